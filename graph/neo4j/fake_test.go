package neo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// fakeMachine is a machine on which a test decides what is installed and what answers.
type fakeMachine struct {
	env       map[string]string
	programs  map[string]string                // path of each program in PATH
	outputs   map[string]string                // by program and first arguments
	listening map[int]bool                     // ports
	servers   map[string]func(s *Server) error // what the servers say to who logs in, by address
	httpDown  bool

	mu  sync.Mutex
	ran []string // each command that was run
}

func (f *fakeMachine) host() *host {
	return &host{
		getenv: func(name string) string { return f.env[name] },
		lookPath: func(program string) (string, error) {
			if path, ok := f.programs[program]; ok {
				return path, nil
			}
			return "", errors.New("not found")
		},
		run:     f.run,
		listens: func(port int) bool { return f.listening[port] },
		free:    func(port int) bool { return !f.listening[port] },
		verify: func(_ context.Context, s *Server) error {
			if login, ok := f.servers[s.URI]; ok {
				return login(s)
			}
			return fmt.Errorf("connect to %s: %w", s.URI, ErrUnreachable)
		},
		ready: func(context.Context, string) bool { return !f.httpDown },
	}
}

func (f *fakeMachine) run(ctx context.Context, c command) (string, error) {
	line := filepath.Base(c.name) + " " + strings.Join(c.args, " ")
	f.mu.Lock()
	f.ran = append(f.ran, line)
	f.mu.Unlock()
	if out, ok := f.outputs[filepath.Base(c.name)+" "+c.args[0]]; ok {
		return out, nil
	}
	switch filepath.Base(c.name) {
	case "java":
		return run(ctx, c) // see fakeJava
	case "mvn":
		i := slices.IndexFunc(c.args, func(a string) bool { return strings.HasPrefix(a, "-DoutputDirectory=") })
		lib := strings.TrimPrefix(c.args[i], "-DoutputDirectory=")
		if err := os.MkdirAll(lib, 0o755); err != nil {
			return "", err
		}
		for i := range jarCount {
			if err := os.WriteFile(filepath.Join(lib, fmt.Sprintf("part%03d.jar", i)), nil, 0o644); err != nil {
				return "", err
			}
		}
		return "", nil
	}
	return "cannot do that", errors.New("exit status 1")
}

// count is how often a command was run that begins so.
func (f *fakeMachine) count(prefix string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, line := range f.ran {
		if strings.HasPrefix(line, prefix) {
			n++
		}
	}
	return n
}

// fakeJava installs a shell script that behaves like java for the package: it tells a version, sets
// a password, and runs a server that ends when it is told to.
func (f *fakeMachine) fakeJava(t *testing.T, version string) {
	t.Helper()
	if !canManage {
		skip(t, "no servers are managed on this system")
	}
	path := filepath.Join(t.TempDir(), "java")
	script := `#!/bin/sh
case "$1" in
-version) echo 'openjdk version "` + version + `" 2025-04-15' >&2; exit ;;
@*) ;;
*) mkdir -p data/databases; exit ;;
esac
echo started
trap 'exit 0' TERM
while :; do sleep 0.05; done
`
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	if f.programs == nil {
		f.programs = map[string]string{}
	}
	f.programs["java"] = path
}

// welcome lets everybody in who has a password.
func welcome(s *Server) error {
	if s.Password == "" {
		return fmt.Errorf("log in: %w", ErrRefused)
	}
	s.Version = "Neo4j/" + Version
	return nil
}
