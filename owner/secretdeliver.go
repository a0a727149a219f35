package owner

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/jobs"
)

// Why a store does not have a secret.
var (
	ErrNoURL      = errors.New("nobody announced where it can be reached")
	ErrStoreWord  = errors.New("its acknowledgement is not signed by its key")
	ErrNotInTime  = errors.New("it did not acknowledge on chain in time")
	ErrDeselected = errors.New("it is no store of the secret any more")
)

// SecretAPI is what is asked of a store at its external port.
type SecretAPI interface {
	Attestation(ctx context.Context, nonce []byte) ([]byte, error)
	InjectSecret(ctx context.Context, id jobs.ID, ciphertext, signature []byte) (enclave.SecretAcknowledged, error)
}

var _ SecretAPI = (*client.Client)(nil)

// Times of a Delivery by default.
const (
	DeliveryPatience = 30 * time.Second
	refusalPatience  = 15 * time.Second
	deliveryPause    = time.Second
)

// maxMisses is how many looks in a row may fail before a wait ends.
const maxMisses = 10

// Delivery brings a secret to its stores.
type Delivery struct {
	Secrets   Secrets
	Terms     SecretTerms
	ID        jobs.ID
	Plaintext []byte
	Owner     *ecdsa.PrivateKey                    // of the secret; signs what is sent
	Policy    attestation.Policy                   // Roots, and what else the stores must fulfil besides being of their registered image
	URLs      map[common.Address]string            // of the stores' external ports
	Connect   func(url string) (SecretAPI, error)  // nil: client.New
	Now       func() time.Time                     // the time, for documents
	Poll      time.Duration                        // between two looks at the chain
	Patience  time.Duration                        // with a store that does not answer; 0: DeliveryPatience
	Progress  func(store common.Address, s string) // told each step; may be nil

	domain contracts.Domain // under which stores acknowledge
}

// Delivered says how far a secret has come with one store.
type Delivered struct {
	Enclave      common.Address
	URL          string
	ImageID      common.Hash // that it attested; zero: it did not
	Injected     time.Time   // zero: it was not
	Acknowledged time.Time   // of the block in which that was seen; zero: it was not
	Err          error       // why it does not have the secret; nil if it has
}

// Send injects the secret into the stores, all at once, each after a look at
// its attestation. It returns what became of each, in their order, and an
// error only if none could be tried. It does not wait for the chain.
func (d Delivery) Send(ctx context.Context, stores []common.Address) ([]Delivered, error) {
	domain, err := chain.Domain(ctx, d.Secrets.Chain, d.Secrets.Manager, d.Secrets.Chain.ChainID(), contracts.SecretManagerDomain)
	if err != nil {
		return nil, err
	}
	d = d.ready()
	d.domain = domain
	return d.each(stores, func(to *Delivered) error { return d.send(ctx, to) }), nil
}

// Check asks stores for their attestation, all at once, as Send would before it
// sends them anything, and sends nothing. ID, Plaintext and Owner are not used.
func (d Delivery) Check(ctx context.Context, stores []common.Address) []Delivered {
	d = d.ready()
	return d.each(stores, func(to *Delivered) error {
		_, _, err := d.meet(ctx, to)
		return err
	})
}

// ready fills in what was left open.
func (d Delivery) ready() Delivery {
	if d.Connect == nil {
		d.Connect = func(url string) (SecretAPI, error) { return client.New(url) }
	}
	if d.Patience == 0 {
		d.Patience = DeliveryPatience
	}
	var mu sync.Mutex // one step is told at a time
	tell := d.Progress
	d.Progress = func(store common.Address, s string) {
		if tell != nil {
			mu.Lock()
			defer mu.Unlock()
			tell(store, s)
		}
	}
	return d
}

// each does something with each store, with all of them at once.
func (d Delivery) each(stores []common.Address, do func(*Delivered) error) []Delivered {
	done := make([]Delivered, len(stores))
	var all sync.WaitGroup
	for i, store := range stores {
		all.Go(func() {
			done[i] = Delivered{Enclave: store, URL: d.URLs[store]}
			if err := do(&done[i]); err != nil {
				done[i].Err = err
				d.Progress(store, "failed: "+err.Error())
			}
		})
	}
	all.Wait()
	return done
}

// meet connects to a store, and returns the public key that it attested.
func (d Delivery) meet(ctx context.Context, to *Delivered) (SecretAPI, []byte, error) {
	if to.URL == "" {
		return nil, nil, ErrNoURL
	}
	store, err := d.Connect(to.URL)
	if err != nil {
		return nil, nil, err
	}
	image, err := d.Secrets.registeredImage(ctx, d.Terms.TeeManager, to.Enclave)
	if err != nil {
		return nil, nil, err
	}
	var key []byte
	err = d.retry(ctx, d.Patience, mayPass, d.telling(to.Enclave, func() (err error) {
		key, err = d.attestedKey(ctx, store, to.Enclave, image)
		return err
	}))
	if err != nil {
		return nil, nil, err
	}
	to.ImageID = image
	d.Progress(to.Enclave, "attested, image "+image.Hex())
	return store, key, nil
}

