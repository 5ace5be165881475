package main

import (
	"context"
	"errors"

	"newsgraph/graph/store"
	"newsgraph/ingest"
)

// What a script learns of a run. There are few codes, each of which calls for something else: mend the command,
// look at the articles, look at the database, run it again.

// The exit codes of newsgraph. They are part of its interface: --help lists them.
const (
	exitOK       = 0 // all that was asked for was done
	exitUsage    = 1 // the command line is wrong, or something else than the two below failed
	exitArticles = 2 // some articles failed; the others were dealt with
	exitDatabase = 3 // the database cannot be used

	exitInterrupted = 130 // Ctrl-C, as shells have it
)

// databaseError is trouble with the database rather than with what was asked for.
type databaseError struct{ err error }

func (e *databaseError) Error() string { return e.err.Error() }
func (e *databaseError) Unwrap() error { return e.err }

// failure is an error with an exit code of its own. An empty message means that all has been said.
type failure struct {
	code    int
	message string
}

func (f *failure) Error() string { return f.message }

// exitCode is the code for the error that a command returns.
func exitCode(err error) int {
	var (
		own      *failure
		database *databaseError
		sink     *ingest.SinkError
		server   *store.Error
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &own):
		return own.code
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &database), errors.As(err, &sink), errors.As(err, &server):
		return exitDatabase
	}
	return exitUsage
}
