package workerd

import (
	"bytes"
	"slices"

	"github.com/nacre-tee/nacre/jobs"
)

const (
	// redacted stands where a secret was. It is no longer than any form of a
	// secret, so nothing grows by it.
	redacted = "[secret]"
	// MinRedacted is the length, in bytes, below which a secret, or what is left
	// of one, is left where it is found: so few bytes would be met by chance.
	// White space around the secret does not count.
	MinRedacted = len(redacted)
)

// redactor removes a secret from what leaves its sandbox. It is a courtesy to
// who prints one by mistake: code that wants to tell a secret writes it in one
// of countless other ways.
//
// It reads a text in each of the ways in which programs write bytes, and looks
// for the secret in what it has read; so that of the secret itself it needs no
// encoded copies, and the time is linear in the text's length and the secret's.
type redactor struct {
	secret []byte // without the white space around it, which files end with and programs trim; not a copy
	plain  []byte // what readPlain makes of it
}

func newRedactor(secret []byte) redactor {
	secret = bytes.TrimSpace(secret)
	if len(secret) < MinRedacted {
		return redactor{}
	}
	return redactor{secret: secret, plain: readOut(secret)}
}

// readOut is what readPlain makes of a secret.
func readOut(secret []byte) []byte {
	all := reading{awake: true, kept: make([]byte, 0, len(secret))} // it never becomes more, so nothing is moved
	readPlain(secret, &all)
	return all.kept
}

// wipe overwrites what r knows. r is of no use afterwards.
func (r redactor) wipe() { clear(r.plain) }

// clean removes the secret from all that people see of res, in place: nothing
// of it is left in the buffers either.
func (r redactor) clean(res *jobs.Result) {
	if r.secret == nil {
		return
	}
	res.Output = r.text(res.Output, false)
	res.Logs = r.text(res.Logs, !bytes.HasSuffix(res.Logs, []byte("\n")))
	for i := range res.Network {
		h := &res.Network[i]
		h.Host, h.Reason = r.host(h.Host), r.host(h.Reason)
	}
}

// detail is what people see of an exception's words, which are cut off
// somewhere.
func (r redactor) detail(words []byte) string {
	if r.secret != nil {
		words = r.text(words, true)
	}
	return oneLine(words)
}

// text removes the secret from b, which it overwrites. If b is open, it may
// have been cut off at its end.
func (r redactor) text(b []byte, open bool) []byte {
	if len(b) < MinRedacted {
		return b
	}
	var found []span
	marks := cutMarks(b, open)
	for _, way := range ways {
		pattern := r.secret
		if way.plain {
			pattern = r.plain
		}
		if len(pattern) >= MinRedacted {
			found = append(found, search(b, pattern, marks, way)...)
		}
	}
	if rest, cut := bytes.CutPrefix(b, []byte(lostLine)); cut {
		if n := r.remainder(rest); n > 0 {
			found = append(found, span{len(lostLine), len(lostLine) + n})
		}
	}
	return replace(b, found)
}

// replace puts redacted where the spans are, and what overlaps counts as one.
func replace(b []byte, found []span) []byte {
	slices.SortFunc(found, func(x, y span) int { return x.start - y.start })
	out, done := b[:0], 0
	for i := 0; i < len(found); {
		s := found[i]
		for i++; i < len(found) && found[i].start < s.end; i++ {
			s.end = max(s.end, found[i].end)
		}
		out = append(append(out, b[done:s.start]...), redacted...)
		done = s.end
	}
	out = append(out, b[done:]...)
	clear(b[len(out):])
	return out
}

// host is for names, which know no case.
func (r redactor) host(name string) string {
	if r.secret == nil || len(r.secret) > len(name) {
		return name
	}
	for _, form := range nameForms(r.secret) {
		done := ""
		for i := foldIndex(name, form); i >= 0; i = foldIndex(name, form) {
			done, name = done+name[:i]+redacted, name[i+len(form):]
		}
		name = done + name
		clear(form)
	}
	return name
}

// foldIndex is bytes.Index that takes ASCII letters of both cases for the same.
func foldIndex(name string, part []byte) int {
	for i := range len(name) - len(part) + 1 {
		j := 0
		for j < len(part) && lower(name[i+j]) == lower(part[j]) {
			j++
		}
		if j == len(part) {
			return i
		}
	}
	return -1
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
