package configfile

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
)

type file struct {
	Count    uint64          `json:"count"`
	Room     int             `json:"room"`
	Share    float64         `json:"share"`
	Duty     bool            `json:"duty"`
	Path     string          `json:"path"`
	URLs     []string        `json:"urls"`
	Contract common.Address  `json:"contract"`
	Other    *common.Address `json:"other"`
	secret   string
}

const address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

func TestDecode(t *testing.T) {
	got := file{Room: 7, Path: "kept", secret: "mine"}
	given, err := Decode([]byte(`{"count": 5, "urls": ["a", "b"], "Duty": true, "path": null, "contract": "`+address+`", "other": "`+address+`"}`), &got, "x.json")
	if err != nil {
		t.Fatal(err)
	}
	if got.Count != 5 || got.Room != 7 || !got.Duty || got.Path != "kept" || len(got.URLs) != 2 || got.secret != "mine" ||
		got.Contract != common.HexToAddress(address) || *got.Other != got.Contract {
		t.Errorf("%+v", got)
	}
	if want := map[string]bool{"count": true, "urls": true, "Duty": true, "path": false, "contract": true, "other": true}; !maps.Equal(given, want) {
		t.Errorf("given %v, want %v", given, want)
	}
}

// TestErrorsSayWhatWouldBeRight: in one line, and without a value, which might
// be a key in the wrong place.
func TestErrorsSayWhatWouldBeRight(t *testing.T) {
	for content, c := range map[string]struct {
		want error
		text string
	}{
		``:                           {ErrSyntax, "line 1: unexpected end of JSON input"},
		"{\n\"count\": 1,\n}":        {ErrSyntax, "line 3: invalid character '}'"},
		"{}\n{}":                     {ErrSyntax, "line 2: invalid character '{' after top-level value"},
		`[]`:                         {ErrObject, "array: want one JSON object"},
		`"s3cr3t"`:                   {ErrObject, "string: want one JSON object"},
		`null`:                       {ErrObject, "null: want one JSON object"},
		`{"cuont": 1}`:               {ErrUnknownKey, "cuont: no such key, did you mean count?"},
		`{"frobnication": "s3cr3t"}`: {ErrUnknownKey, "frobnication: no such key; x.json shows every key"},
		`{"secret": "s3cr3t"}`:       {ErrUnknownKey, "secret: no such key"},
		`{"count": "s3cr3t"}`:        {ErrType, "count: string, want a whole number from 0, below 2^64"},
		`{"count": -1}`:              {ErrType, "count: number -1, want a whole number from 0"},
		`{"room": 1.5}`:              {ErrType, "room: number 1.5, want a whole number below 2^63"},
		`{"share": "s3cr3t"}`:        {ErrType, "share: string, want a number"},
		`{"duty": 1}`:                {ErrType, "duty: number, want true or false"},
		`{"path": ["s3cr3t"]}`:       {ErrType, "path: array, want a string"},
		`{"urls": "s3cr3t"}`:         {ErrType, "urls: string, want a list of strings"},
		`{"urls": ["s3cr3t", 7]}`:    {ErrType, "urls: number, want a list of strings"},
		`{"contract": "0xs3cr3t"}`:   {ErrAddress, "contract: no address, want 0x and 40 hex digits"},
		`{"other": 7}`:               {ErrAddress, "other: no address, want 0x and 40 hex digits"},
		`{"other": "0x5bAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}`: {contracts.ErrChecksum, "other: the checksum"},
	} {
		_, err := Decode([]byte(content), &file{}, "x.json")
		if !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), c.text) {
			t.Errorf("%s: %v, want %q", content, err, c.text)
		} else if strings.Contains(err.Error(), "s3cr3t") || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "json:") {
			t.Errorf("%s: %q is not for people", content, err)
		}
	}
}
