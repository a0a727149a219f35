package workerd

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

//go:embed js/entry.js
var entryJS string

//go:embed js/front.js
var frontJS string

const (
	socketName        = "http"
	userService       = "user"
	compatibilityDate = "2023-03-07" // the network's; changing it changes answers

	codePlace   = "the code goes here"
	secretPlace = "the secret goes here"
)

// configText is a sandbox's configuration for workerd in its text form.
func configText(l Limits, withSecret bool) string {
	secret := ""
	if withSecret {
		secret = `(name = "secret", data = ` + strconv.Quote(secretPlace) + `)`
	}
	q := strconv.Quote
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = [` + q(fmt.Sprintf("--max-old-space-size=%d", l.heapMB())) + `],
  services = [
    (name = ` + q(userService) + `, worker = (
      modules = [
        (name = "entry.js", esModule = ` + q(entryJS) + `),
        (name = "code.js", esModule = ` + q(codePlace) + `)],
      compatibilityDate = ` + q(compatibilityDate) + `,
      bindings = [` + secret + `],
      globalOutbound = ` + codeOutbound + `)),
    (name = "front", worker = (
      modules = [(name = "front.js", esModule = ` + q(frontJS) + `)],
      compatibilityDate = ` + q(compatibilityDate) + `,
      bindings = [(name = "user", service = ` + q(userService) + `)],
      globalOutbound = "internet")),
    ` + internet + `],
  sockets = [(name = ` + q(socketName) + `, http = (), service = "front")]
);
`
}

// template is a sandbox's configuration in its binary form (Cap'n Proto, one
// or more segments) into which code and secret are put. That takes no text
// parser, so no byte of the code needs escaping, and it starts faster.
type template struct {
	segments [][]byte
	code     pointer
	secret   *pointer // nil: a sandbox without a secret
}

// pointer is where a message refers to one of the placeholders.
type pointer struct{ segment, offset int }

var errTemplate = errors.New("workerd's compiled configuration is not as expected")

// compileTemplate has workerd translate the text into the binary form. It
// uses a file in dir, which it removes.
func compileTemplate(ctx context.Context, bin, dir string, l Limits, withSecret bool) (*template, error) {
	file := filepath.Join(dir, "template.capnp")
	if err := os.WriteFile(file, []byte(configText(l, withSecret)), 0o600); err != nil {
		return nil, err
	}
	defer os.Remove(file)
	var out bytes.Buffer
	said := newRing(4 << 10)
	cmd := exec.CommandContext(ctx, bin, "compile", "--config-only", file)
	cmd.Env = []string{}
	cmd.Stdout, cmd.Stderr = &out, said
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("compiling workerd's configuration: %w: %s", err, oneLine(said.bytes()))
	}
	return parseTemplate(out.Bytes(), withSecret)
}

// parseTemplate takes a message apart and finds the two placeholders in it.
func parseTemplate(msg []byte, withSecret bool) (*template, error) {
	t := &template{}
	var err error
	if t.segments, err = splitMessage(msg); err != nil {
		return nil, err
	}
	if t.code, err = t.find(codePlace+"\x00", len(codePlace)+1); err != nil {
		return nil, err
	}
	if withSecret {
		p, err := t.find(secretPlace, len(secretPlace))
		if err != nil {
			return nil, err
		}
		t.secret = &p
	}
	return t, nil
}

const word = 8 // Cap'n Proto's unit

// splitMessage returns the segments of a message: it starts with their number
// less one and their sizes in words, 32 bits each, padded to a word.
func splitMessage(msg []byte) ([][]byte, error) {
	if len(msg) < word {
		return nil, fmt.Errorf("%w: %d bytes", errTemplate, len(msg))
	}
	n := int(binary.LittleEndian.Uint32(msg)) + 1
	head := (4 + 4*n + word - 1) / word * word
	if n > 64 || len(msg) < head {
		return nil, fmt.Errorf("%w: %d segments", errTemplate, n)
	}
	rest := msg[head:]
	var segments [][]byte
	for i := range n {
		size := int(binary.LittleEndian.Uint32(msg[4+4*i:])) * word
		if size > len(rest) {
			return nil, fmt.Errorf("%w: cut short", errTemplate)
		}
		segments = append(segments, rest[:size:size])
		rest = rest[size:]
	}
	return segments, nil
}

// find looks for the one pointer that refers to a byte list of count bytes
// which starts with content.
func (t *template) find(content string, count int) (pointer, error) {
	var found []pointer
	for s, seg := range t.segments {
		for at := 0; at+word <= len(seg); at += word {
			v := binary.LittleEndian.Uint64(seg[at:])
			// A list pointer: 2 bits kind 1, 30 bits signed offset in words
			// from its end, 3 bits element size (2: one byte), 29 bits count.
			if v&3 != 1 || v>>32&7 != 2 || int(v>>35) != count {
				continue
			}
			target := at + word + int(int32(uint32(v))>>2)*word
			if target >= 0 && target+len(content) <= len(seg) && string(seg[target:target+len(content)]) == content {
				found = append(found, pointer{s, at})
			}
		}
	}
	if len(found) != 1 {
		return pointer{}, fmt.Errorf("%w: %d places for %q, want 1", errTemplate, len(found), content)
	}
	return found[0], nil
}

// build returns the message with code and secret in segments of their own.
func (t *template) build(code, secret []byte) []byte {
	segments := make([][]byte, 0, len(t.segments)+2)
	for _, s := range t.segments {
		segments = append(segments, bytes.Clone(s))
	}
	put := func(at pointer, content []byte, count int) {
		// A far pointer: 2 bits kind 2, 1 bit 0 for a landing pad of one
		// word, 29 bits its offset, 32 bits its segment. The pad is a list
		// pointer to what follows it.
		far := uint64(2) | uint64(len(segments))<<32
		binary.LittleEndian.PutUint64(segments[at.segment][at.offset:], far)
		seg := make([]byte, word+(count+word-1)/word*word)
		binary.LittleEndian.PutUint64(seg, 1|2<<32|uint64(count)<<35)
		copy(seg[word:], content)
		segments = append(segments, seg)
	}
	put(t.code, code, len(code)+1) // text ends with a zero byte
	if t.secret != nil {
		put(*t.secret, secret, len(secret))
	}
	return joinMessage(segments)
}

// joinMessage is the inverse of splitMessage.
func joinMessage(segments [][]byte) []byte {
	head := make([]byte, (4+4*len(segments)+word-1)/word*word)
	binary.LittleEndian.PutUint32(head, uint32(len(segments)-1))
	for i, s := range segments {
		binary.LittleEndian.PutUint32(head[4+4*i:], uint32(len(s)/word))
	}
	return bytes.Join(append([][]byte{head}, segments...), nil)
}
