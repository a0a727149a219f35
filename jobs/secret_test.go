package jobs

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

// keptSecret is a store with one secret; get, if not nil, decides for each try.
type keptSecret struct {
	mu       sync.Mutex
	get      func(try int) error
	tries    int
	asked    []Job
	released int
}

func (k *keptSecret) Get(ctx context.Context, job Job) ([]byte, func(), error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.tries++
	k.asked = append(k.asked, job)
	if k.get != nil {
		if err := k.get(k.tries); err != nil {
			return nil, nil, err
		}
	}
	plaintext := []byte("secret of " + job.SecretID.String())
	return plaintext, func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.released++
		clear(plaintext)
	}, nil
}

func secretJob(id uint64) Job {
	j := job(id, 1)
	j.SecretID = NewID(7)
	return j
}

func TestJobWithASecretWhereNoneAreKept(t *testing.T) {
	play(t, 1, &world{}, func(b *bench) {
		b.tell(Synced{}, Created{secretJob(1)})
		b.wantAnswers("1:9")
		if b.runs() != 0 || b.fetches != 0 {
			b.Error("it was begun without its secret")
		}
	})
}

// The code gets the secret of its job, which is gone when the code is.
func TestSecretIsThereWhileTheCodeRuns(t *testing.T) {
	k := &keptSecret{}
	var got string
	var during int
	w := &world{secrets: k, run: func(ctx context.Context, task Task) (Result, error) {
		k.mu.Lock()
		defer k.mu.Unlock()
		if task.JobID == NewID(1) {
			got, during = string(task.Secret), k.released
		} else if task.Secret != nil {
			t.Errorf("job %s has no secret, and got %q", task.JobID, task.Secret)
		}
		return Result{Output: []byte("out")}, nil
	}}
	play(t, 1, w, func(b *bench) {
		b.tell(Synced{}, Created{secretJob(1)}, Created{job(2, 1)})
		b.wantAnswers("1:0", "2:0")
		if k.tries != 1 {
			b.Errorf("asked for a secret %d times, of two jobs of which one has one", k.tries)
		}
		if asked := k.asked[0]; asked.ID != NewID(1) || asked.SecretID != NewID(7) || asked.Owner != secretJob(1).Owner {
			b.Errorf("asked for %+v", asked)
		}
		if during != 0 || k.released != 1 {
			b.Errorf("released %d times while it ran, %d in all", during, k.released)
		}
		if want := "secret of " + NewID(7).String(); got != want {
			b.Errorf("the code got %q, want %q", got, want)
		}
	})
}

func TestDeniedSecretEndsTheJobAtOnce(t *testing.T) {
	k := &keptSecret{get: func(int) error { return fmt.Errorf("%w: the job owner may not use it", ErrSecretDenied) }}
	play(t, 1, &world{secrets: k}, func(b *bench) {
		b.tell(Synced{}, Created{secretJob(1)})
		b.wantAnswers("1:9")
		if b.runs() != 0 || k.tries != 1 {
			b.Errorf("run %d times, asked %d times", b.runs(), k.tries)
		}
	})
}

// A node that lags cannot say who may use a secret: neither yes nor no.
func TestSecretIsAskedForAgain(t *testing.T) {
	k := &keptSecret{get: func(try int) error {
		if try < 4 {
			return errors.New("the node has not got the block")
		}
		return nil
	}}
	play(t, 1, &world{secrets: k}, func(b *bench) {
		b.tell(Synced{}, Created{secretJob(1)})
		time.Sleep(3 * time.Second)
		b.wantAnswers("1:0")
	})
}

func TestNobodyCanTellWhoMayUseASecret(t *testing.T) {
	k := &keptSecret{get: func(int) error { return errors.New("the node has not got the block") }}
	play(t, 1, &world{secrets: k}, func(b *bench) {
		b.tell(Synced{}, Created{secretJob(1)})
		time.Sleep(time.Minute)
		b.wantAnswers("1:9")
		if b.runs() != 0 {
			b.Error("it was run without its secret")
		}
	})
}
