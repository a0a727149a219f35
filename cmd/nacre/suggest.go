package main

import "github.com/nacre-tee/nacre/cmd/executor/spelling"

// nearest returns the name that wrong is most likely meant to be, or "".
func nearest(wrong string, names []string) string { return spelling.Nearest(wrong, names) }
