// Command mmio is process 1 of a machine that loads the modules of an image,
// says which virtio devices there are then, and powers itself off.
package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

func main() {
	if err := run(); err != nil {
		fmt.Println("init: failed:", err)
	}
	_ = syscall.Reboot(syscall.LINUX_REBOOT_CMD_RESTART) // QEMU ends: such a machine cannot be powered off
	select {}
}

func run() error {
	for path, kind := range map[string]string{"/proc": "proc", "/sys": "sysfs"} {
		if err := os.MkdirAll(path, 0o755); err != nil {
			return err
		}
		if err := unix.Mount(kind, path, kind, 0, ""); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	list, err := os.ReadFile("/etc/modules")
	if err != nil {
		return err
	}
	for _, path := range strings.Fields(string(list)) {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		err = unix.FinitModule(int(f.Fd()), "", 0)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	devices, err := os.ReadDir("/sys/bus/virtio/devices")
	if err != nil {
		return err
	}
	for _, d := range devices {
		number, err := os.ReadFile("/sys/bus/virtio/devices/" + d.Name() + "/device")
		if err != nil {
			return err
		}
		fmt.Printf("init: virtio device %s\n", strings.TrimSpace(string(number)))
	}
	fmt.Println("init: done")
	return nil
}
