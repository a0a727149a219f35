package verifier

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// documentType is the media type of a document.
const documentType = "application/cbor"

func (s *Server) details(w http.ResponseWriter, _ *http.Request) {
	d := Details{Address: s.cfg.Key.Address(), PublicKey: s.cfg.Key.PublicKey(), MaxAgeSeconds: uint64(s.cfg.Policy.MaxAge / time.Second)}
	if s.cfg.Domain.ChainID != nil {
		d.ChainID, d.VerifyingContract = s.cfg.Domain.ChainID, &s.cfg.Domain.VerifyingContract
	}
	s.answer(w, http.StatusOK, d)
}

func (s *Server) nonce(w http.ResponseWriter, _ *http.Request) {
	nonce, until := s.nonces.issue(s.cfg.Now())
	s.answer(w, http.StatusOK, Nonce{Nonce: nonce, Until: uint64(until.Unix())})
}

// attestation gives out documents of this verifier, for who brings its key into
// the contract.
func (s *Server) attestation(w http.ResponseWriter, r *http.Request) {
	nonce, err := hex.DecodeString(strings.TrimPrefix(r.URL.Query().Get("nonce"), "0x"))
	if err != nil || len(nonce) > enclave.MaxAttestField {
		s.refuse(w, http.StatusBadRequest, Refusal{Error: fmt.Sprintf("nonce: not hexadecimal of at most %d bytes", enclave.MaxAttestField)})
		return
	}
	if !s.turn(w, r) {
		return
	}
	defer func() { <-s.slots }()
	doc, err := s.cfg.Attester.Attest(r.Context(), enclave.AttestRequest{PublicKey: s.cfg.Key.PublicKey(), Nonce: nonce})
	if err != nil {
		s.cfg.Log.Error("making an attestation document", "err", err)
		s.refuse(w, http.StatusInternalServerError, Refusal{Error: "internal error"})
		return
	}
	w.Header().Set("Content-Type", documentType)
	w.Write(doc) // to a connection that may be gone
}

// turn waits until a document may be verified, or answers that it may not.
func (s *Server) turn(w http.ResponseWriter, r *http.Request) bool {
	patience := time.NewTimer(s.cfg.Limits.Patience)
	defer patience.Stop()
	select {
	case s.slots <- struct{}{}:
		return true
	case <-r.Context().Done():
	case <-patience.C:
	}
	s.later(w, "too many documents at once: ask again later")
	return false
}

func (s *Server) sign(w http.ResponseWriter, r *http.Request) {
	document, ok := s.readDocument(w, r)
	if !ok || !s.turn(w, r) {
		return
	}
	end := sync.OnceFunc(func() { <-s.slots })
	defer end()
	policy := s.cfg.Policy
	policy.Now, policy.SigningKey = s.cfg.Now(), true
	policy.KnownNonce = func(nonce []byte) error { return s.nonces.check(nonce, policy.Now) }
	if s.cfg.Approved != nil {
		policy.Approved = func(id common.Hash) error {
			end() // the last check: while the chain thinks, others have their turn
			ctx, cancel := context.WithTimeout(r.Context(), s.cfg.Limits.Patience)
			defer cancel()
			return s.cfg.Approved(ctx, id)
		}
	}
	report := attestation.Judge(document, policy)
	if report.Err != nil {
		s.refuseDocument(w, report)
		return
	}
	s.signFor(w, report.Document, policy.Now)
}

// readDocument reads a body of the size that a document may have.
func (s *Server) readDocument(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != documentType {
		s.refuse(w, http.StatusUnsupportedMediaType, Refusal{Error: "content type is not " + documentType})
		return nil, false
	}
	document, err := io.ReadAll(http.MaxBytesReader(w, r.Body, attestation.MaxDocumentLength))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		s.refuse(w, http.StatusRequestEntityTooLarge, Refusal{Error: attestation.ErrTooLarge.Error(), Check: attestation.CheckForm})
		return nil, false
	case err != nil:
		s.refuse(w, http.StatusBadRequest, Refusal{Error: "the body ends too early"})
		return nil, false
	}
	return document, true
}

// refuseDocument says which check a document failed first, and why.
func (s *Server) refuseDocument(w http.ResponseWriter, report attestation.Report) {
	check, _ := report.FirstFailed()
	if !report.Refused() {
		s.cfg.Log.Error("a document cannot be judged", "check", check.Name, "err", report.Err)
		s.later(w, "this cannot be told now: ask again later")
		return
	}
	s.cfg.Log.Info("document refused", "check", check.Name, "err", report.Err)
	s.refuse(w, http.StatusForbidden, Refusal{Error: report.Err.Error(), Check: check.Name})
}

// signFor signs for a document that passed. Its nonce is taken only now: a
// document that fails must not use up the nonce of one that would pass.
func (s *Server) signFor(w http.ResponseWriter, d *attestation.Document, now time.Time) {
	at := common.BytesToAddress(crypto.Keccak256(d.PublicKey))
	switch err := s.nonces.take(d.Nonce, [publicKeyLength]byte(d.PublicKey), now); {
	case errors.Is(err, errManyOfOne):
		s.cfg.Log.Warn("refusing to sign", "enclave", at, "err", err)
		s.much(w, err.Error())
		return
	case errors.Is(err, errManyNonces):
		s.cfg.Log.Warn("refusing to sign", "err", err)
		s.later(w, err.Error())
		return
	case err != nil:
		s.refuse(w, http.StatusForbidden, Refusal{Error: err.Error(), Check: attestation.CheckNonce})
		return
	}
	a := d.Attestation()
	signature, err := s.cfg.Key.SignAttestation(a, s.cfg.Domain)
	if err != nil {
		s.cfg.Log.Error("signing", "err", err)
		s.refuse(w, http.StatusInternalServerError, Refusal{Error: "internal error"})
		return
	}
	s.cfg.Log.Info("signed", "enclave", at, "image", d.ImageID(), "made", d.Time.UTC())
	s.answer(w, http.StatusOK, Signed{
		Signature: signature, PublicKey: a.EnclavePubKey, PCR0: a.PCR0, PCR1: a.PCR1, PCR2: a.PCR2,
		TimestampMs: uint64(a.Timestamp.UnixMilli()), ImageID: d.ImageID(), Verifier: s.cfg.Key.Address(),
	})
}

// retryAfter is when to ask again, in seconds.
const retryAfter = "5"

func (s *Server) later(w http.ResponseWriter, text string) {
	w.Header().Set("Retry-After", retryAfter)
	s.refuse(w, http.StatusServiceUnavailable, Refusal{Error: text})
}

// much is for who asks for more than a part that leaves others theirs.
func (s *Server) much(w http.ResponseWriter, text string) {
	w.Header().Set("Retry-After", retryAfter)
	s.refuse(w, http.StatusTooManyRequests, Refusal{Error: text})
}

func (s *Server) refuse(w http.ResponseWriter, status int, why Refusal) {
	why.Error = strings.Join(strings.Fields(why.Error), " ")
	s.answer(w, status, why)
}

// answer writes one line of JSON.
func (s *Server) answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		s.cfg.Log.Debug("answering failed", "err", err)
	}
}
