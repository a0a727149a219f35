package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

// surround starts what an enclave has around it: the tool on its host, which is
// its only way out, and a chain.
func (w *world) surround() error {
	if err := os.MkdirAll(w.dir, 0o700); err != nil {
		return err
	}
	data, err := os.ReadFile(files + "image.json")
	if err == nil {
		err = json.Unmarshal(data, &w.image)
	}
	if err != nil {
		return err
	}
	if err := w.serve("host", "--cid", "1", "--heartbeat", "--allow", "127.0.0.1:8545", "--api", "127.0.0.1:6000", "--secrets", "127.0.0.1:6002"); err != nil {
		return err
	}
	if err := w.serve("devnet", "--executors", "0", "--admin-key-file", files+"admin.key", "--port", "8545", "--dir", w.path("net"), "--block-time", "2s"); err != nil {
		return err
	}
	return w.until(5*time.Minute, func() error {
		if _, err := os.Stat(w.path("devnet.json")); err != nil {
			return errors.Join(errNotYet, err)
		}
		return nil
	})
}

// answers waits until the executor has reached the chain, through the host.
func (w *world) answers() error {
	return w.until(2*time.Minute, func() error {
		var asked []struct{ Is, Error string }
		if err := w.nacreJSON(&asked, "health", "--url", executorURL); err != nil || len(asked) != 1 || asked[0].Is == "silent" {
			return errors.Join(errNotYet, err, fmt.Errorf("%+v", asked))
		}
		return nil
	})
}

// attested shows that the document is believed, and only with the right image.
func (w *world) attested() error {
	trust := []string{"attestation", "verify", "--url", executorURL, "--root", files + "root.pem"}
	good := append(trust, "--pcr0", w.image.PCR0, "--pcr1", w.image.PCR1, "--pcr2", w.image.PCR2, "--config", files+"config.json")
	if out, err := w.nacre(good...); err != nil {
		return err
	} else {
		fmt.Printf("inside: %s\n", lastLines(string(out)))
	}
	switch _, err := w.nacre(append(trust, "--pcr0", w.image.PCR1[:94]+"00", "--pcr1", w.image.PCR1, "--pcr2", w.image.PCR2)...); {
	case err == nil:
		return errors.New("another PCR0 is taken for the enclave's")
	case !strings.Contains(err.Error(), "PCR0"):
		return fmt.Errorf("another PCR0 is refused for another reason: %w", err)
	}
	return nil
}

func (w *world) initialised() error {
	owner, err := w.nacre("fund", "owner.key")
	if err != nil {
		return err
	}
	if _, err := w.nacre("fund", "gas.key"); err != nil {
		return err
	}
	_, err = w.nacre("init", "--url", executorURL, "--owner-address", strings.TrimSpace(string(owner)), "--gas-key-file", "gas.key")
	return err
}

// registered approves the image and registers the enclave, for which a verifier
// vouches. Before the image is approved neither does.
func (w *world) registered() error {
	if err := w.serve("verifier", "serve", "--root", files+"root.pem", "--config", files+"config.json"); err != nil {
		return err
	}
	if err := w.until(time.Minute, reachable("127.0.0.1:6010")); err != nil {
		return err
	}
	register := []string{"register", "--url", executorURL, "--stake", "1000", "--key-file", "owner.key", "--root", files + "root.pem",
		"--pcr0", w.image.PCR0, "--pcr1", w.image.PCR1, "--pcr2", w.image.PCR2, "--verifier", "http://127.0.0.1:6010"}
	switch _, err := w.nacre(register...); {
	case err == nil:
		return errors.New("an image that nobody approved was registered")
	case !strings.Contains(err.Error(), "approve"):
		return fmt.Errorf("an image that nobody approved is refused for another reason: %w", err)
	}
	if _, err := w.nacre("image", "approve", "--pcr0", w.image.PCR0, "--pcr1", w.image.PCR1, "--pcr2", w.image.PCR2); err != nil {
		return err
	}
	if _, err := w.nacre(register...); err != nil {
		return err
	}
	return w.until(time.Minute, func() error {
		var asked []struct{ Is string }
		if err := w.nacreJSON(&asked, "health", "--url", executorURL); err != nil || len(asked) != 1 || asked[0].Is != "ok" {
			return errors.Join(errNotYet, err, fmt.Errorf("%+v", asked))
		}
		return nil
	})
}

// reachable says not yet until something listens.
func reachable(address string) func() error {
	return func() error {
		c, err := net.Dial("tcp", address)
		if err != nil {
			return errors.Join(errNotYet, err)
		}
		return c.Close()
	}
}
