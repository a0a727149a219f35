package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave"
)

// tableOf returns the rows of the table under a heading of the operations
// document, cell by cell, without its head.
func tableOf(t *testing.T, heading string) (rows [][]string) {
	t.Helper()
	text, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## "+heading+"\n")
	section, _, _ = strings.Cut(section, "\n## ")
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, "| `") {
			cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			rows = append(rows, cells)
		}
	}
	return rows
}

// TestOperationsDocumentHasAllAlarms in the order and of the kind that they
// are, and no others.
func TestOperationsDocumentHasAllAlarms(t *testing.T) {
	var said, are []string
	for _, cells := range tableOf(t, "Alarms") {
		if len(cells) != 4 || cells[2] == "" || cells[3] == "" {
			t.Errorf("row %q does not say what it means and what to do", cells)
			continue
		}
		said = append(said, strings.Trim(cells[0], "`")+" "+cells[1])
	}
	for _, a := range alarms() {
		kind := "missing"
		if a.broken {
			kind = "broken"
		}
		are = append(are, a.name+" "+kind)
	}
	if !slices.Equal(said, are) {
		t.Errorf("the document has\n%s\nthe executor\n%s", strings.Join(said, "\n"), strings.Join(are, "\n"))
	}
}

var metricName = regexp.MustCompile(`\bnacre_[a-z_]+`)

// TestOperationsDocumentHasAllMetrics and no others.
func TestOperationsDocumentHasAllMetrics(t *testing.T) {
	var said, are []string
	for _, cells := range tableOf(t, "Metrics") {
		if len(cells) != 3 || cells[1] == "" || cells[2] == "" {
			t.Errorf("row %q does not say unit and meaning", cells)
		}
		said = append(said, metricName.FindAllString(cells[0], -1)...)
	}
	d := &daemon{pool: realPool(t), lifecycle: &keptLifecycle{Lifecycle: enclave.NewLifecycle()}}
	res := httptest.NewRecorder()
	d.metricsHandler().ServeHTTP(res, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for line := range strings.Lines(res.Body.String()) {
		are = append(are, metricName.FindAllString(line, 1)...)
	}
	slices.Sort(said)
	slices.Sort(are)
	if are = slices.Compact(are); !slices.Equal(said, are) {
		t.Errorf("the document has\n%s\nthe executor\n%s", strings.Join(said, "\n"), strings.Join(are, "\n"))
	}
	for _, name := range []string{"process_open_fds", "process_max_fds", "process_resident_memory_bytes", "process_cpu_seconds_total", "go_goroutines"} {
		if !strings.Contains(res.Body.String(), "\n"+name+" ") {
			t.Errorf("no metric %s", name)
		}
	}
	for _, a := range alarms() { // each has its number
		if !strings.Contains(res.Body.String(), `nacre_alarm{alarm="`+a.name+`"} `) {
			t.Errorf("no number for the alarm %s", a.name)
		}
	}
	if !strings.Contains(res.Body.String(), `nacre_alarm{alarm="keys_missing"} 1`) || !strings.Contains(res.Body.String(), `nacre_alarm{alarm="draining"} 0`) {
		t.Error("the numbers of a blank executor are not those of its alarms")
	}
}
