package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"
)

var (
	errNotObject = errors.New("body is not one JSON object")
	errSyntax    = errors.New("body is malformed JSON")
)

// readStrings reads a body that is one JSON object of strings with exactly the
// given names. It is done by tokens, because the errors of json.Unmarshal show
// parts of the body, which holds keys, and because it takes names in any case
// and the last of two values.
func readStrings(c echo.Context, names ...string) (map[string]string, error) {
	media, _, err := mime.ParseMediaType(c.Request().Header.Get(echo.HeaderContentType))
	if err != nil || media != echo.MIMEApplicationJSON {
		return nil, refuse(http.StatusUnsupportedMediaType, "content type is not application/json")
	}
	values, err := decodeStrings(c.Request().Body, names)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, tooLarge(large.Limit)
	case err != nil:
		return nil, refuse(http.StatusBadRequest, err.Error())
	}
	return values, nil
}

func decodeStrings(r io.Reader, names []string) (map[string]string, error) {
	dec := json.NewDecoder(r)
	if err := expect(dec, json.Delim('{'), errNotObject); err != nil {
		return nil, err
	}
	values := make(map[string]string, len(names))
	for dec.More() {
		name, value, err := decodePair(dec, names)
		if err != nil {
			return nil, err
		}
		if _, twice := values[name]; twice {
			return nil, fmt.Errorf("%s: given twice", name)
		}
		values[name] = value
	}
	if err := expect(dec, json.Delim('}'), errSyntax); err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, ok := values[name]; !ok {
			return nil, fmt.Errorf("%s: missing", name)
		}
	}
	return values, expectEnd(dec)
}

func decodePair(dec *json.Decoder, names []string) (name, value string, err error) {
	token, err := dec.Token()
	if err != nil {
		return "", "", readError(err, errSyntax)
	}
	for _, n := range names {
		if token == json.Token(n) {
			name = n
		}
	}
	if name == "" { // not shown: a key may have slipped into the name
		return "", "", fmt.Errorf("unknown field in body, the fields are %v", names)
	}
	if token, err = dec.Token(); err != nil {
		return "", "", readError(err, errSyntax)
	}
	value, ok := token.(string)
	if !ok {
		return "", "", fmt.Errorf("%s: not a string", name)
	}
	return name, value, nil
}

func expect(dec *json.Decoder, want json.Delim, otherwise error) error {
	token, err := dec.Token()
	if err != nil {
		return readError(err, errSyntax)
	}
	if token != json.Token(want) {
		return otherwise
	}
	return nil
}

func expectEnd(dec *json.Decoder) error {
	switch _, err := dec.Token(); {
	case err == io.EOF:
		return nil
	case err == nil:
		return errNotObject
	default:
		return readError(err, errNotObject)
	}
}

// readError keeps the one error of reading that has its own answer, and hides
// the others.
func readError(err, instead error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return instead
}
