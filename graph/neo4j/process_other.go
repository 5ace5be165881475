//go:build !linux && !darwin

package neo4j

import (
	"context"
	"errors"
	"os/exec"
)

// On other systems newsgraph uses servers, but it starts none of its own.
const (
	canManage = false
	ownerOnly = false
)

func detach(*exec.Cmd)                   {}
func reap(int)                           {}
func (process) terminate() error         { return errors.ErrUnsupported }
func (process) kill() error              { return errors.ErrUnsupported }
func inspect(int) (string, string, bool) { return "", "", false }
func lockFile(context.Context, string, func()) (func(), error) {
	return func() {}, nil
}
