package neo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// From nothing, or from a server that was stopped, to one that answers. All of it runs under the lock of the
// data directory, so that two processes which both need a server get the same one.

// startLimit is how long a server may take until it answers. Recovering a graph after a crash of
// the machine takes the longest.
const startLimit = 3 * time.Minute

// Start returns a managed server, started if it does not run and created if there is none yet,
// whatever other servers there may be.
func Start(ctx context.Context, o Options) (*Server, error) {
	o, err := o.prepared()
	if err != nil {
		return nil, err
	}
	return o.start(ctx, nil)
}

// start is Start after other attempts have failed, which its error repeats.
func (o Options) start(ctx context.Context, tried []Attempt) (*Server, error) {
	if !canManage {
		tried = append(tried, Attempt{"start a server", "newsgraph cannot do that on this system",
			"install Neo4j Desktop and set NEO4J_URI and NEO4J_PASSWORD"})
		return nil, &NotFoundError{tried}
	}
	h := home(o.Home)
	if err := os.MkdirAll(string(h), 0o700); err != nil {
		return nil, fmt.Errorf("make the data directory: %w", err)
	}
	unlock, err := lockFile(ctx, h.lock(), func() {
		o.say("waiting for another newsgraph, which is starting or stopping Neo4j")
	})
	if err != nil {
		return nil, err
	}
	defer unlock()

	// Only now, under the lock: another process may just have started the server.
	st, err := h.readState()
	if err != nil {
		return nil, err
	}
	ways := []kind{byDocker, byJava}
	switch {
	case st != nil && o.Test && !st.Test:
		return nil, fmt.Errorf("the server in %s was not made for tests, which would delete its graph", h)
	case st != nil:
		ways = []kind{st.Kind} // only this one holds the graph
		o.Test = st.Test
	case o.Test:
		ways = []kind{byJava} // Docker has no profile for tests
	}
	for _, way := range ways {
		var s *Server
		var attempt Attempt
		switch way {
		// Docker first, as the package comment has it: it needs neither Java nor Maven here.
		case byDocker:
			s, attempt, err = o.startDocker(ctx, h, st)
		case byJava:
			s, attempt, err = o.startJava(ctx, h, st)
		}
		if err == nil {
			return s, nil
		}
		// Who has pressed Ctrl-C wants no second way tried.
		if ctx.Err() != nil {
			return nil, fmt.Errorf("start Neo4j: %w", context.Cause(ctx))
		}
		attempt.Why = err.Error()
		tried = append(tried, attempt)
	}
	return nil, &NotFoundError{tried}
}

// startJava starts the Java server under the lock, or finds that it runs.
func (o Options) startJava(ctx context.Context, h home, st *state) (*Server, Attempt, error) {
	// The reason in attempt.Why comes from the error; what to do depends on how far this gets.
	attempt := Attempt{What: "start Neo4j with Java", Do: fmt.Sprintf("see the log in %s", h.log())}
	if st != nil && st.Process.runs(h.arguments()) {
		s, err := o.await(ctx, h, st)
		return s, attempt, err
	}
	j, err := o.host.findJava(ctx)
	if err != nil {
		attempt.Do = fmt.Sprintf("install Java %d or newer and Maven, for example: apt install default-jdk-headless maven, or: brew install openjdk maven", minJava)
		return nil, attempt, err
	}
	jars, err := o.fetch(ctx)
	if err != nil {
		attempt.Do = "check that this machine is online, and if it needs a proxy, name that in Maven's settings.xml"
		if errors.Is(err, errNoMaven) {
			attempt.Do = "install Maven, for example: apt install maven, or: brew install maven"
		}
		return nil, attempt, err
	}
	// A port that is free stays free only until somebody listens on it. Two servers of two homes that start at the
	// same time would choose the same.
	release, err := o.reservePorts(ctx)
	if err != nil {
		return nil, attempt, err
	}
	// By then the server listens, or was told to end.
	defer release()
	bolt, http, err := o.choosePorts()
	if err != nil {
		attempt.Do = "free the port"
		return nil, attempt, err
	}
	if err := o.prepareJava(ctx, h, j, jars); err != nil {
		return nil, attempt, err
	}
	again := st != nil // it may hold a graph
	st = &state{Kind: byJava, Version: Version, Test: o.Test, Bolt: bolt, HTTP: http}
	if err := o.launch(h, j, jars, st, again); err != nil {
		return nil, attempt, err
	}
	o.say("starting Neo4j %s", Version)
	s, err := o.await(ctx, h, st)
	if err != nil {
		// What does not answer now may do so later, unknown to everybody: end it.
		if stopped := o.end(h, st); stopped != nil {
			return nil, attempt, fmt.Errorf("%w; and then: %w", err, stopped)
		}
		// One that never answered holds no graph, so the next attempt need not be with Java.
		if !again {
			_ = os.Remove(h.state())
		}
		return nil, attempt, err
	}
	return s, attempt, nil
}

