package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
)

// network is where the doctor finds a chain and what should be on it.
type network struct {
	from      string // "config.json"
	httpURLs  []string
	wsURLs    []string
	hasWSKey  bool // the websocket URLs have an API key in them
	chainID   uint64
	contracts []namedAddress
	config    config.Config
	workerd   string // in the directory that the config file names; "": no config file
}

type namedAddress struct {
	name    string
	address common.Address
	kind    contractKind
}

// contractKind is a kind of contract and a call that it alone, of the kinds
// that there are, answers: with one word, or with nothing.
type contractKind struct {
	name  string
	call  []byte
	words int
}

func contractKinds() (teeManager, executors, jobs, userCode, verifier contractKind) {
	m, x, j, u, v := bindings.NewTeeManager(), bindings.NewExecutors(), bindings.NewJobs(), bindings.NewUserCode(), bindings.NewAttestationVerifier()
	return contractKind{"TeeManager", m.PackATTESTATIONVERIFIER(), 1}, contractKind{"Executors", x.PackINITREPUTATION(), 1},
		contractKind{"Jobs", j.PackNOOFNODESTOSELECT(), 1}, contractKind{"UserCode", u.PackSaveCodeInCallData("", nil), 0},
		contractKind{"AttestationVerifier", v.PackVerifiedKeys(common.Address{}), 1}
}

// maxConfigFile is more than an executor's config file ever has, in bytes.
const maxConfigFile = 1 << 20

func networkOfConfig(env environment, path string) (network, error) {
	raw, err := readLimited(env, path, "--config", maxConfigFile)
	if err != nil {
		return network{}, err
	}
	c, err := config.Parse(raw)
	if err != nil {
		return network{}, usagef("--config %s: %v", path, err)
	}
	n := network{from: path, httpURLs: c.HTTPRPCURL, chainID: c.ChainID, config: c, workerd: filepath.Join(c.WorkerdRuntimePath, "workerd")}
	key := env.getenv("NACRE_WS_API_KEY")
	for _, u := range c.WebSocketURL {
		if u, n.hasWSKey, err = withAPIKey(u, key); err != nil {
			return network{}, err
		}
		n.wsURLs = append(n.wsURLs, u)
	}
	teeManager, _, jobs, userCode, _ := contractKinds()
	n.contracts = []namedAddress{
		{"tee_manager_contract_addr", c.TeeManager, teeManager}, {"jobs_contract_addr", c.Jobs, jobs}, {"code_contract_addr", c.UserCode, userCode},
	}
	return n, nil
}

// withAPIKey puts the key into the URL as the executor does.
func withAPIKey(wsURL, key string) (string, bool, error) {
	if key == "" {
		return wsURL, false, nil
	}
	parsed, err := enclave.ParseAPIKey(key)
	if err != nil {
		return "", false, usagef("$NACRE_WS_API_KEY: %v", err)
	}
	wsURL, err = enclave.WithAPIKey(wsURL, parsed)
	return wsURL, true, err
}

func networkOfDevnet(info devnet.Info) network {
	n := network{from: "the devnet", config: config.Default(), httpURLs: []string{info.HTTPURL}, wsURLs: []string{info.WSURL}, hasWSKey: true, chainID: info.ChainID}
	teeManager, executors, jobs, userCode, verifier := contractKinds()
	for _, c := range []struct {
		kind    contractKind
		address common.Address
	}{
		{teeManager, info.Contracts.TeeManager}, {executors, info.Contracts.Executors}, {jobs, info.Contracts.Jobs},
		{userCode, info.Contracts.UserCode}, {verifier, info.Contracts.AttestationVerifier},
	} {
		n.contracts = append(n.contracts, namedAddress{c.kind.name, c.address, c.kind})
	}
	return n
}

// checkNetwork looks at all endpoints and at what they say about the chain, and
// asks the first that answers for the contracts.
func checkNetwork(ctx context.Context, n network) (all []finding) {
	ctx, cancel := context.WithTimeout(ctx, 4*doctorTimeout)
	defer cancel()
	lookedForContracts := false
	for i, u := range n.httpURLs {
		client, err := ethclient.DialContext(ctx, u)
		if err != nil {
			all = append(all, fail(numbered("rpc", i), "correct the URL", hideURL(u, err)))
			continue
		}
		defer client.Close()
		reach, reached := checkRPC(ctx, client, n, i)
		all = append(all, reach)
		if !reached {
			continue
		}
		all = append(all, checkChainID(ctx, client, n, i))
		if !lookedForContracts {
			all = append(all, checkContracts(ctx, client, u, n)...)
		}
		lookedForContracts = true
	}
	for i, u := range n.wsURLs {
		all = append(all, checkWebsocket(ctx, n, numbered("websocket", i), u))
	}
	return all
}

