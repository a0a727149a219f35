package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// Names that no name server has: only the host of an enclave knows them.
const (
	rpcName  = "rpc.nacre.invalid"
	siteName = "site.nacre.invalid"
)

// authority is one whose certificates are believed in the process below.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return authority{cert, key}
}

// certify makes a certificate for names.
func (a authority) certify(t *testing.T, names ...string) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		DNSNames: names, KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// inside is an environment variable with the file of the authority that a process
// believes, and nobody else: what the system believes is read once for a process.
const inside = "NACRE_TEST_AUTHORITY"

// TestTLSEndsInside goes the whole way of an enclave, with the certificates of an
// authority of its own: an executor's endpoints and its jobs' network, the tunnel,
// the host's forwarder, and a server with TLS. A forwarder that shows another
// certificate gets nothing to read.
func TestTLSEndsInside(t *testing.T) {
	file := os.Getenv(inside)
	if file == "" {
		believing(t, newAuthority(t))
		return
	}
	ours := loadAuthority(t, file)
	t.Run("endpoints", func(t *testing.T) { tlsOfEndpoints(t, ours) })
	t.Run("jobs", func(t *testing.T) { tlsOfJobs(t, ours) })
}

// believing runs the test in a process that believes an authority alone.
func believing(t *testing.T, a authority) {
	t.Helper()
	dir := t.TempDir()
	key, err := x509.MarshalECPrivateKey(a.key)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "authority.pem")
	both := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
	both = append(both, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: key})...)
	if err := os.WriteFile(file, both, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v", "-test.timeout=2m")
	cmd.Env = append(os.Environ(), inside+"="+file, "SSL_CERT_FILE="+file, "SSL_CERT_DIR="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil || bytes.Count(out, []byte("--- PASS: "+t.Name()+"/")) != 2 {
		t.Errorf("%v\n%s", err, out)
	}
}

func loadAuthority(t *testing.T, file string) authority {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(file, file)
	if err != nil {
		t.Fatal(err)
	}
	return authority{pair.Leaf, pair.PrivateKey.(*ecdsa.PrivateKey)}
}

// leadTo is a judge that knows one name, and has it lead to a server.
type leadTo struct {
	name string
	addr netip.AddrPort
}

func (l leadTo) Addresses(_ context.Context, host string, port uint16) ([]netip.Addr, error) {
	if host != l.name || port != l.addr.Port() {
		return nil, fmt.Errorf("asked for %s:%d", host, port)
	}
	return []netip.Addr{l.addr.Addr()}, nil
}

// site is a server with TLS that counts what it is asked.
type site struct {
	addr  netip.AddrPort
	asked atomic.Int32
}

func newSite(t *testing.T, cert tls.Certificate, h http.Handler) *site {
	t.Helper()
	s := new(site)
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		h.ServeHTTP(w, r)
	}))
	srv.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	t.Cleanup(srv.Close)
	s.addr = netip.MustParseAddrPort(srv.Listener.Addr().String())
	return s
}

// spy is a forwarder that ends TLS itself, with certificates of its own, to read
// and pass on what goes through it.
type spy struct {
	cert tls.Certificate
	to   string
	read atomic.Int64 // bytes in clear
}

func (s *spy) serve(ctx context.Context, ln net.Listener) error {
	var running sync.WaitGroup
	defer running.Wait()
	defer context.AfterFunc(ctx, func() { ln.Close() })()
	for {
		c, err := ln.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		} else if err != nil {
			return err
		}
		running.Go(func() {
			defer c.Close()
			defer context.AfterFunc(ctx, func() { c.Close() })()
			s.handle(c)
		})
	}
}

func (s *spy) handle(c net.Conn) {
	one, head := make([]byte, 1), ""
	for !strings.HasSuffix(head, "\r\n\r\n") {
		if _, err := c.Read(one); err != nil {
			return
		}
		head += string(one)
	}
	io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
	clear := tls.Server(c, &tls.Config{Certificates: []tls.Certificate{s.cert}, NextProtos: []string{"http/1.1"}})
	server, err := tls.Dial("tcp", s.to, &tls.Config{InsecureSkipVerify: true}) // it may know better; it is the enclave that must not be fooled
	if err != nil {
		return
	}
	var back sync.WaitGroup
	defer back.Wait()
	defer server.Close()
	back.Go(func() { io.Copy(clear, server); c.Close() })
	io.Copy(server, io.TeeReader(clear, s))
}

