package config

import (
	"encoding/json"
	"errors"
)

// ErrURLs is returned for a value that is no URL and no list of URLs.
var ErrURLs = errors.New(`want a URL or a list of URLs such as ["https://HOST/KEY", "https://OTHER/KEY"]`)

// URLs are one URL or a list of URLs in the config file, the preferred one
// first.
type URLs []string

// UnmarshalJSON reads a string or a list of strings. null leaves u as it is.
// Its error does not show the value, which may hold a key.
func (u *URLs) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var one string
	if json.Unmarshal(data, &one) == nil {
		*u = nil
		if one != "" {
			*u = URLs{one}
		}
		return nil
	}
	var list []*string // a null in it would be taken for an empty string
	if json.Unmarshal(data, &list) != nil {
		return ErrURLs
	}
	*u = nil
	for _, s := range list {
		if s == nil {
			return ErrURLs
		}
		*u = append(*u, *s)
	}
	return nil
}