// numbered names the check of one of several endpoints.
func numbered(check string, i int) string {
	if i == 0 {
		return check
	}
	return fmt.Sprintf("%s %d", check, i+1)
}

func checkRPC(ctx context.Context, client *ethclient.Client, n network, i int) (f finding, reached bool) {
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	head, err := client.HeaderByNumber(ctx, nil)
	if err != nil {
		return fail(numbered("rpc", i), "is the node running, and the URL in "+n.from+" right?", hideURL(n.httpURLs[i], err)), false
	}
	age := time.Since(time.Unix(int64(head.Time), 0)).Round(time.Second)
	f = pass(numbered("rpc", i), "%s answers, block %d, %s old", bareURL(n.httpURLs[i]), head.Number, age)
	if age > 5*time.Minute {
		f.Status, f.Mend = warned, "the node may still be synchronising, or this machine's clock is wrong"
	}
	return f, true
}

// checkWebsocket subscribes to new blocks, which is what an executor does.
func checkWebsocket(ctx context.Context, n network, check, wsURL string) finding {
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	err := subscribe(ctx, wsURL)
	switch {
	case err == nil:
		return pass(check, "%s takes subscriptions", bareURL(wsURL))
	case !n.hasWSKey:
		return warn(check, "if the provider wants an API key, set NACRE_WS_API_KEY and try again; else correct web_socket_url", hideURL(wsURL, err))
	}
	return fail(check, "is the URL in "+n.from+" right, and the API key valid?", hideURL(wsURL, err))
}

func subscribe(ctx context.Context, wsURL string) error {
	client, err := ethclient.DialContext(ctx, wsURL)
	if err != nil {
		return err
	}
	defer client.Close()
	sub, err := client.SubscribeNewHead(ctx, make(chan *types.Header, 16))
	if err != nil {
		return err
	}
	sub.Unsubscribe()
	return nil
}

func checkChainID(ctx context.Context, client *ethclient.Client, n network, i int) finding {
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	check := numbered("chain id", i)
	id, err := client.ChainID(ctx)
	if err != nil {
		return fail(check, "ask the provider whether eth_chainId is allowed", hideURL(n.httpURLs[i], err))
	}
	if !id.IsUint64() || id.Uint64() != n.chainID {
		return fail(check, "correct common_chain_id or the URLs: the executor takes no jobs like this",
			fmt.Errorf("the node says %v, %s says %d", id, n.from, n.chainID))
	}
	return pass(check, "%v", id)
}

func checkContracts(ctx context.Context, client *ethclient.Client, url string, n network) (all []finding) {
	for _, c := range n.contracts {
		all = append(all, checkContract(ctx, client, url, c))
	}
	return append(all, checkSecretContracts(ctx, client, url, n.config)...)
}

func checkContract(ctx context.Context, client *ethclient.Client, url string, c namedAddress) finding {
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	check := "contract " + c.name
	code, err := client.CodeAt(ctx, c.address, nil)
	switch {
	case err != nil:
		return fail(check, "ask the provider whether eth_getCode is allowed", hideURL(url, err))
	case len(code) == 0:
		return fail(check, "correct the address, or deploy the contracts", fmt.Errorf("no code at %s on this chain", c.address))
	}
	out, err := client.CallContract(ctx, ethereum.CallMsg{To: &c.address, Data: c.kind.call}, nil)
	if err != nil && !reverted(err) {
		return fail(check, "ask the provider whether eth_call is allowed", hideURL(url, err))
	}
	if err != nil || len(out) != 32*c.kind.words {
		return fail(check, "correct the address: it is that of another contract", fmt.Errorf("what is at %s is no %s contract", c.address, c.kind.name))
	}
	return pass(check, "%s, %d bytes", c.address, len(code))
}

// bareURL is scheme and host: the path and the user part may hold an API key.
func bareURL(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return "the URL"
	}
	return u.Scheme + "://" + u.Host
}

// hideURL takes what may be an API key out of an error: all of the URL but
// scheme and host. A provider may repeat any part of it.
func hideURL(secret string, err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: no answer within %s", bareURL(secret), doctorTimeout)
	}
	var inURL *url.Error
	if errors.As(err, &inURL) {
		err = inURL.Err
	}
	text := err.Error()
	for _, part := range urlParts(secret) {
		if len(part) >= 6 { // shorter ones are words: v1, rpc
			text = strings.ReplaceAll(text, part, "…")
		}
	}
	return fmt.Errorf("%s: %s", bareURL(secret), text)
}

// urlParts lists what a key can be in, the longest first.
func urlParts(s string) []string {
	u, err := url.Parse(s)
	if err != nil {
		return []string{s}
	}
	path := u.EscapedPath()
	return []string{u.RequestURI(), path, path[strings.LastIndexByte(path, '/')+1:], u.RawQuery, u.User.String()}
}
