// Package testlack is for tests of what a machine may lack. Where it is known to
// lack nothing, as it is before a change lands, such a test fails instead of
// being left out.
package testlack

import (
	"os"
	"testing"
)

// all is set to 1 on machines that can run all tests.
const all = "NACRE_REQUIRE_ALL"

// Skip leaves a test out for lack of something. why says what, and what would
// mend it. With NACRE_REQUIRE_ALL=1 the test fails.
func Skip(t testing.TB, why string) {
	t.Helper()
	if os.Getenv(all) == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// Less lets a test go on that tests less than it could, for lack of something.
// With NACRE_REQUIRE_ALL=1 the test fails.
func Less(t testing.TB, why string) {
	t.Helper()
	if os.Getenv(all) == "1" {
		t.Fatal(why)
	}
	t.Log("tests less:", why)
}

// Unasked leaves a test out unless variable names, in the environment, what it
// takes. It is for what no package has, so that NACRE_REQUIRE_ALL=1, which is for
// all that a machine can be given, does not ask for it either.
func Unasked(t testing.TB, variable, what string) {
	t.Helper()
	if os.Getenv(variable) == "" {
		t.Skipf("left out, because %s names nothing: %s", variable, what)
	}
}
