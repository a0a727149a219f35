//go:build enclave

package enclave

// checkInMemory finds nothing to refuse: an enclave has no disk, and this
// build does not start where there is no security module.
func checkInMemory(string) error { return nil }

// swapRisk finds none: an enclave has nothing to swap to.
func swapRisk(string) string { return "" }
