package contracts_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
)

// Why a function or event of the deployed contracts is not in ours.
const (
	admin   = "administration: ours differs"
	proxy   = "initialisation and upgrading: ours have a constructor and no proxy"
	between = "called by another contract of the network: ours differs"
	family  = "families of images: ours has one list of images"
)

// leftOut lists, by contract, what our contracts do without.
var leftOut = map[string]map[string]string{
	"AttestationVerifier": {
		"initialize": proxy, "Initialized": proxy, "Upgraded": proxy, "UPGRADE_INTERFACE_VERSION": proxy, "proxiableUUID": proxy, "upgradeToAndCall": proxy,
	},
	"Executors": {
		"initialize": proxy, "Initialized": proxy, "Upgraded": proxy, "UPGRADE_INTERFACE_VERSION": proxy, "proxiableUUID": proxy, "upgradeToAndCall": proxy,
		"JOBS_ROLE": admin, "removeTree": admin,
		"addExecutorStake": between, "decreaseReputation": between, "deleteTreeNodeIfPresent": between, "deregisterExecutor": between,
		"drainExecutor": between, "increaseReputation": between, "registerExecutor": between, "releaseExecutor": between,
		"removeExecutorStake": between, "reviveExecutor": between, "selectExecutionNodes": between, "slashExecutor": between, "upsertTreeNode": between,
	},
	"Jobs": {
		"initialize": proxy, "Initialized": proxy, "Upgraded": proxy, "UPGRADE_INTERFACE_VERSION": proxy, "proxiableUUID": proxy, "upgradeToAndCall": proxy,
		"setExecutors": admin, "setTeeManager": admin, "setSecretStore": admin,
	},
	"SecretManager": {
		"initialize": proxy, "Initialized": proxy, "Upgraded": proxy, "UPGRADE_INTERFACE_VERSION": proxy, "proxiableUUID": proxy, "upgradeToAndCall": proxy,
	},
	"SecretStore": {
		"initialize": proxy, "Initialized": proxy, "Upgraded": proxy, "UPGRADE_INTERFACE_VERSION": proxy, "proxiableUUID": proxy, "upgradeToAndCall": proxy,
		"JOBS_ROLE": admin, "removeTree": admin,
		"addAckSecretIdToStore": between, "deleteTreeNodeIfPresent": between, "markAliveUpdate": between, "markDeadUpdate": between,
		"releaseStore": between, "secretTerminationUpdate": between, "selectNonAssignedSecretStore": between, "selectStores": between,
		"upsertTreeNode": between,
	},
	"TeeManager": {
		"initialize": proxy, "Initialized": proxy, "Upgraded": proxy, "UPGRADE_INTERFACE_VERSION": proxy, "proxiableUUID": proxy, "upgradeToAndCall": proxy,
		"slashExecutor": between, "updateTreeState": between,
		"slashStore": between, "MAX_EPOCHS_PER_ITERATION": between,
		"EnclaveImageAddedToFamily": family, "EnclaveImageRemovedFromFamily": family, "isImageInFamily": family,
	},
	"UserCode": {"Initialized": proxy},
}

func TestABIAgreesWithTheReference(t *testing.T) {
	files, err := filepath.Glob("reference/*.json")
	if err != nil || len(files) != 7 {
		t.Fatalf("%d reference ABIs (%v), want 7", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) { compareABI(t, file, name) })
	}
}

func compareABI(t *testing.T, file, name string) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reference, err := abi.JSON(f)
	if err != nil {
		t.Fatal(err)
	}
	built, _ := readArtefact(t, name)
	theirs, ours := shapes(reference), shapes(built)
	for entry, shape := range theirs {
		bare, _, _ := strings.Cut(entry, "(")
		reason, listed := leftOut[name][bare]
		found, ok := ours[entry]
		switch {
		case ok && listed:
			t.Errorf("%s is there, but listed as left out: %s", entry, reason)
		case !ok && !listed:
			t.Errorf("%s is neither there nor listed as left out", entry)
		case ok && found != shape:
			t.Errorf("%s is %s, in the reference %s", entry, found, shape)
		case ok:
			compareNames(t, entry, returned(built, entry), returned(reference, entry))
		}
	}
	for bare := range leftOut[name] {
		if !slices.ContainsFunc(keys(theirs), func(entry string) bool { return strings.HasPrefix(entry, bare+"(") }) {
			t.Errorf("%s is listed as left out, but the reference has no such thing", bare)
		}
	}
}

// shapes describes each function and event: by its signature, all that a
// caller or reader depends on.
func shapes(a abi.ABI) map[string]string {
	found := map[string]string{}
	for _, m := range a.Methods {
		found[m.Sig] = fmt.Sprintf("%s returns %s", m.StateMutability, outputs(m.Outputs))
	}
	for _, e := range a.Events {
		found[e.Sig] = fmt.Sprintf("event%s anonymous %v", fields(e.Inputs), e.Anonymous)
	}
	return found
}

// compareNames compares the names of what a function returns, which bindings
// make fields of. An underscore before or after does not count, nor a name that
// one of the two does without.
func compareNames(t *testing.T, entry string, ours, theirs abi.Arguments) {
	t.Helper()
	for i, their := range theirs { // as many as ours: the shapes agree
		a, b := strings.Trim(ours[i].Name, "_"), strings.Trim(their.Name, "_")
		if a != b && a != "" && b != "" {
			t.Errorf("%s returns %q as its part %d, in the reference %q", entry, a, i, b)
		}
	}
}

// returned is what the function of that signature returns; nothing for an event.
func returned(a abi.ABI, sig string) abi.Arguments {
	for _, m := range a.Methods {
		if m.Sig == sig {
			return m.Outputs
		}
	}
	return nil
}

func outputs(args abi.Arguments) string {
	var out []string
	for _, a := range args {
		out = append(out, a.Type.String())
	}
	return "(" + strings.Join(out, ",") + ")"
}

// fields names them too: readers find them by name.
func fields(args abi.Arguments) string {
	var out []string
	for _, a := range args {
		out = append(out, fmt.Sprintf("%s indexed=%v %s", a.Type, a.Indexed, a.Name))
	}
	return "(" + strings.Join(out, ", ") + ")"
}

func keys(m map[string]string) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	return out
}
