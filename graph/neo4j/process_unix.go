//go:build linux || darwin

package neo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// What a system can do is in constants and not in an error of each function, so that start can say so before it
// touches anything.
const (
	canManage = true // servers can be started and stopped on this system
	ownerOnly = true // the mode of a file says who can read it
)

// detach lets the command live on when the terminal is closed or sends Ctrl-C.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// reap collects a child that has ended. Without it, a child that fails at once would look alive.
func reap(id int) {
	var status syscall.WaitStatus
	_, _ = syscall.Wait4(id, &status, syscall.WNOHANG, nil) // not our child: nothing to collect
}

func (p process) terminate() error { return syscall.Kill(p.ID, syscall.SIGTERM) }
func (p process) kill() error      { return syscall.Kill(p.ID, syscall.SIGKILL) }

// lockFile holds the lock on a file until the function that it returns is called or the process ends, however
// it ends. It calls waiting once if somebody else has the lock. The lock is the system's (flock): it goes with
// the process, so a crash leaves nothing behind that would have to be cleared away.
func lockFile(ctx context.Context, name string, waiting func()) (unlock func(), err error) {
	// The file is never deleted: somebody could hold the lock on the deleted one while another takes
	// the lock on its successor.
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	// Polling, because a call that blocks could not be ended by the context.
	for first := true; ; first = false {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { _ = f.Close() }, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			f.Close()
			return nil, fmt.Errorf("lock %s: %w", name, err)
		}
		if first {
			waiting()
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, fmt.Errorf("lock %s, which another newsgraph holds: %w", name, context.Cause(ctx))
		case <-time.After(100 * time.Millisecond):
		}
	}
}
