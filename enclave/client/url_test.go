package client

import (
	"errors"
	"strings"
	"testing"
)

// TestURLs only parses: nothing is dialled.
func TestURLs(t *testing.T) {
	for _, url := range []string{
		"vsock://88:6000/", "vsock://88:6000", "vsock://1:6000/", "http://127.0.0.1:6000", "http://localhost:6000/", "http://host",
		"http://[::1]:6000/", "unix:///run/nacre.sock", "unix:/run/nacre.sock", "unix:relative.sock",
	} {
		if _, err := New(url); err != nil {
			t.Errorf("%s: %v", url, err)
		}
	}
	for _, url := range []string{
		"", "88:6000", "vsock://", "vsock://88", "vsock://88:", "vsock://:6000", "vsock://x:6000/", "vsock://any:6000/", "vsock://88:0/",
		"vsock://88:4294967295/", "vsock://4294967295:6000/", "vsock://-1:6000/", "vsock://88:6000/path", "https://host/", "ftp://host/",
		"http://", "http://:6000", "http://host:0/", "http://host:65536/", "http://host:x/", "http://host/path", "http://host/?q", "http://host/#f",
		"http://me:secret@host/", "unix://", "unix:", "unix://host/path", "tcp://127.0.0.1:1", "http://%zz/", "unix:///run/x?y",
	} {
		if _, err := New(url); !errors.Is(err, ErrURL) {
			t.Errorf("%q: error %v, want %v", url, err, ErrURL)
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: error shows a password: %v", url, err)
		}
	}
}
