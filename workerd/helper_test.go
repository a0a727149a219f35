package workerd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// Programs that tests run in a process of their own; see TestMain. Their
// configuration is in the environment.

func helperConfig() Config {
	return Config{
		Binary: os.Getenv("NACRE_TEST_BINARY"), RuntimeDir: os.Getenv("NACRE_TEST_DIR"),
		Sizes: Sizes{Slots: 1, Memory: 1 << 30}, Limits: DefaultLimits(),
	}
}

// unprivileged is what helpUnprivileged reports.
type unprivileged struct {
	Refusal string // of NewPool without AllowMissingLimits
	Typed   bool   // it was ErrMissingLimits
	Missing []string
	Output  string
	Bomb    jobs.Outcome
}

// helpUnprivileged opens a pool without the right to limit anything.
func helpUnprivileged() error {
	ctx := context.Background()
	cfg := helperConfig()
	var u unprivileged
	if p, err := NewPool(ctx, cfg); err != nil {
		u.Refusal, u.Typed = err.Error(), errors.Is(err, ErrMissingLimits)
	} else if err := p.Close(); err != nil {
		return err
	}
	cfg.AllowMissingLimits = true
	p, err := NewPool(ctx, cfg)
	if err != nil {
		return err
	}
	u.Missing = p.MissingLimits()
	r, err := p.Run(ctx, jobs.Task{Code: handler(`return new Response("ran")`), Deadline: 10 * time.Second})
	if err != nil {
		return err
	}
	u.Output = string(r.Output)
	r, err = p.Run(ctx, jobs.Task{Deadline: 20 * time.Second,
		Code: handler(`const a = []; for (;;) a.push(new Uint8Array(1e7).fill(1))`)})
	if err != nil {
		return err
	}
	u.Bomb = r.Outcome
	if err := p.Close(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(u)
}

// helpVictim runs a job that spins, says so, and waits to be killed.
func helpVictim() error {
	ctx := context.Background()
	p, err := NewPool(ctx, helperConfig())
	if err != nil {
		return err
	}
	s, err := p.start(ctx, false)
	if err != nil {
		return err
	}
	go s.load(ctx, []byte("for (;;);"), nil, time.Hour) // until we are killed
	<-s.parsed.seen
	fmt.Println(s.proc.Pid())
	<-s.proc.Wait()
	return errors.New("the spinning sandbox ended before its owner")
}
