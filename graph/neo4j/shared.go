package neo4j

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// One server for all tests of a machine. To start one for each test would take too long, and go test runs each
// package in a process of its own, several at a time: so the server outlives the processes, a lock gives it to
// one test at a time, and a script ends it when nobody comes any more. What binds them is in files (see the
// layout in the package comment), since each of them may be killed at any moment.

// sharedIdle is how long a shared test server waits for the next test. It bridges the time in which
// the tests of another package are compiled.
const sharedIdle = 2 * time.Minute

//go:embed keeper.sh
var keeper []byte

// Shared returns a server for tests, which may delete everything in it, and keeps everybody else
// from using it until release is called or the process ends. All tests of all packages on a machine
// get the same one, one after the other: in one test, a second call would wait for the first.
//
// Nobody needs to stop the server: it ends some two minutes after the last process that has asked
// for it, even if that crashed. Where no server can be started, the error is a *NotFoundError. A
// server that was not created for tests is never returned.
func Shared(ctx context.Context, o Options) (s *Server, release func(), err error) {
	o.Test = true
	if o, err = o.prepared(); err != nil {
		return nil, nil, err
	}
	h := home(o.Home)
	if err := os.MkdirAll(h.users(), 0o700); err != nil {
		return nil, nil, fmt.Errorf("share a test server: %w", err)
	}
	// The order is that of keeper.sh: first say that the server is used, then see if it closes.
	me := filepath.Join(h.users(), strconv.Itoa(os.Getpid()))
	if err := os.WriteFile(me, nil, 0o600); err != nil {
		return nil, nil, fmt.Errorf("share a test server: %w", err)
	}
	unlock, err := lockFile(ctx, h.exclusive(), func() {
		o.say("waiting for another test, which uses the shared Neo4j")
	})
	if err != nil {
		return nil, nil, err
	}
	// The process stays among the users even if this fails or the test releases the server: it may come
	// back, and the keeper sees when it has ended.
	defer func() {
		if err != nil {
			unlock()
		}
	}()
	if err := h.awaitKeeper(ctx); err != nil {
		return nil, nil, err
	}
	if s, err = o.start(ctx, nil); err != nil {
		return nil, nil, err
	}
	if err := o.keep(h); err != nil {
		return nil, nil, err
	}
	return s, unlock, nil
}

// awaitKeeper waits while the server is being ended, unless the one who does so has died. A file "closing" that
// is older than the longest way of ending is left over.
func (h home) awaitKeeper(ctx context.Context) error {
	closing := filepath.Join(h.users(), "closing")
	for exists(closing) {
		st, err := h.readState()
		if err != nil {
			return err
		}
		if st == nil || !st.Process.runs(h.arguments()) {
			return nil // closed; the file is about to go
		}
		if info, err := os.Stat(closing); err == nil && time.Since(info.ModTime()) > stopLimit+recordLimit {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for a test server to end: %w", context.Cause(ctx))
		case <-time.After(100 * time.Millisecond):
		}
	}
	return nil
}

// keep makes sure that somebody watches over the server. The watcher is a shell script, because the test binary
// is gone when it has something to do. It takes the lock of the data directory because it writes server.json.
func (o Options) keep(h home) error {
	unlock, err := lockFile(context.Background(), h.lock(), func() {})
	if err != nil {
		return err
	}
	defer unlock()
	st, err := h.readState()
	if err != nil {
		return err
	}
	if st == nil || st.Keeper.runs(h.users()) {
		return nil
	}
	idle := o.idle
	if idle == 0 {
		idle = sharedIdle
	}
	script := filepath.Join(h.users(), "keeper.sh")
	if err := replaceFile(script, keeper, 0o600); err != nil {
		return fmt.Errorf("watch over the test server: %w", err)
	}
	// The marker in its arguments is the folder of the users: by it, runs finds that this process is the
	// keeper.
	cmd := exec.Command("/bin/sh", script,
		h.users(), strconv.Itoa(st.Process.ID), h.arguments(), strconv.Itoa(int(idle.Seconds())))
	cmd.Dir = "/"
	cmd.Env = environ()
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("watch over the test server: %w", err)
	}
	st.Keeper, _ = identify(cmd.Process.Pid) // one that has ended at once is started again next time
	if err := h.writeState(st); err != nil {
		return err
	}
	return cmd.Process.Release()
}
