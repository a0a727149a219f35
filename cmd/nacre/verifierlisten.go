package main

import (
	"net"
	"strconv"
	"strings"

	"github.com/nacre-tee/nacre/enclave"
)

// verifierAddress has HOST:PORT mean TCP, as it does to nacre host, where
// enclave.Listen knows vsock alone without a scheme. Two numbers are CID:PORT.
func verifierAddress(s string) (string, error) {
	address, err := schemeAdded(s)
	if err != nil {
		return "", err
	}
	if err := enclave.CheckListen(address); err != nil {
		return "", usagef("--listen %s: %w", s, err)
	}
	return address, nil
}

func schemeAdded(s string) (string, error) {
	if _, err := enclave.ParseVsockAddr(s); err == nil || strings.Contains(s, "://") {
		return s, nil
	}
	host, port, err := net.SplitHostPort(s)
	if _, number := strconv.Atoi(host); err != nil || port == "" || number == nil || host == "any" {
		return "", usagef("--listen %s: want HOST:PORT such as 127.0.0.1:6010, tcp://HOST:PORT, unix://PATH or vsock://CID:PORT", s)
	}
	if host == "" { // would be every interface
		return "", usagef("--listen %s: on which address? want 127.0.0.1:%s for this machine alone, 0.0.0.0:%s for all that can reach it", s, port, port)
	}
	return "tcp://" + s, nil
}
