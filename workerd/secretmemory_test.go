package workerd

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/jobs"
)

// region is memory outside the heap, which a search of the heap leaves out.
func region(t *testing.T, size int) []byte {
	t.Helper()
	b, err := unix.Mmap(-1, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Munmap(b) })
	return b
}

// shortest is how many bytes of a secret are looked for: more than the registers
// have, which the runtime puts on a stack when it interrupts a goroutine that has
// just copied, and fewer than an exception's words may have.
const shortest = 270

// TestNoCopyOfASecretStays: once a job has ended and its sandbox is gone, no
// form of its secret is in this process's memory, whatever the job did with it.
func TestNoCopyOfASecretStays(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // what is garbage stays as it is
	p := newPool(t, nil)
	all := region(t, 1<<16) // shared; private mappings alone are searched
	secret, rest := all[:512], all[4096:]
	forms := [][]byte{secret[:shortest]}
	form := func(n int) []byte {
		b := rest[:n:n]
		rest, forms = rest[n:], append(forms, b)
		return b
	}
	rand.Read(secret)
	for i, c := range secret { // letters, which stand for themselves everywhere
		secret[i] = 'a' + c%26
	}
	hex.Encode(form(2*shortest), secret[:shortest])
	base64.RawStdEncoding.Encode(form(shortest/3*4), secret[:shortest])
	for name, body := range map[string]string{
		"unused":   `return new Response("done")`,
		"printed":  `console.log(env, new TextDecoder().decode(env.secret), new Uint8Array(env.secret).toHex(), btoa(new TextDecoder().decode(env.secret))); return new Response("done")`,
		"flood":    `for (let i = 0; i < 5000; i++) console.log(new TextDecoder().decode(env.secret).repeat(2)); return new Response("done")`, // whose first line is torn within
		"answered": `return new Response(new TextDecoder().decode(env.secret).repeat(30))`,
		"thrown":   `throw new Error(new TextDecoder().decode(env.secret))`,
		"too much": `return new Response(new TextDecoder().decode(env.secret).repeat(1000))`,
	} {
		r, err := p.Run(t.Context(), jobs.Task{Code: handler(body), Secret: secret, Deadline: 20 * time.Second})
		if err != nil {
			t.Fatalf("%s: %v %s", name, err, r.Detail)
		}
		eventually(t, "the end of the sandbox", func() bool { return len(p.slots) == 0 })
		if found := searchMemory(t, forms); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
	control := bytes.Clone(secret)
	if found := searchMemory(t, forms); len(found) == 0 {
		t.Error("a copy is not found")
	}
	clear(control)
}

// searchMemory returns where this process's own memory has any of the forms.
func searchMemory(t *testing.T, forms [][]byte) (found []string) {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	mem, err := os.Open("/proc/self/mem")
	if err != nil {
		t.Fatal(err)
	}
	defer mem.Close()
	buf := region(t, 1<<20)
	lines := bufio.NewScanner(bytes.NewReader(maps))
	for lines.Scan() {
		var from, to uint64
		var access string
		if _, err := fmt.Sscanf(lines.Text(), "%x-%x %s", &from, &to, &access); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(access, "rw-p") {
			continue
		}
		for at := from; at < to; at += uint64(len(buf)) - 100 { // so that none is missed at a border
			n, _ := mem.ReadAt(buf[:min(uint64(len(buf)), to-at)], int64(at)) // what is not mapped any more has nothing
			for i, f := range forms {
				if k := bytes.Index(buf[:n], f); k >= 0 {
					found = append(found, fmt.Sprintf("form %d at %x", i, at+uint64(k)))
				}
			}
		}
	}
	return found
}
