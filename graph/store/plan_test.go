package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
)

// Every statement finds its rows in an index: a plan that scans works on ten articles and dies on a
// million.
func TestPlans(t *testing.T) {
	s := storetest.Open(t)
	if err := s.EnsureSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("statements/*.cypher")
	if err != nil || len(files) == 0 {
		t.Fatalf("no statements: %v", err)
	}
	params := map[string]any{"rows": []any{}, "ids": []any{}, "keys": []any{}, "prefix": "x:"}
	check := func(name, cypher string) {
		t.Helper()
		plan, err := s.Explain(t.Context(), cypher, params)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for p := range plan.All() {
			if strings.Contains(p.Operator, "Scan") || strings.Contains(p.Operator, "CartesianProduct") {
				t.Errorf("%s: %s %s", name, p.Operator, p.Details)
			}
			// The order of a dump must come from the index, too: sorting a million rows takes memory.
			if strings.HasPrefix(name, "read_") && strings.Contains(p.Operator, "Sort") {
				t.Errorf("%s: %s %s", name, p.Operator, p.Details)
			}
		}
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".cypher")
		switch cypher := string(text); {
		case strings.Contains(cypher, "__TYPE__"):
			for _, ty := range graph.Types {
				from := "Entity"
				if ty == graph.Mentions {
					from = "Article"
				}
				check(fmt.Sprintf("%s %s", name, ty), strings.NewReplacer("__TYPE__", string(ty), "__FROM__", from).Replace(cypher))
			}
		case strings.Contains(cypher, "__KEY__"), strings.Contains(cypher, "__LABEL__"):
			for _, label := range graph.Labels {
				key := "Entity"
				if label == graph.Article {
					key = "Article"
				}
				check(fmt.Sprintf("%s %s", name, label), strings.NewReplacer("__KEY__", key, "__LABEL__", string(label)).Replace(cypher))
			}
		default:
			check(name, cypher)
		}
	}
}
