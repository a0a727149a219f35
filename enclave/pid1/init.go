package pid1

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// Main is what process 1 does with its life: it makes the machine what cfg
// says, runs its programs, and halts it when the first of them has ended. It
// returns only if the machine cannot be halted.
func Main(cfg Config) error {
	if os.Getpid() != 1 {
		return ErrNotFirst
	}
	c := &console{w: os.Stderr} // what the kernel gave us
	c.say("halting: " + run(cfg, realKernel(), c).Error())
	return halt()
}

// run returns why the machine has to be halted, which is never nil.
func run(cfg Config, k kernel, c *console) error {
	if err := cfg.Check(); err != nil {
		return err
	}
	if err := prepare(cfg, k, c); err != nil {
		return err
	}
	out, err := os.OpenFile(cfg.Console, os.O_WRONLY|syscall.O_NOCTTY, 0)
	if err != nil {
		return fmt.Errorf("opening the console: %w", err)
	}
	c.moveTo(out) // stays open: the last line is yet to be said
	if err := seed(k, cfg.Entropy); err != nil {
		return err
	}
	return live(cfg, out, c)
}

// prepare makes the machine, in the order in which one step needs another.
func prepare(cfg Config, k kernel, c *console) error {
	if err := ownRoot(k); err != nil {
		return err
	}
	if err := mountAll(k); err != nil {
		return err
	}
	if err := loadModules(k, cfg.Modules, c.say); err != nil {
		return err
	}
	if err := k.loopbackUp(); err != nil {
		return fmt.Errorf("bringing up the loopback interface: %w", err)
	}
	if err := k.setHostname(cfg.Hostname); err != nil {
		return fmt.Errorf("setting the host name: %w", err)
	}
	if err := k.setFiles(cfg.Files); err != nil {
		return fmt.Errorf("allowing %d open files: %w", cfg.Files, err)
	}
	return nil
}

// live starts the programs, tells the host, and takes what ends until one of
// the programs has.
func live(cfg Config, out *os.File, c *console) error {
	asked := make(chan os.Signal, 1) // one is enough, they all mean the same
	signal.Notify(asked, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(asked)
	names, err := start(cfg.Programs, out)
	if err != nil {
		return err
	}
	ctx, end := context.WithCancel(context.Background())
	var side sync.WaitGroup
	defer side.Wait()
	defer end()
	side.Go(func() {
		// What a host says proves nothing, so nothing here depends on it: one
		// that wants an answer ends what gives none.
		if err := beat(ctx, cfg.Host, heartPatience, heartPause); err != nil && ctx.Err() == nil {
			c.say(err.Error() + "; going on without")
		}
	})
	side.Go(func() { pass(ctx, asked, names) })
	return reap(names)
}

// pass hands a request to end to the programs, with whose end the machine is
// halted.
func pass(ctx context.Context, asked <-chan os.Signal, names map[int]string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-asked:
			for pid := range names {
				syscall.Kill(pid, syscall.SIGTERM)
			}
		}
	}
}
