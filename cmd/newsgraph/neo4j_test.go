package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph/neo4j"
)

// TestNeo4jCommands runs what needs no server: a machine on which newsgraph has started none.
func TestNeo4jCommands(t *testing.T) {
	open := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(open, []byte("secret\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		args   string
		code   int
		stdout string // part of it
		stderr string
	}{
		{"neo4j status", exitDatabase, "State  none", "newsgraph neo4j start"},
		{"neo4j stop", exitOK, "", "does not run"},
		{"neo4j logs", exitDatabase, "", "newsgraph neo4j start"},
		{"neo4j status now", exitUsage, "", `got "now"`},
		{"neo4j start --heap lots", exitUsage, "", "512m"},
		{"neo4j start --bolt-port 70000", exitUsage, "", "70000 is no port"},
		{"export --neo4j http://localhost:7474", exitUsage, "", "give the Bolt address"},
		{"export --neo4j bolt://neo4j:secret@localhost", exitUsage, "", "NEO4J_PASSWORD"},
		{"export --neo4j bolt://127.0.0.1:1", exitDatabase, "", "no Neo4j answers"},
		{"export --password-file " + open, exitUsage, "", "chmod 600"},
		{"export --password-file nosuchfile", exitUsage, "", "nosuchfile"},
		{"export --password secret", exitUsage, "", "--password"},
	}
	t.Setenv("NEWSGRAPH_HOME", t.TempDir())
	for _, name := range []string{"NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"} {
		t.Setenv(name, "")
	}
	for _, tt := range tests {
		t.Run(tt.args, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			code := run(append([]string{"newsgraph"}, strings.Fields(tt.args)...), strings.NewReader(""), &stdout, &stderr)
			if code != tt.code || !strings.Contains(stdout.String(), tt.stdout) || !strings.Contains(stderr.String(), tt.stderr) {
				t.Errorf("exit code %d, output %q, error %q; want %d, %q, %q",
					code, stdout.String(), stderr.String(), tt.code, tt.stdout, tt.stderr)
			}
			if n := strings.Count(stderr.String(), "\n"); n != 1 || strings.Contains(stderr.String(), "secret@") {
				t.Errorf("the error has %d lines instead of one, or tells the password: %s", n, stderr.String())
			}
		})
	}
}

func TestServerError(t *testing.T) {
	missing := &neo4j.NotFoundError{Tried: []neo4j.Attempt{{What: "start Neo4j with Java", Why: "no Java", Do: "install Java"}}}
	err := serverError(missing)
	if code := exitCode(err); code != exitDatabase {
		t.Errorf("exit code %d, want %d", code, exitDatabase)
	}
	if !strings.Contains(err.Error(), "no Java\n") || !strings.Contains(err.Error(), "install Java") {
		t.Errorf("the error does not say what to do: %v", err)
	}
	if !errors.As(err, new(*neo4j.NotFoundError)) {
		t.Error("the error has lost what it is")
	}
	if err := serverError(context.Canceled); exitCode(err) != exitInterrupted {
		t.Errorf("exit code %d after Ctrl-C", exitCode(err))
	}
}

func TestWriteStatus(t *testing.T) {
	var out bytes.Buffer
	err := writeStatus(&out, &neo4j.Condition{
		State: neo4j.Running, By: "java", Home: "/home",
		PasswordFile: "/home/neo4j/password", Log: "/home/neo4j/logs/neo4j.log",
		Server: neo4j.Server{URI: "bolt://localhost:7687", HTTP: "http://localhost:7474", Username: "neo4j", Version: "Neo4j/5.26.30"},
	})
	want := `State     running (Neo4j 5.26.30, with java)
Browser   http://localhost:7474
Bolt      bolt://localhost:7687
User      neo4j
Password  in /home/neo4j/password
Log       /home/neo4j/logs/neo4j.log
Data      /home
`
	if err != nil || out.String() != want {
		t.Errorf("got %v and\n%s\nwant\n%s", err, out.String(), want)
	}
}
