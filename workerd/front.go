package workerd

import (
	"bytes"
	"context"
	_ "embed"
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
	compatibilityDate = "2023-03-07" // the network's; changing it changes answers
	egressPath        = "/egress"    // the socket of the egress proxy in the jail
)

// configText is the configuration for workerd of every sandbox: it starts
// front alone, which loads the code when there is one. network false leaves
// the code without fetch() and connect().
func configText(l Limits, network bool) string {
	// front itself and all else that could speak to the outside may reach no
	// address: the list is empty, and it must be spelled out because the
	// default is the internet.
	const internet = `(name = "internet", network = (allow = []))`
	outbound, egress := `(name = "front", entrypoint = "NoNetwork")`, ""
	if network {
		outbound = `"egress"`
		egress = `, (name = "egress", external = (address = "unix:` + egressPath + `", http = (style = proxy)))`
	}
	q := strconv.Quote
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = [` + q(fmt.Sprintf("--max-old-space-size=%d", l.heapMB())) + `],
  services = [
    (name = "front", worker = (
      modules = [(name = "front.js", esModule = ` + q(frontJS) + `)],
      compatibilityDate = ` + q(compatibilityDate) + `,
      bindings = [
        (name = "LOADER", workerLoader = (id = "user")),
        (name = "ENTRY", text = ` + q(entryJS) + `),
        (name = "DATE", text = ` + q(compatibilityDate) + `),
        (name = "OUTBOUND", service = ` + outbound + `)],
      globalOutbound = "internet")),
    ` + internet + egress + `],
  sockets = [(name = ` + q(socketName) + `, http = (), service = "front")]
);
`
}

// compileConfig has workerd translate the configuration into its binary form,
// from which it starts 3 ms sooner, and writes that to a file in dir.
func compileConfig(ctx context.Context, bin, dir, text string) (path string, err error) {
	source, path := filepath.Join(dir, "config.capnp"), filepath.Join(dir, "config")
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		return "", err
	}
	defer os.Remove(source)
	var out bytes.Buffer
	said := newRing(4 << 10)
	cmd := exec.CommandContext(ctx, bin, "compile", "--config-only", source)
	cmd.Env = []string{}
	cmd.Stdout, cmd.Stderr = &out, said
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("compiling workerd's configuration: %w: %s", err, oneLine(said.bytes()))
	}
	return path, os.WriteFile(path, out.Bytes(), 0o600)
}
