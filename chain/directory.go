package chain

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// ErrURL says that what was announced as the URL of an enclave is of no use.
var ErrURL = errors.New("unusable URL announced")

// maxURL is the longest URL that the Directory contract takes, in bytes.
const maxURL = 255

// ReadURL returns where the owner of an enclave says that its external port is,
// as http(s)://HOST or http(s)://HOST:PORT; empty if nothing was announced. It is a hint of somebody who is not
// trusted: it may lead anywhere, and who answers there proves who it is.
func ReadURL(ctx context.Context, client Caller, directory, enclave common.Address) (string, error) {
	d := bindings.NewDirectory()
	r := viewReader{ctx: ctx, client: client, name: "Directory", contract: directory}
	urls := view1(&r, directory, d.PackUrlsOf([]common.Address{enclave}), d.UnpackUrlsOf)
	switch {
	case r.err != nil:
		return "", fmt.Errorf("asking where %s can be reached: %w", enclave, r.err)
	case len(urls) != 1:
		return "", fmt.Errorf("%w: %d URLs of one enclave", ErrBadAnswer, len(urls))
	case urls[0] == "":
		return "", nil
	}
	u, err := url.Parse(urls[0])
	if err != nil || len(urls[0]) > maxURL || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" ||
		u.User != nil || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("%w: that of %s is not http://HOST:PORT: %.60q", ErrURL, enclave, urls[0])
	}
	return u.Scheme + "://" + u.Host, nil
}
