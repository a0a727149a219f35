package chain

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"

	"github.com/ethereum/go-ethereum/rpc"
)

// blame is what an error says of the endpoint that it came from.
type blame uint8

const (
	blameless  blame = iota // an answer, or our own doing: another endpoint would say the same
	doubtful                // an answer for which the request may be to blame, or the endpoint: what another one says decides
	busy                    // it limits our rate
	lagging                 // it does not have what another has shown
	failing                 // no answer, or none that can be
	wrongChain              // never to be used
)

// blameFor tells what err says of an endpoint. The caller's own cancelling must
// have been ruled out.
func blameFor(err error) blame {
	var status rpc.HTTPError
	var answered rpc.Error
	switch {
	case err == nil:
		return blameless
	case errors.Is(err, ErrChainID):
		return wrongChain
	case errors.Is(err, ErrBadAnswer), errors.Is(err, ErrForged), errors.Is(err, ErrOutvoted), errors.Is(err, ErrPruned):
		return failing
	case errors.Is(err, errTooBusy), isRateLimit(err):
		return busy
	case errors.Is(err, ErrLagging):
		return lagging
	case errors.Is(err, errReorg), errors.Is(err, errResponseSize): // the chain's doing, or a smaller request may be answered
		return doubtful
	case errors.As(err, &status):
		return blameForStatus(status.StatusCode)
	case isBroken(err):
		return failing
	case errors.As(err, &answered):
		return blameForAnswer(answered)
	}
	return blameless
}

func blameForStatus(code int) blame {
	switch code {
	case http.StatusRequestEntityTooLarge:
		return blameless // the request was
	case http.StatusBadRequest:
		return doubtful
	}
	return failing
}

// blameForAnswer tells what an error of JSON-RPC says of the endpoint that
// answered with it. A refusal of the account is its own; what is known to be
// the request's own is the same on each honest endpoint. Of all else, in the
// words of some provider, nobody can tell: doubtful.
func blameForAnswer(answered rpc.Error) blame {
	switch {
	case isDenied(answered):
		return failing
	case isRequestsOwn(answered):
		return blameless
	}
	return doubtful
}

// settled is the blame for what was doubtful, when another endpoint has
// answered the same well.
func settled(err error) blame {
	if errors.Is(err, errReorg) {
		return lagging // most often the chain is just changing
	}
	return failing
}

// isBroken tells whether a request was not answered with JSON-RPC at all.
func isBroken(err error) bool {
	var (
		inURL  *url.Error
		inNet  net.Error
		syntax *json.SyntaxError
		typed  *json.UnmarshalTypeError
	)
	return errors.As(err, &inURL) || errors.As(err, &inNet) || errors.As(err, &syntax) || errors.As(err, &typed) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, rpc.ErrNoResult) || errors.Is(err, rpc.ErrMissingBatchResponse)
}
