// Package image builds an enclave's image: the executor, workerd with its
// libraries, CA certificates, a kernel and its modules, in an enclave image file
// that is the same to the byte wherever and whenever it is built.
//
// What goes into an image from elsewhere is pinned by digest in inputs.json
// beside this file. Build brings it and puts it together, Update moves the
// pins. Nothing of the machine that builds gets in: no time, user, path or
// version that is not pinned; what would change the bytes unnoticed, such as
// another Go release, is refused.
package image
