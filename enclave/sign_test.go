package enclave

import (
	"bytes"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/jobs"
)

func jobsDomain() contracts.Domain {
	return contracts.Domain{Name: contracts.JobsDomain, Version: contracts.DomainVersion, ChainID: big.NewInt(1337), VerifyingContract: common.Address{5}}
}

func testIdentity(t *testing.T) *Identity {
	t.Helper()
	id, err := newIdentity(bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func checkSigner(t *testing.T, id *Identity, digest common.Hash, sig []byte) {
	t.Helper()
	raw := append([]byte(nil), sig...)
	raw[64] -= 27
	pub, err := crypto.SigToPub(digest[:], raw)
	if err != nil || crypto.PubkeyToAddress(*pub) != id.Address() {
		t.Errorf("signature is not the enclave's over that digest: %v", err)
	}
}

func TestResultSigner(t *testing.T) {
	id, at := testIdentity(t), time.Unix(1700000000, 999_000_000)
	r := jobs.Result{Outcome: jobs.OK, Output: []byte("out"), Elapsed: 1500*time.Microsecond + 1, Detail: "d", Logs: []byte("l")}
	signed, err := NewResultSigner(id, jobsDomain()).Sign(jobs.NewID(9), r, at)
	if err != nil {
		t.Fatal(err)
	}
	if signed.JobID != jobs.NewID(9) || string(signed.Output) != "out" || signed.TotalTimeMs != 2 || signed.Outcome != jobs.OK || signed.SignTimestamp.UnixNano() != 1700000000e9 {
		t.Errorf("signed %+v", signed)
	}
	want := contracts.SubmitOutput{JobID: big.NewInt(9), Output: []byte("out"), TotalTime: 2, ErrorCode: 0, SignTimestamp: time.Unix(1700000000, 0)}
	checkSigner(t, id, want.Digest(jobsDomain()), signed.Signature)
}

func TestResultSignerRefuses(t *testing.T) {
	id, ok := testIdentity(t), jobs.Result{Outcome: jobs.Exception}
	if _, err := NewResultSigner(id, jobsDomain()).Sign(jobs.NewID(1), jobs.Result{Outcome: 200}, time.Unix(1, 0)); !errors.Is(err, ErrOutcome) {
		t.Errorf("outcome 200: error %v", err)
	}
	if _, err := NewResultSigner(id, contracts.Domain{}).Sign(jobs.NewID(1), ok, time.Unix(1, 0)); !errors.Is(err, ErrSignDomain) {
		t.Errorf("empty domain: error %v", err)
	}
	if _, err := NewResultSigner(id, jobsDomain()).Sign(jobs.NewID(1), ok, time.Time{}); !errors.Is(err, ErrSignTime) {
		t.Errorf("zero time: error %v", err)
	}
}

func TestSignRegistration(t *testing.T) {
	id, domain := testIdentity(t), contracts.Domain{Name: contracts.TeeManagerDomain, Version: contracts.DomainVersion}
	r := contracts.Register{Owner: common.Address{3}, JobCapacity: 20, StorageCapacity: 1 << 30, Env: jobs.Env, SignTimestamp: time.Unix(1700000000, 0)}
	sig, err := id.SignRegistration(r, domain)
	if err != nil {
		t.Fatal(err)
	}
	checkSigner(t, id, r.Digest(domain), sig)

	r.Owner = common.Address{}
	if _, err := id.SignRegistration(r, domain); !errors.Is(err, ErrZeroOwner) {
		t.Errorf("zero owner: error %v", err)
	}
	r.Owner, r.SignTimestamp = common.Address{3}, time.Time{}
	if _, err := id.SignRegistration(r, domain); !errors.Is(err, ErrSignTime) {
		t.Errorf("zero time: error %v", err)
	}
}
