package neo4j

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"
	"testing"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// TestReal starts a real Neo4j with Java, twice, and does to it what users do.
func TestReal(t *testing.T) {
	if testing.Short() {
		skip(t, "a real Neo4j takes half a minute")
	}
	o := Options{Home: t.TempDir(), Test: true, Heap: "400m", once: true}
	began := time.Now()
	lap := func(what string) {
		t.Logf("%s: %.1f s", what, time.Since(began).Seconds())
		began = time.Now()
	}
	o.Progress = func(line string) { t.Log(line) }

	s, err := Start(t.Context(), o)
	if missing := new(NotFoundError); errors.As(err, &missing) {
		skip(t, missing.Report())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := Stop(context.Background(), o); err != nil && !errors.Is(err, ErrNotRunning) {
			t.Error(err)
		}
	})
	lap("first start")
	if !s.Managed || s.Version != "Neo4j/"+Version {
		t.Errorf("started %+v, want a managed Neo4j %s", s, Version)
	}
	c, err := Status(t.Context(), o)
	if err != nil || c.State != Running {
		t.Fatalf("status %+v, %v; want running", c, err)
	}
	if _, line, ok := inspect(c.PID); !ok || strings.Contains(line, s.Password) {
		t.Errorf("the command line is %q", line)
	}
	onlyLoopback(t, s)

	// The errors that users meet, as the real server gives them.
	for _, tt := range []struct {
		name string
		edit func(*Server)
		want error
	}{
		{"wrong password", func(s *Server) { s.Password = "not-this-one" }, ErrRefused},
		{"no password", func(s *Server) { s.Password = "" }, ErrRefused},
		{"unknown user", func(s *Server) { s.Username = "nobody" }, ErrRefused},
		{"unknown database", func(s *Server) { s.Database = "nosuch" }, ErrNoDatabase},
		{"nothing there", func(s *Server) { s.URI = "bolt://127.0.0.1:1" }, ErrUnreachable},
		{"no Bolt there", func(s *Server) { s.URI = "bolt" + strings.TrimPrefix(s.HTTP, "http") }, ErrUnreachable},
	} {
		other := *s
		tt.edit(&other)
		found, err := Find(t.Context(), Options{
			URI: other.URI, Username: other.Username, Password: other.Password, Database: other.Database,
			Home: t.TempDir(),
		})
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: found %v, %v; want the error %q", tt.name, found, err, tt.want)
		}
		if err != nil && (strings.Contains(err.Error(), "\n") || other.Password != "" && strings.Contains(err.Error(), other.Password)) {
			t.Errorf("%s: the error has several lines or tells the password: %v", tt.name, err)
		}
	}
	lap("errors")

	count(t, s, "CREATE (:Kept)")
	if err := Stop(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	lap("stop")
	if again, err := Find(t.Context(), o); err != nil || again.Password != s.Password {
		t.Fatalf("second start: %v, %v; want the same password", again, err)
	} else if n := count(t, again, "MATCH (k:Kept) RETURN k"); n != 1 {
		t.Errorf("%d nodes after the second start, want the one from before", n)
	}
	lap("second start")
	var log strings.Builder
	if err := Logs(t.Context(), o, &log, false); err != nil || strings.Count(log.String(), "Started.") != 2 {
		t.Errorf("the log tells of %d starts, %v; want 2:\n%s", strings.Count(log.String(), "Started."), err, log.String())
	}
}

// onlyLoopback tries to reach the server on all addresses of this machine.
func onlyLoopback(t *testing.T, s *Server) {
	t.Helper()
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, uri := range []string{s.URI, s.HTTP} {
		u, err := url.Parse(uri)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range addresses {
			ip, ok := a.(*net.IPNet)
			if !ok || ip.IP.IsLoopback() || ip.IP.IsLinkLocalUnicast() {
				continue
			}
			conn, err := net.DialTimeout("tcp", net.JoinHostPort(ip.IP.String(), u.Port()), time.Second)
			if err == nil {
				conn.Close()
				t.Errorf("other machines can connect to %s on %s", uri, ip.IP)
			}
		}
	}
}

// count runs a statement and returns the number of its records.
func count(t *testing.T, s *Server, statement string) int {
	t.Helper()
	driver, err := bolt.NewDriverWithContext(s.URI, bolt.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	result, err := bolt.ExecuteQuery(t.Context(), driver, statement, nil, bolt.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return len(result.Records)
}
