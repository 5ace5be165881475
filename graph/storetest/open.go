package storetest

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph/neo4j"
	"newsgraph/graph/store"
)

// Open gives the test an empty graph in a real Neo4j, for the test alone until it ends. A second call in
// the same test would wait for the first.
func Open(t testing.TB) *store.Store {
	t.Helper()
	return OpenConfig(t, Server(t))
}

// OpenConfig opens a graph that Server has handed out, as it is.
func OpenConfig(t testing.TB, cfg store.Config) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Server gives the test the address of a real Neo4j with an empty database, for the test alone until it
// ends. It is for tests that run the command.
func Server(t testing.TB) store.Config {
	t.Helper()
	cfg, ok := named(t)
	if !ok {
		cfg = shared(t)
	}
	if testing.Verbose() {
		cfg.Logger = slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelInfo}))
	}
	// In parts, because one transaction for all may not fit the memory of a small server.
	// Edges first: a node with a hundred thousand of them is too much for one transaction.
	Exec(t, cfg, "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS", nil)
	Exec(t, cfg, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	return cfg
}

// named is the server that the environment names, locked for the test.
func named(t testing.TB) (cfg store.Config, ok bool) {
	t.Helper()
	cfg.URI = os.Getenv("NEWSGRAPH_TEST_NEO4J")
	if cfg.URI == "" {
		return cfg, false
	}
	cfg.Username = os.Getenv("NEWSGRAPH_TEST_NEO4J_USERNAME")
	if cfg.Username == "" {
		cfg.Username = "neo4j"
	}
	cfg.Password = os.Getenv("NEWSGRAPH_TEST_NEO4J_PASSWORD")
	unlock, err := lock(t.Context(), cfg.URI)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(unlock)
	return cfg, true
}

// shared is the machine's server for tests, which is locked by whoever has it.
func shared(t testing.TB) store.Config {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	server, release, err := neo4j.Shared(ctx, neo4j.Options{Progress: func(line string) { t.Log(line) }})
	if missing := new(neo4j.NotFoundError); errors.As(err, &missing) && os.Getenv("CI") != "true" {
		t.Skipf("this test needs a Neo4j: %v", err)
	}
	if err != nil {
		t.Fatalf("get a Neo4j for the test: %v", err)
	}
	t.Cleanup(release)
	return store.Config{URI: server.URI, Username: server.Username, Password: server.Password, Database: server.Database}
}

// Exec runs any statement in the database of a test, outside of a transaction function: for what a test
// must do behind the store's back.
func Exec(t testing.TB, cfg store.Config, cypher string, params map[string]any) [][]any {
	t.Helper()
	ctx := context.Background()
	d, err := driver.NewDriverWithContext(cfg.URI, driver.BasicAuth(cfg.Username, cfg.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{DatabaseName: cfg.Database})
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	var rows [][]any
	for _, r := range records {
		rows = append(rows, r.Values)
	}
	return rows
}
