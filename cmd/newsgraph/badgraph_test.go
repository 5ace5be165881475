package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"newsgraph/graph/storetest"
	"newsgraph/queries"
)

// foreignGraph is what another application might keep in the same database: some of its labels and types are ours, too.
const foreignGraph = `CREATE (a:Person {app: 'shop', name: 'Rustem Umerov'})-[:BOUGHT {app: 'shop'}]->(:Product {app: 'shop', name: 'kettle'}),
	(a)-[:STATED {app: 'shop', cue: 'said'}]->(e:Event {app: 'shop', name: 'Ukrainian forces buy kettles'})-[:LOCATED_IN {app: 'shop'}]->(:Place {app: 'shop', name: 'Russia'}),
	(:Article {app: 'shop', title: 'Kettles', published: datetime('2031-01-01')})-[:MENTIONS {app: 'shop'}]->(e)`

// TestForeignGraph: whatever newsgraph does, another application's nodes and edges stay as they are, and are not taken for its own.
func TestForeignGraph(t *testing.T) {
	p := newProgram(t)
	storetest.Exec(t, p.cfg, foreignGraph, nil)
	theirs := func() string {
		t.Helper()
		rows := storetest.Exec(t, p.cfg, `CALL () {
			MATCH (n {app: 'shop'}) RETURN 'node' AS what, labels(n) AS kind, properties(n) AS props, COUNT { (n)--() } AS degree
			UNION ALL
			MATCH ()-[r {app: 'shop'}]->() RETURN 'edge' AS what, [type(r)] AS kind, properties(r) AS props, 0 AS degree
		}
		RETURN what, kind, props, degree ORDER BY what, kind, props.name`, nil)
		text, err := json.MarshalIndent(rows, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	before := theirs()
	if strings.Count(before, `"shop"`) != 9 {
		t.Fatalf("the other application has\n%s", before)
	}
	p.run(0, "ingest", "../../ingest/testdata/articles")
	p.run(0, "ingest", "../../ingest/testdata/articles")
	p.run(0, "map")
	p.run(0, "timeline")
	p.run(0, "export")
	for name, args := range map[string][]string{
		"person-neighbourhood": {"--param", "person=Umerov"},
		"event-sources":        {"--param", "event=Ukrainian forces"},
		"place-hierarchy":      {"--param", "place=Russia"},
		"statements-by-person": {"--param", "person=Rustem Umerov"},
	} {
		out, _ := p.run(0, append([]string{"query", "run", name, "--format", "json"}, args...)...)
		if strings.Contains(out, "kettle") || strings.Contains(out, "shop") {
			t.Errorf("%s takes the other application's for ours:\n%s", name, out)
		}
		if strings.Count(out, "\n") < 3 {
			t.Errorf("%s finds nothing of ours beside the other application's:\n%s", name, out)
		}
	}
	db := storetest.OpenConfig(t, p.cfg)
	for name, texts := range runnable(t, first(guideOf(t, db))) {
		for _, cypher := range texts {
			if _, err := db.Read(t.Context(), cypher, nil); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if after := theirs(); after != before {
		t.Errorf("the other application's graph is now\n%s\nand was\n%s", after, before)
	}
}

func first[A, B any](a A, _ B) A { return a }

// TestRefusedLogin: every command that reads says in one line what is wrong with the login, says the password to nobody, and has the
// exit code of database trouble.
func TestRefusedLogin(t *testing.T) {
	p := newProgram(t)
	p.cfg.Username, p.cfg.Password = "nobody", "pass<word>'\"%s" // a user of its own: the server slows down who errs too often
	for _, args := range [][]string{{"query", "run", "top-sources"}, {"map"}, {"timeline", "--format", "svg"}, {"export"}} {
		out, talk := p.run(exitDatabase, args...)
		if out != "" || strings.Count(talk, "\n") != 1 || strings.Contains(talk, p.cfg.Password) || !strings.Contains(talk, "NEO4J_PASSWORD") {
			t.Errorf("%s prints %q and says\n%s", args[0], out, talk)
		}
	}
}

// TestReadersOnlyRead: what asks, draws or guides runs on a database to which it may not write, down to its schema.
func TestReadersOnlyRead(t *testing.T) {
	p := newProgram(t)
	db := storetest.OpenConfig(t, p.cfg)
	schema := func() string {
		t.Helper()
		return fmt.Sprint(storetest.Exec(t, p.cfg, "SHOW INDEXES YIELD name RETURN name ORDER BY name", nil),
			storetest.Exec(t, p.cfg, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name", nil))
	}
	for _, row := range storetest.Exec(t, p.cfg, "SHOW CONSTRAINTS YIELD name RETURN name", nil) {
		storetest.Exec(t, p.cfg, fmt.Sprintf("DROP CONSTRAINT `%s`", row[0]), nil)
	}
	for _, row := range storetest.Exec(t, p.cfg, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", nil) {
		storetest.Exec(t, p.cfg, fmt.Sprintf("DROP INDEX `%s`", row[0]), nil)
	}
	bare := schema()
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	guideOf(t, db)
	for _, args := range [][]string{{"map"}, {"timeline"}, {"query", "run", "event-sources", "--param", "event=x"}, {"query", "run", all[0].Name}} {
		if _, talk := p.run(0, args...); !strings.Contains(talk, "The graph is empty.") {
			t.Errorf("%v says of an empty graph\n%s", args, talk)
		}
	}
	if now := schema(); now != bare {
		t.Errorf("a command that reads made\n%s\nof\n%s", now, bare)
	}
	// A question that writes is refused before it runs, wherever it is from: a folder of a user's own, or the field in Browser's guide.
	for _, q := range []string{"CREATE (n:Event {id: 'event:x'}) RETURN n", "MATCH (n) DETACH DELETE n", "MATCH (e:Event) SET e.sources = 9 RETURN e",
		"CREATE INDEX x FOR (n:Event) ON (n.x)", "CALL () { CREATE (:Event) } RETURN 1 AS x"} {
		var talk strings.Builder
		err := askQuery(t.Context(), db, queryOptions{query: queries.Query{Name: "own", Text: q, Shape: queries.Table}, format: "csv"}, streams{out: &talk, err: &talk})
		if exitCode(err) != exitDatabase || !strings.Contains(err.Error(), "reads") {
			t.Errorf("%s: %v, and prints %s", q, err, &talk)
		}
	}
	if n := storetest.Exec(t, p.cfg, "MATCH (n) RETURN count(n)", nil)[0][0]; n != int64(0) {
		t.Errorf("%v nodes were written", n)
	}
}
