package chain

import (
	"bytes"
	"fmt"
)

// What no honest answer comes near: a log has some 450 bytes and 12 values, a
// receipt or a block more than 700. Decoded, the least object takes some hundred
// bytes, so that an answer of empty ones would fill the memory.
const (
	bytesAnObject = 128 // of JSON, on average
	bytesAValue   = 16
	freeObjects   = 1 << 14 // of these nothing is asked: batches begin with small answers
	freeValues    = 1 << 16
)

// jsonShape counts the objects and the values of a JSON text as it comes in. It
// bounds what decoding makes of an answer by the answer's length.
type jsonShape struct {
	length, objects, values int64
	quoted, escaped         bool // the text so far ends in a string, and in it behind a backslash
}

// take counts what p adds. Its error is ErrBadAnswer if that is too much for the
// length.
func (s *jsonShape) take(p []byte) error {
	s.length += int64(len(p))
	for len(p) > 0 {
		if s.quoted {
			p = s.skipString(p)
			continue
		}
		switch p[0] {
		case '"':
			s.quoted = true
		case '{':
			s.objects++
			s.values++
		case '[', ',':
			s.values++
		}
		p = p[1:]
	}
	if s.objects > freeObjects+s.length/bytesAnObject || s.values > freeValues+s.length/bytesAValue {
		return fmt.Errorf("%w: %d objects and %d values in %d bytes", ErrBadAnswer, s.objects, s.values, s.length)
	}
	return nil
}

// skipString returns what of p is behind the end of the string, or behind a
// quotation mark that does not end it.
func (s *jsonShape) skipString(p []byte) []byte {
	if s.escaped {
		s.escaped = false
		return p[1:]
	}
	end := bytes.IndexByte(p, '"')
	inside, rest := p, []byte(nil)
	if end >= 0 {
		inside, rest = p[:end], p[end+1:]
	}
	for {
		i := bytes.IndexByte(inside, '\\')
		switch {
		case i < 0:
			s.quoted = end < 0
			return rest
		case i+1 < len(inside):
			inside = inside[i+2:]
		case end < 0:
			s.escaped = true
			return nil
		default:
			return rest // the mark is escaped
		}
	}
}
