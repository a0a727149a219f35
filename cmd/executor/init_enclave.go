//go:build enclave

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/machine"
	"github.com/nacre-tee/nacre/enclave/pid1"
)

// imageConfig is where an image has the executor's config file.
const imageConfig = "/config.json"

// actAsInit does not return in process 1 of an image: that prepares the machine,
// starts this program once more, as the executor, and halts when it has ended.
func actAsInit() {
	if os.Getpid() != 1 {
		return
	}
	err := pid1.Main(imageMachine(os.Args[1:]))
	fmt.Fprintln(os.Stderr, "executor:", oneLine(err))
	os.Exit(exitFailed)
}

// imageMachine is the machine of an image. The flags are what follows -- in the
// kernel's command line, which is measured like everything else; the executor
// itself refuses those that are wrong.
func imageMachine(flags []string) pid1.Config {
	flags = append([]string{
		"--config-file", imageConfig,
		"--vsock-addr", "any:" + strconv.Itoa(enclave.PortAPI),
	}, flags...)
	host := uint32(enclave.HostCID)
	if opts, err := parseOptions(flags); err == nil {
		host = uint32(opts.dev.hostCID)
	}
	return machine.New("executor", flags, host)
}

// keyEntropy is the security module's, and the kernel's.
func keyEntropy() (io.ReadCloser, error) { return machine.KeyEntropy() }

func newAttester(_ devOptions, now clock) (enclave.Attester, []byte, error) {
	return machine.NewAttester(now)
}

// errKeyInImage is returned for a key file that came with the image.
var errKeyInImage = errors.New("this key is part of the image, which everybody may read: leave enclave_signer_file empty, and the key is made inside")

// checkSignerPlace refuses a key file that the image brings along: what is
// read-only here nobody has made since the enclave was started. What the kernel
// shows in /proc nobody has made either.
func checkSignerPlace(path string) error {
	var fs unix.Statfs_t
	if err := unix.Statfs(path, &fs); err != nil {
		return nil // whoever reads the file says so
	}
	if fs.Flags&unix.ST_RDONLY != 0 || fs.Type == unix.PROC_SUPER_MAGIC {
		return fmt.Errorf("%w, not %q", errKeyInImage, path)
	}
	return nil
}
