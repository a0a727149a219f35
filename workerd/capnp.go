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

//go:embed js/job.js
var jobJS string

//go:embed js/before.js
var beforeJS string

//go:embed js/env.js
var envJS string

const (
	socketName        = "http"
	compatibilityDate = "2023-03-07" // the network's; changing it changes answers
	egressPath        = "/egress"    // the socket of the egress proxy in the jail
)

// configText is the configuration for workerd of every sandbox: our modules,
// the socket from which the code comes, and the one to the network.
func configText(l Limits) string {
	q := strconv.Quote
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = [` + q(fmt.Sprintf("--max-old-space-size=%d", l.heapMB())) + `],
  services = [
    (name = "job", worker = (
      modules = [
        (name = "entry.js", esModule = ` + q(entryJS) + `),
        (name = "job.js", esModule = ` + q(jobJS) + `),
        (name = "before.js", esModule = ` + q(beforeJS) + `),
        (name = "env.js", esModule = ` + q(envJS) + `)],
      compatibilityDate = ` + q(compatibilityDate) + `,
      moduleFallback = "unix:` + sourcePath + `",
      globalOutbound = "egress")),
    (name = "egress", external = (address = "unix:` + egressPath + `", http = (style = proxy))),
    (name = "internet", network = (allow = []))], # spelled out, because the default is all of it
  sockets = [(name = ` + q(socketName) + `, http = (), service = "job")]
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
