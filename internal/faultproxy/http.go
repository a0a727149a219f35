package faultproxy

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// maxBody bounds requests and answers: a node's answer of 10,000 logs is some
// megabytes.
const maxBody = 256 << 20

func (p *Proxy) serveHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	gone := r.Context().Done()
	calls, batch, understood := parse(body)
	if understood {
		p.faults.count(calls)
	}
	if !p.mayPass(gone) || p.statusAnswered(w) {
		return
	}
	var a answer
	if understood {
		a, err = p.exchange(r, body, calls, batch)
	} else {
		a, err = p.ask(r, body)
	}
	if err != nil {
		panic(http.ErrAbortHandler) // the node is not there: the client finds the connection closed
	}
	if !p.pause(p.faults.current().delay, gone) || !p.mayPass(gone) {
		return
	}
	if a.kind != "" {
		w.Header().Set("Content-Type", a.kind)
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // the client may be gone
}

// statusAnswered answers with the status that all get now.
func (p *Proxy) statusAnswered(w http.ResponseWriter) bool {
	b := p.faults.current()
	if b.status == 0 {
		return false
	}
	if b.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(b.retryAfter/time.Second)))
	}
	http.Error(w, http.StatusText(b.status), b.status)
	return true
}

// answer is a node's, or ours in its place.
type answer struct {
	status int
	kind   string // content type
	body   []byte
}

// exchange asks the node what is not refused, and forges what it answers.
func (p *Proxy) exchange(r *http.Request, body []byte, calls []message, batch bool) (answer, error) {
	passed, refused := p.faults.current().refusals(calls)
	if len(refused) > 0 && len(passed) == 0 {
		out, err := format(refused, batch)
		return answer{http.StatusOK, "application/json", out}, err
	}
	if len(refused) > 0 {
		var err error
		if body, err = format(passed, batch); err != nil {
			return answer{}, err
		}
	}
	a, err := p.ask(r, body)
	if err != nil {
		return a, err
	}
	b := p.faults.current() // as it is when the node has answered
	if b.forge == nil && len(refused) == 0 {
		return a, nil
	}
	answers, _, ok := parse(a.body)
	if !ok {
		return a, nil
	}
	for i, m := range answers {
		if call, ok := byID(passed, m); ok {
			answers[i] = b.forged(call, m)
		}
	}
	a.body, err = format(append(answers, refused...), batch)
	return a, err
}

// ask hands a request on to the node.
func (p *Proxy) ask(r *http.Request, body []byte) (answer, error) {
	req, err := http.NewRequestWithContext(r.Context(), r.Method, "http://"+p.target+r.URL.RequestURI(), bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	for _, name := range []string{"Content-Type", "Accept", "Authorization"} {
		if v := r.Header.Get(name); v != "" {
			req.Header.Set(name, v)
		}
	}
	res, err := p.node.RoundTrip(req)
	if err != nil {
		return answer{}, err
	}
	defer res.Body.Close()
	out, err := io.ReadAll(io.LimitReader(res.Body, maxBody+1))
	if err == nil && len(out) > maxBody {
		err = fmt.Errorf("answer of more than %d bytes", maxBody)
	}
	return answer{status: res.StatusCode, kind: res.Header.Get("Content-Type"), body: out}, err
}
