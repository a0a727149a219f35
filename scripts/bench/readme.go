package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

// What is between these lines of README.md is written by writeReadme.
const (
	figuresBegin = "<!-- figures: make readme-figures -->\n"
	figuresEnd   = "<!-- end of figures -->\n"
)

// writeReadme puts the shown rows of a file that run wrote into a README.
func writeReadme(readme, rows string) error {
	info, err := os.Stat(rows)
	if err != nil {
		return fmt.Errorf("%w: run make bench first", err)
	}
	data, err := os.ReadFile(rows)
	if err != nil {
		return err
	}
	var all []Row
	if err := json.Unmarshal(data, &all); err != nil {
		return fmt.Errorf("%s: %w", rows, err)
	}
	text, err := os.ReadFile(readme)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(text), figuresBegin)
	_, after, ended := strings.Cut(rest, figuresEnd)
	if !found || !ended {
		return fmt.Errorf("%s: no lines %q and %q", readme, figuresBegin, figuresEnd)
	}
	return os.WriteFile(readme, []byte(before+figuresBegin+figures(all, info.ModTime())+figuresEnd+after), 0o644)
}

// figures is a Markdown table of the shown rows.
func figures(all []Row, measured time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s.\n\n| | value | reference | ratio | target |\n|---|---:|---:|---:|---:|\n",
		measured.UTC().Format("2 January 2006"))
	for _, r := range all {
		if !r.Shown {
			continue
		}
		name := r.Name
		if r.Met != nil && !*r.Met {
			name += " **(target missed)**"
		}
		fmt.Fprintf(&b, "| %s | %s %s | %s | %s | %s |\n", name, number(&r.Value), r.Unit, number(r.Reference), ratio(r.Ratio), number(r.Target))
	}
	return b.String()
}