// prepareJava makes the folders and, before the very first start, the password of the database.
func (o Options) prepareJava(ctx context.Context, h home, j *java, jars []string) error {
	for _, dir := range []string{h.java(), h.conf(), filepath.Dir(h.console())} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return fmt.Errorf("make the server's folders: %w", err)
		}
	}
	// The databases appear in the first start. Until then the password can be set without a server,
	// and after that only with one.
	created := exists(filepath.Join(h.java(), "data", "databases"))
	if created && !exists(h.password(byJava)) {
		return fmt.Errorf("the graph in %s has a password, but its file %s is missing: bring it back, or delete the folder to begin anew",
			h.java(), h.password(byJava))
	}
	if _, err := h.newPassword(byJava); err != nil {
		return err
	}
	if created {
		return nil
	}
	// The tool reads arguments from a file after an @, so the password is in no list of processes.
	out, err := o.host.run(ctx, command{
		name: j.path,
		args: []string{"-XX:TieredStopAtLevel=1", "-cp", filepath.Join(filepath.Dir(jars[0]), "*"), adminTool,
			"dbms", "set-initial-password", "@" + h.password(byJava)},
		env: []string{"NEO4J_HOME=" + h.java(), "NEO4J_CONF=" + h.conf()},
		dir: h.java(),
	})
	if err != nil {
		return fmt.Errorf("set the initial password: %w", failed(err, lastLines(out, 3)))
	}
	return nil
}

// launch writes the configuration, starts the process and records it before it answers, so that
// Stop finds it even if this process dies now. A class data archive is recorded only by a server that
// is started again: who tries newsgraph once need not wait for it.
func (o Options) launch(h home, j *java, jars []string, st *state, again bool) error {
	l := launch{home: h, jars: jars, heap: o.Heap, test: o.Test}
	l.archive, l.recording = archive(cache(o.Cache), h, j, jars)
	if !again || o.once {
		l.recording = ""
	}
	st.Records = l.recording != ""
	// Both are written anew each time, because the ports may have changed since the last one. They hold
	// no secret, but who reads them learns where the graph is.
	err := errors.Join(
		replaceFile(filepath.Join(h.conf(), "neo4j.conf"), []byte(confText(st.Bolt, st.HTTP, o.Test)), 0o600),
		replaceFile(h.arguments(), []byte(argumentFile(l.arguments())), 0o600),
	)
	if err != nil {
		return fmt.Errorf("write the server's configuration: %w", err)
	}
	if exists(h.console()) { // the run before this one may tell why this one is needed
		if err := os.Rename(h.console(), h.console()+".1"); err != nil {
			return fmt.Errorf("keep the old log: %w", err)
		}
	}
	// The server gets the file itself. A pipe would end with this process, and a server that prints
	// into a broken pipe would end too.
	log, err := os.OpenFile(h.console(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("open the log: %w", err)
	}
	defer log.Close()
	cmd := exec.Command(j.path, "@"+h.arguments())
	cmd.Dir = h.java()
	cmd.Env = environ()
	cmd.Stdout, cmd.Stderr = log, log
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start the server: %w", err)
	}
	// The start time must be taken now, while the number certainly belongs to the child: it cannot be
	// given to another process before somebody waits for this one.
	var known bool
	st.Process, known = identify(cmd.Process.Pid)
	if !known {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		return fmt.Errorf("start the server: process %d ended at once: %s", cmd.Process.Pid, h.lastLog())
	}
	if err := h.writeState(st); err != nil {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		return err
	}
	return cmd.Process.Release()
}

// await waits until the managed server answers and lets its user in. A server that was found running is waited
// for in the same way: another process may have started it a moment ago.
func (o Options) await(ctx context.Context, h home, st *state) (*Server, error) {
	password, err := h.readPassword(st.Kind)
	if err != nil {
		return nil, err
	}
	s := h.server(st, o.Database)
	s.Password = password
	ctx, cancel := context.WithTimeoutCause(ctx, startLimit, fmt.Errorf("it did not answer within %s", startLimit))
	defer cancel()
	// After this long a user is told that it still goes on.
	patience := time.Now().Add(20 * time.Second)
	// The web server is the last part of Neo4j to start, and to ask it leaves no trace in the log,
	// while each failed attempt to log in would.
	for !o.host.ready(ctx, s.HTTP) {
		if time.Now().After(patience) {
			patience = patience.Add(time.Minute)
			o.say("  still waiting for Neo4j to answer")
		}
		if st.Kind == byJava {
			// A server that this process started would stay a zombie when it ends, and look alive.
			reap(st.Process.ID)
			if !st.Process.runs(h.arguments()) {
				return nil, fmt.Errorf("start the server: it ended by itself: %s", h.lastLog())
			}
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for the server: %w", context.Cause(ctx))
		case <-time.After(100 * time.Millisecond):
		}
	}
	// The database may come up a moment after the web server.
	err = o.host.verify(ctx, s)
	for range 20 {
		if err == nil || ctx.Err() != nil || errors.Is(err, ErrRefused) || errors.Is(err, ErrNoDatabase) {
			break
		}
		time.Sleep(200 * time.Millisecond)
		err = o.host.verify(ctx, s)
	}
	if errors.Is(err, ErrRefused) {
		err = fmt.Errorf("%w; newsgraph takes it from %s", err, h.password(st.Kind))
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}
