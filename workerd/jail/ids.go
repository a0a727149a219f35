package jail

import "math/rand/v2"

// The host's user and group ids of sandboxes. By the conventions of systemd
// (UIDS-GIDS) nothing else is there: containers end below.
const (
	minID = 0x70000000
	endID = 0x7ffe0000
)

// pickIDs returns the id of slot 0: the begin of one of 8188 blocks, at random.
// Jails of one machine thus hardly ever share ids, and need neither agree on
// them nor leave anything behind when they are killed.
func pickIDs() int { return minID + rand.IntN((endID-minID)/maxSlots)*maxSlots }

// slotID returns the host's user id, as root the group id as well, of the
// sandboxes in a slot.
func (j *Jail) slotID(slot int) int {
	if !j.privileged {
		return j.uid
	}
	return j.firstID + slot
}
