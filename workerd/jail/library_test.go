package jail

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoLoader says on one line that the loader of a binary is missing.
func TestNoLoader(t *testing.T) {
	const loader = "/no/such/loader\x00"
	head := elf.Header64{
		Ident: [elf.EI_NIDENT]byte{0x7f, 'E', 'L', 'F', byte(elf.ELFCLASS64), byte(elf.ELFDATA2LSB), byte(elf.EV_CURRENT)},
		Type:  uint16(elf.ET_EXEC), Machine: uint16(elf.EM_X86_64), Version: uint32(elf.EV_CURRENT),
		Phoff: 64, Ehsize: 64, Phentsize: 56, Phnum: 1,
	}
	part := elf.Prog64{Type: uint32(elf.PT_INTERP), Off: 64 + 56, Filesz: uint64(len(loader))}
	var b bytes.Buffer
	for _, v := range []any{head, part, []byte(loader)} {
		if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(path, b.Bytes(), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := New(t.Context(), Config{Binary: path})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "its loader is missing") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %q", err)
	}
}
