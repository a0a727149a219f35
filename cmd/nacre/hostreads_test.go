package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

// What is in an image is public: keys in it are told of, and not shown.
func TestPublicKeysAreWarnedOf(t *testing.T) {
	for raw, want := range map[string]bool{
		"https://rpc.example/":                                   false,
		"https://rpc.example/v2/":                                false,
		"https://sepolia-rollup.arbitrum.example/rpc":            false,
		"https://rpc.example/v2/your-api-key":                    false,
		"https://rpc.example/arbitrum/mainnet-archive":           false,
		"https://rpc.example:8545/eth?chain=421614&archive=true": false,
		"https://rpc.example/v2/AbCdEf0123456789-_xyz":           true,
		"https://rpc.example/0123456789abcdef0123456789abcdef/":  true,
		"https://rpc.example/abcdefghijklmnopqrstuvwxyz":         true,
		"https://rpc.example/ogrpc?dkey=AbCdEf0123456789xyz":     true,
		"https://rpc.example/?apikey=short":                      true,
		"https://rpc.example/?access_token=x&y=z":                true,
		"https://rpc.example/#AbCdEf0123456789xyz":               true,
		"https://me:word@rpc.example/":                           true,
		"https://me@rpc.example/":                                true,
	} {
		var out strings.Builder
		warnOfPublicKeys(&out, config.Config{HTTPRPCURL: config.URLs{raw}, WebSocketURL: config.URLs{"wss://rpc.example/v2/"}})
		switch got := out.String(); {
		case want != (strings.Count(got, "\n") == 1 && strings.HasPrefix(got, "note: http_rpc_url of rpc.example seems ")), want != (got != ""):
			t.Errorf("%s: %q", raw, got)
		case strings.Contains(got, "0123456789"), strings.Contains(got, "word@"), strings.Contains(got, "abcdefgh"):
			t.Errorf("%s: the key is shown: %s", raw, got)
		}
	}
	var out strings.Builder
	warnOfPublicKeys(&out, config.Config{HTTPRPCURL: config.URLs{"https://a.example/?key=x"}, WebSocketURL: config.URLs{"wss://b.example/", "wss://me:x@c.example/"}})
	if got := out.String(); !strings.HasPrefix(got, "note: http_rpc_url of a.example, web_socket_url of c.example seems ") {
		t.Errorf("%q", got)
	}
}

// Without TLS the host of an enclave is its RPC provider.
func TestEndpointsWithoutTLSAreWarnedOf(t *testing.T) {
	for _, c := range []struct {
		http, ws config.URLs
		want     string // "": no word
	}{
		{config.URLs{"https://a.example/"}, config.URLs{"wss://a.example/"}, ""},
		{config.URLs{"http://a.example:8545/"}, config.URLs{"wss://a.example/"}, "http_rpc_url of a.example:8545"},
		{config.URLs{"https://a.example/"}, config.URLs{"WS://a.example/v2/"}, "web_socket_url of a.example"},
		{config.URLs{"https://a.example/", "HTTP://me:word@b.example/?key=x"}, config.URLs{"ws://c.example/"}, "http_rpc_url of b.example, web_socket_url of c.example"},
	} {
		var out strings.Builder
		warnOfHostAsProvider(&out, config.Config{HTTPRPCURL: c.http, WebSocketURL: c.ws})
		switch got := out.String(); {
		case c.want == "" && got != "":
			t.Errorf("%q, %q: %q", c.http, c.ws, got)
		case c.want != "" && (!strings.HasPrefix(got, "note: "+c.want+" is reached without TLS") || strings.Count(got, "\n") != 1 || strings.Contains(got, "word")):
			t.Errorf("%q, %q: %q, want a line about %s", c.http, c.ws, got, c.want)
		}
	}
}

// Who builds an image is told before it is built.
func TestImageBuildWarns(t *testing.T) {
	dir := t.TempDir()
	program, file := filepath.Join(dir, "workerd"), filepath.Join(dir, "config.json")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../config.example.json")
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(text, &keys); err != nil {
		t.Fatal(err)
	}
	const key, host = "note: http_rpc_url of rpc.example.org seems to have a key", "note: http_rpc_url of rpc.example.org is reached without TLS"
	for url, want := range map[string]string{"https://rpc.example.org/v2/AbCdEf0123456789xyz": key, "http://rpc.example.org/": host, "https://rpc.example.org/": ""} {
		keys["http_rpc_url"] = url
		if text, err = json.Marshal(keys); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _, stderr := runArgs(t, "image", "build", "-o", "/nowhere/x.eif", "--workerd", program, "--source", "../..", "--config", file)
		for _, note := range []string{key, host} {
			if got := strings.Contains(stderr, note); got != (note == want) {
				t.Errorf("%s: %q", url, stderr)
			}
		}
	}
}
