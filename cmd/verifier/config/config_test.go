package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/configfile"
	"github.com/nacre-tee/nacre/contracts"
)

const address = `"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"`

func load(t *testing.T, content string) (Config, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "v.json")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Load(file)
	if err != nil && (!strings.Contains(err.Error(), file) || strings.Contains(err.Error(), "\n")) {
		t.Errorf("error %q, want one line with the file's name", err)
	}
	return c, err
}

func TestExample(t *testing.T) {
	c, err := Load("../config.example.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.CheckTLS(); err != nil {
		t.Error(err)
	}
	if c.MaxAge != DefaultMaxAge || c.RPCQuorum < 1 {
		t.Errorf("%+v, want the defaults", c)
	}
}

func TestDefaults(t *testing.T) {
	c, err := load(t, `{"chain_id": 5, "http_rpc_url": ["https://a.example/"], "tee_manager_contract_addr": `+address+`}`)
	if err != nil || c.Age() != 5*time.Minute || c.Endpoints().Quorum != 1 || c.Endpoints().ChainID.Int64() != 5 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestBadFiles(t *testing.T) {
	const urls, tee, id = `"http_rpc_url": ["https://a.example/", "https://b.example/"]`, `"tee_manager_contract_addr": ` + address, `"chain_id": 1`
	for name, c := range map[string]struct {
		content string
		want    error
	}{
		"empty":          {"", configfile.ErrSyntax},
		"no object":      {"[]", configfile.ErrObject},
		"unknown key":    {`{"chain": 1}`, configfile.ErrUnknownKey},
		"wrong type":     {`{"chain_id": "1"}`, configfile.ErrType},
		"two objects":    {`{` + id + `,` + urls + `,` + tee + `} {}`, configfile.ErrSyntax},
		"too long":       {strings.Repeat(" ", maxFile) + "{}", ErrLong},
		"no contract":    {`{` + id + `,` + urls + `}`, ErrTeeManager},
		"zero contract":  {`{` + id + `,` + urls + `,"tee_manager_contract_addr":"0x0000000000000000000000000000000000000000"}`, ErrTeeManager},
		"mistyped":       {`{` + id + `,` + urls + `,"tee_manager_contract_addr":"0x5bAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}`, contracts.ErrChecksum},
		"short contract": {`{` + id + `,` + urls + `,"tee_manager_contract_addr":"0x00"}`, configfile.ErrAddress},
		"no chain":       {`{` + urls + `,` + tee + `}`, chain.ErrNoChainID},
		"no endpoint":    {`{` + id + `,` + tee + `}`, chain.ErrNoHTTP},
		"not a URL":      {`{` + id + `,"http_rpc_url":["a"],` + tee + `}`, chain.ErrHTTPURL},
		"no quorum":      {`{` + id + `,` + urls + `,` + tee + `,"rpc_quorum":0}`, ErrQuorum},
		"great quorum":   {`{` + id + `,` + urls + `,` + tee + `,"rpc_quorum":3}`, ErrQuorum},
		"no age":         {`{` + id + `,` + urls + `,` + tee + `,"max_age_seconds":0}`, ErrMaxAge},
		"great age":      {`{` + id + `,` + urls + `,` + tee + `,"max_age_seconds":10801}`, ErrMaxAge},
		"all":            {`{` + id + `,` + urls + `,` + tee + `,"max_age_seconds":10800,"rpc_quorum":2}`, nil},
	} {
		if _, err := load(t, c.content); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// TestErrorsSayWhichKeyAndWhatWouldBeRight: in words, not in those of Go's decoder.
func TestErrorsSayWhichKeyAndWhatWouldBeRight(t *testing.T) {
	for content, want := range map[string]string{
		`{"chian_id": 1}`:                       "chian_id: no such key, did you mean chain_id?",
		`{"key": 1}`:                            "key: no such key; config.example.json of cmd/verifier shows every key",
		`{"chain_id": "1"}`:                     "chain_id: string, want a whole number from 0",
		`{"http_rpc_url": "https://h/s3cr3t"}`:  "http_rpc_url: string, want a list of strings",
		`{"tee_manager_contract_addr": "0x12"}`: "tee_manager_contract_addr: no address, want 0x and 40 hex digits",
		"{\n\"chain_id\": 1,\n}":                "line 3: invalid character '}'",
		`[1]`:                                   "array: want one JSON object",
		`{"http_rpc_url": ["https://h/"], "tee_manager_contract_addr": ` + address + `}`:            "chain_id: chain id must be 1 or more",
		`{"chain_id": 1, "tee_manager_contract_addr": ` + address + `}`:                             "http_rpc_url: no HTTP RPC URL",
		`{"chain_id": 1, "http_rpc_url": ["s3cr3t"], "tee_manager_contract_addr": ` + address + `}`: "http_rpc_url: HTTP RPC URL must be",
	} {
		_, err := load(t, content)
		if err == nil || !strings.Contains(err.Error(), "v.json: "+want) || strings.Contains(err.Error(), "json: ca") || strings.Contains(err.Error(), "s3cr3t") {
			t.Errorf("%s: %v, want %q", content, err, want)
		}
	}
}

// TestPlainEndpointsAreForDevelopment: one is enough for the host to lie.
func TestPlainEndpointsAreForDevelopment(t *testing.T) {
	c := Config{HTTPRPCURL: []string{"HTTPS://a.example/", "https://b.example/"}}
	if err := c.CheckTLS(); err != nil {
		t.Error(err)
	}
	c.HTTPRPCURL[1] = "http://b.example/"
	if err := c.CheckTLS(); !errors.Is(err, ErrPlain) {
		t.Errorf("%v, want %v", err, ErrPlain)
	}
}
