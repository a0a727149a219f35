package main

import (
	"context"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// testNode answers what the doctor asks, over HTTP and websocket.
type testNode struct {
	chainID  int64
	headTime time.Time
	code     map[common.Address][]byte
	kinds    map[common.Address]contractKind
}

// Call answers what the kind of contract at an address answers.
func (n *testNode) Call(call struct {
	To    common.Address
	Input hexutil.Bytes
}, _ string) (hexutil.Bytes, error) {
	kind, ok := n.kinds[call.To]
	if !ok || string(kind.call) != string(call.Input) {
		return nil, revert{}
	}
	return make([]byte, 32*kind.words), nil
}

// revert is the error of a call that a contract refused.
type revert struct{}

func (revert) Error() string  { return "execution reverted" }
func (revert) ErrorCode() int { return 3 }

func (n *testNode) ChainId() *hexutil.Big { return (*hexutil.Big)(big.NewInt(n.chainID)) }

func (n *testNode) GetCode(a common.Address, _ string) hexutil.Bytes { return n.code[a] }

func (n *testNode) GetBlockByNumber(string, bool) *types.Header {
	return &types.Header{Number: big.NewInt(7), Time: uint64(n.headTime.Unix()), Difficulty: new(big.Int), BaseFee: new(big.Int)}
}

func (n *testNode) NewHeads(ctx context.Context) (*rpc.Subscription, error) {
	notifier, ok := rpc.NotifierFromContext(ctx)
	if !ok {
		return nil, rpc.ErrNotificationsUnsupported
	}
	return notifier.CreateSubscription(), nil
}

// start serves n and returns the URLs. The websocket wants a key at the end of
// its path if wsKey is not empty.
func (n *testNode) start(t *testing.T, wsKey string) (httpURL, wsURL string) {
	t.Helper()
	server := rpc.NewServer()
	if err := server.RegisterName("eth", n); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/", server)
	mux.Handle("/ws/"+wsKey, server.WebsocketHandler([]string{"*"}))
	s := httptest.NewServer(mux)
	t.Cleanup(func() { server.Stop(); s.Close() })
	return s.URL, "ws" + strings.TrimPrefix(s.URL, "http") + "/ws/"
}

var testContracts = []common.Address{common.HexToAddress("0x1001"), common.HexToAddress("0x1002"), common.HexToAddress("0x1003")}

func newTestNode() *testNode {
	n := &testNode{chainID: 421614, headTime: time.Now(), code: map[common.Address][]byte{}}
	for _, a := range testContracts {
		n.code[a] = []byte{0x60, 0x00}
	}
	teeManager, _, jobs, userCode, _ := contractKinds()
	n.kinds = map[common.Address]contractKind{testContracts[0]: teeManager, testContracts[1]: jobs, testContracts[2]: userCode}
	return n
}

// configJSON is a config file of an executor for a node.
func configJSON(t *testing.T, httpURL, wsURL any) string {
	t.Helper()
	return writeFile(t, "config.json", toJSON(t, map[string]any{
		"workerd_runtime_path": "./runtime",
		"common_chain_id":      421614, "http_rpc_url": httpURL, "web_socket_url": wsURL,
		"tee_manager_contract_addr": testContracts[0].Hex(), "jobs_contract_addr": testContracts[1].Hex(),
		"code_contract_addr": testContracts[2].Hex(), "execution_buffer_time": 20, // a key that it does not look at
	}), 0o600)
}

// checkConfig runs the doctor's network checks on a config file.
func checkConfig(t *testing.T, env environment, path string) []finding {
	t.Helper()
	n, err := networkOfConfig(env, path)
	if err != nil {
		t.Fatal(err)
	}
	return checkNetwork(context.Background(), n)
}

func TestDoctorNetwork(t *testing.T) {
	env, _, _ := fakeEnvironment()
	httpURL, wsURL := newTestNode().start(t, "")
	all := checkConfig(t, env, configJSON(t, httpURL, wsURL))
	for _, check := range []string{"rpc", "websocket", "chain id", "contract tee_manager_contract_addr",
		"contract jobs_contract_addr", "contract code_contract_addr"} {
		if f := find(t, all, check); f.Status != passed {
			t.Errorf("%+v", f)
		}
	}
}

// Of several endpoints each is looked at, and the contracts once.
func TestDoctorLooksAtEveryEndpoint(t *testing.T) {
	env, _, _ := fakeEnvironment()
	other := newTestNode()
	other.chainID = 1
	httpURL, wsURL := newTestNode().start(t, "")
	otherHTTP, otherWS := other.start(t, "")
	all := checkConfig(t, env, configJSON(t, []string{"http://127.0.0.1:1/", httpURL, otherHTTP}, []string{wsURL, "ws://127.0.0.1:1/", otherWS}))
	for check, want := range map[string]checkStatus{
		"rpc": failed, "rpc 2": passed, "chain id 2": passed, "rpc 3": passed, "chain id 3": failed,
		"contract jobs_contract_addr": passed, "websocket": passed, "websocket 2": warned, "websocket 3": passed,
	} {
		if f := find(t, all, check); f.Status != want {
			t.Errorf("%+v, want status %v", f, want)
		}
	}
	if want := 3 + 2 + 3 + len(testContracts); len(all) != want {
		t.Errorf("%d findings, want %d", len(all), want)
	}
}

func TestDoctorFindsWhatIsWrongWithTheNetwork(t *testing.T) {
	tests := []struct {
		name, check string
		status      checkStatus
		detail      string
		spoil       func(*testNode)
	}{
		{"other chain", "chain id", failed, "the node says 1, ", func(n *testNode) { n.chainID = 1 }},
		{"no contract", "contract jobs_contract_addr", failed, "no code at", func(n *testNode) { delete(n.code, testContracts[1]) }},
		{"another contract for TeeManager", "contract tee_manager_contract_addr", failed, "is no TeeManager contract", func(n *testNode) { n.kinds[testContracts[0]] = n.kinds[testContracts[1]] }},
		{"another contract for Jobs", "contract jobs_contract_addr", failed, "is no Jobs contract", func(n *testNode) { n.kinds[testContracts[1]] = n.kinds[testContracts[0]] }},
		{"another contract for UserCode", "contract code_contract_addr", failed, "is no UserCode contract", func(n *testNode) { n.kinds[testContracts[2]] = n.kinds[testContracts[0]] }},
		{"a contract that answers all", "contract jobs_contract_addr", failed, "is no Jobs contract", func(n *testNode) {
			_, _, jobs, _, _ := contractKinds()
			n.kinds[testContracts[1]] = contractKind{call: jobs.call, words: 0}
		}},
		{"old block", "rpc", warned, "old", func(n *testNode) { n.headTime = time.Now().Add(-time.Hour) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := newTestNode()
			tt.spoil(n)
			env, _, _ := fakeEnvironment()
			httpURL, wsURL := n.start(t, "")
			all := checkConfig(t, env, configJSON(t, httpURL, wsURL))
			for _, f := range all {
				if f.Check != tt.check && f.Status != passed {
					t.Errorf("spoilt too: %+v", f)
				}
			}
			if f := find(t, all, tt.check); f.Status != tt.status || !strings.Contains(f.Detail, tt.detail) || f.Mend == "" {
				t.Errorf("%+v", f)
			}
		})
	}
}

// TestDoctorAPIKey: with the key the websocket works, without it is a warning
// and a hint, with a wrong one a failure; the key is never shown.
func TestDoctorAPIKey(t *testing.T) {
	const key = "secret-provider-key"
	httpURL, wsURL := newTestNode().start(t, key)
	for given, want := range map[string]checkStatus{key: passed, "": warned, "wrong-provider-key": failed} {
		env, _, _ := fakeEnvironment()
		env = withVariables(env, map[string]string{"NACRE_WS_API_KEY": given})
		all := checkConfig(t, env, configJSON(t, httpURL, wsURL))
		if f := find(t, all, "websocket"); f.Status != want {
			t.Errorf("key %q: %+v", given, f)
		}
		if given != "" {
			holdsNoPart(t, "findings", fmt.Sprint(all), given)
		}
	}
}

// TestDoctorHidesKeysInURLs: a provider's URLs have keys in them, and what it
// answers may repeat them. So may the system, when nobody answers.
func TestDoctorHidesKeysInURLs(t *testing.T) {
	const key = "path-key-0123456789abcdef"
	echo := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, fmt.Sprintf("bad key %s in %s", r.URL.Path[len("/v2/"):], r.URL), http.StatusForbidden)
	}))
	for _, path := range []string{"/v2/" + key, "/v2/x?apikey=" + key} {
		url := echo.URL + path
		env, _, _ := fakeEnvironment()
		all := checkConfig(t, env, configJSON(t, url, "ws"+strings.TrimPrefix(url, "http")))
		if f := find(t, all, "rpc"); f.Status != failed || !strings.Contains(f.Detail, "bad key") {
			t.Errorf("%+v", f)
		}
		holdsNoPart(t, "findings", fmt.Sprint(all), key)
	}
	echo.Close()
	url := echo.URL + "/v2/" + key
	env, _, _ := fakeEnvironment()
	holdsNoPart(t, "findings", fmt.Sprint(checkConfig(t, env, configJSON(t, url, "ws"+strings.TrimPrefix(url, "http")))), key)
}
