package chain

import (
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

var (
	jobsAddr    = common.HexToAddress("0x10b5")
	managerAddr = common.HexToAddress("0x7ee3a9a6e2")
	ourEnclave  = common.HexToAddress("0xabcdef0123456789abcdef0123456789abcdef01")
	otherOne    = common.HexToAddress("0x0123456789012345678901234567890123456789")
	testEnv     = uint8(1)
	jobsABI     = bindings.NewJobs().GetABI()
)

// jobLog is the log of a JobCreated event.
func jobLog(id uint64, deadline *big.Int, selected ...common.Address) fakeLog {
	return jobLogIn(testEnv, id, deadline, selected...)
}

func jobLogIn(env uint8, id uint64, deadline *big.Int, selected ...common.Address) fakeLog {
	return jobLogWith(env, id, "input", deadline, selected...)
}

func jobLogWith(env uint8, id uint64, input string, deadline *big.Int, selected ...common.Address) fakeLog {
	event := jobsABI.Events["JobCreated"]
	data := packed(event, new(big.Int), [32]byte{0xc0, 0xde}, []byte(input), deadline, selected)
	return fakeLog{Address: jobsAddr, Data: data, Topics: []common.Hash{
		event.ID, common.BigToHash(new(big.Int).SetUint64(id)), common.BigToHash(big.NewInt(int64(env))), common.HexToHash("0x0e1"),
	}}
}

// packed is the data of an event's log. That it fails is a mistake in the test
// alone, which may stand where there is no *testing.T.
func packed(event abi.Event, args ...any) []byte {
	data, err := event.Inputs.NonIndexed().Pack(args...)
	if err != nil {
		panic(err)
	}
	return data
}

func ms(n int64) *big.Int { return big.NewInt(n) }

func answerLog(id uint64, executor common.Address) fakeLog {
	event := jobsABI.Events["JobResponded"]
	data := packed(event, []byte("out"), big.NewInt(1), uint8(0), uint8(1))
	return fakeLog{Address: jobsAddr, Data: data, Topics: []common.Hash{
		event.ID, common.BigToHash(new(big.Int).SetUint64(id)), common.BytesToHash(executor[:]),
	}}
}

func nodeLog(event string, enclave common.Address) fakeLog {
	return fakeLog{Address: managerAddr, Topics: []common.Hash{
		bindings.NewTeeManager().GetABI().Events[event].ID, common.BytesToHash(enclave[:]),
	}}
}
