//go:build unix

package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// lock keeps all other tests on the machine from the server until unlock is called or the process ends.
func lock(ctx context.Context, uri string) (unlock func(), err error) {
	sum := sha256.Sum256([]byte(uri))
	name := filepath.Join(os.TempDir(), "newsgraph-test-"+hex.EncodeToString(sum[:6])+".lock")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return nil, fmt.Errorf("lock the test server: %w", err)
	}
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { f.Close() }, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			f.Close()
			return nil, fmt.Errorf("lock the test server: %w", err)
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, fmt.Errorf("wait for another test, which uses the server: %w", ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}
