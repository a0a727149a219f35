//go:build !enclave

package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// recordedDocument is of a real enclave. Its leaf certificate lived from 20:40:25
// to 23:40:28.
const (
	recordedDocument = "../../enclave/attestation/testdata/recorded.cbor"
	recordedTime     = "2026-01-03T20:41:07Z" // in whole seconds
	recordedPCR0     = "4b8d4cf2a99e05ce1b5bddaf9d21cb446eb0e606c5bebd1ebf02b473a22165f7b68b0bb0d1ac5a90f0311e493522cfab"
)

// TestAttestationAsOfItsTime: what is shown of a document is what would have been
// then, and says that it is.
func TestAttestationAsOfItsTime(t *testing.T) {
	for name, c := range map[string]struct {
		at   string // "": today
		args []string
		fail string // the check that does; "": it is valid
	}{
		"its second":                 {at: recordedTime},
		"Unix seconds":               {at: "1767472867"},
		"another zone":               {at: "2026-01-03T22:41:07+02:00"},
		"its millisecond":            {at: "2026-01-03T20:41:07.402Z"},
		"less than 30s ahead":        {at: "2026-01-03T20:40:38Z"},
		"more than 30s ahead":        {at: "2026-01-03T20:40:37Z", fail: "age"},
		"before its leaf":            {at: "2026-01-03T20:40:24Z", fail: "certificates"},
		"as old as allowed":          {at: "2026-01-03T20:46:07Z"},
		"older":                      {at: "2026-01-03T20:46:08Z", fail: "age"},
		"last of its leaf":           {at: "2026-01-03T23:40:28Z", args: []string{"--max-age", "4h"}},
		"after its leaf":             {at: "2026-01-03T23:40:29Z", args: []string{"--max-age", "4h"}, fail: "certificates"},
		"a year later":               {at: "2027-01-03T20:41:07Z", args: []string{"--max-age", "99999h"}, fail: "certificates"},
		"a year earlier":             {at: "2025-01-03T20:41:07Z", fail: "certificates"},
		"1973":                       {at: "100000000", fail: "certificates"},
		"today":                      {fail: "certificates"},
		"its time, another image":    {at: recordedTime, args: []string{"--pcr1", strings.Repeat("ab", 48)}, fail: "measurements"},
		"its time, another nonce":    {at: recordedTime, args: []string{"--nonce", "01"}, fail: "nonce"},
		"its time, and another root": {at: recordedTime, args: []string{"--root", newTestEnclave(t).start(t).root}, fail: "certificates"},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"attestation", "verify", recordedDocument, "--pcr0", recordedPCR0}, c.args...)
			if c.at != "" {
				args = append(args, "--at", c.at)
			}
			code, stdout, stderr := runArgs(t, append(args, "--json")...)
			var answer attestationAnswer
			if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
				t.Fatalf("%v: %s%s", err, stdout, stderr)
			}
			if answer.Valid != (c.fail == "") || (code == exitOK) != answer.Valid || (answer.ImageID != nil) != answer.Valid {
				t.Fatalf("code %d\n%s", code, stdout)
			}
			for _, check := range answer.Checks {
				if (check.Status == failed) != (check.Check == c.fail) {
					t.Errorf("%+v, want %q to fail", check, c.fail)
				}
			}
			if at, _ := (instantText{}).parse(c.at); (answer.AsOf == nil) != (c.at == "") || answer.AsOf != nil && !answer.AsOf.Equal(at) {
				t.Errorf("as of %v, want %s", answer.AsOf, c.at)
			}
			_, stdout, _ = runArgs(t, args...)
			if says := strings.Contains(stdout, "by --at; says nothing about today"); says != (c.at != "") || says && !hasLine(stdout, "warn", "time +as of ") {
				t.Errorf("says as of when: %v\n%s", says, stdout)
			}
		})
	}
}

// TestAttestationSaysWhen: who is refused a kept document for its age learns of what
// time it is, and how to judge it as of then.
func TestAttestationSaysWhen(t *testing.T) {
	const mend = "; one that was kept is judged by its own time with --at TIME"
	for _, args := range [][]string{nil, {"--max-age", "99999h"}} {
		_, stdout, _ := runArgs(t, append([]string{"attestation", "verify", "--any-image", recordedDocument}, args...)...)
		if !strings.Contains(stdout, recordedTime) || !strings.Contains(stdout, mend) || strings.Contains(stdout, "--root") {
			t.Errorf("%q: %s", args, stdout)
		}
		_, stdout, _ = runArgs(t, append([]string{"attestation", "verify", "--any-image", recordedDocument, "--at", "2027-01-03T20:41:07Z"}, args...)...)
		if !strings.Contains(stdout, recordedTime) || strings.Contains(stdout, mend) {
			t.Errorf("%q, --at: %s", args, stdout)
		}
	}
}

// TestAttestationAtRefuses: what is of now is not judged as of another time.
func TestAttestationAtRefuses(t *testing.T) {
	const form = "want a time such as 2026-11-01T00:00:00Z, or Unix seconds"
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"--at", recordedTime, "--url", "http://127.0.0.1:1/"}, "--at is for a document that was kept"},
		{[]string{recordedDocument, "--at", "2027-01-15T08:00:01Z"}, "--at 2027-01-15T08:00:01Z is in the future"}, // a second
		{[]string{recordedDocument, "--at", "99999999999"}, "is in the future"},
		{[]string{recordedDocument, "--at", recordedTime, "--rpc", "http://127.0.0.1:1/"}, "not what it did then"},
		{[]string{recordedDocument, "--at", recordedTime, "--chain-id", "1"}, "not what it did then"},
		{[]string{recordedDocument, "--at", recordedTime, "--tee-manager", exampleEnclave}, "not what it did then"},
		{[]string{recordedDocument, "--at", ""}, form},
		{[]string{recordedDocument, "--at", "yesterday"}, form},
		{[]string{recordedDocument, "--at", "2026-01-03"}, form},
		{[]string{recordedDocument, "--at", "20260103"}, form},
		{[]string{recordedDocument, "--at", "2026-01-03T20:41:07"}, form},    // of which zone?
		{[]string{recordedDocument, "--at", "1767472867402"}, form},          // milliseconds
		{[]string{recordedDocument, "--at", "0001-01-01T00:00:00Z"}, form},   // would be as if none was given
		{[]string{recordedDocument, "--at", "1969-12-31T23:59:59.9Z"}, form}, // when no clock was
	} {
		code, stdout, stderr := runArgs(t, append([]string{"attestation", "verify", "--any-image"}, tt.args...)...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: code %d, stdout %q, stderr %q; want %q", tt.args, code, stdout, stderr, tt.want)
		}
	}
	if code, stdout, stderr := runArgs(t, "attestation", "verify", "--any-image", recordedDocument, "--at", "2027-01-15T08:00:00Z"); code != exitFailed {
		t.Errorf("now: %d\n%s%s", code, stdout, stderr)
	}
}

// TestAttestationAtFlag: it is a time, whichever way it is written.
func TestAttestationAtFlag(t *testing.T) {
	want := time.Date(2026, 1, 3, 20, 41, 7, 0, time.UTC)
	for _, text := range []string{recordedTime, "1767472867", "2026-01-03T22:41:07+02:00"} {
		check(t, captured(t, newAttestationVerifyCommand, "doc.cbor", "--at", text),
			attestationConfig{File: "doc.cbor", MaxAge: defaultMaxAge, At: want})
	}
}
