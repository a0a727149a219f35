// Package testvm boots kernels and ramdisks in a virtual machine for tests:
// QEMU with its software emulation, so that nothing but the program is needed,
// without a network device or any other way out but the console.
//
// What appears on the console is kept in a file and can be waited for. A machine
// ends with its context, with Close, or by itself.
package testvm

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// Rules of Config, and what can go wrong with a machine.
var (
	ErrNoKernel  = errors.New("testvm: no kernel")
	ErrNoConsole = errors.New("testvm: no file for the console's output")
	ErrNoQEMU    = errors.New("testvm: qemu-system-x86_64 is not installed (Debian: apt-get install --no-install-recommends qemu-system-x86), or $NACRE_QEMU names no program")
	ErrEnded     = errors.New("testvm: the machine has ended")
)

// Config says what to boot.
type Config struct {
	Kernel   []byte   // bzImage; for the machine nitro-enclave an image's file
	Ramdisks [][]byte // one after the other, as loaders give them to a kernel
	Cmdline  string
	Memory   int      // MiB, 0: 2048
	CPUs     int      // 0: 2
	Machine  string   // as QEMU names it; "": q35
	Console  string   // file that gets all that the console shows
	QEMU     string   // program; "": Find
	Extra    []string // more arguments of QEMU, such as devices
}

// Check returns the first rule that c breaks.
func (c Config) Check() error {
	switch {
	case len(c.Kernel) == 0:
		return ErrNoKernel
	case c.Console == "":
		return ErrNoConsole
	}
	return nil
}

// Find returns the path of QEMU: $NACRE_QEMU, else the one that is installed.
func Find() (string, error) {
	name := os.Getenv("NACRE_QEMU")
	if name == "" {
		name = "qemu-system-x86_64"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", ErrNoQEMU
	}
	return path, nil
}

// VM is a machine that was started.
type VM struct {
	cmd  *exec.Cmd
	dir  string
	done chan struct{} // closed when the machine has ended and all of its output was read

	mu      sync.Mutex // guards what follows
	lines   []string   // all that the console has shown
	changed chan struct{}
	err     error // why it ended
}

// Start boots a machine. It ends with ctx at the latest.
func Start(ctx context.Context, c Config) (*VM, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	if c.QEMU == "" {
		var err error
		if c.QEMU, err = Find(); err != nil {
			return nil, err
		}
	}
	dir, err := os.MkdirTemp("", "testvm-")
	if err != nil {
		return nil, err
	}
	vm := &VM{dir: dir, done: make(chan struct{}), changed: make(chan struct{})}
	if err := vm.start(ctx, c); err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	return vm, nil
}

func (vm *VM) start(ctx context.Context, c Config) error {
	kernel, ramdisks := filepath.Join(vm.dir, "kernel"), filepath.Join(vm.dir, "ramdisks")
	if err := os.WriteFile(kernel, c.Kernel, 0o600); err != nil {
		return err
	}
	args := append(c.arguments(), "-kernel", kernel, "-append", c.Cmdline)
	if len(c.Ramdisks) > 0 {
		if err := writeRamdisks(ramdisks, c.Ramdisks); err != nil {
			return err
		}
		args = append(args, "-initrd", ramdisks)
	}
	kept, err := os.Create(c.Console)
	if err != nil {
		return err
	}
	vm.cmd = exec.CommandContext(ctx, c.QEMU, args...)
	vm.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out, err := vm.cmd.StdoutPipe()
	if err == nil {
		vm.cmd.Stderr = vm.cmd.Stdout
		err = vm.cmd.Start()
	}
	if err != nil {
		kept.Close()
		return fmt.Errorf("testvm: starting %s: %w", c.QEMU, err)
	}
	go vm.watch(out, kept)
	return nil
}

// writeRamdisks puts archives behind each other, each at a multiple of four, as
// the kernel asks for between those that are not compressed.
func writeRamdisks(path string, ramdisks [][]byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	for _, r := range ramdisks {
		if _, err := f.Write(append(r[:len(r):len(r)], make([]byte, -len(r)&3)...)); err != nil {
			f.Close()
			return err
		}
	}
	return f.Close()
}

// How a processor is emulated. One thread does it for all of them in turn: with
// a thread for each, Debian's QEMU 7.2 now and then gets wrong what several do at
// once, by which the kernel panics, after cmpxchg16b in most boots. Page tables
// of five levels fail there too, when a processor begins to use them.
const (
	accelerator = "tcg,thread=single"
	processor   = "max,-cx16,-la57"
)

func (c Config) arguments() []string {
	memory, cpus, machine := c.Memory, c.CPUs, c.Machine
	if machine == "" {
		machine = "q35"
	}
	if memory == 0 {
		memory = 2048
	}
	if cpus == 0 {
		cpus = 2
	}
	return append([]string{
		"-accel", accelerator, "-cpu", processor, "-M", machine, "-nodefaults", "-no-user-config",
		"-display", "none", "-serial", "stdio", "-no-reboot", "-m", strconv.Itoa(memory), "-smp", strconv.Itoa(cpus),
	}, c.Extra...)
}

// watch owns the machine's output until it ends.
func (vm *VM) watch(out io.Reader, kept *os.File) {
	defer close(vm.done)
	in := bufio.NewReader(io.TeeReader(out, kept))
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			vm.add(strings.TrimRight(line, "\r\n"))
		}
		if err != nil {
			break
		}
	}
	err := errors.Join(vm.cmd.Wait(), kept.Close(), os.RemoveAll(vm.dir))
	vm.mu.Lock()
	defer vm.mu.Unlock()
	vm.err = err
}

func (vm *VM) add(line string) {
	vm.mu.Lock()
	defer vm.mu.Unlock()
	vm.lines = append(vm.lines, line)
	close(vm.changed)
	vm.changed = make(chan struct{})
}

// from returns the lines from the nth on, and a channel that is closed when
// there are more.
func (vm *VM) from(n int) ([]string, <-chan struct{}) {
	vm.mu.Lock()
	defer vm.mu.Unlock()
	return vm.lines[n:len(vm.lines):len(vm.lines)], vm.changed
}

// Await returns the first line of the console that contains one of texts, also
// one that was shown before. ErrEnded: the machine ended without.
func (vm *VM) Await(ctx context.Context, texts ...string) (string, error) {
	for n, last := 0, false; ; {
		lines, changed := vm.from(n)
		n += len(lines)
		for _, line := range lines {
			for _, text := range texts {
				if strings.Contains(line, text) {
					return line, nil
				}
			}
		}
		if last {
			return "", fmt.Errorf("%w, and its console never showed %q", ErrEnded, texts)
		}
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("testvm: waiting for %q on the console: %w", texts, ctx.Err())
		case <-changed:
		case <-vm.done:
			last = true // look once more: it may have shown them on its way out
		}
	}
}

// Wait returns when the machine has ended: nil if it did so by itself.
func (vm *VM) Wait() error {
	<-vm.done
	vm.mu.Lock()
	defer vm.mu.Unlock()
	return vm.err
}

// Done is closed when the machine has ended.
func (vm *VM) Done() <-chan struct{} { return vm.done }

// Console is what the console has shown so far.
func (vm *VM) Console() []string {
	lines, _ := vm.from(0)
	return lines
}

// Close ends the machine, if it has not ended, and waits until it has.
func (vm *VM) Close() {
	vm.cmd.Process.Kill() // fails only if it is gone
	<-vm.done
}
