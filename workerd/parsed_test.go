package workerd

import (
	"bytes"
	"testing"
)

// FuzzParsedWriter: the first such line counts, whatever comes before it and
// however it is cut, and nothing else is lost.
func FuzzParsedWriter(f *testing.F) {
	f.Add([]byte("nacre: parsed\nrest"), 3)
	f.Add([]byte("nacre: parsed\n"), 14)
	f.Add([]byte("x\nnacre: parsed\nnacre: parsed\n"), 2)
	f.Add([]byte("nacre: parsen\nnacre: parsed\n"), 12)
	f.Add([]byte("no nacre: parsed\n\nnacre: parsed\n"), 16)
	f.Fuzz(func(t *testing.T, text []byte, cut int) {
		cut = min(max(cut, 0), len(text))
		rest := newRing(1 << 20)
		w := newParsedWriter(rest)
		w.Write(text[:cut])
		w.Write(text[cut:])
		w.Write([]byte("\n")) // what is held back of a line comes with its end
		want, seen := append(bytes.Clone(text), '\n'), false
		if i := bytes.Index(append([]byte("\n"), want...), append([]byte("\n"), parsedLine...)); i >= 0 {
			want, seen = append(want[:i:i], want[i+len(parsedLine):]...), true
		}
		if isClosed(w.seen) != seen || !w.at.IsZero() != seen {
			t.Fatalf("seen %v at %v, want %v", isClosed(w.seen), w.at, seen)
		}
		if !bytes.Equal(rest.bytes(), want) {
			t.Fatalf("passed on %q, want %q", rest.bytes(), want)
		}
	})
}
