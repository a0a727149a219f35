//go:build !enclave || vmtest

package enclave

import (
	"crypto/sha512"
	"fmt"
	"hash"
	"io"
	"os"
)

// noBoot stands in for the kernel and first ramdisk, which a development
// executor does not have.
const noBoot = "nacre development build: no kernel, no boot ramdisk"

// Measurement is what a software attester claims of its program: registers 0
// to 2, each 48 bytes.
type Measurement struct{ PCR0, PCR1, PCR2 [sha512.Size384]byte }

// MeasureExecutable measures a program file as an enclave image would be: each
// register is SHA384(48 zero bytes ‖ SHA384(content)). The content of PCR0,
// the whole image, and of PCR2, the application, is the file; that of PCR1,
// which covers the boot, is a fixed text. So the image id follows the program
// and nothing else. /proc/self/exe is the running one.
func MeasureExecutable(path string) (Measurement, error) {
	f, err := os.Open(path)
	if err != nil {
		return Measurement{}, fmt.Errorf("measuring the executable: %w", err)
	}
	defer f.Close()
	content := sha512.New384()
	if _, err := io.Copy(content, f); err != nil {
		return Measurement{}, fmt.Errorf("measuring the executable: %w", err)
	}
	boot := sha512.New384()
	io.WriteString(boot, noBoot)
	return Measurement{PCR0: extend(content), PCR1: extend(boot), PCR2: extend(content)}, nil
}

// extend extends an empty register with a content's hash.
func extend(content hash.Hash) [sha512.Size384]byte {
	var empty [sha512.Size384]byte
	return sha512.Sum384(content.Sum(empty[:]))
}

// pcrs returns all registers; those that are not measured are zero.
func (m Measurement) pcrs() map[uint][]byte {
	pcrs := make(map[uint][]byte, pcrCount)
	for i := range uint(pcrCount) {
		pcrs[i] = make([]byte, sha512.Size384)
	}
	copy(pcrs[0], m.PCR0[:])
	copy(pcrs[1], m.PCR1[:])
	copy(pcrs[2], m.PCR2[:])
	return pcrs
}
