package workerd

import (
	"bytes"
	"testing"
)

// FuzzRing compares the ring with keeping everything.
func FuzzRing(f *testing.F) {
	f.Add(3, []byte("abcdefg"), []byte(""), []byte("hi"))
	f.Add(1, []byte("a"), []byte("b"), []byte("c"))
	f.Add(10, []byte("abc"), []byte("defghij"), []byte("k"))
	f.Fuzz(func(t *testing.T, size int, a, b, c []byte) {
		if size < 1 || size > 1<<16 {
			return
		}
		r, all := newRing(size), []byte(nil)
		for _, p := range [][]byte{a, b, c, a} {
			if n, err := r.Write(p); n != len(p) || err != nil {
				t.Fatalf("Write: %d, %v", n, err)
			}
			all = append(all, p...)
			want := all[max(len(all)-size, 0):]
			if !bytes.Equal(r.bytes(), want) {
				t.Fatalf("kept %q of %q, want %q", r.bytes(), all, want)
			}
		}
		if cap(r.buf) > 2*size+16 {
			t.Fatalf("%d bytes of memory for a ring of %d", cap(r.buf), size)
		}
	})
}

func TestRingText(t *testing.T) {
	for _, c := range []struct {
		size        int
		write, want string
	}{
		{10, "", ""}, {10, "a\nb\n", "a\nb\n"}, {10, "0123456789", "0123456789"},
		{10, "a\n012\n01234", lostLine + "012\n01234"}, {10, "01234567890", lostLine + "1234567890"}, {1, "a\n", lostLine},
	} {
		r := newRing(c.size)
		r.Write([]byte(c.write))
		if got := string(r.text()); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.write, c.size, got, c.want)
		}
	}
}

func TestLastLine(t *testing.T) {
	for text, want := range map[string]string{"": "", "\n\n": "", "a": "a", "a\nb\n": "b", "a\r\nb c\n\n \n": "b c"} {
		if got := lastLine([]byte(text)); string(got) != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
