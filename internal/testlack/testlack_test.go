package testlack

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recorder is a test that only writes down how it ended.
type recorder struct {
	testing.TB
	ended string
}

func (r *recorder) Helper()      {}
func (r *recorder) Fatal(...any) { r.ended = "failed" }
func (r *recorder) Skip(...any) {
	if r.ended == "" {
		r.ended = "skipped"
	}
}
func (r *recorder) Log(...any) {
	if r.ended == "" {
		r.ended = "went on"
	}
}

func TestEnds(t *testing.T) {
	for _, c := range []struct {
		all, skip, less string
	}{{"", "skipped", "went on"}, {"0", "skipped", "went on"}, {"1", "failed", "failed"}} {
		t.Setenv(all, c.all)
		skip, less := &recorder{TB: t}, &recorder{TB: t}
		Skip(skip, "no such thing")
		Less(less, "no such thing")
		if skip.ended != c.skip || less.ended != c.less {
			t.Errorf("%s=%q: Skip %s, Less %s, want %s, %s", all, c.all, skip.ended, less.ended, c.skip, c.less)
		}
	}
}

// TestNoOtherSkips: what skips a test looks at the switch first, all over the
// source tree, so that nothing is left out unnoticed where all can be run.
func TestNoOtherSkips(t *testing.T) {
	skips := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git" || d.Name() == "bin") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasPrefix(path, "../../internal/testlack/") {
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		n, unguarded := skipsIn(file)
		for _, at := range unguarded {
			t.Errorf("%s: skips without a look at %s: use testlack.Skip", files.Position(at), all)
		}
		skips += n
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if skips == 0 {
		t.Error("no skips are found at all: this test is blind")
	}
}

// skipsIn counts the places in a file that skip a test, and says which of them
// are not in a function that looks at the switch before.
func skipsIn(file *ast.File) (n int, unguarded []token.Pos) {
	for _, decl := range file.Decls {
		looked := false
		ast.Inspect(decl, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.BasicLit:
				looked = looked || node.Value == `"`+all+`"`
			case *ast.SelectorExpr:
				of, ok := node.X.(*ast.Ident)
				if !ok || !slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, node.Sel.Name) {
					break
				}
				if n++; !looked && of.Name != "testlack" {
					unguarded = append(unguarded, node.Pos())
				}
			}
			return true
		})
	}
	return n, unguarded
}

func TestSkipsIn(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
func a(t *testing.T) { t.Skip("x") }
func b(t *testing.T) { if os.Getenv("NACRE_REQUIRE_ALL") == "1" { t.Fatal() }; t.Skipf("x") }
func c(t *testing.T) { t.SkipNow(); os.Getenv("NACRE_REQUIRE_ALL") }
func d(t *testing.T) { testlack.Skip(t, "x") }
`, 0)
	if err != nil {
		t.Fatal(err)
	}
	if n, unguarded := skipsIn(file); n != 4 || len(unguarded) != 2 {
		t.Errorf("%d skips, %d unguarded, want 4 and 2", n, len(unguarded))
	}
}

func TestUnasked(t *testing.T) {
	const variable = "NACRE_TEST_UNASKED"
	t.Setenv(all, "1")
	left := func() (left bool) {
		t.Run("", func(t *testing.T) {
			defer func() { left = t.Skipped() }()
			Unasked(t, variable, "a thing")
		})
		return left
	}
	if !left() {
		t.Error("not left out")
	}
	if t.Setenv(variable, "/a/thing"); left() {
		t.Error("left out though it was asked for")
	}
}
