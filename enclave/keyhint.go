package enclave

import (
	"bytes"
	"encoding/hex"
)

// hexHint is what to add to the error of a key file that begins with raw, if
// that is the text of a key and not the key.
func hexHint(raw []byte) string {
	digits := bytes.TrimPrefix(raw, []byte("0x"))
	if len(raw) <= KeyLength {
		return ""
	}
	if _, err := hex.DecodeString(string(digits[:len(digits)&^1])); err != nil {
		return ""
	}
	return "; it holds hex digits, want the 32 raw bytes (xxd -r -p makes them)"
}
