package parent

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

// LogFile is a file that is appended to and does not grow without end: before it
// would become larger than a limit it is renamed to its name with ".1", in the
// place of the one that has it. It is safe for concurrent use.
type LogFile struct {
	path string
	most int64

	mu   sync.Mutex // guards what follows
	file *os.File
	size int64
}

// ErrLogFileSize is returned for a limit that is none.
var ErrLogFileSize = errors.New("the limit of a log file must be above 0")

// OpenLogFile opens or makes a file of at most so many bytes, and as many of its
// predecessor.
func OpenLogFile(path string, most int64) (*LogFile, error) {
	if most <= 0 {
		return nil, ErrLogFileSize
	}
	l := &LogFile{path: path, most: most}
	if err := l.open(); err != nil {
		return nil, err
	}
	return l, nil
}

func (l *LogFile) open() (err error) {
	if l.file, err = os.OpenFile(l.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err != nil {
		return err
	}
	info, err := l.file.Stat()
	if err != nil {
		l.file.Close()
		return err
	}
	l.size = info.Size()
	return nil
}

// Write appends p, whole.
func (l *LogFile) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size > 0 && l.size+int64(len(p)) > l.most {
		if err := l.turn(); err != nil {
			return 0, err
		}
	}
	n, err := l.file.Write(p)
	l.size += int64(n)
	return n, err
}

func (l *LogFile) turn() error {
	if err := errors.Join(l.file.Close(), os.Rename(l.path, l.path+".1")); err != nil {
		return errors.Join(fmt.Errorf("making room in a log file: %w", err), l.open())
	}
	return l.open()
}

// Close closes the file.
func (l *LogFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}
