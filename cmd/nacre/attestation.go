package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

const (
	defaultMaxAge       = 5 * time.Minute
	defaultMaxAhead     = 30 * time.Second
	attestationDeadline = 30 * time.Second
)

// attestationConfig is what flags and arguments of `nacre attestation verify`
// say.
type attestationConfig struct {
	File   string // "" with URL
	URL    string
	Nonce  string
	MaxAge time.Duration
	Devnet string
	JSON   bool
	trustFlags
}

func attestationCommand(env environment) *cli.Command {
	return &cli.Command{
		Name:     "attestation",
		Usage:    "verify what an enclave says of itself",
		Commands: []*cli.Command{newAttestationVerifyCommand(env, verifyAttestation)},
	}
}

func newAttestationVerifyCommand(env environment, act func(context.Context, environment, attestationConfig) error) *cli.Command {
	var c attestationConfig
	flags := []cli.Flag{
		enclaveURLFlag(&c.URL),
		&cli.StringFlag{Name: "nonce", Usage: "`HEX` that the document must contain (with --url a fresh one is sent by default)", Destination: &c.Nonce},
		&durationFlag{Name: "max-age", Usage: "`TIME` since the document was made", Value: defaultMaxAge, Destination: &c.MaxAge},
	}
	flags = append(append(flags, c.trustFlags.flags()...), devnetFlag(&c.Devnet))
	return &cli.Command{
		Name:      "verify",
		Usage:     "check an attestation document, from an enclave or from a file",
		ArgsUsage: "[FILE]",
		Description: `Examples:
  nacre attestation verify --url vsock://16:6003/ --image-id 0x4d2f1a0c9b8e7d6c5b4a39281706f5e4d3c2b1a0918273645546372819a0b1c2
  nacre attestation verify document.cbor --max-age 24h

FILE holds the document as the enclave sent it (- is the standard input).
Of an executor of a running devnet the root certificate of that devnet is trusted.
Without --image-id or the PCRs it is not known which program is in the enclave,
and without a nonce of your own the document may be a replay: both are said.
Exit status 1 means that a check failed.`,
		Flags: append(flags, jsonFlag(&c.JSON)),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args := cmd.Args().Slice()
			switch {
			case len(args) > 1:
				return usagef("unexpected argument %q", args[1])
			case len(args) == 0 && c.URL == "":
				return usagef("whose attestation? give a FILE or --url")
			case len(args) == 1 && c.URL != "":
				return usagef("give a FILE or --url, not both")
			case len(args) == 1:
				c.File = args[0]
			}
			return act(ctx, env, c)
		},
	}
}

func verifyAttestation(ctx context.Context, env environment, c attestationConfig) error {
	var err error
	if c.Root == "" {
		if c.Root, err = c.devnetRoot(); err != nil {
			return err
		}
		if c.Root != "" {
			fmt.Fprintf(env.stderr, "trusting the devnet's root certificate, %s\n", c.Root)
		}
	}
	policy, err := c.policy(env)
	if err != nil {
		return err
	}
	policy.MaxAge, policy.MaxAhead = c.MaxAge, defaultMaxAhead
	if policy.Nonce, err = c.nonce(); err != nil {
		return err
	}
	document, err := c.document(ctx, env, policy.Nonce)
	if err != nil {
		return err
	}
	policy.Now = env.now()
	answer := judge(document, policy)
	answer.mendRoot(c.Root)
	if err := answer.print(env, c.JSON); err != nil {
		return err
	}
	if !answer.Valid {
		return errReported
	}
	return nil
}

// devnetRoot is the file of the root certificate of the devnet that is named,
// or that has an executor at the URL; "" if there is none.
func (c attestationConfig) devnetRoot() (string, error) {
	info, found, err := readDevnet(c.Devnet)
	if c.Devnet != "" {
		return info.AttestationRoot, err
	}
	ofDevnet := func(x devnet.Executor) bool { return strings.TrimRight(x.URL, "/") == strings.TrimRight(c.URL, "/") }
	if err != nil || !found || c.URL == "" || !slices.ContainsFunc(info.Executors, ofDevnet) {
		return "", nil // a file that nobody named and that says nothing of this enclave
	}
	return info.AttestationRoot, nil
}

// nonce is that of --nonce; for an enclave that is asked now, else a fresh one.
func (c attestationConfig) nonce() ([]byte, error) {
	if c.Nonce == "" && c.URL != "" {
		return attestation.NewNonce(), nil
	}
	if c.Nonce == "" {
		return nil, nil
	}
	nonce, err := hex.DecodeString(strings.TrimPrefix(c.Nonce, "0x"))
	if err != nil || len(nonce) == 0 || len(nonce) > attestation.MaxFieldLength {
		return nil, usagef("--nonce %s: want 1 to %d bytes in hex", shorten(c.Nonce), attestation.MaxFieldLength)
	}
	return nonce, nil
}

// document is the file's content, or what the enclave answers. A file that is
// too large is read as far as it takes to see that.
func (c attestationConfig) document(ctx context.Context, env environment, nonce []byte) ([]byte, error) {
	if c.URL == "" {
		return readLimited(env, c.File, "document", attestation.MaxDocumentLength)
	}
	e, err := newEnclaveClient(c.URL)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, attestationDeadline)
	defer cancel()
	document, err := e.Attestation(ctx, nonce)
	if err != nil {
		return nil, enclaveError(c.URL, err)
	}
	return document, nil
}

