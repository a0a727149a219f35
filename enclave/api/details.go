package api

import (
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// needConfig answers 400 while a part of the configuration is missing.
func needConfig(s enclave.Status) error {
	switch {
	case !s.HasOwner():
		return refuse(http.StatusBadRequest, "immutable params are not configured yet: POST /immutable-config")
	case !s.HasMutable():
		return refuse(http.StatusBadRequest, "mutable params are not configured yet: POST /mutable-config")
	}
	return nil
}

func (s *Server) getTeeDetails(c echo.Context) error {
	status := s.cfg.Lifecycle.Status()
	if err := needConfig(status); err != nil {
		return err
	}
	url, err := enclave.RedactURL(s.cfg.WebSocketURL, status.Mutable.WSAPIKey)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, enclave.TeeDetails{
		EnclaveAddress:        s.cfg.Identity.Address(),
		EnclavePublicKey:      s.cfg.Identity.PublicKey(),
		OwnerAddress:          status.Owner,
		ExecutorGasAddress:    status.Mutable.ExecutorGasKey.Address(),
		SecretStoreGasAddress: status.Mutable.SecretStoreGasKey.Address(),
		WSRPCURL:              url,
	})
}

func (s *Server) getRegistration(c echo.Context) error {
	status := s.cfg.Lifecycle.Status()
	if err := needConfig(status); err != nil {
		return err
	}
	domain, err := s.cfg.Domain(c.Request().Context())
	if err != nil {
		s.logError(c, err)
		return refuse(http.StatusServiceUnavailable, "the TeeManager contract does not answer yet: see GET /healthz")
	}
	r := contracts.Register{
		Owner: status.Owner, JobCapacity: s.cfg.JobCapacity, StorageCapacity: s.cfg.StorageCapacity,
		Env: jobs.Env, SignTimestamp: s.cfg.Now().Truncate(time.Second),
	}
	sig, err := s.cfg.Identity.SignRegistration(r, domain)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, enclave.SignedRegistration{
		JobCapacity: r.JobCapacity, StorageCapacity: r.StorageCapacity, Env: r.Env,
		SignTimestamp: uint64(r.SignTimestamp.Unix()), Owner: r.Owner, Signature: sig,
	})
}

// getAttestation gives out a document with the enclave's public key, the
// caller's nonce and, once there is an owner, the digest of the immutable
// configuration.
func (s *Server) getAttestation(c echo.Context) error {
	nonce, err := hex.DecodeString(strings.TrimPrefix(c.QueryParam("nonce"), "0x"))
	if err != nil || len(nonce) > enclave.MaxAttestField {
		return refuse(http.StatusBadRequest, fmt.Sprintf("nonce: not hexadecimal of at most %d bytes", enclave.MaxAttestField))
	}
	req := enclave.AttestRequest{PublicKey: s.cfg.Identity.PublicKey(), Nonce: nonce}
	if status := s.cfg.Lifecycle.Status(); status.HasOwner() {
		digest := enclave.ConfigDigest(status.Owner)
		req.UserData = digest[:]
	}
	doc, err := s.cfg.Attester.Attest(c.Request().Context(), req)
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "application/cbor", doc)
}

// noSecretStore answers for the endpoints of a secret store, which this
// executor does not have.
func noSecretStore(echo.Context) error {
	return refuse(http.StatusNotImplemented, "this executor has no secret store")
}
