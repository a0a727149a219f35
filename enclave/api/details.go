package api

import (
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
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
	ctx := c.Request().Context()
	domain, err := s.cfg.Domain(ctx)
	var now time.Time
	if err == nil {
		now, err = s.cfg.Now(ctx)
	}
	if err != nil {
		s.logError(c, err)
		return refuse(http.StatusServiceUnavailable, "the TeeManager contract does not answer yet: see GET /healthz")
	}
	r := contracts.Register{
		Owner: status.Owner, JobCapacity: s.cfg.JobCapacity, StorageCapacity: s.cfg.StorageCapacity,
		Env: jobs.Env, SignTimestamp: now.Truncate(time.Second),
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

// attestations gives out documents with the enclave's public key, the caller's
// nonce, and as user data the owner and the digest of the settings.
func attestations(lifecycle statuser, id publicIdentity, attester enclave.Attester, settings common.Hash) echo.HandlerFunc {
	return func(c echo.Context) error {
		nonce, err := hex.DecodeString(strings.TrimPrefix(c.QueryParam("nonce"), "0x"))
		if err != nil || len(nonce) > enclave.MaxAttestField {
			return refuse(http.StatusBadRequest, fmt.Sprintf("nonce: not hexadecimal of at most %d bytes", enclave.MaxAttestField))
		}
		doc, err := attester.Attest(c.Request().Context(), enclave.AttestRequest{
			PublicKey: id.PublicKey(), Nonce: nonce, UserData: enclave.UserData(lifecycle.Status().Owner, settings),
		})
		if err != nil {
			return err
		}
		return c.Blob(http.StatusOK, "application/cbor", doc)
	}
}

// storeDetails tells to which enclave secrets go.
func storeDetails(lifecycle statuser, id publicIdentity) echo.HandlerFunc {
	return func(c echo.Context) error {
		d := enclave.StoreDetails{EnclaveAddress: id.Address(), EnclavePublicKey: id.PublicKey()}
		if status := lifecycle.Status(); status.HasOwner() {
			d.OwnerAddress = &status.Owner
		}
		return c.JSON(http.StatusOK, d)
	}
}

// storeRoutes answers where a secret store of its own process would: what is
// elsewhere here is told.
func (s *Server) storeRoutes() {
	not := func(text string) echo.HandlerFunc {
		return func(echo.Context) error { return refuse(http.StatusNotImplemented, text) }
	}
	details, register, inject := not(noSecretStore), not(noSecretStore), not(noSecretStore)
	if at := s.cfg.SecretsAt; at != "" {
		details = storeDetails(s.cfg.Lifecycle, s.cfg.Identity)
		register = not("the secret store is registered with the executor: GET /signed-registration-message")
		inject = not("secrets are injected at the external port, " + at)
	}
	s.echo.GET("/store-details", details)
	s.echo.GET("/register-details", register)
	s.echo.POST("/inject-secret", inject)
}

const noSecretStore = "this executor has no secret store"
