package main

import "fmt"

// sayWhatIsGone tells of a state file that is not there, so that nobody waits
// for a restart to go on by itself.
func (d *daemon) sayWhatIsGone() {
	s := d.lifecycle.Status()
	if d.cfg.StateFile == "" || s.HasOwner() || s.HasMutable() || d.lifecycle.Trouble() != "" {
		return
	}
	if !d.alone.ranBefore {
		d.log.Info("state_file is not there yet: it is written when the owner injects keys", "file", d.cfg.StateFile)
		return
	}
	d.gone = fmt.Sprintf("; state_file %s was not there at the start, though an executor ran with it before: it was removed, or nobody had injected anything", d.cfg.StateFile)
	d.log.Warn("nothing to go on with" + d.gone)
}
