package neo4j

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// onlyPassword is a server that lets only one password in.
func onlyPassword(password string) func(*Server) error {
	return func(s *Server) error {
		if s.Password != password {
			return fmt.Errorf("log in as %s: %w", s, ErrRefused)
		}
		return nil
	}
}

// TestFindOrder gives Find several servers at once and looks which it takes.
func TestFindOrder(t *testing.T) {
	const (
		named    = "bolt://graph.example:7687"
		standard = "bolt://localhost:7687"
		second   = "bolt://localhost:7688"
	)
	tests := []struct {
		name    string
		machine *fakeMachine
		java    string // version, if there is a Java
		created bool   // a managed server was created earlier, on 7688 if 7687 is taken
		running bool   // and it runs
		options Options
		want    string // address
		managed bool
		err     string // part of the error, instead
	}{
		{
			name:    "the named server goes before all others",
			machine: &fakeMachine{servers: map[string]func(*Server) error{named: welcome, standard: welcome, second: welcome}, listening: map[int]bool{7687: true}},
			java:    "17", created: true, running: true,
			options: Options{URI: named, Password: "given"},
			want:    named,
		},
		{
			name:    "where the named server is down no other is used",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: welcome}, listening: map[int]bool{7687: true}},
			java:    "17",
			options: Options{URI: named, Password: "given"},
			err:     "graph.example:7687: no Neo4j answers",
		},
		{
			name:    "where the named server refuses no other is used",
			machine: &fakeMachine{servers: map[string]func(*Server) error{named: onlyPassword("right"), standard: welcome}},
			options: Options{URI: named, Password: "wrong"},
			err:     "refused",
		},
		{
			name:    "the server that runs goes before the default port",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: welcome, second: welcome}, listening: map[int]bool{7687: true}},
			java:    "17", created: true, running: true,
			options: Options{Password: "given"},
			want:    second, managed: true,
		},
		{
			name:    "the default port goes before a server to be started, with its password",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: onlyPassword("given"), second: welcome}, listening: map[int]bool{7687: true}},
			java:    "17", created: true,
			options: Options{Password: "given"},
			want:    standard,
		},
		{
			name:    "without its password it does not",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: onlyPassword("other"), second: welcome}, listening: map[int]bool{7687: true}},
			java:    "17", created: true,
			want: second, managed: true,
		},
		{
			name:    "nobody creates a server beside one on the default port",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: onlyPassword("other"), second: welcome}, listening: map[int]bool{7687: true}},
			java:    "17",
			err:     "newsgraph neo4j start",
		},
		{
			name:    "a server without passwords is used",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: onlyPassword("")}, listening: map[int]bool{7687: true}},
			java:    "17",
			want:    standard,
		},
		{
			name:    "something else on the default port is passed by",
			machine: &fakeMachine{servers: map[string]func(*Server) error{second: welcome}, listening: map[int]bool{7687: true}},
			java:    "17",
			want:    second, managed: true,
		},
		{
			name:    "Java is used where no Docker engine answers",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: welcome}, programs: map[string]string{"docker": "/bin/docker"}},
			java:    "21.0.2",
			want:    standard, managed: true,
		},
		{
			name:    "nothing is created for commands that only read",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: welcome}},
			java:    "17",
			options: Options{Existing: true},
			err:     "there is none yet",
		},
		{
			name:    "but what was created is started",
			machine: &fakeMachine{servers: map[string]func(*Server) error{standard: welcome}},
			java:    "17", created: true,
			options: Options{Existing: true},
			want:    standard, managed: true,
		},
		{
			name: "an old Java is no Java",
			java: "11.0.2",
			err:  "is Java 11",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.machine == nil {
				tt.machine = new(fakeMachine)
			}
			if tt.java != "" {
				tt.machine.fakeJava(t, tt.java)
				if tt.machine.programs["mvn"] == "" {
					tt.machine.programs["mvn"] = "/bin/mvn"
				}
			}
			o := tt.options
			o.Home, o.Cache, o.host = t.TempDir(), t.TempDir(), tt.machine.host()
			t.Cleanup(func() {
				if err := Stop(t.Context(), o); err != nil && !errors.Is(err, ErrNotRunning) {
					t.Error(err)
				}
			})
			if tt.created {
				create := o
				create.BoltPort = 7687
				if tt.machine.listening[7687] {
					create.BoltPort = 7688
				}
				if _, err := Start(t.Context(), create); err != nil {
					t.Fatal(err)
				}
				if !tt.running {
					if err := Stop(t.Context(), o); err != nil {
						t.Fatal(err)
					}
				}
			}
			s, err := Find(t.Context(), o)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Fatalf("error %v, want one with %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if s.URI != tt.want || s.Managed != tt.managed {
				t.Errorf("found %s (managed %t), want %s (managed %t)", s.URI, s.Managed, tt.want, tt.managed)
			}
		})
	}
}

// TestNotFound checks that a user who has nothing learns each way to get something.
func TestNotFound(t *testing.T) {
	if !canManage {
		skip(t, "no servers are managed on this system")
	}
	var bare fakeMachine
	_, err := Find(t.Context(), Options{Home: t.TempDir(), Cache: t.TempDir(), host: bare.host()})
	var nf *NotFoundError
	if !errors.As(err, &nf) {
		t.Fatalf("error %v (%T), want a NotFoundError", err, err)
	}
	golden(t, "notfound.txt", nf.Report()+"\n")
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("the error has more than one line: %q", err)
	}
}

func TestAddress(t *testing.T) {
	tests := []struct{ in, want, err string }{
		{in: "bolt://localhost:7687", want: "bolt://localhost:7687"},
		{in: " localhost:17687 ", want: "bolt://localhost:17687"},
		{in: "db.example", want: "bolt://db.example"},
		{in: "neo4j+s://x.databases.example", want: "neo4j+s://x.databases.example"},
		{in: "http://localhost:7474", err: "bolt://localhost:7687"},
		{in: "ftp://localhost", err: "ftp://"},
		{in: "bolt://", err: "malformed"},
		{in: "", err: "malformed"},
		{in: "bolt://neo4j:secret@localhost", err: "NEO4J_PASSWORD"},
		{in: "neo4j:secret@localhost", err: "NEO4J_PASSWORD"},
		{in: "bolt://neo4j:sec ret@local host", err: "malformed"},
	}
	for _, tt := range tests {
		got, err := address(tt.in)
		if got != tt.want || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("address(%q) = %q, %v; want %q, %q", tt.in, got, err, tt.want, tt.err)
		}
		if err != nil && (strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "sec ret")) {
			t.Errorf("address(%q) tells the password: %v", tt.in, err)
		}
	}
}
