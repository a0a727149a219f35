// Package spelling finds what a mistyped name of a flag, key or command was
// meant to be.
package spelling

import "strings"

// Nearest returns the name that wrong is most likely meant to be: one that
// it begins, or that is at most two typing errors away. It returns "" rather
// than guess wildly. (The library's own suggestions always find something.)
func Nearest(wrong string, names []string) string {
	best, fewest := "", 3
	for _, name := range names {
		n := typingErrors(wrong, name)
		if len(wrong) >= 3 && strings.HasPrefix(name, wrong) {
			n = 1
		}
		if n < fewest && n < len(wrong) {
			best, fewest = name, n
		}
	}
	return best
}

// typingErrors counts the letters to add, drop, change or swap with their
// neighbour to get from a to b.
func typingErrors(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := d[i-1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			d[i][j] = min(change, d[i-1][j]+1, d[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
