package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
	"newsgraph/queries"
)

var update = flag.Bool("update", false, "write the golden answers of the questions anew")

// examples is a real Neo4j with the example articles in it, brought there by the program itself.
func examples(t *testing.T) (*program, *store.Store) {
	t.Helper()
	p := newProgram(t)
	p.run(0, "ingest", "../../ingest/testdata/articles")
	return p, storetest.OpenConfig(t, p.cfg)
}

// TestQuestions asks every question of the graph of the example articles. The answers are in queries/testdata, so that
// whoever reads a question sees what it gives; and the plans hold at any size of graph.
func TestQuestions(t *testing.T) {
	_, db := examples(t)
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 25 {
		t.Errorf("%d questions, want at least 25", len(all))
	}
	known := map[string]bool{}
	for _, q := range all {
		known[q.Name+".csv"] = true
		t.Run(q.Name, func(t *testing.T) {
			params, err := q.Bind(q.Examples())
			if err != nil {
				t.Fatal(err)
			}
			answer, err := db.Read(t.Context(), q.Text, params)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, q, answer)
			checkPlan(t, db, q, params)
			if q.Shape == queries.Graph {
				p := newPicture(answer)
				if len(p.nodes) > 75 {
					t.Errorf("%d nodes, want at most 75", len(p.nodes))
				}
			}
			if _, ok := withoutExample[q.Name]; len(answer.Rows) == 0 && !ok {
				t.Error("no rows")
			}
			// What a person runs in Browser is the same question.
			literal, err := q.Literal(q.Examples())
			if err != nil {
				t.Fatal(err)
			}
			again, err := db.Read(t.Context(), literal, nil)
			if err != nil {
				t.Fatalf("%v\n%s", err, literal)
			}
			if a, b := csvOf(t, answer), csvOf(t, again); a != b {
				t.Errorf("with its values written into it, it answers\n%s\nwant\n%s", b, a)
			}
		})
	}
	stale, err := filepath.Glob("../../queries/testdata/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range stale {
		if !known[filepath.Base(file)] {
			t.Errorf("%s is the answer to no question", file)
		}
	}
}

// withoutExample are the questions that the example articles have nothing for, with the reason.
var withoutExample = map[string]string{
	"attribution-loops":   "no two of their publishers cite each other",
	"copies":              "no example article is a copy of another",
	"disputed-events":     "nobody vouches for what is denied in them",
	"possible-duplicates": "no name of theirs is like another",
}

// wholeGraph are the questions about all there is of a label or a type, which start from that label or type, with what
// it is: no property narrows them down.
var wholeGraph = map[string]string{
	"contradictions":  "denials, of which there are few",
	"disputed-events": "denials, of which there are few",
}

func golden(t *testing.T, q queries.Query, answer *store.Table) {
	t.Helper()
	file := filepath.Join("..", "..", "queries", "testdata", q.Name+".csv")
	got := csvOf(t, answer)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the answer is\n%s\nwant, from %s,\n%s\nif the new one is right: go test ./cmd/newsgraph -run TestQuestions -update", got, file, want)
	}
}

func csvOf(t *testing.T, answer *store.Table) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeCSV(&b, answer); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// checkPlan holds a question to what does not grow with the graph beyond the nodes or edges it is about: it starts from an
// index or a label, never from all nodes, and multiplies nothing.
func checkPlan(t *testing.T, db *store.Store, q queries.Query, params map[string]any) {
	t.Helper()
	plan, err := db.Explain(t.Context(), q.Text, params)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range plan.Operators {
		if slices.ContainsFunc([]string{"AllNodesScan", "CartesianProduct", "AllRelationshipsScan", "UnionRelationshipTypesScan", "RelationshipIndexScan"},
			func(bad string) bool { return strings.Contains(o.Name, bad) }) {
			t.Errorf("the plan has %s of %s", o.Name, o.Details)
		}
	}
	indexed := slices.ContainsFunc(plan.Operators, func(o store.Operator) bool {
		return strings.Contains(o.Name, "Index") || strings.Contains(o.Details, "db.index.fulltext")
	})
	if _, ok := wholeGraph[q.Name]; indexed == ok {
		t.Errorf("the plan uses an index: %t, and wholeGraph says that it need not: %t", indexed, ok)
	}
}