// attestationCheck is one line of the answer.
type attestationCheck struct {
	Check  string      `json:"check"`
	Status checkStatus `json:"status"`
	Detail string      `json:"detail"`
}

// skipped is the status of a check that one before it made pointless.
const skipped checkStatus = "skipped"

// attestationAnswer is the answer in JSON.
type attestationAnswer struct {
	Valid     bool               `json:"valid"`
	Checks    []attestationCheck `json:"checks"`
	ModuleID  string             `json:"moduleId,omitempty"`
	Time      *time.Time         `json:"time,omitempty"`
	ImageID   *common.Hash       `json:"imageId,omitempty"`
	PCRs      map[string]string  `json:"pcrs,omitempty"` // of a valid document only
	PublicKey string             `json:"publicKey,omitempty"`
	UserData  string             `json:"userData,omitempty"`
}

// attestationChecks are what attestation.Verify looks at, in its order, with
// the errors by which each fails.
var attestationChecks = []struct {
	name   string
	errors []error
	pass   string
}{
	{"form", []error{attestation.ErrTooLarge, attestation.ErrMalformed, attestation.ErrCurve}, "a COSE_Sign1 document with ES384"},
	{"certificates", []error{attestation.ErrChain}, "lead to the trusted root"},
	{"signature", []error{attestation.ErrSignature}, "by the key of the leaf certificate"},
	{"age", []error{attestation.ErrStale, attestation.ErrFuture}, ""},
	{"debug mode", []error{attestation.ErrDebugMode}, "off"},
	{"measurements", []error{attestation.ErrPCRs}, "as expected"},
	{"nonce", []error{attestation.ErrNonce}, "the one that was asked for"},
}

// judge verifies a document and says of each check how it went. Verify stops
// at the first that fails, so the ones after it are skipped.
func judge(document []byte, policy attestation.Policy) attestationAnswer {
	d, err := attestation.Verify(document, policy)
	answer := attestationAnswer{Valid: err == nil}
	at := failedCheck(err)
	for i, c := range attestationChecks {
		line := attestationCheck{c.name, passed, c.pass}
		switch {
		case i == at:
			line.Status, line.Detail = failed, oneLine(printable([]byte(err.Error())))
		case i > at:
			line.Status, line.Detail = skipped, "not looked at"
		}
		answer.Checks = append(answer.Checks, line)
	}
	if err != nil {
		return answer
	}
	answer.describe(d, policy)
	return answer
}

// failedCheck is the place of the check that err is about; beyond the last if
// err is nil. An old document fails by its certificates too, which live for
// hours: its age is the better reason, and comes first in the error.
func failedCheck(err error) int {
	if err == nil {
		return len(attestationChecks)
	}
	for i, c := range attestationChecks {
		if slices.ContainsFunc(c.errors, func(target error) bool { return errors.Is(err, target) }) {
			return i
		}
	}
	return 0
}

// describe adds what a valid document says, and where the policy asked for
// less than it could.
func (a *attestationAnswer) describe(d *attestation.Document, policy attestation.Policy) {
	id := d.ImageID()
	a.ModuleID, a.Time, a.ImageID = d.ModuleID, &d.Time, &id
	a.PublicKey, a.UserData = hexBytes(d.PublicKey), hexBytes(d.UserData)
	a.PCRs = map[string]string{}
	for i, pcr := range d.PCRs {
		if i < 3 || !bytes.Equal(pcr, make([]byte, len(pcr))) {
			a.PCRs[fmt.Sprint(i)] = hexBytes(pcr)
		}
	}
	for i := range a.Checks {
		switch c := &a.Checks[i]; {
		case c.Check == "age":
			c.Detail = fmt.Sprintf("%s, %s allowed", policy.Now.Sub(d.Time).Round(time.Millisecond), policy.MaxAge)
		case c.Check == "measurements" && policy.ImageID == nil && len(policy.PCRs) == 0:
			c.Status, c.Detail = warned, "not compared: give --image-id or --pcr0, --pcr1 and --pcr2"
		case c.Check == "nonce" && policy.Nonce == nil:
			c.Status, c.Detail = warned, "not compared: give --nonce, or the document may be a replay"
		}
	}
}

// mendRoot adds to a failure of the certificates what was trusted.
func (a *attestationAnswer) mendRoot(root string) {
	mend := "; trusted is the root of AWS Nitro Enclaves, --root FILE names another"
	if root != "" {
		mend = "; is --root " + root + " the right certificate?"
	}
	for i := range a.Checks {
		if c := &a.Checks[i]; c.Check == "certificates" && c.Status == failed {
			c.Detail += mend
		}
	}
}

func (a attestationAnswer) print(env environment, asJSON bool) error {
	if asJSON {
		return printJSON(env.stdout, a)
	}
	var rows [][]string
	for _, c := range a.Checks {
		rows = append(rows, []string{string(c.Status), c.Check, c.Detail})
	}
	if a.Valid {
		rows = append(rows, []string{"", "module", printable([]byte(a.ModuleID))},
			[]string{"", "made", a.Time.UTC().Format(time.RFC3339)}, []string{"", "image id", a.ImageID.Hex()})
		for _, i := range []string{"0", "1", "2"} {
			rows = append(rows, []string{"", "PCR" + i, a.PCRs[i]})
		}
		rows = append(rows, []string{"", "public key", a.PublicKey}, []string{"", "user data", a.UserData})
	}
	return printTable(env.stdout, nil, rows)
}
