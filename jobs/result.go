package jobs

import (
	"errors"
	"fmt"
	"time"
)

// Outcome is the result code that goes on chain. The set is closed: a failure
// of the infrastructure is a Go error and none of these. Only where one ends a
// run that may not be tried again does the Coordinator answer SandboxDied:
// who stays silent is slashed.
type Outcome uint8

const (
	OK             Outcome = 0  // the code answered
	CodeNotFound   Outcome = 1  // no such code transaction, or not to the code contract
	CodeCalldata   Outcome = 2  // its calldata is not saveCodeInCallData
	SyntaxError    Outcome = 3  // the code does not parse
	DeadlineOver   Outcome = 4  // no answer within the deadline
	OutputTooLarge Outcome = 5  // the answer is larger than the limit
	Exception      Outcome = 6  // uncaught exception, or a promise that cannot settle
	MemoryOver     Outcome = 7  // the memory limit was exceeded
	ModuleUnusable Outcome = 8  // loads, but throws at import or has no default fetch
	SecretDenied   Outcome = 9  // the secret is not here, or not for this job owner
	SandboxDied    Outcome = 10 // the sandbox ended for another reason, or failed after the code may have run
	InputTooLarge  Outcome = 11 // the input or the code is larger than the limit
)

var outcomeText = [...]string{
	OK:             "ok",
	CodeNotFound:   "code transaction not found, or not sent to the code contract",
	CodeCalldata:   "code transaction does not call saveCodeInCallData",
	SyntaxError:    "syntax error",
	DeadlineOver:   "deadline exceeded",
	OutputTooLarge: "output larger than the limit",
	Exception:      "uncaught exception, or a promise that never settles",
	MemoryOver:     "memory limit exceeded",
	ModuleUnusable: "module unusable: throws at import, or has no default export with fetch",
	SecretDenied:   "secret not available to this executor or not allowed for the job owner",
	SandboxDied:    "sandbox died",
	InputTooLarge:  "input or code larger than the limit",
}

// Valid tells whether o is one of the codes above.
func (o Outcome) Valid() bool { return int(o) < len(outcomeText) }

// String describes o in words for people.
func (o Outcome) String() string {
	if !o.Valid() {
		return fmt.Sprintf("unknown result code %d", uint8(o))
	}
	return outcomeText[o]
}

// Errors of a code source that are the user's doing and so have an outcome.
// Any other error of a code source is an infrastructure failure.
var (
	ErrCodeNotFound = errors.New("code transaction not found or not sent to the code contract")
	ErrCodeCalldata = errors.New("code transaction is no saveCodeInCallData call")
	ErrCodeTooLarge = errors.New("code larger than the limit")
)

// OutcomeOfCodeError returns the outcome that a code source's error stands
// for; false if it is an infrastructure failure.
func OutcomeOfCodeError(err error) (Outcome, bool) {
	switch {
	case errors.Is(err, ErrCodeNotFound):
		return CodeNotFound, true
	case errors.Is(err, ErrCodeCalldata):
		return CodeCalldata, true
	case errors.Is(err, ErrCodeTooLarge):
		return InputTooLarge, true
	}
	return 0, false
}

// Task is what a sandbox is asked to run, exactly once.
type Task struct {
	JobID    ID            // names the sandbox in logs; zero outside a chain
	Code     []byte        // source of an ES module
	Input    []byte        // body of the one POST request
	Secret   []byte        // env.secret; nil: none
	Deadline time.Duration // from the moment that the code may run
}

// Result is how a task ended.
type Result struct {
	Outcome Outcome
	Output  []byte        // response body; empty unless Outcome is OK
	Elapsed time.Duration // from the moment that the code could run
	Detail  string        // one line for people; never goes on chain
	Logs    []byte        // last bytes that the code printed; never goes on chain
	Network []HostUse     // hosts that the code asked for; never goes on chain
}

// HostUse is what the code of one task did with one host. It never goes on
// chain: it is for the log and for who owns the job.
type HostUse struct {
	Host     string `json:"host"`             // as the code named it, with a port if it named one
	Requests int    `json:"requests"`         // requests and connections, those refused included
	Refused  int    `json:"refused"`          // of these, how many the policy or a limit refused
	Sent     int64  `json:"sent"`             // bytes to the host
	Received int64  `json:"received"`         // bytes from the host
	Reason   string `json:"reason,omitempty"` // why the last of them was refused or cut; one line
}

// TotalTimeMs is Elapsed as the contract wants it: whole milliseconds,
// rounded up, so that no run counts as free.
func (r Result) TotalTimeMs() uint64 {
	if r.Elapsed <= 0 {
		return 0
	}
	return uint64((r.Elapsed + time.Millisecond - 1) / time.Millisecond)
}

// SignedResult is a result with the enclave's signature: all that an answer on
// chain carries.
type SignedResult struct {
	JobID         ID
	RequestDigest [8]byte // the Job's; not signed
	Output        []byte
	TotalTimeMs   uint64
	Outcome       Outcome
	SignTimestamp time.Time // whole seconds
	Signature     []byte    // 65 bytes r‖s‖v, v 27 or 28
}
