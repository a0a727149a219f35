package faultproxy

import (
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// maxQueued messages wait to be delivered to a client; then no more is read
// from the node, as with a connection whose buffers are full.
const maxQueued = 4096

// maxPending calls are remembered until they are answered. Of a client that
// has more in flight, answers to the rest are not forged.
const maxPending = 4096

// session is a client's websocket and ours to the node.
type session struct {
	p            *Proxy
	client, node *websocket.Conn
	out          chan outgoing // to the client
	gone         chan struct{} // closed when the session ends
	ending       sync.Once

	mu      sync.Mutex // guards what follows
	pending map[string]pending
}

// pending is a call that the node has yet to answer.
type pending struct {
	call    message
	refused []message // answers to others of its batch; one call of a batch has them
}

// outgoing is a message for the client.
type outgoing struct {
	data         []byte
	due          time.Time
	notification bool
}

func (p *Proxy) serveWebSocket(w http.ResponseWriter, r *http.Request) {
	if !p.mayPass(r.Context().Done()) || p.statusAnswered(w) {
		return
	}
	dialer := websocket.Dialer{}
	node, res, err := dialer.DialContext(r.Context(), "ws://"+p.target+r.URL.RequestURI(), nil)
	if res != nil {
		res.Body.Close()
	}
	if err != nil {
		panic(http.ErrAbortHandler) // the node is not there: the client finds the connection closed
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	client, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		_ = node.Close()
		return
	}
	s := &session{p: p, client: client, node: node, out: make(chan outgoing, maxQueued), gone: make(chan struct{}), pending: map[string]pending{}}
	s.run()
}

// run returns when the session is over and nothing of it runs.
func (s *session) run() {
	s.client.SetPingHandler(s.pong)
	var pumps sync.WaitGroup
	for _, pump := range []func(){s.fromClient, s.fromNode, s.toClient} {
		pumps.Go(func() {
			defer s.end()
			pump()
		})
	}
	select {
	case <-s.gone:
	case <-s.p.closed:
		s.end()
	}
	pumps.Wait()
}

func (s *session) end() {
	s.ending.Do(func() {
		close(s.gone)
		_ = s.client.Close()
		_ = s.node.Close()
	})
}

// pong answers a ping, unless nothing may pass.
func (s *session) pong(data string) error {
	if s.p.stalled() {
		return nil
	}
	return s.client.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
}

// fromClient hands on calls until the client is gone.
func (s *session) fromClient() {
	for {
		kind, data, err := s.client.ReadMessage()
		if err != nil || !s.p.mayPass(s.gone) {
			return
		}
		if calls, batch, ok := parse(data); ok {
			s.p.faults.count(calls)
			if data, ok = s.admit(data, calls, batch); !ok {
				return
			}
		}
		if data == nil {
			continue
		}
		if err := s.node.WriteMessage(kind, data); err != nil {
			return
		}
	}
}

// admit answers the calls that are refused and returns what is left for the
// node, nil if nothing is.
func (s *session) admit(data []byte, calls []message, batch bool) ([]byte, bool) {
	passed, refused := s.p.faults.current().refusals(calls)
	if len(passed) == 0 {
		out, err := format(refused, batch)
		return nil, err == nil && s.queue(out, false)
	}
	s.remember(passed, refused)
	if len(refused) == 0 {
		return data, true
	}
	data, err := format(passed, batch)
	return data, err == nil
}

// remember keeps calls until they are answered. The answers to those of the
// batch that were refused go with the first.
func (s *session) remember(calls, refused []message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range calls {
		if len(c.ID) > 0 && len(s.pending) < maxPending {
			s.pending[string(c.ID)] = pending{c, refused}
			refused = nil
		}
	}
}

// callOf returns what is known of the call that an answer is to, and forgets
// it.
func (s *session) callOf(answer message) (pending, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.pending[string(answer.ID)]
	delete(s.pending, string(answer.ID))
	return c, ok
}

// fromNode queues what the node says until it is gone.
func (s *session) fromNode() {
	for {
		_, data, err := s.node.ReadMessage()
		if err != nil {
			return
		}
		messages, batch, ok := parse(data)
		notification := ok && !batch && messages[0].Method != ""
		if ok {
			data = s.forge(data, messages, batch)
		}
		if !s.queue(data, notification) {
			return
		}
	}
}

// forge returns what the client is told in place of messages, whose text is
// data.
func (s *session) forge(data []byte, messages []message, batch bool) []byte {
	b := s.p.faults.current()
	var refused []message
	for i, m := range messages {
		if m.Method != "" {
			messages[i] = b.forgedNotification(m)
		} else if p, ok := s.callOf(m); ok {
			messages[i] = b.forged(p.call, m)
			refused = append(refused, p.refused...)
		}
	}
	if b.forge == nil && len(refused) == 0 {
		return data
	}
	if out, err := format(append(messages, refused...), batch); err == nil { // the forger may have returned what is no JSON
		return out
	}
	return data
}

func (s *session) queue(data []byte, notification bool) bool {
	select {
	case s.out <- outgoing{data, time.Now().Add(s.p.faults.current().delay), notification}:
		return true
	case <-s.gone:
		return false
	}
}
