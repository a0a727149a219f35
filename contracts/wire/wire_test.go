package wire

import (
	"errors"
	"math/big"
	"reflect"
	"testing"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

func output(id int64) bindings.JobsSignedOutput {
	return bindings.JobsSignedOutput{
		Signature: make([]byte, 65), JobId: big.NewInt(id), RequestDigest: [8]byte{1, 2}, Output: []byte("out"),
		TotalTime: big.NewInt(12), ErrorCode: 4, SignTimestamp: big.NewInt(1_800_000_000),
	}
}

func TestAnswers(t *testing.T) {
	b := bindings.NewJobs()
	one := output(5)
	single := b.PackSubmitOutput(one.Signature, one.JobId, one.Output, one.TotalTime, one.ErrorCode, one.SignTimestamp)
	undigested := one
	undigested.RequestDigest = [8]byte{}
	list := []bindings.JobsSignedOutput{output(5), output(6)}
	for name, c := range map[string]struct {
		calldata []byte
		want     []bindings.JobsSignedOutput
	}{
		"submitOutput":         {single, []bindings.JobsSignedOutput{undigested}},
		"submitOutputs":        {b.PackSubmitOutputs(list), list},
		"of none":              {b.PackSubmitOutputs(nil), []bindings.JobsSignedOutput{}},
		"with more behind it":  {append(b.PackSubmitOutputs(list), make([]byte, 64)...), list},
		"another call":         {b.PackJobCount(), nil},
		"cut off":              {single[:70], nil},
		"a list that is so":    {b.PackSubmitOutputs(list)[:200], nil},
		"no call":              {nil, nil},
		"of a selector's half": {single[:3], nil},
	} {
		got, err := Answers(c.calldata)
		if (err != nil) != (c.want == nil) || err != nil && !errors.Is(err, ErrNoAnswers) || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, %v; want %v", name, got, err, c.want)
		}
	}
}
