package workerd

// What follows is the one place that decides about the network, by where
// fetch() and connect() of the code go. For now there is none.
const (
	// codeOutbound serves the code. It goes to front, which throws an error
	// that says so; workerd's own for a refused address says nothing.
	codeOutbound = `(name = "front", entrypoint = "NoNetwork")`

	// internet is what workerd's services use unless they are told another.
	// It must be spelled out because the default lets them reach the
	// internet. An empty list allows no address.
	internet = `(name = "internet", network = (allow = []))`
)
