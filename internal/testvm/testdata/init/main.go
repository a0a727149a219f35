// Command init is process 1 of a machine that says one word and powers itself
// off.
package main

import (
	"fmt"
	"syscall"
)

func main() {
	fmt.Println("init: hello")
	syscall.Sync()
	_ = syscall.Reboot(syscall.LINUX_REBOOT_CMD_POWER_OFF)
	select {}
}
