package main

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave/attestation"
)

// trustFlags say what an attestation must fulfil.
type trustFlags struct {
	Root    string
	PCRs    [3]string
	ImageID common.Hash
}

func (f *trustFlags) flags() []cli.Flag {
	flags := []cli.Flag{
		&cli.StringFlag{Name: "root", Usage: "`FILE` with the root certificate to trust, in PEM (default: that of AWS Nitro Enclaves)", TakesFile: true, Destination: &f.Root},
		&hashFlag{Name: "image-id", Usage: "`HASH` of PCR0, PCR1 and PCR2, as the contracts know the image", Destination: &f.ImageID},
	}
	for i := range f.PCRs {
		flags = append(flags, &cli.StringFlag{Name: fmt.Sprintf("pcr%d", i), Usage: fmt.Sprintf("`HEX` that PCR%d must be, 48 bytes", i), Destination: &f.PCRs[i]})
	}
	return flags
}

// policy leaves time, age and nonce to the caller.
func (f trustFlags) policy(env environment) (attestation.Policy, error) {
	p := attestation.Policy{PCRs: map[uint][]byte{}}
	for i, text := range f.PCRs {
		if text == "" {
			continue
		}
		pcr, err := hex.DecodeString(strings.TrimPrefix(text, "0x"))
		if err != nil || len(pcr) != attestation.PCRLength {
			return p, usagef("--pcr%d %s: want %d bytes in hex", i, shorten(text), attestation.PCRLength)
		}
		p.PCRs[uint(i)] = pcr
	}
	if f.ImageID != (common.Hash{}) {
		p.ImageID = &f.ImageID
	}
	if f.Root == "" {
		roots, err := attestation.AWSRoots()
		p.Roots = roots
		return p, err
	}
	pem, err := readLimited(env, f.Root, "--root", 64<<10)
	if err != nil {
		return p, err
	}
	if p.Roots, err = attestation.Roots(pem); err != nil {
		return p, usagef("--root %s: %v", f.Root, err)
	}
	return p, nil
}
