package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/owner"
)

const defaultInitTimeout = 5 * time.Minute

// initConfig is what the flags of `nacre init` say.
type initConfig struct {
	URL             string
	Owner           common.Address
	GasKeyFile      string
	StoreGasKeyFile string
	WSAPIKeyFile    string
	Timeout         time.Duration
	JSON            bool
}

func initCommand(env environment) *cli.Command { return newInitCommand(env, initEnclave) }

func newInitCommand(env environment, act func(context.Context, environment, initConfig) error) *cli.Command {
	var c initConfig
	return &cli.Command{
		Name:  "init",
		Usage: "give a started enclave its owner and its gas keys",
		Description: `Example:
  nacre init --url vsock://16:6000/ --owner-address 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed --gas-key-file gas.key

It waits until the enclave is up and has reached the chain, and says what keeps
it from that. The owner's address can be set once in an enclave's life; to rotate
the keys run it again. The files of keys hold 64 hex digits or 32 raw bytes. The
gas accounts are of their own, not the owner's, and need ether.`,
		Flags: []cli.Flag{
			enclaveURLFlag(&c.URL),
			&addressFlag{Name: "owner-address", Usage: "`ADDRESS` that will own the enclave", Destination: &c.Owner},
			&cli.StringFlag{Name: "gas-key-file", Usage: "`FILE` with the key that pays for the executor's transactions (default: $NACRE_GAS_KEY, else a prompt)", TakesFile: true, Destination: &c.GasKeyFile},
			&cli.StringFlag{Name: "store-gas-key-file", Usage: "`FILE` with the key that pays for the secret store's transactions (default: $NACRE_STORE_GAS_KEY, else the gas key)", TakesFile: true, Destination: &c.StoreGasKeyFile},
			&cli.StringFlag{Name: "ws-api-key-file", Usage: "`FILE` with the API key that ends the websocket URL (default: $NACRE_WS_API_KEY, else none)", TakesFile: true, Destination: &c.WSAPIKeyFile},
			&durationFlag{Name: "timeout", Usage: "give up after this `TIME`", Value: defaultInitTimeout, Destination: &c.Timeout},
			jsonFlag(&c.JSON),
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

func enclaveURLFlag(at *string) cli.Flag {
	return &cli.StringFlag{Name: "url", Usage: "`URL` of the enclave: vsock://CID:PORT/, http://HOST:PORT/ or unix:///PATH", Destination: at}
}

// newEnclaveClient returns the client for the value of --url.
func newEnclaveClient(url string) (*client.Client, error) {
	if url == "" {
		return nil, usagef("--url is missing: vsock://CID:PORT/, http://HOST:PORT/ or unix:///PATH of the enclave")
	}
	c, err := client.New(url)
	if err != nil {
		return nil, usagef("--url: %v", err)
	}
	return c, nil
}

// initAnswer is the answer in JSON.
type initAnswer struct {
	Details      enclave.TeeDetails         `json:"teeDetails"`
	Registration enclave.SignedRegistration `json:"registration"`
	State        enclave.State              `json:"state"`
}

func initEnclave(ctx context.Context, env environment, c initConfig) error {
	e, err := newEnclaveClient(c.URL)
	if err != nil {
		return err
	}
	if c.Owner == (common.Address{}) {
		return usagef("--owner-address is missing: 0x and 40 hex digits")
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	params, err := c.readKeys(env)
	if err != nil {
		return err
	}
	c.warnOfOwnersKey(env, params)
	p := env.progress()
	defer p.done()
	var answer initAnswer
	answer.Details, err = owner.Init(ctx, e, params, p.say)
	if err != nil {
		return enclaveError(c.URL, err)
	}
	p.step("asking for the registration message")
	if answer.Registration, err = e.SignedRegistration(ctx); err != nil {
		return enclaveError(c.URL, err)
	}
	health, err := owner.Look(ctx, e)
	if err != nil {
		return enclaveError(c.URL, err)
	}
	answer.State = health.State
	p.done()
	if c.JSON {
		return printJSON(env.stdout, answer)
	}
	if err := printInit(env, answer); err != nil {
		return err
	}
	for _, line := range health.Broken {
		fmt.Fprintf(env.stderr, "broken: %s\n", plainLine(line))
	}
	fmt.Fprintf(env.stderr, "next: %s\n", nextStep(health, c.URL))
	return nil
}

// nextStep is what the owner has to do after the keys are in: also of an
// enclave that was registered before and got other keys, or was started again.
func nextStep(h enclave.Health, url string) string {
	gas := "see that the gas accounts have ether"
	switch h.State {
	case enclave.Registered:
		return gas + "; that is all, the enclave is registered"
	case enclave.Draining:
		return fmt.Sprintf("%s; the enclave is registered and draining: nacre revive %s gives it jobs again", gas, h.Enclave)
	}
	return fmt.Sprintf("%s, then nacre register --url %s --stake AMOUNT …", gas, url)
}

// readKeys reads all that the enclave is told. Nothing is sent before all of
// it is there.
func (c initConfig) readKeys(env environment) (owner.InitParams, error) {
	p := owner.InitParams{Owner: c.Owner}
	var err error
	gas := keySource{what: "the gas key", flag: "--gas-key-file", file: c.GasKeyFile, envName: "NACRE_GAS_KEY"}
	if p.ExecutorGasKey, err = readGasKey(env, gas); err != nil {
		return p, err
	}
	p.SecretStoreGasKey = p.ExecutorGasKey
	if c.StoreGasKeyFile != "" || env.getenv("NACRE_STORE_GAS_KEY") != "" {
		store := keySource{what: "the secret store's gas key", flag: "--store-gas-key-file", file: c.StoreGasKeyFile, envName: "NACRE_STORE_GAS_KEY"}
		if p.SecretStoreGasKey, err = readGasKey(env, store); err != nil {
			return p, err
		}
	}
	p.WSAPIKey, err = readAPIKey(env, c.WSAPIKeyFile)
	return p, err
}

func readGasKey(env environment, src keySource) (enclave.GasKey, error) {
	key, err := readKey(env, src)
	if err != nil {
		return enclave.GasKey{}, err
	}
	return enclave.ParseGasKey(hex.EncodeToString(crypto.FromECDSA(key)))
}

func readAPIKey(env environment, file string) (enclave.APIKey, error) {
	text, where := env.getenv("NACRE_WS_API_KEY"), "$NACRE_WS_API_KEY"
	if file != "" {
		raw, err := readLimited(env, file, "--ws-api-key-file", maxKeyFile)
		if err != nil {
			return enclave.APIKey{}, err
		}
		text, where = string(raw), "--ws-api-key-file"
		if strings.TrimSpace(text) == "" {
			return enclave.APIKey{}, usagef("%s %s: empty", where, file)
		}
	}
	key, err := enclave.ParseAPIKey(strings.TrimSpace(text))
	if err != nil {
		return key, usagef("%s: %v", where, err)
	}
	return key, nil
}

// say lets a progress be told of steps by packages that know nothing of it.
func (p progress) say(step string) { p.step("%s", step) }

// enclaveError makes usage errors of what the person can mend by giving
// something else, and says what to look at.
func enclaveError(url string, err error) error {
	var status *client.StatusError
	switch {
	case errors.Is(err, owner.ErrNoEnclave), errors.As(err, &status) && status.Status == http.StatusNotFound:
		return usagef("--url %s: %w; is it an enclave? give the URL of the enclave's own API: vsock://CID:PORT/, http://HOST:PORT/ or unix:///PATH", url, err)
	case errors.Is(err, owner.ErrBlank):
		return usagef("%w; run nacre init --url %s first", err, url)
	case errors.Is(err, owner.ErrNoChain):
		return fmt.Errorf("%w; the chain's id and URLs are in the config file of the enclave, which nacre doctor --config FILE checks", err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w; is the enclave running, and the URL right? --timeout sets how long to wait", err)
	case errors.Is(err, owner.ErrOtherOwner), errors.As(err, &status) && status.Status == http.StatusBadRequest:
		return usageError{err}
	}
	return err
}

// warnOfOwnersKey says so if the owner's own key is what the enclave gets.
func (c initConfig) warnOfOwnersKey(env environment, p owner.InitParams) {
	for _, k := range []struct {
		what string
		key  enclave.GasKey
	}{{"gas key", p.ExecutorGasKey}, {"secret store's gas key", p.SecretStoreGasKey}} {
		if crypto.PubkeyToAddress(k.key.PrivateKey().PublicKey) == c.Owner {
			fmt.Fprintf(env.stderr, "warning: the %s is the key of --owner-address: the enclave needs an account of its own, with gas only\n", k.what)
			return // once is enough: without another file both are the same key
		}
	}
}

func printInit(env environment, a initAnswer) error {
	d, r := a.Details, a.Registration
	return printPairs(env.stdout,
		[2]string{"enclave address", d.EnclaveAddress.Hex()},
		[2]string{"enclave public key", d.EnclavePublicKey.String()},
		[2]string{"owner", d.OwnerAddress.Hex()},
		[2]string{"executor gas account", d.ExecutorGasAddress.Hex()},
		[2]string{"secret store gas account", d.SecretStoreGasAddress.Hex()},
		[2]string{"websocket", printable([]byte(d.WSRPCURL))},
		[2]string{"registration", fmt.Sprintf("%d jobs at once, %d bytes of storage, env %d", r.JobCapacity, r.StorageCapacity, r.Env)},
		[2]string{"signed at", time.Unix(int64(r.SignTimestamp), 0).UTC().Format(time.RFC3339)},
		[2]string{"signature", r.Signature.String()},
		[2]string{"state", a.State.String()},
	)
}
