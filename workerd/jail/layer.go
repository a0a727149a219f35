package jail

// Layer is a part of the jail, in words.
type Layer string

// The layers, in the order in which they are put on.
const (
	LayerNamespaces   Layer = "own namespaces"
	LayerSession      Layer = "own session"
	LayerRoot         Layer = "read-only root"
	LayerIdentity     Layer = "own user id"
	LayerCapabilities Layer = "no capabilities"
	LayerOrphans      Layer = "end with the parent"
	LayerFiles        Layer = "closed files"
	LayerLimits       Layer = "resource limits"
	LayerPrivileges   Layer = "no new privileges"
	LayerSystemCalls  Layer = "system call list"
	LayerProgram      Layer = "the program"
)

// Layers lists all layers in order.
func Layers() []Layer {
	return []Layer{LayerNamespaces, LayerSession, LayerRoot, LayerIdentity, LayerCapabilities, LayerOrphans,
		LayerFiles, LayerLimits, LayerPrivileges, LayerSystemCalls, LayerProgram}
}
