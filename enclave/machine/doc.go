// Package machine is what the programs of images have in common: what the
// machine is that they are started in, where keys come from there, what attests,
// and the one way out. It exists in the enclave build alone; commands that can
// be built otherwise import it from files of that build.
package machine
