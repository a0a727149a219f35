package enclave

// sealed holds a secret behind a function, because fmt, encoding/json and
// every other printer that works by reflection ends at a function: not even a
// struct that has a sealed in an unexported field, whose String methods fmt
// does not call, prints it.
type sealed[T any] struct{ open func() T }

func seal[T any](v T) sealed[T] { return sealed[T]{open: func() T { return v }} }

// value returns what is sealed; the zero value of T if nothing is.
func (s sealed[T]) value() T {
	if s.open == nil {
		var zero T
		return zero
	}
	return s.open()
}
