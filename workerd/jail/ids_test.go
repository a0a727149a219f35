package jail

import "testing"

// TestPickIDs: the ids of jails are apart and far from those of others.
func TestPickIDs(t *testing.T) {
	const jails = 64
	seen := map[int]bool{}
	for range jails {
		first := pickIDs()
		if first < minID || first+maxSlots > endID || first%maxSlots != 0 {
			t.Errorf("ids from %#x", first)
		}
		seen[first] = true
	}
	if len(seen) < jails-8 { // by chance one or two are the same
		t.Errorf("%d jails have %d blocks of ids", jails, len(seen))
	}
}

// TestJailsDoNotShareIDs runs the same slot of four jails.
func TestJailsDoNotShareIDs(t *testing.T) {
	users := map[string]bool{}
	privileged := false
	for range 4 {
		j := newJail(t, Config{Binary: hostile(t)})
		privileged = j.privileged
		users[proc(t, waiting(t, j, Spec{}).Pid())["Uid"]] = true
	}
	if shared := len(users) == 1; shared == privileged { // all four by chance: once in 500 billion
		t.Errorf("users %v", users)
	}
}