// send brings the secret to one store.
func (d Delivery) send(ctx context.Context, to *Delivered) error {
	store, key, err := d.meet(ctx, to)
	if err != nil {
		return err
	}
	ciphertext, signature, err := d.seal(key)
	if err != nil {
		return err
	}
	if err := d.inject(ctx, store, to.Enclave, ciphertext, signature); err != nil {
		return err
	}
	to.Injected = d.Now()
	d.Progress(to.Enclave, "injected")
	return nil
}

// seal encrypts the secret to a store, and signs that.
func (d Delivery) seal(key []byte) (ciphertext, signature []byte, err error) {
	if ciphertext, err = envelope.Encrypt(key, d.Plaintext); err != nil {
		return nil, nil, err
	}
	digest := contracts.InjectionDigest(d.ID.Big(), ciphertext)
	signature, err = sign(digest, d.Owner)
	return ciphertext, signature, err
}

// inject sends the ciphertext until the store takes it. The store may not have
// seen yet what is on chain, so that a refusal is not believed at once: the
// same ciphertext twice is the same as once.
func (d Delivery) inject(ctx context.Context, store SecretAPI, enclaveAddress common.Address, ciphertext, signature []byte) error {
	var word enclave.SecretAcknowledged
	send := d.telling(enclaveAddress, func() (err error) {
		word, err = store.InjectSecret(ctx, d.ID, ciphertext, signature)
		return err
	})
	err := d.retry(ctx, min(refusalPatience, d.Patience), func(err error) bool { return mayPass(err) || refused(err) }, send)
	if err != nil && !refused(err) {
		err = d.retry(ctx, d.Patience, mayPass, send)
	}
	if err != nil {
		return fmt.Errorf("injecting the secret: %w", err)
	}
	digest := contracts.Acknowledge{SecretID: d.ID.Big(), SignTimestamp: time.Unix(int64(word.SignTimestamp), 0)}.Digest(d.domain)
	signer, err := recoverSigner(digest, word.Signature)
	if err != nil || signer != enclaveAddress || word.SecretID != d.ID {
		return fmt.Errorf("%w: is its config file for this chain and this SecretManager?", ErrStoreWord)
	}
	return nil
}

// telling tells of the first failure that may pass: what is tried again is
// waited for.
func (d Delivery) telling(store common.Address, do func() error) func() error {
	told := false
	return func() error {
		err := do()
		if err != nil && !told && (mayPass(err) || refused(err)) {
			told = true
			d.Progress(store, "not yet: "+err.Error())
		}
		return err
	}
}

// refused tells whether a store says that something is wrong with a request.
func refused(err error) bool {
	var status *client.StatusError
	return errors.As(err, &status) && status.Status == http.StatusBadRequest
}

// retry does something until it succeeds, fails in a way that stays, or
// patience is over.
func (d Delivery) retry(ctx context.Context, patience time.Duration, again func(error) bool, do func() error) error {
	over := time.NewTimer(patience)
	defer over.Stop()
	pause := time.NewTicker(min(deliveryPause, patience))
	defer pause.Stop()
	for {
		err := do()
		if err == nil || ctx.Err() != nil || !again(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-over.C:
			return err
		case <-pause.C:
		}
	}
}

// Await looks at the chain until each store to which the secret was sent has
// acknowledged it there, or cannot any more, and notes that in done. The secret
// that it returns is that of its last look. ErrNoSecret: it was given up.
func (d Delivery) Await(ctx context.Context, done []Delivered) (Secret, error) {
	tick := time.NewTicker(d.Poll)
	defer tick.Stop()
	for misses := 0; ; {
		secret, err := d.Secrets.Secret(ctx, d.ID)
		switch {
		case err == nil && d.note(done, secret) == 0:
			return secret, nil
		case err == nil:
			misses = 0
		case errors.Is(err, ErrNoSecret), misses == maxMisses:
			return secret, err
		default:
			misses++
		}
		select {
		case <-ctx.Done():
			return secret, ctx.Err()
		case <-tick.C:
		}
	}
}

// note says of each store what the chain says of it, and returns how many are
// still awaited.
func (d Delivery) note(done []Delivered, secret Secret) (awaited int) {
	for i := range done {
		s := &done[i]
		if s.Err != nil || !s.Acknowledged.IsZero() {
			continue
		}
		switch store, found := secret.store(s.Enclave); {
		case !found:
			s.Err = ErrDeselected
		case store.Acknowledged:
			s.Acknowledged = secret.Now
			if d.Progress != nil {
				d.Progress(s.Enclave, fmt.Sprintf("acknowledged on chain, %d of %d stores", secret.Acknowledged(), len(secret.Stores)))
			}
		case secret.Now.After(store.Selected.Add(d.Terms.AckTimeout)):
			s.Err = fmt.Errorf("%w: until %s; its log says why", ErrNotInTime, store.Selected.Add(d.Terms.AckTimeout).Format(time.TimeOnly+" UTC"))
		default:
			awaited++
		}
	}
	return awaited
}

func (s Secret) store(enclaveAddress common.Address) (SecretStore, bool) {
	for _, store := range s.Stores {
		if store.Enclave == enclaveAddress {
			return store, true
		}
	}
	return SecretStore{}, false
}
