//go:build enclave

package api

import "testing"

// TestNothingForDevelopment: an enclave tells nobody what jobs print.
func TestNothingForDevelopment(t *testing.T) {
	for _, r := range newLab(t).echo.Routes() {
		if len(r.Path) > 4 && r.Path[:5] == "/dev/" {
			t.Errorf("the enclave build serves %s", r.Path)
		}
	}
}
