package egress

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// certificate makes a self-signed one for names and addresses, and a pool that
// believes it.
func certificate(t testing.TB, from, to time.Time, names ...string) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotBefore: from, NotAfter: to,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	for _, n := range names {
		if ip := net.ParseIP(n); ip != nil {
			c.IPAddresses = append(c.IPAddresses, ip)
		} else {
			c.DNSNames = append(c.DNSNames, n)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(c)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// noHTTP1 is a server that agrees on another protocol than HTTP/1.1 or on
// nothing, as one that speaks HTTP/2 alone. (With "h2" the standard library's
// own would agree on nothing silently.)
func noHTTP1(t testing.TB, cert tls.Certificate) string {
	cfg := &tls.Config{Certificates: []tls.Certificate{cert}, NextProtos: []string{"h2-only"}}
	return rawServer(t, func(c net.Conn) { io.Copy(io.Discard, tls.Server(c, cfg)) })
}

// tlsServer answers with the name that it was asked for.
func tlsServer(t testing.TB, cfg *tls.Config) string {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.Proto+" "+r.TLS.ServerName+" "+r.Host)
	}))
	s.TLS = cfg
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.Listener.Addr().String()
}

func TestTLS(t *testing.T) {
	now := time.Now()
	good, roots := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "a.example", "93.184.216.34")
	expired, expiredRoots := certificate(t, now.Add(-2*time.Hour), now.Add(-time.Hour), "a.example")
	_, others := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "a.example")
	for _, c := range []struct {
		name, url string
		cfg       *tls.Config
		roots     *x509.CertPool
		status    int
		want      string
	}{
		{"good", "https://a.example/", &tls.Config{Certificates: []tls.Certificate{good}}, roots, 200, "HTTP/1.1 a.example a.example"},
		{"good with a dot", "https://A.example./", &tls.Config{Certificates: []tls.Certificate{good}}, roots, 200, "HTTP/1.1 a.example A.example."},
		{"good address", "https://93.184.216.34/", &tls.Config{Certificates: []tls.Certificate{good}}, roots, 200, "HTTP/1.1  93.184.216.34"},
		{"also HTTP/2", "https://a.example/", &tls.Config{Certificates: []tls.Certificate{good}, NextProtos: []string{"h2", "http/1.1"}}, roots, 200, "HTTP/1.1 a.example"},
		{"only HTTP/2", "https://a.example/", nil, roots, 502, "no application protocol"},
		{"other name", "https://b.example/", &tls.Config{Certificates: []tls.Certificate{good}}, roots, 502, "certificate"},
		{"other address", "https://93.184.216.35/", &tls.Config{Certificates: []tls.Certificate{good}}, roots, 502, "certificate"},
		{"unknown authority", "https://a.example/", &tls.Config{Certificates: []tls.Certificate{good}}, others, 502, "certificate"},
		{"expired", "https://a.example/", &tls.Config{Certificates: []tls.Certificate{expired}}, expiredRoots, 502, "expired"},
		{"old version", "https://a.example/", &tls.Config{Certificates: []tls.Certificate{good}, MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}, roots, 502, "protocol version"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var to string
			if c.cfg == nil {
				to = noHTTP1(t, good)
			} else {
				to = tlsServer(t, c.cfg)
			}
			w := newWorld().name("a.example", "93.184.216.34").name("b.example", "93.184.216.34").route("*", to)
			g := begunGate(t, w, "public", func(cfg *Config) { cfg.Roots = c.roots })
			resp, text := answer(t, g, "GET "+c.url+" HTTP/1.1\r\nHost: evil.example\r\n\r\n")
			if resp.StatusCode != c.status || !strings.Contains(text, c.want) {
				t.Errorf("%d %q, want %d %q", resp.StatusCode, text, c.status, c.want)
			}
		})
	}
}

// Nothing of a request is sent before the server has proved who it is.
func TestNothingIsSentToAnUnverifiedServer(t *testing.T) {
	cert, _ := certificate(t, time.Now().Add(-time.Hour), time.Now().Add(time.Hour), "a.example")
	var got bytes.Buffer
	done := make(chan struct{})
	to := rawServer(t, func(c net.Conn) {
		defer close(done)
		s := tls.Server(c, &tls.Config{Certificates: []tls.Certificate{cert}, MaxVersion: tls.VersionTLS12})
		io.Copy(&got, s)
	})
	w := newWorld().name("a.example", "93.184.216.34").route("*", to)
	g := begunGate(t, w, "public", func(cfg *Config) { cfg.Roots = x509.NewCertPool() })
	resp, _ := answer(t, g, "POST https://a.example/ HTTP/1.1\r\nContent-Length: 6\r\n\r\nsecret")
	<-done
	if resp.StatusCode != 502 || got.Len() != 0 {
		t.Errorf("%d, and the server got %q", resp.StatusCode, &got)
	}
}

// A connection on which TLS fails is closed at once, not with the gate.
func TestFailedTLSClosesTheConnection(t *testing.T) {
	ended := make(chan struct{})
	to := rawServer(t, func(c net.Conn) {
		io.WriteString(c, "220 mail.example, no TLS here\r\n")
		io.Copy(io.Discard, c)
		close(ended)
	})
	w := newWorld().name("a.example", "93.184.216.34").route("*", to)
	resp, text := answer(t, begunGate(t, w, "public", nil), get("https://a.example/"))
	if resp.StatusCode != 502 || !strings.Contains(text, "TLS") {
		t.Errorf("%d %q", resp.StatusCode, text)
	}
	inTime(t, "the connection", func() { <-ended })
}

// helpNoRoots runs in a process whose system believes nobody.
func helpNoRoots() error {
	cfg := Config{Policy: DefaultPolicy(), Limits: DefaultLimits(), Time: time.Minute}
	if _, err := New(cfg); !errors.Is(err, ErrNoRoots) {
		return fmt.Errorf("with policy %v: %v", cfg.Policy, err)
	}
	cfg.Roots = x509.NewCertPool()
	if _, err := New(cfg); err != nil {
		return fmt.Errorf("with roots of its own: %w", err)
	}
	if _, err := New(Config{Limits: DefaultLimits(), Time: time.Minute}); err != nil {
		return fmt.Errorf("without a network: %w", err)
	}
	return nil
}

func TestRefusesASystemWithoutRoots(t *testing.T) {
	empty := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = []string{helperEnv + "=no roots", "SSL_CERT_DIR=" + empty, "SSL_CERT_FILE=" + filepath.Join(empty, "none")}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// A server that takes a request and closes its connection has perhaps executed
// it. It must not get it again, of whatever method.
func TestSendsOnce(t *testing.T) {
	var times atomic.Int32
	to := rawServer(t, func(c net.Conn) {
		if n, _ := c.Read(make([]byte, 4096)); n > 0 {
			times.Add(1)
		}
	})
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "DELETE"} {
		times.Store(0)
		g := begunGate(t, example(to), "public", nil)
		resp, text := answer(t, g, method+" http://a.example/ HTTP/1.1\r\nContent-Length: 3\r\nIdempotency-Key: 1\r\n\r\nabc")
		g.Close()
		if resp.StatusCode != 502 || times.Load() != 1 {
			t.Errorf("%s: %d %q, sent %d times", method, resp.StatusCode, text, times.Load())
		}
	}
}
