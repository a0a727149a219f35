package main

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/eif"
)

// trustFlags say what an attestation must fulfil.
type trustFlags struct {
	Root    string
	Image   string
	PCRs    [3]string
	ImageID common.Hash
	Config  string
}

func (f *trustFlags) flags() []cli.Flag {
	flags := []cli.Flag{
		&cli.StringFlag{Name: "root", Usage: "`FILE` with the root certificate to trust, in PEM (default: that of AWS Nitro Enclaves)", TakesFile: true, Destination: &f.Root},
		&cli.StringFlag{Name: "image", Usage: "`FILE.eif` whose measurements the enclave must have; nacre image build makes one", TakesFile: true, Destination: &f.Image},
		&hashFlag{Name: "image-id", Usage: "`HASH` of PCR0, PCR1 and PCR2, as the contracts know the image", Destination: &f.ImageID},
	}
	for i := range f.PCRs {
		flags = append(flags, &cli.StringFlag{Name: fmt.Sprintf("pcr%d", i), Usage: fmt.Sprintf("`HEX` that PCR%d must be, 48 bytes", i), Destination: &f.PCRs[i]})
	}
	return append(flags, &cli.StringFlag{Name: "config", Usage: "executor's config `FILE`, by whose settings the enclave must run", TakesFile: true, Destination: &f.Config})
}

// policy leaves time, age and nonce to the caller.
func (f trustFlags) policy(env environment) (attestation.Policy, error) {
	var p attestation.Policy
	var err error
	if p.PCRs, err = f.registers(); err != nil {
		return p, err
	}
	if f.ImageID != (common.Hash{}) {
		p.ImageID = &f.ImageID
	}
	if f.Config != "" {
		raw, err := readLimited(env, f.Config, "--config", maxConfigFile)
		if err != nil {
			return p, err
		}
		c, err := config.Parse(raw)
		if err != nil {
			return p, usagef("--config: %s: %w", f.Config, err)
		}
		digest := c.Digest()
		p.Settings = &digest
	}
	if f.Root == "" {
		p.Roots, err = attestation.AWSRoots()
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

// registers are the values that --image or --pcr0 to --pcr2 say.
func (f trustFlags) registers() (map[uint][]byte, error) {
	pcrs := map[uint][]byte{}
	for i, text := range f.PCRs {
		if text == "" {
			continue
		}
		pcr, err := hex.DecodeString(strings.TrimPrefix(text, "0x"))
		if err != nil || len(pcr) != attestation.PCRLength {
			return nil, usagef("--pcr%d %s: want %d bytes in hex", i, shorten(text), attestation.PCRLength)
		}
		pcrs[uint(i)] = pcr
	}
	if f.Image == "" {
		return pcrs, nil
	}
	if len(pcrs) > 0 {
		return nil, usagef("--image FILE.eif already says what --pcr0, --pcr1 and --pcr2 say: give one or the other")
	}
	m, err := measuredFile(f.Image)
	if err != nil {
		return nil, err
	}
	return map[uint][]byte{0: m.PCR0[:], 1: m.PCR1[:], 2: m.PCR2[:]}, nil
}

// measuredFile reads an enclave image file and measures it.
func measuredFile(path string) (eif.Measurement, error) {
	f, err := openRegular(path, "image")
	if err != nil {
		return eif.Measurement{}, err
	}
	defer f.Close()
	im, err := eif.Read(f)
	if err != nil {
		return eif.Measurement{}, usagef("image %s: %w", path, err)
	}
	m, err := im.Measure()
	if err != nil {
		return eif.Measurement{}, usagef("image %s: %w", path, err)
	}
	return m, nil
}
