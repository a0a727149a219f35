package workerd

import (
	"bytes"
	"slices"
)

// span is a part of a text, from start up to end.
type span struct{ start, end int }

// reading looks for a pattern in the bytes that somebody reads out of a text:
// each byte with the place in the text where it stands. It is the automaton of
// Knuth, Morris and Pratt. One goroutine uses it.
type reading struct {
	pattern []byte
	back    []int32 // by length of what matches: the longest shorter beginning that matches too
	marks   []int   // where the text says that something was cut off there, ascending
	first   byte    // of the pattern
	awake   bool    // it needs all that is read, not only what is first: something matches, or it keeps what is read
	matched int     // bytes of the pattern that the last ones read are
	starts  []int   // where each of the last len(pattern) bytes read began, by turns
	count   int     // bytes read
	end     int     // where the last one ended
	found   []span

	// Without a pattern what is read is kept: up to the first gap, as far as there
	// is room for it, and with where each byte ended.
	kept []byte
	ends []int
	over bool
}

const (
	// markNear is how far, in bytes, a mark may be behind what was cut off: there
	// are commas, line ends and indentation between.
	markNear = 64
	// broken is how many bytes a sign has, at most, of which a part was cut off.
	broken = 8
)

// search returns where b has pattern, read in one way, or at least MinRedacted
// bytes of its beginning in front of a mark.
func search(b, pattern []byte, marks []int, w way) []span {
	pattern = pattern[:min(len(pattern), len(b)+1)] // more cannot be there
	r := &reading{pattern: pattern, first: pattern[0], marks: marks, back: backs(pattern), starts: make([]int, len(pattern))}
	w.read(b, r)
	r.gap()
	clear(r.back)
	return r.found
}

// backs is the table of the automaton.
func backs(pattern []byte) []int32 {
	back := make([]int32, len(pattern)+1)
	for i, k := 1, int32(0); i < len(pattern); i++ {
		for k > 0 && pattern[k] != pattern[i] {
			k = back[k]
		}
		if pattern[k] == pattern[i] {
			k++
		}
		back[i+1] = k
	}
	return back
}

// add says that c was read out of the text from start up to end.
func (r *reading) add(c byte, start, end int) {
	if r.awake || c == r.first { // seldom
		r.step(c, start, end)
	}
}

func (r *reading) step(c byte, start, end int) {
	switch {
	case r.pattern == nil:
		if !r.over && len(r.kept) < cap(r.kept) {
			r.kept, r.ends = append(r.kept, c), append(r.ends, end)
		}
		return
	case c != r.pattern[r.matched]:
		r.cut(end + broken)
	case start != r.end:
		r.cut(start)
	}
	for r.matched > 0 && c != r.pattern[r.matched] {
		r.matched = int(r.back[r.matched])
	}
	if c == r.pattern[r.matched] {
		r.matched++
	}
	r.starts[r.count%len(r.starts)] = start
	r.count++
	r.end = end
	if r.matched == len(r.pattern) {
		r.take()
		r.matched = int(r.back[r.matched])
	}
	r.awake = r.matched > 0
}

// gap says that the next byte does not follow the last one.
func (r *reading) gap() {
	r.over = true
	if r.matched > 0 {
		r.cut(r.end + markNear)
		r.matched, r.awake = 0, false
	}
}

// cut takes the beginning of the pattern that was read last, if there is a mark
// behind it, at limit at most.
func (r *reading) cut(limit int) {
	if r.matched < MinRedacted {
		return
	}
	// Dots that the secret itself has may be read already.
	from := r.end - len(cutDots)
	if i, _ := slices.BinarySearch(r.marks, from); i < len(r.marks) && r.marks[i] <= min(max(limit, r.end), r.end+markNear) {
		r.take()
	}
}

// take notes the last bytes read, as many as match.
func (r *reading) take() {
	s := span{r.starts[(r.count-r.matched)%len(r.starts)], r.end}
	if n := len(r.found); n > 0 && r.found[n-1].end > s.start { // also of a pattern that repeats itself: not one for each byte
		s.start = min(s.start, r.found[n-1].start)
		r.found = r.found[:n-1]
	}
	r.found = append(r.found, s)
}

// What stands where something was cut off: by the console, which ends long
// strings, lists and buffers so ("... 74 more bytes"), by oneLine, and by entry,
// which has the place behind the first 300 characters of an exception.
const (
	cutDots  = "..."
	cutMark  = "…"
	cutPlace = " at code.js:"
)

// cutMarks returns where b has a mark, ascending; its end is one if it is open.
func cutMarks(b []byte, open bool) []int {
	var marks []int
	for _, mark := range []string{cutDots, cutMark, cutPlace} {
		for at := 0; ; {
			i := bytes.Index(b[at:], []byte(mark))
			if i < 0 {
				break
			}
			marks = append(marks, at+i)
			at += i + len(mark)
		}
	}
	if open {
		marks = append(marks, len(b))
	}
	slices.Sort(marks)
	return marks
}

// remainder returns how much of b, whose beginning was cut off, belongs to the
// secret: at least MinRedacted bytes of any part of it. What stands first may be
// a broken sign, which is left out then.
func (r redactor) remainder(b []byte) int {
	b = b[:min(len(b), maxBetween+16*len(r.secret))] // as deep as the console goes, no number takes more
	longest := 0
	head := reading{awake: true, kept: make([]byte, 0, min(len(b), len(r.secret))), ends: make([]int, 0, min(len(b), len(r.secret)))}
	for _, way := range ways {
		secret := r.secret
		if way.plain {
			secret = r.plain
		}
		for skip := range min(broken, len(b)) {
			head.kept, head.ends, head.over = head.kept[:0], head.ends[:0], false
			way.read(b[skip:], &head)
			if n := longestWithin(head.kept[:min(len(head.kept), len(secret))], secret); n >= MinRedacted {
				longest = max(longest, skip+head.ends[n-1])
			}
			clear(head.kept)
		}
	}
	return longest
}

// longestWithin returns how much of the beginning of head is somewhere in text.
func longestWithin(head, text []byte) int {
	if len(head) < MinRedacted {
		return 0
	}
	back, matched, longest := backs(head), 0, 0
	for _, c := range text {
		for matched > 0 && (matched == len(head) || c != head[matched]) {
			matched = int(back[matched])
		}
		if c == head[matched] {
			matched++
		}
		longest = max(longest, matched)
	}
	return longest
}
