package parent

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// followPoll is how often a file is looked at.
const followPoll = 250 * time.Millisecond

// Follow copies what is appended to a file, such as a serial port of QEMU, until
// ctx ends. The file may come later; what it has when it is found is copied too.
// One that becomes shorter is read from its beginning.
func Follow(ctx context.Context, path string, to io.Writer) error {
	tick := time.NewTicker(followPoll)
	defer tick.Stop()
	var read int64
	for {
		var err error
		if read, err = copyFrom(path, read, to); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// copyFrom copies what a file has after so many bytes, and returns how many it
// has then.
func copyFrom(path string, from int64, to io.Writer) (int64, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return from, fmt.Errorf("following the console: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return from, fmt.Errorf("following the console: %w", err)
	}
	if info.Size() < from {
		from = 0
	}
	n, err := io.Copy(to, io.NewSectionReader(f, from, info.Size()-from))
	if err != nil {
		return from + n, fmt.Errorf("following the console: %w", err)
	}
	return from + n, nil
}
