package faultproxy

import (
	"bytes"
	"encoding/json"
)

// message is a call, an answer or a notification.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

// parse reads one message or a batch. What is none is handed on as it is.
func parse(data []byte) (messages []message, batch, ok bool) {
	data = bytes.TrimSpace(data)
	if len(data) > 0 && data[0] == '[' {
		return messages, true, json.Unmarshal(data, &messages) == nil
	}
	messages = make([]message, 1)
	return messages, false, json.Unmarshal(data, &messages[0]) == nil
}

// format is the reverse of parse.
func format(messages []message, batch bool) ([]byte, error) {
	if !batch && len(messages) == 1 {
		return json.Marshal(messages[0])
	}
	return json.Marshal(messages)
}

// refusals takes from calls those that are refused, and returns the answers
// to them.
func (b behaviour) refusals(calls []message) (passed, refused []message) {
	if b.refuse == nil {
		return calls, nil
	}
	for _, c := range calls {
		e := b.refuse(c.Method, c.Params)
		if e == nil {
			passed = append(passed, c)
			continue
		}
		text, err := json.Marshal(e)
		if err != nil { // a number and a string can always be written
			text = []byte(`{"code":-32603,"message":"refused"}`)
		}
		refused = append(refused, message{Version: c.Version, ID: c.ID, Error: text})
	}
	return passed, refused
}

// forged puts another result into an answer to call.
func (b behaviour) forged(call, answer message) message {
	if b.forge == nil {
		return answer
	}
	if result := b.forge(call.Method, call.Params, answer.Result); result != nil {
		answer.Result, answer.Error = result, nil
	}
	return answer
}

// subscribed are the params of a notification.
type subscribed struct {
	Subscription json.RawMessage `json:"subscription"`
	Result       json.RawMessage `json:"result"`
}

// forgedNotification puts another result into a notification.
func (b behaviour) forgedNotification(n message) message {
	var s subscribed
	if b.forge == nil || json.Unmarshal(n.Params, &s) != nil {
		return n
	}
	result := b.forge(n.Method, n.Params, s.Result)
	if result == nil {
		return n
	}
	s.Result = result
	if params, err := json.Marshal(s); err == nil { // the forger may have returned what is no JSON
		n.Params = params
	}
	return n
}

// byID returns the call that an answer is to.
func byID(calls []message, answer message) (message, bool) {
	for _, c := range calls {
		if bytes.Equal(c.ID, answer.ID) {
			return c, true
		}
	}
	return message{}, false
}
