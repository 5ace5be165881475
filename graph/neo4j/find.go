package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// The order in which a server is looked for, and what is said when there is none. An error of a server that
// should be used ends the search; whatever else went wrong is an Attempt, and the search goes on.

// Attempt is one way in which a server was looked for, and why it led to none. The parts are apart so that an
// error has one line and a person gets a list.
type Attempt struct {
	What string // what was tried: start Neo4j with Java
	Why  string // why it failed
	Do   string // what the user can do
}

// NotFoundError says that no server was found and none could be started.
type NotFoundError struct{ Tried []Attempt }

// Error has one line; see Report for people.
func (e *NotFoundError) Error() string {
	parts := make([]string, len(e.Tried))
	for i, a := range e.Tried {
		parts[i] = a.What + ": " + a.Why
	}
	return "no Neo4j to use: " + strings.Join(parts, "; ")
}

// Report has a few lines for each attempt, with what to do about it.
func (e *NotFoundError) Report() string {
	var b strings.Builder
	b.WriteString("no Neo4j to use. This was tried:")
	for i, a := range e.Tried {
		fmt.Fprintf(&b, "\n  %d. %s: %s", i+1, a.What, a.Why)
		if a.Do != "" {
			fmt.Fprintf(&b, "\n     To use this way: %s.", a.Do)
		}
	}
	return b.String()
}

// Find returns a server that answers and lets its user in, looking for it in the order of the
// package comment. The error is a *NotFoundError if there is none; any other error means that the
// server that should be used cannot be.
func Find(ctx context.Context, o Options) (*Server, error) {
	o, err := o.prepared()
	if err != nil {
		return nil, err
	}
	if o.URI != "" {
		return o.named(ctx)
	}
	tried := []Attempt{{What: "use the server that is named", Why: "none is", Do: "set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD"}}

	// What newsgraph has started goes before the default port: who has let it start a server has a graph
	// there, and a server that appears on the default port later must not take its place.
	h := home(o.Home)
	st, err := h.readState()
	if err != nil {
		return nil, err
	}
	if st != nil && o.mayRun(h, st) {
		return o.start(ctx, tried) // returns it, and waits while it is still starting
	}
	s, attempt, err := o.standard(ctx, st != nil)
	if s != nil || err != nil {
		return s, err
	}
	tried = append(tried, attempt)
	if o.Existing && st == nil {
		tried = append(tried, Attempt{"start the server of newsgraph", "there is none yet", "run: newsgraph ingest"})
		return nil, &NotFoundError{tried}
	}
	return o.start(ctx, tried)
}

// named uses the server that the user names. Nothing is started for it, and its errors are no attempts: the
// user has said which one.
func (o Options) named(ctx context.Context) (*Server, error) {
	uri, err := address(o.URI)
	if err != nil {
		return nil, err
	}
	s := &Server{URI: uri, Username: o.Username, Password: o.Password, Database: o.Database}
	// Who names newsgraph's own server, as the status command prints it, need not look up its password.
	h := home(o.Home)
	if st, err := h.readState(); err == nil && st != nil && s.Password == "" && isOurs(uri, st) {
		if s.Password, err = h.readPassword(st.Kind); err != nil {
			return nil, err
		}
		s.Managed, s.HTTP = true, h.server(st, "").HTTP
	}
	if err := o.host.verify(ctx, s); err != nil {
		return nil, err
	}
	if s.HTTP == "" {
		s.HTTP = o.host.browserOf(ctx, s.URI)
	}
	return s, nil
}

// isOurs reports whether an address is that of the managed server. Only the two spellings that newsgraph prints
// or a person would type; for any other, the password must be given.
func isOurs(uri string, st *state) bool {
	_, hostport, _ := strings.Cut(uri, "://")
	return hostport == fmt.Sprintf("localhost:%d", st.Bolt) || hostport == fmt.Sprintf("127.0.0.1:%d", st.Bolt)
}

// mayRun reports whether the managed server runs, as far as can be seen without logging in and without asking
// Docker, which takes a second. If it is wrong about Docker, the server is started.
func (o Options) mayRun(h home, st *state) bool {
	if st.Kind == byJava {
		return st.Process.runs(h.arguments())
	}
	return o.host.listens(st.Bolt)
}

// standard uses a server on the default port. Where it refuses the user and a managed server is
// there to be started instead, that is not an error: nobody has said that this one is wanted.
func (o Options) standard(ctx context.Context, other bool) (*Server, Attempt, error) {
	attempt := Attempt{
		What: fmt.Sprintf("use a server on the default port %d", defaultBolt),
		Why:  "nothing answers there",
		Do:   "start one, and set NEO4J_PASSWORD",
	}
	// A dial first, which is quick: most often nobody is there.
	if !o.host.listens(defaultBolt) {
		return nil, attempt, nil
	}
	s := &Server{
		URI:      fmt.Sprintf("bolt://localhost:%d", defaultBolt),
		Username: o.Username, Password: o.Password, Database: o.Database,
	}
	err := o.host.verify(ctx, s)
	switch {
	case err == nil:
		s.HTTP = o.host.browserOf(ctx, s.URI)
		return s, attempt, nil
	// The server that is on this machine is most likely the one that the user means. To create another
	// beside it in silence would leave them looking for their graph in the wrong place.
	case errors.Is(err, ErrRefused) && other && o.Password == "":
		attempt.Why, attempt.Do = "it needs a password", "set NEO4J_PASSWORD"
		return nil, attempt, nil
	case errors.Is(err, ErrRefused):
		return nil, attempt, fmt.Errorf("%w, or run: newsgraph neo4j start, for a server of newsgraph's own beside it", err)
	case errors.Is(err, ErrNoDatabase):
		return nil, attempt, err
	}
	attempt.Why = "what answers there is no Neo4j that can be used: " + err.Error()
	attempt.Do = "stop it, or set NEO4J_URI"
	return nil, attempt, nil
}
