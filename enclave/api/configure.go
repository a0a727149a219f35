package api

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/nacre-tee/nacre/enclave"
)

// Names of the fields that are injected.
const (
	fieldOwner       = "owner_address_hex"
	fieldExecutorKey = "executor_gas_key"
	fieldStoreKey    = "secret_store_gas_key"
	fieldAPIKey      = "ws_api_key"
)

func (s *Server) postImmutable(c echo.Context) error {
	body, err := readStrings(c, fieldOwner)
	if err != nil {
		return err
	}
	owner, err := enclave.ParseOwner(body[fieldOwner])
	if err != nil {
		return badField(fieldOwner, err)
	}
	if err := s.cfg.Lifecycle.SetOwner(owner); err != nil {
		return configError(err)
	}
	s.cfg.Log.Info("immutable configuration set", "owner", owner)
	return c.String(http.StatusOK, enclave.ImmutableConfigured)
}

func (s *Server) postMutable(c echo.Context) error {
	body, err := readStrings(c, fieldExecutorKey, fieldStoreKey, fieldAPIKey)
	if err != nil {
		return err
	}
	m, err := parseMutable(body)
	if err != nil {
		return err
	}
	if err := s.cfg.Lifecycle.SetMutable(m); err != nil {
		return configError(err)
	}
	s.cfg.Log.Info("mutable configuration set",
		"executor_gas_address", m.ExecutorGasKey.Address(), "secret_store_gas_address", m.SecretStoreGasKey.Address())
	return c.String(http.StatusOK, enclave.MutableConfigured)
}

func parseMutable(body map[string]string) (m enclave.Mutable, err error) {
	if m.ExecutorGasKey, err = enclave.ParseGasKey(body[fieldExecutorKey]); err != nil {
		return m, badField(fieldExecutorKey, err)
	}
	if m.SecretStoreGasKey, err = enclave.ParseGasKey(body[fieldStoreKey]); err != nil {
		return m, badField(fieldStoreKey, err)
	}
	if m.WSAPIKey, err = enclave.ParseAPIKey(body[fieldAPIKey]); err != nil {
		return m, badField(fieldAPIKey, err)
	}
	return m, nil
}

// badField answers with an error of package enclave's parsers, none of which
// shows what it parsed.
func badField(name string, err error) error {
	return refuse(http.StatusBadRequest, fmt.Sprintf("%s: %s", name, err))
}

// configError tells the caller what is the caller's doing.
func configError(err error) error {
	for _, known := range []error{enclave.ErrAlreadyConfigured, enclave.ErrZeroOwner, enclave.ErrGasKeyMissing} {
		if errors.Is(err, known) {
			return refuse(http.StatusBadRequest, known.Error())
		}
	}
	return err
}
