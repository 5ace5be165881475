package neo4j

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The machine: its programs, its ports. All that this package asks of it goes through host, so that the tests
// can stand for a machine without Docker, with an old Java, with a port that is taken.

// host is what the package needs of the machine that it runs on. Tests put another in its place.
type host struct {
	getenv   func(name string) string
	lookPath func(program string) (string, error)
	run      func(ctx context.Context, cmd command) (output string, err error)
	listens  func(port int) bool // somebody listens on this port of the loopback interface
	free     func(port int) bool // a server could
	verify   func(ctx context.Context, s *Server) error
	ready    func(ctx context.Context, address string) bool // GET answers 200
}

// machine is the one that this program runs on.
func machine() *host {
	return &host{
		getenv:   os.Getenv,
		lookPath: exec.LookPath,
		run:      run,
		listens:  listens,
		free:     free,
		verify:   verify,
		ready:    answersHTTP,
	}
}

// command is a program to run to its end.
type command struct {
	name string
	args []string
	env  []string          // added to the environment
	dir  string            // working directory
	line func(line string) // gets each line as it is printed; may be nil
}

// run returns what the command prints on both its outputs; of much, at least the last 64 KiB.
func run(ctx context.Context, c command) (string, error) {
	cmd := exec.CommandContext(ctx, c.name, c.args...)
	cmd.Dir = c.dir
	cmd.Env = append(environ(), c.env...)
	// What a program that was ended has left behind may hold the pipe open.
	cmd.WaitDelay = 5 * time.Second
	out := &tail{line: c.line}
	cmd.Stdout, cmd.Stderr = out, out
	err := cmd.Run()
	// The program was killed, and says only that; the context says why.
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return out.String(), err
}

// environ is the environment without what is meant for newsgraph itself: a child has no use for the user's
// password, and Neo4j's tools would take NEO4J_HOME and NEO4J_CONF for their own. Who needs one of these
// variables, as the compose file does, gets it by command.env.
func environ() []string {
	var env []string
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "NEO4J_") {
			env = append(env, e)
		}
	}
	return env
}

// tail keeps the end of what is written to it and hands on whole lines. Maven can print megabytes, and
// only the end of it tells why it failed.
type tail struct {
	kept    bytes.Buffer
	pending []byte
	line    func(string)
}

func (t *tail) Write(p []byte) (int, error) {
	// Cut only when twice as much is there, so that what is kept is not moved at every write.
	const limit = 64 << 10
	t.kept.Write(p)
	if extra := t.kept.Len() - limit; extra > limit {
		t.kept.Next(extra)
	}
	if t.line == nil {
		return len(p), nil
	}
	t.pending = append(t.pending, p...)
	for {
		line, rest, found := bytes.Cut(t.pending, []byte("\n"))
		if !found {
			return len(p), nil
		}
		t.line(string(bytes.TrimRight(line, "\r")))
		t.pending = rest
	}
}

func (t *tail) String() string { return t.kept.String() }

// lastLines returns the last lines of a text that are not empty, joined by a slash: errors have
// one line.
func lastLines(text string, n int) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[max(0, len(lines)-n):], " / ")
}

// failed is the error of a program that ended with one. What it printed last says more than its exit
// status, if it printed anything.
func failed(err error, said string) error {
	exit := new(exec.ExitError)
	switch {
	case said == "":
		return err
	case errors.As(err, &exit):
		return errors.New(said)
	}
	return fmt.Errorf("%w: %s", err, said)
}

// listens dials rather than listens: a server on all interfaces does not keep another from listening on one of
// them everywhere. Both addresses of the loopback interface are tried, because localhost may mean either.
func listens(port int) bool {
	for _, address := range []string{"127.0.0.1", "::1"} {
		conn, err := net.DialTimeout("tcp", net.JoinHostPort(address, strconv.Itoa(port)), 2*time.Second)
		if err == nil {
			conn.Close()
			return true
		}
	}
	return false
}

// Another program can take a port between this choice and the start of the server. That is rare enough
// to be left to the server, which then ends and says so in its log.

// reservePorts lets one process at a time choose ports, until it calls release: then its server listens on
// them, or has failed. The lock is in the cache directory: a server with another one, by NEWSGRAPH_HOME or
// because it is another user's, is not held apart by it.
func (o Options) reservePorts(ctx context.Context) (release func(), err error) {
	if err := os.MkdirAll(o.Cache, 0o755); err != nil {
		return nil, fmt.Errorf("make the cache directory: %w", err)
	}
	return lockFile(ctx, filepath.Join(o.Cache, "ports.lock"), func() {})
}

// choosePorts returns the ports that are asked for, or the first free ones. A test server keeps
// away from the default ports: on them, it would be taken for a server of the user's.
func (o Options) choosePorts() (bolt, http int, err error) {
	m := o.host
	firstBolt, firstHTTP := defaultBolt, defaultHTTP
	if o.Test {
		firstBolt, firstHTTP = firstBolt+10000, firstHTTP+10000
	}
	choose := func(what string, asked, first int) (int, error) {
		if asked != 0 {
			if m.listens(asked) {
				return 0, fmt.Errorf("the %s port %d is taken by another program; stop it or ask for another port", what, asked)
			}
			return asked, nil
		}
		for port := first; port < first+100; port++ {
			// While the port for HTTP is chosen, bolt is the one just taken, which nobody listens on yet.
			if port != bolt && m.free(port) {
				return port, nil
			}
		}
		return 0, fmt.Errorf("no %s port from %d to %d is free", what, first, first+99)
	}
	bolt, err = choose("Bolt", o.BoltPort, firstBolt)
	if err != nil {
		return 0, 0, err
	}
	http, err = choose("HTTP", o.HTTPPort, firstHTTP)
	return bolt, http, err
}

// free also finds a port that is bound but does not answer.
func free(port int) bool {
	if listens(port) {
		return false
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return l.Close() == nil
}
