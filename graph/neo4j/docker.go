package neo4j

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
)

// The server as a container. Docker is used by its program, not by its interface, so that it does what the user
// would get by typing the same; the container is described by the project's compose file, with ports and
// password from the environment.

// project is the name under which Docker keeps the containers and the volume. It is not the one of
// docker-compose.yml: a user who runs that file has another password.
const project = "newsgraph-local"

// startDocker starts the Docker server under the lock, or finds that it runs.
//
// What to do about a failure depends on how far it gets: before an engine answers, install one; from then on,
// look into the container's log.
func (o Options) startDocker(ctx context.Context, h home, st *state) (*Server, Attempt, error) {
	attempt := Attempt{What: "start Neo4j with Docker", Do: "install Docker with its compose plugin and start it"}
	// The common case must not wait for Docker's own programs.
	if st != nil && o.host.listens(st.Bolt) && o.host.ready(ctx, h.server(st, "").HTTP) {
		s, err := o.await(ctx, h, st)
		return s, attempt, err
	}
	docker, err := o.host.engine(ctx)
	if err != nil {
		return nil, attempt, err
	}
	attempt.Do = "run: docker compose --project-name " + project + " logs"
	created, running := st != nil, false
	if created {
		if running, err = o.containerRuns(ctx, h, st, docker); err != nil {
			return nil, attempt, err
		}
	} else {
		st = &state{Kind: byDocker, Version: Version}
	}
	if !running { // else the ports are taken by the server itself
		if st.Bolt, st.HTTP, err = o.choosePorts(); err != nil {
			return nil, attempt, err
		}
	}
	if _, err := h.newPassword(byDocker); err != nil {
		return nil, attempt, err
	}
	if err := replaceFile(h.compose(), composeFile, 0o600); err != nil {
		return nil, attempt, fmt.Errorf("write the compose file: %w", err)
	}
	o.say("starting Neo4j %s in Docker; the first time, Docker fetches its image", Version)
	if _, err := o.compose(ctx, h, st, docker, "up", "--detach", "--wait"); err != nil {
		if !created { // nothing may be left that takes the ports when Java is tried next
			_, _ = o.compose(context.WithoutCancel(ctx), h, st, docker, "down")
		}
		return nil, attempt, err
	}
	// Written only now: until the first server answers, the next attempt may be with Java.
	if err := h.writeState(st); err != nil {
		return nil, attempt, err
	}
	s, err := o.await(ctx, h, st)
	return s, attempt, err
}

// stopDocker removes the containers. The graph stays in the volume. server.json stays as it is: it still says
// that the graph is in Docker, and on which ports it was.
func (o Options) stopDocker(ctx context.Context, h home, st *state) error {
	docker, err := o.host.engine(ctx)
	if err != nil {
		return err
	}
	running, err := o.containerRuns(ctx, h, st, docker)
	if err != nil {
		return err
	}
	if !running {
		return ErrNotRunning
	}
	o.say("stopping Neo4j")
	_, err = o.compose(ctx, h, st, docker, "down")
	return err
}

// containerRuns asks Docker, because any program may listen on the port.
func (o Options) containerRuns(ctx context.Context, h home, st *state, docker string) (bool, error) {
	out, err := o.compose(ctx, h, st, docker, "ps", "--quiet")
	return containerID.MatchString(out), err
}

// containerID is a line of docker compose ps --quiet. There may be warnings around it.
var containerID = regexp.MustCompile(`(?m)^[0-9a-f]{12,64}$`)

// engine returns the docker program if an engine answers it and it has the compose plugin. The
// program alone is often there without an engine.
func (m *host) engine(ctx context.Context) (string, error) {
	docker, err := m.lookPath("docker")
	if err != nil {
		// Not the error of the search, which repeats this in other words.
		return "", errors.New("no Docker: the program docker is not in PATH")
	}
	ctx, cancel := context.WithTimeoutCause(ctx, 10*time.Second, errors.New("no answer within 10 seconds"))
	defer cancel()
	if out, err := m.run(ctx, command{name: docker, args: []string{"info", "--format", "{{.ServerVersion}}"}}); err != nil {
		return "", fmt.Errorf("no Docker engine answers: %w", failed(err, lastLines(out, 1)))
	}
	if out, err := m.run(ctx, command{name: docker, args: []string{"compose", "version", "--short"}}); err != nil {
		return "", fmt.Errorf("docker has no compose plugin: %w", failed(err, lastLines(out, 1)))
	}
	return docker, nil
}

// compose runs docker compose on the server's own file. The password reaches it by the
// environment, where only the user's own processes can see it.
func (o Options) compose(ctx context.Context, h home, st *state, docker string, args ...string) (string, error) {
	password, err := h.readPassword(byDocker)
	if err != nil {
		return "", err
	}
	out, err := o.host.run(ctx, command{
		name: docker,
		args: append([]string{"compose", "--project-name", project, "--file", h.compose()}, args...),
		env: []string{
			"NEO4J_PASSWORD=" + password,
			"NEO4J_BOLT_PORT=" + strconv.Itoa(st.Bolt),
			"NEO4J_HTTP_PORT=" + strconv.Itoa(st.HTTP),
		},
		dir: filepath.Dir(h.compose()),
	})
	if err != nil {
		return "", fmt.Errorf("docker compose %s: %w", args[0], failed(err, lastLines(out, 3)))
	}
	return out, nil
}

// composeLogs prints the container's log. With follow, a context that ends is how the user stops it, and no
// error.
func (o Options) composeLogs(ctx context.Context, h home, st *state, follow bool, line func(string)) error {
	docker, err := o.host.engine(ctx)
	if err != nil {
		return err
	}
	password, err := h.readPassword(byDocker)
	if err != nil {
		return err
	}
	// The file asks for the password whatever is done with it, so even the log needs one.
	args := []string{"compose", "--project-name", project, "--file", h.compose(), "logs", "--no-log-prefix"}
	if follow {
		args = append(args, "--follow")
	}
	out, err := o.host.run(ctx, command{name: docker, args: args, env: []string{"NEO4J_PASSWORD=" + password}, line: line})
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("docker compose logs: %w", failed(err, lastLines(out, 3)))
	}
	return nil
}
