package eif

import (
	"encoding/json"
	"fmt"
)

// Info is what the metadata section says, with the names that the tools of
// Nitro Enclaves ask for: none may be left out. Nothing of it is measured.
type Info struct {
	Name    string         `json:"ImageName"`
	Version string         `json:"ImageVersion"`
	Build   BuildInfo      `json:"BuildMetadata"`
	Docker  map[string]any `json:"DockerInfo"`
	Custom  map[string]any `json:"CustomMetadata"`
}

// BuildInfo says how an image was made.
type BuildInfo struct {
	Time            string `json:"BuildTime"`
	Tool            string `json:"BuildTool"`
	ToolVersion     string `json:"BuildToolVersion"`
	OperatingSystem string `json:"OperatingSystem"`
	KernelVersion   string `json:"KernelVersion"`
}

// Info reads the metadata section; fields that it does not have stay empty.
func (im *Image) Info() (Info, error) {
	var info Info
	if err := json.Unmarshal(im.Metadata, &info); err != nil {
		return Info{}, fmt.Errorf("%w: %w", ErrMetadata, err)
	}
	return info, nil
}
