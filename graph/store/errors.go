package store

import (
	"context"
	"errors"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The server answers with codes, the driver with types of its own, and a person wants to know what to do. This
// file turns the first two into the last, in one place, so that the callers need only errors.Is: the command
// line has one exit code for all of them and prints the error as it is.

// What may be wrong with a database, for errors.Is.
var (
	ErrConfig      = errors.New("the address is not usable")
	ErrUnavailable = errors.New("the server does not answer")
	ErrAuth        = errors.New("the server refuses the login")
	ErrDatabase    = errors.New("there is no such database")
	ErrVersion     = errors.New("the server is too old")
	ErrResources   = errors.New("the server has no room")
	ErrReadOnly    = errors.New("the query writes")
	ErrSchema      = errors.New("the database has data or indexes that are in the way")
	ErrQuery       = errors.New("the server rejects the statement")
)

// Error is an error of the database or the way to it. It prints as one line.
type Error struct {
	Op   string // what was done, such as "open" or "write batch"
	URI  string // the server, without a password
	Kind error  // one of the errors above
	Hint string // what is wrong in words, and what to do about it
	Err  error  // the cause, as the driver gave it; may be nil
}

// maxCause bounds the server's own words in an error, in code points: it lists every keyword that it
// would have liked better.
const maxCause = 300

func (e *Error) Error() string {
	msg := e.Op + " at " + e.URI + ": " + e.Hint
	if e.Err != nil {
		text := []rune(strings.Join(strings.Fields(cause(e.Err)), " "))
		if len(text) > maxCause {
			text = append(text[:maxCause], '…')
		}
		msg += " (" + string(text) + ")"
	}
	return msg
}

// Unwrap gives both, so that errors.Is finds the Kind and errors.As still finds the driver's own error.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// cause is the text of a driver error without the driver's wrapping.
func cause(err error) string {
	var server *neo4j.Neo4jError
	var network *neo4j.ConnectivityError
	switch {
	case errors.As(err, &server):
		return server.Msg
	case errors.As(err, &network) && network.Inner != nil:
		return network.Inner.Error()
	}
	return err.Error()
}

func (s *Store) fail(op string, kind error, hint string, err error) error {
	return &Error{Op: op, URI: s.cfg.URI, Kind: kind, Hint: hint, Err: err}
}

// wrap makes an Error of what the driver returned. A context that ended is no fault of the database: the
// driver tells of it as of a lost connection, so the context is asked.
//
// The order of the cases matters: Forbidden and the codes with a better hint come before the prefix Security
// that they share, and what may pass comes last, because some transient codes, such as running out of memory,
// deserve more than "try again".
func (s *Store) wrap(ctx context.Context, op string, err error) error {
	if ended := ctx.Err(); ended != nil {
		return &stopped{op, ended}
	}
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1] // the last try says why
	}
	var network *neo4j.ConnectivityError
	if errors.As(err, &network) {
		return s.fail(op, ErrUnavailable, "no Neo4j answers there: start it, or name another server", err)
	}
	var server *neo4j.Neo4jError
	// What neither the server nor the network said: the driver's misuse, an error of the function that ran in
	// the transaction.
	if !errors.As(err, &server) {
		return s.fail(op, ErrQuery, "the server or its driver did not do what was asked", err)
	}
	code := server.Code
	switch {
	case strings.HasSuffix(code, ".CredentialsExpired"):
		return s.fail(op, ErrAuth, "the password must be changed before its first use: log in once with Neo4j Browser", err)
	case strings.HasSuffix(code, ".AuthenticationRateLimit"):
		return s.fail(op, ErrAuth, "too many wrong passwords: wait some seconds and give the right one", err)
	case code == "Neo.ClientError.Security.Forbidden":
		return s.fail(op, ErrAuth, "user "+s.cfg.Username+" may not do this: ask for write and schema rights", err)
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		return s.fail(op, ErrAuth, "wrong user name or password", err)
	case strings.HasSuffix(code, ".DatabaseNotFound"):
		return s.fail(op, ErrDatabase, "there is no database "+s.cfg.Database+": SHOW DATABASES lists them; leave the name out for the default one", err)
	case strings.Contains(code, ".Schema."):
		return s.fail(op, ErrSchema, "another application's data or index is in the way: name another database", err)
	case strings.Contains(code, "OutOfMemory"), strings.HasSuffix(code, ".TransactionMemoryLimit"):
		return s.fail(op, ErrResources, "the transaction needs more memory than the server has: write smaller batches or raise server.memory.heap.max_size", err)
	case strings.HasSuffix(code, ".AccessMode"):
		return s.fail(op, ErrReadOnly, "only a query that reads is run here", err)
	case server.IsRetriableTransient(), server.IsRetriableCluster():
		return s.fail(op, ErrUnavailable, "the server is there but cannot do it now: try again", err)
	}
	return s.fail(op, ErrQuery, "the server rejects the statement", err)
}

// stopped is the error of a call whose context ended.
type stopped struct {
	op  string
	err error
}

func (e *stopped) Error() string { return e.op + ": stopped before it was done" }
func (e *stopped) Unwrap() error { return e.err }
