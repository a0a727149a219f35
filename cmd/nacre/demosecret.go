package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// What the demo's second scene signs with, and what.
const (
	demoSigner  = "examples/sign.js"
	demoMessage = "pay 5 to the bearer"
	demoKept    = 10 * time.Minute // shorter is not taken everywhere
)

// signing is the demo's second scene: a key that only enclaves have signs for
// its owner, and not for a stranger.
type signing struct {
	Secret    secretDelivery `json:"secret"`
	PublicKey hexutil.Bytes  `json:"publicKey"` // Ed25519
	Message   string         `json:"message"`
	Job       jobView        `json:"job"`
	Stranger  common.Address `json:"stranger"`
	Refusal   string         `json:"refusal"` // of the stranger's job, as the contract names it
}

// notAllowed is how the contract refuses a secret to a stranger.
const notAllowed = "SecretManagerUserNotAllowed"

// showSigning stores a new key as a secret, has a message signed with it, and
// tries the same as somebody else.
func showSigning(ctx context.Context, env environment, devnetFile string, p progress) (shown signing, err error) {
	o, err := runConfig{Source: demoSigner, Input: demoMessage, Deadline: defaultDeadline, Secret: noSecret}.order(env)
	if err != nil {
		return shown, err
	}
	s, err := secretConfig{jobFlags: jobFlags{Devnet: devnetFile}}.openForStores(ctx, env)
	if err != nil {
		return shown, err
	}
	defer s.Close()
	t := s.target
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return shown, err
	}
	shown.PublicKey, shown.Message = hexutil.Bytes(public), demoMessage
	key, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return shown, err
	}
	if shown.Secret, err = s.keep(ctx, env, key, p); err != nil {
		return shown, err
	}
	o.secret = shown.Secret.ID
	r, stop, err := t.jobReader(ctx, s.payer.Client)
	if err != nil {
		return shown, err
	}
	defer stop()
	answer, err := placeAndWatch(ctx, s.payer, t, r, o, p)
	if err != nil {
		return shown, err
	}
	shown.Job = answer.Job
	o.code, o.codeTx = nil, answer.Job.CodeTx
	shown.Stranger, shown.Refusal, err = askAsStranger(ctx, env, t, o, answer.Price, p)
	return shown, err
}

// keep makes a secret of this account's and brings it to its stores.
func (s *secretSession) keep(ctx context.Context, env environment, secret []byte, p progress) (secretDelivery, error) {
	want := owner.NewSecret{Size: uint64(len(secret)), For: max(demoKept, s.terms.MinTime)}
	end, deposit, err := s.Price(ctx, s.terms, want)
	if err != nil {
		return secretDelivery{}, err
	}
	made, err := s.Create(ctx, s.terms, want, end, deposit, p.say)
	if err != nil {
		return secretDelivery{}, secretError(err)
	}
	answer, err := s.bring(ctx, env, secretConfig{}, made.ID, secret, made.Stores, nil, p)
	answer.created(made)
	return answer, err
}

// askAsStranger asks for a job as somebody who can pay for it, and returns why
// the contract does not take it.
func askAsStranger(ctx context.Context, env environment, t jobTarget, o order, price *big.Int, p progress) (who common.Address, why string, err error) {
	key, err := crypto.GenerateKey()
	if err != nil {
		return who, "", err
	}
	admin, err := t.openAccount(ctx, env, t.devnet.Accounts.Admin.KeyFile)
	if err != nil {
		return who, "", err
	}
	defer admin.Close()
	who = crypto.PubkeyToAddress(key.PublicKey)
	p.step("asking for the same as a stranger, %s", who)
	if err := fundAccount(ctx, admin, t, who, p); err != nil {
		return who, "", err
	}
	stranger, err := t.openWith(ctx, env, key)
	if err != nil {
		return who, "", err
	}
	defer stranger.Close()
	err = tryJob(ctx, stranger, t.jobs, o, price, p)
	if revert := (*chain.RevertError)(nil); errors.As(err, &revert) {
		return who, revert.Reason(), nil
	}
	return who, "", err
}

const storeHasIt = "attested, acknowledged"

// verdict says how far a store has come.
func (s storeDelivered) verdict() string {
	switch {
	case s.Error != "":
		return s.Error
	case s.ImageID == nil:
		return "not attested"
	case s.Acknowledged == nil:
		return "attested, not acknowledged"
	}
	return storeHasIt
}

// check returns the first thing that is not as it should be.
func (d signing) check() error {
	for _, s := range d.Secret.Stores {
		if verdict := s.verdict(); verdict != storeHasIt {
			return fmt.Errorf("secret %s: store %s: %s", d.Secret.ID, s.Enclave, verdict)
		}
	}
	v := d.Job
	if err := jobVerdict(v); err != nil {
		return err
	}
	for _, a := range v.Answers {
		if verdict := d.verdict(a); verdict != signedRight {
			return fmt.Errorf("job %s: signature of %s: %s", v.ID, a.Executor, verdict)
		}
	}
	switch {
	case d.Refusal == "":
		return errors.New("the contract would have taken a stranger's job with the secret")
	case d.Refusal != notAllowed:
		return fmt.Errorf("a stranger's job with the secret is refused for another reason: %s", d.Refusal)
	}
	return nil
}

const signedRight = "right"

// verdict says what is to be thought of a signature.
func (d signing) verdict(a answer) string {
	switch {
	case a.ErrorCode != jobs.OK:
		return a.Outcome
	case !ed25519.Verify(ed25519.PublicKey(d.PublicKey), []byte(d.Message), a.Output):
		return "not by the stored key"
	}
	return signedRight
}

func printSigning(env environment, d signing) error {
	fmt.Fprintf(env.stdout, "\nsecond scene: a key that only enclaves have, secret %s\n", d.Secret.ID)
	var pairs [][2]string
	for _, s := range d.Secret.Stores {
		pairs = append(pairs, [2]string{"store", fmt.Sprintf("%s  %s", s.Enclave, s.verdict())})
	}
	pairs = append(pairs, [2]string{"public key", d.PublicKey.String()}, [2]string{"message", d.Message})
	for _, a := range d.Job.Answers {
		pairs = append(pairs, [2]string{"signature", fmt.Sprintf("%s  of %s, %s", shorten(hexutil.Encode(a.Output)), a.Executor, d.verdict(a))})
	}
	pairs = append(pairs, [2]string{"a stranger's job", fmt.Sprintf("refused: %s [%s]", refusals[d.Refusal], d.Refusal)})
	return printPairs(env.stdout, pairs...)
}
