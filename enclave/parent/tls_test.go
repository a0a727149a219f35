package parent

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/tunnel"
)

func mustAddrPort(t testing.TB, s string) netip.AddrPort {
	t.Helper()
	a, err := netip.ParseAddrPort(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// certificateFor makes a self-signed one and a pool that believes it.
func certificateFor(t testing.TB, name string) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{name}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	if c, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	pool.AddCert(c)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// A host may lead a name wherever it likes. Who does TLS inside sees it: without
// the name's certificate nothing is sent.
func TestHostThatLiesAboutNames(t *testing.T) {
	honest, roots := certificateFor(t, "rpc.example")
	other, _ := certificateFor(t, "rpc.example") // of an authority that nobody believes
	wrong, wrongRoots := certificateFor(t, "evil.example")
	for _, c := range []struct {
		name  string
		cert  tls.Certificate
		roots *x509.CertPool
		good  bool
	}{{"the name's", honest, roots, true}, {"another authority's", other, roots, false}, {"another name's", wrong, wrongRoots, false}} {
		asked := 0
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked++; io.WriteString(w, "hello") }))
		s.TLS = &tls.Config{Certificates: []tls.Certificate{c.cert}}
		s.Config.ErrorLog = log.New(io.Discard, "", 0)
		s.StartTLS()
		at := mustAddrPort(t, s.Listener.Addr().String())
		_, d, _ := forward(t, &names{answers: map[string][][]string{"rpc.example": {{at.Addr().String()}}}}, nil)
		client := http.Client{Timeout: patience, Transport: &http.Transport{DialContext: d.DialContext, DisableKeepAlives: true, TLSClientConfig: &tls.Config{RootCAs: c.roots}}}
		resp, err := client.Get(fmt.Sprintf("https://rpc.example:%d/", at.Port()))
		if err == nil {
			resp.Body.Close()
		}
		s.Close()
		if c.good != (err == nil) || c.good != (asked == 1) {
			t.Errorf("%s certificate: %v, and the server was asked %d times", c.name, err, asked)
		}
		if err != nil && errors.Is(err, tunnel.ErrUnreachable) {
			t.Errorf("%s certificate: %v", c.name, err)
		}
	}
}
