package contracts

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"
)

// The reference for every digest is go-ethereum's own reading of the typed
// data, which shares no code with eip712.go.
func referenceDigest(t *testing.T, d Domain, primary string, fields []apitypes.Type, message apitypes.TypedDataMessage) common.Hash {
	t.Helper()
	domain := apitypes.TypedDataDomain{Name: d.Name, Version: d.Version}
	domainFields := []apitypes.Type{{Name: "name", Type: "string"}, {Name: "version", Type: "string"}}
	if d.ChainID != nil {
		domain.ChainId = (*math.HexOrDecimal256)(d.ChainID)
		domain.VerifyingContract = d.VerifyingContract.Hex()
		domainFields = append(domainFields, apitypes.Type{Name: "chainId", Type: "uint256"}, apitypes.Type{Name: "verifyingContract", Type: "address"})
	}
	hash, _, err := apitypes.TypedDataAndHash(apitypes.TypedData{
		Types:       apitypes.Types{"EIP712Domain": domainFields, primary: fields},
		PrimaryType: primary, Domain: domain, Message: message,
	})
	if err != nil {
		t.Fatal(err)
	}
	return common.BytesToHash(hash)
}

func domains(name string) map[string]Domain {
	return map[string]Domain{
		"deployed": {Name: name, Version: DomainVersion},
		"eip5267":  {Name: name, Version: DomainVersion, ChainID: big.NewInt(421614), VerifyingContract: common.HexToAddress("0xc0ffee")},
	}
}

func TestRegisterDigest(t *testing.T) {
	r := Register{Owner: common.HexToAddress("0xabcdef"), JobCapacity: 20, StorageCapacity: 1 << 40, Env: 1, SignTimestamp: time.Unix(1700000001, 0)}
	for name, d := range domains(TeeManagerDomain) {
		want := referenceDigest(t, d, "Register", []apitypes.Type{
			{Name: "owner", Type: "address"}, {Name: "jobCapacity", Type: "uint256"}, {Name: "storageCapacity", Type: "uint256"},
			{Name: "env", Type: "uint8"}, {Name: "signTimestamp", Type: "uint256"},
		}, apitypes.TypedDataMessage{"owner": r.Owner.Hex(), "jobCapacity": "20", "storageCapacity": "1099511627776", "env": "1", "signTimestamp": "1700000001"})
		if got := r.Digest(d); got != want {
			t.Errorf("%s domain: digest %s, want %s", name, got, want)
		}
	}
}

func TestSubmitOutputDigest(t *testing.T) {
	for _, output := range [][]byte{nil, []byte("hello"), make([]byte, 20<<10)} {
		s := SubmitOutput{JobID: new(big.Int).Lsh(big.NewInt(7), 200), Output: output, TotalTime: 12, ErrorCode: 4, SignTimestamp: time.Unix(1700000002, 0)}
		for name, d := range domains(JobsDomain) {
			want := referenceDigest(t, d, "SubmitOutput", []apitypes.Type{
				{Name: "jobId", Type: "uint256"}, {Name: "output", Type: "bytes"}, {Name: "totalTime", Type: "uint256"},
				{Name: "errorCode", Type: "uint8"}, {Name: "signTimestamp", Type: "uint256"},
			}, apitypes.TypedDataMessage{"jobId": s.JobID.String(), "output": hexutil.Encode(output), "totalTime": "12", "errorCode": "4", "signTimestamp": "1700000002"})
			if got := s.Digest(d); got != want {
				t.Errorf("%s domain, %d bytes: digest %s, want %s", name, len(output), got, want)
			}
		}
	}
}

func TestAttestationDigest(t *testing.T) {
	pcr := func(b byte) []byte { return common.RightPadBytes([]byte{b}, 48) }
	a := Attestation{EnclavePubKey: common.RightPadBytes([]byte{9}, 64), PCR0: pcr(1), PCR1: pcr(2), PCR2: pcr(3), Timestamp: time.UnixMilli(1700000003123)}
	for name, d := range domains(AttestationVerifierDomain) {
		want := referenceDigest(t, d, "Attestation", []apitypes.Type{
			{Name: "enclavePubKey", Type: "bytes"}, {Name: "PCR0", Type: "bytes"}, {Name: "PCR1", Type: "bytes"},
			{Name: "PCR2", Type: "bytes"}, {Name: "timestampInMilliseconds", Type: "uint256"},
		}, apitypes.TypedDataMessage{"enclavePubKey": hexutil.Encode(a.EnclavePubKey), "PCR0": hexutil.Encode(a.PCR0),
			"PCR1": hexutil.Encode(a.PCR1), "PCR2": hexutil.Encode(a.PCR2), "timestampInMilliseconds": "1700000003123"})
		if got := a.Digest(d); got != want {
			t.Errorf("%s domain: digest %s, want %s", name, got, want)
		}
	}
}

func TestAcknowledgeDigest(t *testing.T) {
	a := Acknowledge{SecretID: new(big.Int).Lsh(big.NewInt(3), 100), SignTimestamp: time.Unix(1700000004, 0)}
	for name, d := range domains(SecretManagerDomain) {
		want := referenceDigest(t, d, "Acknowledge", []apitypes.Type{{Name: "secretId", Type: "uint256"}, {Name: "signTimestamp", Type: "uint256"}},
			apitypes.TypedDataMessage{"secretId": a.SecretID.String(), "signTimestamp": "1700000004"})
		if got := a.Digest(d); got != want {
			t.Errorf("%s domain: digest %s, want %s", name, got, want)
		}
	}
}

func TestAliveDigest(t *testing.T) {
	a := Alive{SignTimestamp: time.Unix(1700000005, 0)}
	for name, d := range domains(SecretManagerDomain) {
		want := referenceDigest(t, d, "Alive", []apitypes.Type{{Name: "signTimestamp", Type: "uint256"}},
			apitypes.TypedDataMessage{"signTimestamp": "1700000005"})
		if got := a.Digest(d); got != want {
			t.Errorf("%s domain: digest %s, want %s", name, got, want)
		}
	}
}
