package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// The end of a managed server, and how it does meanwhile. Stopping keeps the graph; nothing in this package
// deletes one.

// How long a server may take to write what it holds in memory and to end, before it is killed, and how
// much longer if it also records a class data archive. The graph survives being killed; the next start
// then takes longer.
const (
	stopLimit   = time.Minute
	recordLimit = 3 * time.Minute
)

// ErrNotRunning says that there is no managed server to stop or to read a log of.
var ErrNotRunning = errors.New("no Neo4j of newsgraph's runs")

// Stop ends the managed server and keeps its graph. The error is ErrNotRunning if none runs.
//
// It does not ask whether the server answers: one that hangs can be stopped, too. The context ends only the
// waiting for the lock and the programs of Docker; a process that has got its signal is waited for, because a
// server that is left half-way would be neither running nor stopped.
func Stop(ctx context.Context, o Options) error {
	o, err := o.prepared()
	if err != nil {
		return err
	}
	h := home(o.Home)
	if !exists(h.state()) {
		return ErrNotRunning
	}
	unlock, err := lockFile(ctx, h.lock(), func() {
		o.say("waiting for another newsgraph, which is starting or stopping Neo4j")
	})
	if err != nil {
		return err
	}
	defer unlock()
	st, err := h.readState()
	if err != nil {
		return err
	}
	switch {
	case st == nil:
		return ErrNotRunning
	case st.Kind == byDocker:
		return o.stopDocker(ctx, h, st)
	case !st.Process.runs(h.arguments()):
		return ErrNotRunning
	}
	if st.Records {
		o.say("stopping Neo4j; this once it also writes down what lets it start faster")
	} else {
		o.say("stopping Neo4j")
	}
	return o.end(h, st)
}

// end ends the process of the Java server and records that it has ended. It is called under the lock, by Stop
// and by a start that failed.
func (o Options) end(h home, st *state) error {
	p := st.Process
	reap(p.ID)
	if p.runs(h.arguments()) {
		if err := p.terminate(); err != nil {
			return fmt.Errorf("stop the server: process %d: %w", p.ID, err)
		}
		limit := stopLimit
		if st.Records {
			limit += recordLimit
		}
		if !gone(h, p, limit) {
			o.say("Neo4j does not end by itself: killing it")
			if err := p.kill(); err != nil {
				return fmt.Errorf("kill the server: process %d: %w", p.ID, err)
			}
			if !gone(h, p, 10*time.Second) {
				return fmt.Errorf("stop the server: process %d cannot be killed", p.ID)
			}
		}
	}
	// The rest stays: it says which kind of server holds the graph.
	st.Process, st.Keeper, st.Records = process{}, process{}, false
	return h.writeState(st)
}

// gone waits until the process has ended, also one that is a child of this process. It polls, because only a
// parent can wait for a process, and the server's may have ended long ago.
func gone(h home, p process, limit time.Duration) bool {
	for deadline := time.Now().Add(limit); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		reap(p.ID)
		if !p.runs(h.arguments()) {
			return true
		}
	}
	return false
}

// State is what a managed server is doing. The words are part of what newsgraph neo4j status prints.
type State string

// The states of a managed server.
const (
	None     State = "none"     // never created
	Stopped  State = "stopped"  // created, and not running
	Starting State = "starting" // running, and not answering yet
	Running  State = "running"
)

// Condition is the state of the managed server and where its parts are.
type Condition struct {
	State        State
	Server       Server // without password
	By           string // java or docker
	Test         bool   // made for tests
	PID          int    // 0 with Docker
	Home         string // data directory
	PasswordFile string
	Log          string // empty with Docker
}

// Status tells how the managed server does. It changes nothing, takes no lock and does not log in, so it also
// answers while another process is starting the server. What it says may be over by the time it is read.
func Status(ctx context.Context, o Options) (*Condition, error) {
	o, err := o.prepared()
	if err != nil {
		return nil, err
	}
	h := home(o.Home)
	st, err := h.readState()
	if err != nil {
		return nil, err
	}
	c := &Condition{State: None, Home: o.Home}
	if st == nil {
		return c, nil
	}
	c.State = Stopped
	c.By, c.Test = string(st.Kind), st.Test
	c.Server = *h.server(st, o.Database)
	c.Server.Version = "Neo4j/" + st.Version
	c.PasswordFile = h.password(st.Kind)
	if st.Kind == byJava {
		c.Log = h.log()
		if !st.Process.runs(h.arguments()) {
			return c, nil
		}
		c.PID = st.Process.ID
		c.State = Starting
	}
	if o.host.ready(ctx, c.Server.HTTP) {
		c.State = Running
	}
	return c, nil
}
