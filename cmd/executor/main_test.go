package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

const exampleConfig = "../../config.example.json"

// edit writes the example config with one key changed and returns its path.
func edit(t *testing.T, key string, value any) string {
	t.Helper()
	return editAll(t, map[string]any{key: value})
}

func editAll(t *testing.T, changes map[string]any) string {
	t.Helper()
	data, err := os.ReadFile(exampleConfig)
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(data, &keys); err != nil {
		t.Fatal(err)
	}
	maps.Copy(keys, changes)
	if data, err = json.Marshal(keys); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "config.json")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
