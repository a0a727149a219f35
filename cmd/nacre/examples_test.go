package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// exampleRunner runs the examples in the sandbox of an executor.
type exampleRunner struct {
	dir  string
	pool *workerd.Pool
}

func newExampleRunner(t *testing.T, policy egress.Policy) exampleRunner {
	t.Helper()
	root := repositoryRoot(t)
	dir, err := os.MkdirTemp("/tmp", "nacre-examples-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	pool, err := workerd.NewPool(context.Background(), workerd.Config{
		Binary: workerdForTests(t, root), Sizes: workerd.Sizes{Slots: 1, Memory: workerd.DefaultLimits().Memory}, Limits: workerd.DefaultLimits(), RuntimeDir: dir, Egress: policy, AllowMissingLimits: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return exampleRunner{filepath.Join(root, "examples"), pool}
}

func (r exampleRunner) run(t *testing.T, file, input string) jobs.Result {
	t.Helper()
	code, err := os.ReadFile(filepath.Join(r.dir, file))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	result, err := r.pool.Run(ctx, jobs.Task{Code: code, Input: []byte(input), Deadline: 20 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// file reads one of the inputs that come with the examples.
func (r exampleRunner) file(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(r.dir, "inputs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// word is n as the 32 bytes that abi.decode takes for a uint256 or a bool.
func word(n *big.Int) []byte { return n.FillBytes(make([]byte, 32)) }

var yes, no = word(big.NewInt(1)), word(big.NewInt(0))

func wantOutput(t *testing.T, r jobs.Result, want []byte) {
	t.Helper()
	if r.Outcome != jobs.OK || !bytes.Equal(r.Output, want) {
		t.Errorf("result %d (%s), output %x, logs %q\nwant output %x", r.Outcome, r.Detail, r.Output, r.Logs, want)
	}
}

func wantThrow(t *testing.T, r jobs.Result, why string) {
	t.Helper()
	if r.Outcome != jobs.Exception || len(r.Output) > 0 || !strings.Contains(r.Detail, why) {
		t.Errorf("result %d (%s), output %x; want an exception with %q", r.Outcome, r.Detail, r.Output, why)
	}
}

func TestExampleQuotes(t *testing.T) {
	r := newExampleRunner(t, egress.Policy{})
	price := func(s string) []byte {
		n, ok := new(big.Int).SetString(s, 10)
		if !ok {
			t.Fatalf("no number: %s", s)
		}
		return word(n)
	}
	quotes := func(rest string, prices ...string) string {
		var all []string
		for i, p := range prices {
			all = append(all, fmt.Sprintf(`{"source":"s%d","price":%s}`, i, p))
		}
		return `{"quotes":[` + strings.Join(all, ",") + `]` + rest + `}`
	}

	// 1833.90, 1834.20, 1834.75, 1835.10: the mean of the middle two.
	wantOutput(t, r.run(t, "quotes.js", r.file(t, "quotes.json")), price("183447500000"))
	wantThrow(t, r.run(t, "quotes.js", r.file(t, "quotes-few.json")), "2 well-formed quotes")

	good := []struct{ name, input, want string }{
		{"odd number", quotes("", `"3"`, `"2.98"`, `"2.99"`), "299000000"},
		{"numbers", quotes("", `3`, `3.01`, `3.02`), "301000000"},
		{"no decimals", quotes(`,"decimals":0`, `"7"`, `"7.9"`, `"7"`), "7"},
		{"18 decimals, more digits than a float has", quotes(`,"decimals":18`, `"1.000000000000000001"`, `"1.000000000000000001"`, `"1.000000000000000002"`), "1000000000000000001"},
		{"far off is dropped", quotes("", `"100"`, `"101"`, `"102"`, `"9000"`, `"0.01"`), "10100000000"},
		{"no quote, no price", quotes("", `"5"`, `null`, `"5"`, `{}`, `"5"`, `["5"]`, `"1e3"`, `"NaN"`, `"-5"`, `"0"`, `true`), "500000000"},
		{"one quote suffices if asked", quotes(`,"minQuotes":1`, `"42"`), "4200000000"},
	}
	for _, tt := range good {
		t.Run(tt.name, func(t *testing.T) { wantOutput(t, r.run(t, "quotes.js", tt.input), price(tt.want)) })
	}
	bad := []struct{ name, input, want string }{
		{"no JSON", "price please", "JSON"},
		{"null", "null", "quotes: want an array"},
		{"no quotes", "{}", "quotes: want an array"},
		{"none", quotes(""), "0 well-formed quotes"},
		{"sources disagree", quotes("", `"1"`, `"2"`, `"3"`, `"4"`), "agreeing quotes"},
		{"one source thrice", `{"quotes":[{"source":"a","price":"1"},{"source":"a","price":"1"},{"source":"a","price":"1"}]}`, "1 well-formed quotes"},
		{"nameless source", `{"quotes":[{"price":"1"},{"price":"1"},{"price":"1"}]}`, "0 well-formed quotes"},
		{"decimals", quotes(`,"decimals":2.5`, `"1"`), "decimals: want a whole number"},
		{"deviation", quotes(`,"maxDeviationPercent":-1`, `"1"`), "maxDeviationPercent: want"},
		{"minimum of none", quotes(`,"minQuotes":0`), "minQuotes: want"},
	}
	for _, tt := range bad {
		t.Run(tt.name, func(t *testing.T) { wantThrow(t, r.run(t, "quotes.js", tt.input), tt.want) })
	}
}

// merkleInput is the input of merkle.js.
type merkleInput struct {
	Hash  string   `json:"hash"`
	Root  string   `json:"root"`
	Data  string   `json:"data"`
	Proof []string `json:"proof"`
}

func keccak(b []byte) []byte { return crypto.Keccak256(b) }
func sha(b []byte) []byte    { s := sha256.Sum256(b); return s[:] }

// merkleProof builds the tree over entries by itself and returns the proof
// that the entry number at is in it.
func merkleProof(hash func([]byte) []byte, name string, entries [][]byte, at int) merkleInput {
	in := merkleInput{Hash: name, Data: hexBytes(entries[at]), Proof: []string{}}
	var level [][]byte
	for _, e := range entries {
		level = append(level, hash(hash(e)))
	}
	for ; len(level) > 1; at /= 2 {
		if at^1 < len(level) {
			in.Proof = append(in.Proof, hexBytes(level[at^1]))
		}
		var up [][]byte
		for i := 0; i+1 < len(level); i += 2 {
			a, b := level[i], level[i+1]
			if bytes.Compare(a, b) > 0 {
				a, b = b, a
			}
			up = append(up, hash(bytes.Join([][]byte{a, b}, nil)))
		}
		if len(level)%2 == 1 {
			up = append(up, level[len(level)-1])
		}
		level = up
	}
	in.Root = hexBytes(level[0])
	return in
}

func toJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestExampleMerkle(t *testing.T) {
	r := newExampleRunner(t, egress.Policy{})
	wantOutput(t, r.run(t, "merkle.js", r.file(t, "merkle.json")), yes)
	wantOutput(t, r.run(t, "merkle.js", r.file(t, "merkle-sha256.json")), yes)
	wantOutput(t, r.run(t, "merkle.js", r.file(t, "merkle-wrong.json")), no)

	// Lengths around the blocks of keccak (136 bytes) and SHA-256 (64), and
	// trees that are not full.
	var entries [][]byte
	for _, n := range []int{0, 1, 55, 63, 64, 135, 136, 137, 272, 500} {
		entries = append(entries, bytes.Repeat([]byte{byte(n), 0xa5}, n)[:n])
	}
	for at := range entries {
		wantOutput(t, r.run(t, "merkle.js", toJSON(t, merkleProof(keccak, "keccak256", entries, at))), yes)
	}
	for _, n := range []int{1, 2, 3} {
		wantOutput(t, r.run(t, "merkle.js", toJSON(t, merkleProof(sha, "sha256", entries[:n], n-1))), yes)
	}
}

func TestExampleMerkleRefuses(t *testing.T) {
	r := newExampleRunner(t, egress.Policy{})
	entries := [][]byte{[]byte("a"), []byte("b"), []byte("c"), []byte("d")}
	change := func(f func(*merkleInput)) string {
		in := merkleProof(keccak, "keccak256", entries, 1)
		f(&in)
		return toJSON(t, in)
	}
	wrong := map[string]func(*merkleInput){
		"another entry":   func(in *merkleInput) { in.Data = hexBytes([]byte("x")) },
		"another root":    func(in *merkleInput) { in.Root = hexBytes(keccak(nil)) },
		"proof too short": func(in *merkleInput) { in.Proof = in.Proof[:1] },
		"proof too long":  func(in *merkleInput) { in.Proof = append(in.Proof, in.Proof[0]) },
		"proof turned":    func(in *merkleInput) { in.Proof[0], in.Proof[1] = in.Proof[1], in.Proof[0] },
		"other hash":      func(in *merkleInput) { in.Hash = "sha256" },
		"inner node passed off as an entry": func(in *merkleInput) {
			// Its two children are 64 bytes that hash to it once, not twice.
			a, b := keccak(keccak(entries[0])), keccak(keccak(entries[1]))
			if bytes.Compare(a, b) > 0 {
				a, b = b, a
			}
			in.Data, in.Proof = hexBytes(append(a, b...)), in.Proof[1:]
		},
	}
	for name, f := range wrong {
		t.Run(name, func(t *testing.T) { wantOutput(t, r.run(t, "merkle.js", change(f)), no) })
	}
	bad := map[string]struct {
		f    func(*merkleInput)
		want string
	}{
		"hash":        {func(in *merkleInput) { in.Hash = "md5" }, "hash: want keccak256 or sha256"},
		"constructor": {func(in *merkleInput) { in.Hash = "constructor" }, "hash: want"},
		"root":        {func(in *merkleInput) { in.Root = "0x1234" }, "root: want 32 bytes"},
		"data":        {func(in *merkleInput) { in.Data = "0x123" }, "data: want 0x and an even number"},
		"sibling":     {func(in *merkleInput) { in.Proof[1] = "0x00" }, "proof[1]: want 32 bytes"},
		"depth":       {func(in *merkleInput) { in.Proof = make([]string, 65) }, "proof: want an array of at most 64"},
		"no proof":    {func(in *merkleInput) { in.Proof = nil }, "proof: want an array"},
	}
	for name, tt := range bad {
		t.Run(name, func(t *testing.T) { wantThrow(t, r.run(t, "merkle.js", change(tt.f)), tt.want) })
	}
	wantThrow(t, r.run(t, "merkle.js", "0x00"), "JSON")
}

// signatureInput is the input of signature.js.
type signatureInput struct {
	Algorithm string `json:"algorithm"`
	PublicKey string `json:"publicKey"`
	Message   string `json:"message"`
	Signature string `json:"signature"`
}

func signP256(t *testing.T, message string) signatureInput {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256([]byte(message))
	a, b, err := ecdsa.Sign(rand.Reader, key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	public, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return signatureInput{"P-256", hexBytes(public), hexBytes([]byte(message)), hexBytes(append(word(a), word(b)...))}
}

func signEd25519(t *testing.T, message string) signatureInput {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return signatureInput{"Ed25519", hexBytes(public), hexBytes([]byte(message)), hexBytes(ed25519.Sign(private, []byte(message)))}
}

func TestExampleSignature(t *testing.T) {
	r := newExampleRunner(t, egress.Policy{})
	wantOutput(t, r.run(t, "signature.js", r.file(t, "signature.json")), yes)
	wantOutput(t, r.run(t, "signature.js", r.file(t, "signature-ed25519.json")), yes)
	wantOutput(t, r.run(t, "signature.js", r.file(t, "signature-wrong.json")), no)

	for _, sign := range []func(*testing.T, string) signatureInput{signP256, signEd25519} {
		in := sign(t, "message")
		t.Run(in.Algorithm, func(t *testing.T) {
			wantOutput(t, r.run(t, "signature.js", toJSON(t, in)), yes)
			wantOutput(t, r.run(t, "signature.js", toJSON(t, sign(t, ""))), yes)

			other := in
			other.Message = hexBytes([]byte("another message"))
			wantOutput(t, r.run(t, "signature.js", toJSON(t, other)), no)
			other = in
			other.PublicKey = sign(t, "").PublicKey
			wantOutput(t, r.run(t, "signature.js", toJSON(t, other)), no)
			other = in
			other.Signature = hexBytes(make([]byte, 64))
			wantOutput(t, r.run(t, "signature.js", toJSON(t, other)), no)
			other = in
			other.Signature = in.Signature[:len(in.Signature)-2]
			wantThrow(t, r.run(t, "signature.js", toJSON(t, other)), "signature: want 64 bytes")
			other = in
			other.PublicKey = "0x04"
			wantThrow(t, r.run(t, "signature.js", toJSON(t, other)), "publicKey: want")
		})
	}
	in := signP256(t, "message")
	in.Algorithm = "RSA"
	wantThrow(t, r.run(t, "signature.js", toJSON(t, in)), "algorithm: want P-256 or Ed25519")
	wantThrow(t, r.run(t, "signature.js", "{}"), "algorithm: want")

	// 65 bytes that are no point of the curve.
	in = signP256(t, "message")
	in.PublicKey = "0x04" + strings.Repeat(hex.EncodeToString([]byte{1}), 64)
	if got := r.run(t, "signature.js", toJSON(t, in)); got.Outcome != jobs.Exception {
		t.Errorf("no point of the curve: result %d, output %x", got.Outcome, got.Output)
	}
}

// TestExampleFetch: what it answers where it may go and where not.
func TestExampleFetch(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusTeapot)
		io.WriteString(w, strings.Repeat("short and stout ", 100))
	}))
	defer server.Close()
	for _, tt := range []struct{ policy, input, want string }{
		{"public", server.URL, `"reached":false,"why":"127.0.0.1 is an address of this host"`},
		{"public", "http://192.0.2.1/", `"reached":false,"why":"192.0.2.1 is an address for documentation"`},
		{"allow: " + strings.TrimPrefix(server.URL, "http://"), server.URL + "\n", `"reached":true,"status":418,"body":"short and stout `},
		{"allow: 127.0.0.1:1", "http://127.0.0.1:1/", `"reached":false,"why":"connect: connection refused"`},
		{"none", "https://example.com/", `"reached":false,"why":"`},
	} {
		policy, err := egress.ParsePolicy(tt.policy)
		if err != nil {
			t.Fatal(err)
		}
		r := newExampleRunner(t, policy)
		if got := r.run(t, "fetch.js", tt.input); got.Outcome != jobs.OK || !strings.HasPrefix(string(got.Output), "{"+tt.want) || len(got.Output) > 1200 {
			t.Errorf("%s, %q: result %d (%s), output %q", tt.policy, tt.input, got.Outcome, got.Detail, got.Output)
		}
	}
	r := newExampleRunner(t, egress.Policy{})
	wantThrow(t, r.run(t, "fetch.js", "not a URL"), "Invalid URL")
	wantThrow(t, r.run(t, "fetch.js", "file:///etc/passwd"), "want an http or https URL")
}

// TestEveryExampleIsExplained: a header that says what goes in and out and how
// to run it, with an input that exists, and a line in the table.
func TestEveryExampleIsExplained(t *testing.T) {
	dir := filepath.Join(repositoryRoot(t), "examples")
	files, err := filepath.Glob(filepath.Join(dir, "*.js"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		name := filepath.Base(path)
		code, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		header, _, _ := strings.Cut(string(code), "\n\n")
		for _, word := range []string{"// Input", "// Output", "// Errors", "nacre simulate examples/" + name + " --input @examples/inputs/"} {
			if !strings.Contains(header, word) {
				t.Errorf("%s: no %q in its header", name, word)
			}
		}
		_, input, _ := strings.Cut(header, "--input @examples/")
		words := append(strings.Fields(input), "")
		if _, err := os.Stat(filepath.Join(dir, words[0])); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("%s is not in the README", name)
		}
	}
}
