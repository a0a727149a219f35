//go:build enclave

package api

import (
	"reflect"
	"strings"
	"testing"
)

// TestNothingForDevelopment: an enclave tells nobody what jobs print, and
// cannot be configured to.
func TestNothingForDevelopment(t *testing.T) {
	if n := reflect.TypeFor[Development]().NumField(); n > 0 {
		t.Errorf("%d things can be served for development", n)
	}
	for _, r := range newLab(t).echo.Routes() {
		if strings.HasPrefix(r.Path, "/dev/") {
			t.Errorf("the enclave build serves %s", r.Path)
		}
	}
}
