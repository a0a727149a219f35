package jail

import (
	"context"
	"errors"
	"slices"
)

// LayerState tells whether a layer of the jail can be put on here.
type LayerState struct {
	Layer Layer
	Err   error // nil if it can; otherwise why not and what would help
}

// errNotTried is the state of the layers behind one that failed.
var errNotTried = errors.New("not tried, because a layer before it failed")

// Check sets up a jail for real, tries it as New does, and reports on each
// layer. An error that belongs to no layer, of a missing program for example,
// is returned as it is.
func Check(ctx context.Context, cfg Config) ([]LayerState, error) {
	j, err := New(ctx, cfg)
	if err == nil {
		err = j.Close()
	}
	var step *StepError
	switch {
	case errors.As(err, &step):
	case errors.Is(err, ErrProgram):
		step = &StepError{Layer: LayerProgram}
	case err != nil:
		return nil, err
	}
	states := make([]LayerState, 0, len(Layers()))
	for i, l := range Layers() {
		s := LayerState{Layer: l}
		if step != nil {
			switch bad := slices.Index(Layers(), step.Layer); {
			case i == bad:
				s.Err = err
			case i > bad:
				s.Err = errNotTried
			}
		}
		states = append(states, s)
	}
	return states, nil
}
