package workerd

import "sync"

// numbers gives each living sandbox a small number that no other has.
type numbers struct {
	mu   sync.Mutex // guards what follows
	free []int
	next int
}

func (n *numbers) take() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	if k := len(n.free); k > 0 {
		i := n.free[k-1]
		n.free = n.free[:k-1]
		return i
	}
	n.next++
	return n.next - 1
}

func (n *numbers) put(i int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.free = append(n.free, i)
}
