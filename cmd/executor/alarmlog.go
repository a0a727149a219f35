package main

import (
	"context"
	"log/slog"
	"strings"
	"time"
)

// alarmLogPause is how often the log looks at the alarms.
const alarmLogPause = 15 * time.Second

// startAlarm is up for a moment at each start, which is nothing for the log
// unless it lasts.
const startAlarm = "catching_up"

// logAlarms writes each alarm that is raised or cleared to the log, for those
// who read nothing else, until ctx ends. It looks when the chain is reached,
// too: what was configured wrongly shows then.
func (d *daemon) logAlarms(ctx context.Context) {
	said, was := map[string]bool{}, map[string]bool{}
	connected := d.connected
	tick := time.NewTicker(alarmLogPause)
	defer tick.Stop()
	for ticked := false; ; {
		for _, a := range alarms() {
			lines := a.lines(ctx, d)
			up := len(lines) > 0
			news := up && (a.name != startAlarm || ticked && was[a.name])
			switch {
			case ctx.Err() != nil:
				return
			case news && !said[a.name]:
				d.log.Log(ctx, a.level(), "alarm raised", "alarm", a.name, "says", strings.Join(lines, "; "))
				said[a.name] = true
			case !up && said[a.name]:
				d.log.Info("alarm cleared", "alarm", a.name)
				said[a.name] = false
			}
			was[a.name] = up
		}
		ticked = false
		select {
		case <-ctx.Done():
			return
		case <-connected:
			connected = nil // once
		case <-tick.C:
			ticked = true
		}
	}
}

func (a alarm) level() slog.Level {
	if a.broken {
		return slog.LevelError
	}
	return slog.LevelWarn
}
