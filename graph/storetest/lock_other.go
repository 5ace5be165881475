//go:build !unix

package storetest

import "context"

// lock does nothing where there is no flock: run the packages one after the other there (go test -p 1).
func lock(context.Context, string) (unlock func(), err error) { return func() {}, nil }
