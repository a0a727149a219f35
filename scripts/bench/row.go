package main

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
)

// Row is one figure. Reference, Ratio (value to reference) and Target are
// absent where there is nothing to compare with; all figures are better when
// they are smaller, unless Unit is a rate.
type Row struct {
	Name      string   `json:"name"`
	Value     float64  `json:"value"`
	Unit      string   `json:"unit"`
	Reference *float64 `json:"reference,omitempty"`
	Ratio     *float64 `json:"ratio,omitempty"`
	Target    *float64 `json:"target,omitempty"` // in Unit
	Met       *bool    `json:"met,omitempty"`    // whether Value reaches Target
	Shown     bool     `json:"shown,omitempty"`  // in the README
}

func row(name string, value float64, unit string) Row {
	return Row{Name: name, Value: value, Unit: unit}
}

// shown puts the row into the README.
func (r Row) shown() Row {
	r.Shown = true
	return r
}

// against adds a reference figure in the same unit.
func (r Row) against(reference float64) Row {
	ratio := r.Value / reference
	r.Reference, r.Ratio = &reference, &ratio
	return r
}

// atMost adds a target that the value must not exceed.
func (r Row) atMost(target float64) Row {
	met := r.Value <= target
	r.Target, r.Met = &target, &met
	return r
}

// atLeast adds a target that the value must reach.
func (r Row) atLeast(target float64) Row {
	met := r.Value >= target
	r.Target, r.Met = &target, &met
	return r
}

func printTable(w io.Writer, rows []Row) {
	t := tabwriter.NewWriter(w, 2, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\tvalue\tunit\treference\tratio\ttarget\t")
	for _, r := range rows {
		met := ""
		if r.Met != nil && !*r.Met {
			met = "  MISSED"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s%s\t\n", r.Name, number(&r.Value), r.Unit, number(r.Reference), ratio(r.Ratio), number(r.Target), met)
	}
	t.Flush()
}

// number prints three digits and more before the point whole.
func number(v *float64) string {
	switch {
	case v == nil:
		return "–"
	case *v >= 100:
		return strconv.FormatFloat(*v, 'f', 0, 64)
	}
	return strconv.FormatFloat(*v, 'f', 1, 64)
}

func ratio(v *float64) string {
	if v == nil {
		return "–"
	}
	return strconv.FormatFloat(*v, 'f', 2, 64)
}
