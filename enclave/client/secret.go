package client

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

const injectPath = "/inject-secret"

// StoreDetails asks an external port which enclave is behind it. Whether that
// is so, only an attestation document proves.
func (c *Client) StoreDetails(ctx context.Context) (d enclave.StoreDetails, err error) {
	return d, c.getJSON(ctx, "/store-details", &d)
}

// InjectSecret sends a secret to an external port: a ciphertext that package
// envelope encrypted to this enclave, and its owner's signature, 65 bytes
// r‖s‖v, over contracts.InjectionDigest. A StatusError of 400 has the reason
// why it is refused; one of 503 is worth another try. To send the same again
// does no harm. That the signature in the answer is the enclave's is not
// checked here; the contract does.
func (c *Client) InjectSecret(ctx context.Context, id jobs.ID, ciphertext, signature []byte) (a enclave.SecretAcknowledged, err error) {
	body, err := json.Marshal(map[string]string{
		"secret_id": id.String(), "encrypted_secret_hex": hexutil.Encode(ciphertext), "signature_hex": hexutil.Encode(signature),
	})
	if err != nil {
		return a, err
	}
	answer, err := c.do(ctx, request{method: http.MethodPost, path: injectPath, body: body})
	if err != nil {
		return a, err
	}
	if json.Unmarshal(answer, &a) != nil || a.SecretID != id || len(a.Signature) != crypto.SignatureLength {
		return enclave.SecretAcknowledged{}, fmt.Errorf("%w: POST %s", ErrAnswer, injectPath)
	}
	return a, nil
}
