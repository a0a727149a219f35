package spelling

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"simulate", "doctor", "deploy", "devnet", "run", "init"}
	tests := []struct{ wrong, want string }{
		{"simulat", "simulate"},
		{"sim", "simulate"},
		{"siumlate", "simulate"}, // two letters swapped
		{"docter", "doctor"},
		{"rum", "run"},
		{"frobnicate", ""},
		{"x", ""},
		{"", ""},
		{"foo", ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.wrong, names); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.wrong, got, tt.want)
		}
	}
}
