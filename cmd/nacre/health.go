package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/owner"
)

// healthConfig is what flags and arguments of `nacre health` say.
type healthConfig struct {
	URL    string // empty: all executors of the devnet
	Devnet string
	JSON   bool
}

func healthCommand(env environment) *cli.Command { return newHealthCommand(env, health) }

func newHealthCommand(env environment, act func(context.Context, environment, healthConfig) error) *cli.Command {
	var c healthConfig
	return &cli.Command{
		Name:      "health",
		Usage:     "ask an executor what it lacks and what does not work",
		ArgsUsage: "[URL]",
		Description: `Examples:
  nacre health vsock://16:6000/
  nacre health unix:///run/nacre.sock
  nacre health

URL is that of the executor's API; without one all executors of a running devnet
are asked. Each is asked once, for 2s at most. The first word of the answer:
  ok       it has all that it needs
  missing  somebody has yet to do what the lines below say, such as nacre init
  broken   what the lines below say does not work: jobs may go unanswered
  silent   it does not answer
docs/operations.md says of each line what it means and what to do.
Exit status: 0 ok or missing, 1 broken or silent.`,
		Flags: []cli.Flag{enclaveURLFlag(&c.URL), devnetFlag(&c.Devnet), jsonFlag(&c.JSON)},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() > 0 {
				args, err := positional(cmd, "URL")
				if err != nil {
					return err
				}
				if c.URL != "" {
					return usagef("--url %s and %s: give one URL", c.URL, args[0])
				}
				c.URL = args[0]
			}
			if c.URL != "" && c.Devnet != "" {
				return usagef("--devnet FILE already says which executors to ask: give it or a URL")
			}
			return act(ctx, env, c)
		},
	}
}

// healthWord is how an executor is, in a word.
type healthWord string

const (
	healthOK      healthWord = "ok"
	healthMissing healthWord = "missing"
	healthBroken  healthWord = "broken"
	healthSilent  healthWord = "silent"
)

// healthAnswer is what became of asking one executor; a list of them is the
// answer in JSON.
type healthAnswer struct {
	URL    string          `json:"url"`
	Is     healthWord      `json:"is"`
	Health *enclave.Health `json:"health,omitempty"` // none if it is silent
	Error  string          `json:"error,omitempty"`  // why it is
}

func health(ctx context.Context, env environment, c healthConfig) error {
	urls, err := c.urls()
	if err != nil {
		return err
	}
	answers := make([]healthAnswer, len(urls))
	bad := false
	for i, url := range urls {
		if answers[i], err = askHealth(ctx, url); err != nil {
			return err
		}
		bad = bad || answers[i].Is == healthBroken || answers[i].Is == healthSilent
	}
	if c.JSON {
		err = printJSON(env.stdout, answers)
	} else {
		err = printHealth(env, answers)
	}
	if err == nil && bad {
		err = errReported
	}
	return err
}

// urls are those of the executors to ask.
func (c healthConfig) urls() ([]string, error) {
	if c.URL != "" {
		return []string{c.URL}, nil
	}
	info, found, err := readDevnet(c.Devnet)
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, usagef("URL is missing: vsock://CID:PORT/, http://HOST:PORT/ or unix:///PATH of the executor's API, or start nacre devnet (no %s here)", devnet.DefaultInfoFile)
	case !info.Running():
		return nil, usagef("the devnet of %s is not running any more: start nacre devnet, or give the URL of an executor", info.CreatedAt.Local().Format(time.DateTime))
	}
	urls := make([]string, len(info.Executors))
	for i, x := range info.Executors {
		urls[i] = x.URL
	}
	return urls, nil
}

// askHealth asks one executor. That nobody answers is an answer, too; what is
// no executor is an error.
func askHealth(ctx context.Context, url string) (healthAnswer, error) {
	e, err := newEnclaveClient(url)
	if err != nil {
		return healthAnswer{}, err
	}
	h, err := owner.Look(ctx, e)
	switch {
	case errors.Is(err, owner.ErrNoEnclave):
		return healthAnswer{}, enclaveError(url, err)
	case ctx.Err() != nil:
		return healthAnswer{}, ctx.Err()
	case err != nil:
		return healthAnswer{URL: url, Is: healthSilent, Error: fmt.Sprintf("%v; is it running, and the URL right?", err)}, nil
	case len(h.Broken) > 0:
		return healthAnswer{URL: url, Is: healthBroken, Health: &h}, nil
	case len(h.Missing) > 0:
		return healthAnswer{URL: url, Is: healthMissing, Health: &h}, nil
	}
	return healthAnswer{URL: url, Is: healthOK, Health: &h}, nil
}

func printHealth(env environment, answers []healthAnswer) error {
	for _, a := range answers {
		if a.Health == nil {
			fmt.Fprintf(env.stdout, "%-7s  %s: %s\n", a.Is, a.URL, plainLine(a.Error))
			continue
		}
		of := "of no owner yet"
		if a.Health.Owner != nil {
			of = "of owner " + a.Health.Owner.Hex()
		}
		fmt.Fprintf(env.stdout, "%-7s  %s: enclave %s, %s, %s\n", a.Is, a.URL, a.Health.Enclave, a.Health.State, of)
		for _, line := range a.Health.Missing {
			fmt.Fprintf(env.stdout, "         missing: %s\n", plainLine(line))
		}
		for _, line := range a.Health.Broken {
			fmt.Fprintf(env.stdout, "         broken:  %s\n", plainLine(line))
		}
	}
	return nil
}
