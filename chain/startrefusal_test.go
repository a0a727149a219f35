package chain

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// Which refusals say that an endpoint does not have a method, and which that it
// has failed.
func TestNotOffered(t *testing.T) {
	for _, test := range []struct {
		code int
		text string
		want bool
	}{
		{-32601, "the method eth_syncing does not exist/is not available", true},
		{-32601, "Method not found", true},
		{-32004, "not part of your plan", true},
		{4200, "The Provider does not support the requested method.", true},
		{-32600, "Unsupported method: eth_syncing", true},
		{-32000, "The method eth_syncing is not supported.", true},
		{-32600, "Must be authenticated!", false},
		{-32601, "account suspended", false},
		{-32600, "invalid request", false},
		{-32603, "internal error", false},
		{-32603, "method not found in cache", false},
		{-32000, "header not found", false},
		{-32000, "too many requests: method is not limited alone", false},
		{-32005, "too many requests", false},
		{3, "execution reverted", false},
	} {
		err := fmt.Errorf("eth_syncing: %w", &fakeRPCError{code: test.code, msg: test.text})
		if got := isNotOffered(err); got != test.want {
			t.Errorf("%d %q: %t, want %t", test.code, test.text, got, test.want)
		}
	}
	if isNotOffered(fmt.Errorf("method not found")) {
		t.Error("an error of the transport is taken for an answer")
	}
}

// An endpoint that fails to say whether it is still syncing is not where the
// past is read; one that does not offer to say is.
func TestSyncingRefused(t *testing.T) {
	for _, test := range []struct {
		refusal faultproxy.Error
		synced  bool
	}{
		{faultproxy.Error{Code: -32601, Message: "method not found"}, true},
		{faultproxy.Error{Code: -32600, Message: "Unsupported method: eth_syncing"}, true},
		{faultproxy.Error{Code: -32603, Message: "internal error"}, false},
		{faultproxy.Error{Code: -32000, Message: "database is being rebuilt"}, false},
		{faultproxy.Error{Code: -32002, Message: "project ID does not have access"}, false},
		{faultproxy.Error{Code: -32000, Message: "account suspended"}, false},
	} {
		t.Run(test.refusal.Message, func(t *testing.T) {
			t.Parallel()
			l := newLiar(t, 1)
			l.proxy.Refuse(refuseOnly("eth_syncing", test.refusal))
			w, r := watch(t, l.seen, lyingConfig(1))
			if !test.synced {
				eventually(t, "the reason", func() bool {
					said := w.Status().Err
					return strings.Contains(said, "still syncing") && strings.Contains(said, test.refusal.Message)
				})
				if told := r.told(); len(told) > 0 || w.Status().Synced {
					t.Errorf("told %v", told)
				}
				l.proxy.Mend()
			}
			r.wait(t, "synced")
		})
	}
	t.Run("beside another", func(t *testing.T) {
		l := newLiar(t, 2)
		l.proxy.Refuse(refuseOnly("eth_syncing", faultproxy.Error{Code: -32603, Message: "internal error"}))
		l.emit(jobLog(1, ms(60_000), ourEnclave))
		_, r := watch(t, l.seen, lyingConfig(1))
		r.wait(t, "created 1", "synced")
		l.mustBeRefused(t, errors.New("internal error"))
	})
}