// Write takes note of what was read.
func (s *spy) Write(p []byte) (int, error) {
	s.read.Add(int64(len(p)))
	return len(p), nil
}

// spies have the certificates that a host can have.
func spies(t *testing.T, believed authority, name string, to netip.AddrPort) map[string]*spy {
	return map[string]*spy{
		"another authority's": {cert: newAuthority(t).certify(t, name), to: to.String()},
		"another name's":      {cert: believed.certify(t, "host.invalid"), to: to.String()},
	}
}

// node is an endpoint that knows which chain it has.
type node struct{}

func (node) ChainId() *hexutil.Big { return (*hexutil.Big)(big.NewInt(31337)) }

// newNode serves HTTP and websockets.
func newNode(t *testing.T) http.Handler {
	t.Helper()
	srv := rpc.NewServer()
	t.Cleanup(srv.Stop)
	if err := srv.RegisterName("eth", node{}); err != nil {
		t.Fatal(err)
	}
	sockets := srv.WebsocketHandler([]string{"*"})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Upgrade") != "" {
			sockets.ServeHTTP(w, r)
			return
		}
		srv.ServeHTTP(w, r)
	})
}

// reach connects to an endpoint by HTTP and websockets as an executor does, and
// returns what was warned of.
func reach(t *testing.T, addr netip.AddrPort, way outward) (warnings string, err error) {
	t.Helper()
	var out bytes.Buffer
	ctx, cancel := context.WithTimeout(t.Context(), tunnelledPatience)
	defer cancel()
	c, err := chain.Dial(ctx, chain.Endpoints{
		HTTP: []string{fmt.Sprintf("https://%s:%d/", rpcName, addr.Port())}, WebSocket: []string{fmt.Sprintf("wss://%s:%d/", rpcName, addr.Port())},
		ChainID: big.NewInt(31337), Dial: way,
	}, slog.New(slog.NewTextHandler(&out, nil)))
	if err == nil {
		c.Close()
	}
	return out.String(), err
}

func tlsOfEndpoints(t *testing.T, ours authority) {
	s := newSite(t, ours.certify(t, rpcName), newNode(t))
	warnings, err := reach(t, s.addr, throughHost(t, leadTo{rpcName, s.addr}).DialContext)
	if err != nil || warnings != "" || s.asked.Load() < 2 {
		t.Errorf("%v, asked %d times; warned of: %s", err, s.asked.Load(), warnings)
	}
	asked := s.asked.Load()
	for name, spy := range spies(t, ours, rpcName, s.addr) {
		_, err := reach(t, s.addr, throughSocket(t, spy.serve).DialContext)
		var refused *tls.CertificateVerificationError
		if !errors.As(err, &refused) || spy.read.Load() != 0 || s.asked.Load() != asked {
			t.Errorf("%s certificate: %v; the host read %d bytes", name, err, spy.read.Load())
		}
	}
}

func tlsOfJobs(t *testing.T, ours authority) {
	s := newSite(t, ours.certify(t, siteName), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "hello "+r.Header.Get("Authorization"))
	}))
	request := fmt.Sprintf("GET https://%[1]s:%[2]d/ HTTP/1.1\r\nHost: %[1]s:%[2]d\r\nAuthorization: secret\r\n\r\n", siteName, s.addr.Port())
	through := func(way outward) string {
		return viaGate(t, func(c *egress.Config) { c.Policy, c.Names, c.Dialer = egress.DefaultPolicy(), true, dialFunc(way) }, request)
	}
	if answer := through(throughHost(t, leadTo{siteName, s.addr}).DialContext); !strings.HasPrefix(answer, "HTTP/1.1 200 ") || !strings.Contains(answer, "hello secret") {
		t.Errorf("%s", answer)
	}
	for name, spy := range spies(t, ours, siteName, s.addr) {
		answer := through(throughSocket(t, spy.serve).DialContext)
		if !strings.HasPrefix(answer, "HTTP/1.1 502 ") || !strings.Contains(answer, "certificate") || spy.read.Load() != 0 || s.asked.Load() != 1 {
			t.Errorf("%s certificate: %s; the host read %d bytes", name, answer, spy.read.Load())
		}
	}
}
