package secrets

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if os.Getenv(lockedChildEnv) != "" {
		lockedChild()
		return
	}
	goleak.VerifyTestMain(m)
}
