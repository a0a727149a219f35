package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/owner"
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
	At     time.Time // as of when the document is judged; zero: now
	Devnet string
	JSON   bool
	trustFlags
	AnyImage bool

	Owner      common.Address
	Enclave    common.Address
	RPC        string
	ChainID    uint64
	TeeManager common.Address
}

func attestationCommand(env environment) *cli.Command {
	return &cli.Command{
		Name:        "attestation",
		Usage:       "verify what an enclave says of itself",
		Description: "Example:\n  nacre attestation verify --url vsock://16:6000/",
		Commands:    []*cli.Command{newAttestationVerifyCommand(env, verifyAttestation)},
	}
}

func newAttestationVerifyCommand(env environment, act func(context.Context, environment, attestationConfig) error) *cli.Command {
	var c attestationConfig
	flags := []cli.Flag{
		enclaveURLFlag(&c.URL),
		&cli.StringFlag{Name: "nonce", Usage: "`HEX` that the document must contain, 1 to 512 bytes (default: with --url a fresh one is sent, else none is asked for)", Destination: &c.Nonce},
		&durationFlag{Name: "max-age", Usage: "greatest `TIME` since the document was made, such as 2h; the certificates of a document live three hours", Value: defaultMaxAge, Destination: &c.MaxAge},
		&instantFlag{Name: "at", Usage: "`TIME` as of which a FILE is judged, such as 2026-11-01T00:00:00Z, or Unix seconds (default: now)", Destination: &c.At},
	}
	flags = append(append(flags, c.trustFlags.flags()...),
		&cli.BoolFlag{Name: "any-image", Usage: "pass a document though nothing says which program must be in the enclave", Destination: &c.AnyImage},
		&addressFlag{Name: "enclave", Usage: "`ADDRESS` that the key in the document must have, as the registry knows it", Destination: &c.Enclave},
		&addressFlag{Name: "owner", Usage: "`ADDRESS` of the owner that the enclave must have", Destination: &c.Owner},
		devnetFlag(&c.Devnet),
		&cli.StringFlag{Name: "rpc", Usage: rpcUsage, Destination: &c.RPC},
		&numberFlag{Name: "chain-id", Usage: chainIDUsage, HideDefault: true, Destination: &c.ChainID},
		&addressFlag{Name: "tee-manager", Usage: "`ADDRESS` of the TeeManager contract, which says what images are approved", Destination: &c.TeeManager})
	return &cli.Command{
		Name:      "verify",
		Usage:     "check an attestation document, from an enclave or from a file",
		ArgsUsage: "[FILE]",
		Description: `Examples:
  nacre attestation verify --url vsock://16:6000/ --image nacre.eif --config config.json
  nacre attestation verify document.cbor --max-age 2h --rpc https://rpc.example/ --chain-id 421614 --tee-manager 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
  nacre attestation verify document.cbor --at 2026-11-01T00:00:00Z --image nacre.eif

FILE holds the document as the enclave sent it (- is the standard input).
Of an executor of a running devnet the root certificate of that devnet is trusted,
and its TeeManager is asked whether it approves the image.
Each check is a line. What you do not say is not compared, and the line says so:
without a nonce of your own, the document may be a replay. An image must be compared,
for else nothing is known of the program in the enclave: with --image, --image-id,
--pcr0 or what a TeeManager approves. To see what is there, give --any-image.
A document that was kept is judged as of its own time with --at: certificates and
age as they were then. That says nothing of today, when its enclave may be gone,
and no TeeManager is asked, which only knows what it approves today.
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
			case !c.At.IsZero() && c.URL != "":
				return usagef("--at is for a document that was kept: give its FILE; what --url answers is of now")
			case c.At.After(env.now()):
				return usagef("--at %s is in the future: want a time that has been", c.At.Format(time.RFC3339Nano))
			case !c.At.IsZero() && c.namesRegistry():
				return usagef("--at, and --rpc, --chain-id or --tee-manager: a TeeManager knows what it approves now, not what it did then; leave them out and say with --image, --image-id or --pcr0 which image it must be")
			case c.AnyImage && (c.Image != "" || c.PCRs[0] != "" || c.ImageID != common.Hash{}):
				return usagef("--any-image, and an image that it must be: give one or the other")
			case len(args) == 1:
				c.File = args[0]
			}
			return act(ctx, env, c)
		},
	}
}

func verifyAttestation(ctx context.Context, env environment, c attestationConfig) error {
	info, err := c.ofDevnet()
	if err != nil {
		return err
	}
	if c.Root == "" && info != nil {
		c.Root = info.AttestationRoot
		fmt.Fprintf(env.stderr, "trusting the devnet's root certificate, %s\n", c.Root)
	}
	policy, err := c.expected(env)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, attestationDeadline)
	defer cancel()
	approved, stop, err := c.registry(ctx, env, info)
	if err != nil {
		return err
	}
	defer stop()
	policy.Approved = approved
	document, err := c.document(ctx, env, policy.Nonce)
	if err != nil {
		return err
	}
	policy.Now = cmp.Or(c.At, env.now())
	answer := judge(document, policy, c.AnyImage)
	answer.mendCertificates(c)
	answer.date(c.At)
	if err := answer.print(env, c.JSON); err != nil {
		return err
	}
	if !answer.Valid {
		return errReported
	}
	return nil
}

// expected is what the flags say of the document.
func (c attestationConfig) expected(env environment) (attestation.Policy, error) {
	p, err := c.policy(env)
	if err != nil {
		return p, err
	}
	p.MaxAge, p.MaxAhead = c.MaxAge, defaultMaxAhead
	if c.Owner != (common.Address{}) {
		p.Owner = &c.Owner
	}
	if c.Enclave != (common.Address{}) {
		p.Enclave = &c.Enclave
	}
	p.Nonce, err = c.nonce()
	return p, err
}

// namesRegistry tells whether flags say which TeeManager is to be asked.
func (c attestationConfig) namesRegistry() bool {
	return c.RPC != "" || c.ChainID != 0 || c.TeeManager != common.Address{}
}

// registry asks a TeeManager whether it approves an image; nil if no network is
// known, or for --at: what it approved then, nobody knows. Stop ends it.
func (c attestationConfig) registry(ctx context.Context, env environment, info *devnet.Info) (approved func(common.Hash) error, stop func(), err error) {
	explicit := c.namesRegistry()
	if !c.At.IsZero() || !explicit && (info == nil || !info.Running()) {
		return nil, func() {}, nil
	}
	f := ownerFlags{RPC: c.RPC, ChainID: c.ChainID, TeeManager: c.TeeManager}
	var t target
	if explicit {
		t, err = f.explicitTarget()
	} else {
		t = devnetTarget(info)
	}
	if err != nil {
		return nil, nil, err
	}
	client, err := chain.Dial(ctx, t.endpoints, errorLog(env))
	if err != nil {
		return nil, nil, dialError(err, t.devnet)
	}
	if err := teeManagerRole.check(ctx, client, t.teeManager, t.devnet != nil); err != nil {
		client.Close()
		return nil, nil, err
	}
	return owner.Network{Chain: client, TeeManager: t.teeManager}.ApprovedImage(ctx), client.Close, nil
}

// ofDevnet is the devnet that is named, or that has an executor at the URL; nil
// if there is none.
func (c attestationConfig) ofDevnet() (*devnet.Info, error) {
	info, found, err := readDevnet(c.Devnet)
	if c.Devnet != "" {
		return &info, err
	}
	at := func(x devnet.Executor) bool { return strings.TrimRight(x.URL, "/") == strings.TrimRight(c.URL, "/") }
	if err != nil || !found || c.URL == "" || !slices.ContainsFunc(info.Executors, at) {
		return nil, nil // a file that nobody named and that says nothing of this enclave
	}
	return &info, nil
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
	Valid bool `json:"valid"`
	// ImageCompared is false if nothing said which program must be in the enclave:
	// then a document is valid only with --any-image.
	ImageCompared bool               `json:"imageCompared"`
	AsOf          *time.Time         `json:"asOf,omitempty"` // when all this was so; absent: now
	Checks        []attestationCheck `json:"checks"`
	ModuleID      string             `json:"moduleId,omitempty"`
	Time          *time.Time         `json:"time,omitempty"`
	ImageID       *common.Hash       `json:"imageId,omitempty"`
	PCRs          map[string]string  `json:"pcrs,omitempty"` // of a valid document only
	PublicKey     string             `json:"publicKey,omitempty"`
	Enclave       *common.Address    `json:"enclave,omitempty"`  // of the public key
	Owner         *common.Address    `json:"owner,omitempty"`    // that the user data names
	Settings      *common.Hash       `json:"settings,omitempty"` // whose digest the user data has
	UserData      string             `json:"userData,omitempty"`

	expired bool // a certificate is too old, or too new
}

// hints say by which flags a check is asked for that was not.
var hints = map[string]string{
	attestation.CheckMeasurements: "not compared: give --image, or --image-id, or --pcr0",
	attestation.CheckApproval:     "nobody was asked: give --rpc, --chain-id and --tee-manager",
	attestation.CheckNonce:        "not compared: give --nonce, or the document may be a replay",
	attestation.CheckPublicKey:    "not compared: give --enclave, the address in the registry",
	attestation.CheckOwner:        "not compared: give --owner",
	attestation.CheckSettings:     "not compared: give --config, the executor's config file",
}

// noImage is why a document that is good in all else is not valid.
const noImage = "no image was compared, so that any program may be in the enclave: give --image, or --image-id, or --pcr0; or --any-image if any will do"

// judge verifies a document and says of each check how it went. Without anyImage
// a policy that names no image is fulfilled by none.
func judge(document []byte, policy attestation.Policy, anyImage bool) attestationAnswer {
	report := attestation.Examine(document, policy)
	named := policy.NamesImage()
	answer := attestationAnswer{Valid: report.Document != nil, ImageCompared: named && genuine(report)}
	var invalid x509.CertificateInvalidError
	answer.expired = errors.As(report.Err, &invalid) && invalid.Reason == x509.Expired
	for _, c := range report.Checks {
		line := attestationCheck{c.Name, passed, c.Detail}
		switch c.Outcome {
		case attestation.Failed:
			line.Status, line.Detail = failed, oneLine(printable([]byte(c.Err.Error())))
		case attestation.Unasked:
			line.Status, line.Detail = warned, hints[c.Name]
		case attestation.Skipped:
			line.Status, line.Detail = skipped, "not looked at"
		}
		answer.Checks = append(answer.Checks, line)
	}
	if !named && !anyImage {
		answer.demandImage()
	}
	if answer.Valid {
		answer.describe(report.Document)
	}
	return answer
}

// demandImage has the measurements fail, unless they have or nobody looked.
func (a *attestationAnswer) demandImage() {
	a.Valid = false
	for i := range a.Checks {
		if c := &a.Checks[i]; c.Check == attestation.CheckMeasurements && (c.Status == passed || c.Status == warned) {
			c.Status, c.Detail = failed, noImage
		}
	}
}

// genuine tells whether there was a document to look at.
func genuine(r attestation.Report) bool {
	return !slices.ContainsFunc(r.Checks, func(c attestation.Check) bool { return c.Outcome == attestation.Skipped })
}

// describe adds what a valid document says.
func (a *attestationAnswer) describe(d *attestation.Document) {
	id := d.ImageID()
	a.ModuleID, a.Time, a.ImageID = d.ModuleID, &d.Time, &id
	a.PublicKey, a.UserData = hexBytes(d.PublicKey), hexBytes(d.UserData)
	if owner, settings, err := enclave.ParseUserData(d.UserData); err == nil {
		a.Settings = &settings
		if owner != (common.Address{}) {
			a.Owner = &owner
		}
	}
	if len(d.PublicKey) == 64 {
		at := common.BytesToAddress(crypto.Keccak256(d.PublicKey))
		a.Enclave = &at
	}
	a.PCRs = map[string]string{}
	for i, pcr := range d.PCRs {
		if i < 3 || !bytes.Equal(pcr, make([]byte, len(pcr))) {
			a.PCRs[fmt.Sprint(i)] = hexBytes(pcr)
		}
	}
}

// date says as of when the answer is; the zero time: now, which needs no word.
func (a *attestationAnswer) date(at time.Time) {
	if at.IsZero() {
		return
	}
	a.AsOf = &at
	for i := range a.Checks {
		if c := &a.Checks[i]; c.Check == attestation.CheckApproval && c.Status == warned {
			c.Detail = "nobody was asked: a TeeManager knows of today only, not of the time of --at"
		}
	}
}

// mendCertificates adds to a failure of the certificates what would be right.
func (a *attestationAnswer) mendCertificates(c attestationConfig) {
	mend := "; trusted is the root of AWS Nitro Enclaves, --root FILE names another"
	switch {
	case a.expired && c.File == "":
		mend = "; is this machine's clock right?"
	case a.expired && c.At.IsZero():
		mend = "; one that was kept is judged by its own time with --at TIME"
	case a.expired:
		mend = ""
	case c.Root != "":
		mend = "; is --root " + c.Root + " the right certificate?"
	}
	for i := range a.Checks {
		if c := &a.Checks[i]; c.Check == attestation.CheckCertificates && c.Status == failed {
			c.Detail += mend
		}
	}
}

func (a attestationAnswer) print(env environment, asJSON bool) error {
	if asJSON {
		return printJSON(env.stdout, a)
	}
	var rows [][]string
	if a.AsOf != nil {
		rows = append(rows, []string{string(warned), "time", "as of " + a.AsOf.Format(time.RFC3339Nano) + ", by --at; says nothing about today"})
	}
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
		for _, r := range []struct {
			name  string
			value fmt.Stringer
			there bool
		}{{"enclave", a.Enclave, a.Enclave != nil}, {"owner", a.Owner, a.Owner != nil}, {"settings", a.Settings, a.Settings != nil}} {
			if r.there {
				rows = append(rows, []string{"", r.name, r.value.String()})
			}
		}
	}
	return printTable(env.stdout, nil, rows)
}
