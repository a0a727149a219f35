package pid1

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// roleKey is the variable that has the test binary be something else: process 1
// of namespaces of its own, or a program there.
const roleKey = "NACRE_PID1_ROLE"

func TestMain(m *testing.M) {
	role := os.Getenv(roleKey)
	if role == "" {
		goleak.VerifyTestMain(m)
		return
	}
	play, ok := roles()[role]
	if !ok {
		fmt.Fprintln(os.Stderr, "no such role:", role)
		os.Exit(99)
	}
	os.Exit(play())
}
