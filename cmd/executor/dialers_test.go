package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// connecting are the names of other packages by which one connects, or asks for
// names, without being given a way.
var connecting = map[string][]string{
	"net": {"Dial", "DialTimeout", "DialTCP", "DialUDP", "DialIP", "DialUnix", "Dialer", "Resolver", "DefaultResolver",
		"LookupHost", "LookupIP", "LookupAddr", "LookupCNAME", "LookupMX", "LookupNS", "LookupPort", "LookupSRV", "LookupTXT",
		"ResolveTCPAddr", "ResolveUDPAddr", "ResolveIPAddr"},
	"http":      {"DefaultClient", "DefaultTransport", "Get", "Head", "Post", "PostForm", "Client", "Transport", "ProxyFromEnvironment"},
	"tls":       {"Dial", "DialWithDialer", "Dialer"},
	"vsock":     {"Dial", "DialContext"},
	"websocket": {"DefaultDialer", "Dialer"},
	"rpc":       {"Dial", "DialContext", "DialOptions", "DialHTTP", "DialWebsocket", "DialIPC"},
	"ethclient": {"Dial", "DialContext"},
	"unix":      {"Connect"},
	"syscall":   {"Connect"},
}

// dialers is where our part of the enclave builds, the verifier's included, uses
// them, and why that does not lead around the host's forwarder.
var dialers = map[string]string{
	"chain/endpoint.go rpc.DialOptions":            "over the client of newHTTPClient",
	"chain/endpoint.go http.Client":                "the type",
	"chain/transport.go http.Client":               "with the transport below",
	"chain/transport.go http.Transport":            "dials by Endpoints.Dial if that is set",
	"chain/transport.go http.ProxyFromEnvironment": "if Endpoints.Dial is not set",
	"chain/transport.go net.Dialer":                "if Endpoints.Dial is not set",
	"chain/websocket.go rpc.DialOptions":           "with the dialler below",
	"chain/websocket.go websocket.Dialer":          "dials by Endpoints.Dial if that is set",
	"enclave/listen.go vsock.DialContext":          "vsock",
	"enclave/peer/ask.go http.Client":              "with the transport below",
	"enclave/peer/ask.go http.Transport":           "dials by what it is given",
	"enclave/verifier/client.go http.Client":       "of NewClient, which is for owners",
	"enclave/verifier/client.go http.Transport":    "of NewClient, which is for owners",
	"enclave/verifier/client.go net.Dialer":        "of NewClient, which is for owners",
	"workerd/egress/judge.go net.Resolver":         "of NewJudge, which is for the host",
	"workerd/egress/proxy.go net.Dialer":           "if Config.Dialer is not set",
	"workerd/egress/proxy.go net.Resolver":         "unless Config.Names is set",
	"workerd/exchange.go net.Dialer":               "a Unix socket of a sandbox",
}

// All connections of an enclave go by outward. This finds a new way around it,
// which on a machine with a network no test would notice.
func TestDialersAreKnown(t *testing.T) {
	const module = "github.com/nacre-tee/nacre/"
	cmd := exec.Command("go", "list", "-tags", "enclave", "-deps", "-json=ImportPath,Dir,GoFiles", ".", "../verifier")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Dir string
			GoFiles         []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		folder, ours := strings.CutPrefix(p.ImportPath, module)
		if !ours {
			continue
		}
		for _, f := range p.GoFiles {
			for _, use := range usesOf(t, filepath.Join(p.Dir, f)) {
				found = append(found, folder+"/"+f+" "+use)
			}
		}
	}
	for _, use := range found {
		if dialers[use] == "" {
			t.Errorf("%s: does it lead around the host's forwarder? If not, say here why", use)
		}
	}
	for use := range dialers {
		if !slices.Contains(found, use) {
			t.Errorf("%s: is not there any more", use)
		}
	}
}

// usesOf returns what a file uses of connecting.
func usesOf(t *testing.T, path string) (uses []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if pkg, ok := sel.X.(*ast.Ident); ok && slices.Contains(connecting[pkg.Name], sel.Sel.Name) {
			if use := pkg.Name + "." + sel.Sel.Name; !slices.Contains(uses, use) {
				uses = append(uses, use)
			}
		}
		return true
	})
	return uses
}
