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
	write(t, s, many(0, 30)) // the planner looks at what there is
	files, err := filepath.Glob("statements/*.cypher")
	if err != nil || len(files) == 0 {
		t.Fatalf("no statements: %v", err)
	}
	params := map[string]any{"rows": []any{}, "ids": []any{}, "keys": []any{}, "prefix": "x:", "most": int64(1)}
	check := func(name, cypher string) {
		t.Helper()
		plan, err := s.Explain(t.Context(), cypher, params)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		reads := strings.HasPrefix(name, "read_") || strings.HasPrefix(name, "count_")
		seeks := 0
		for _, o := range plan.Operators {
			if strings.HasPrefix(o.Name, "NodeUniqueIndexSeek") {
				seeks++
			}
		}
		for _, o := range plan.Operators {
			switch {
			case strings.Contains(o.Name, "Scan"), strings.Contains(o.Name, "HashJoin"):
			case strings.Contains(o.Name, "CartesianProduct") && seeks != 2:
				// The product of the two ends of an edge is one row.
			case strings.Contains(o.Name, "ByRange") && !reads:
				// A prefix that all of our keys have is no way to find some of them.
			case strings.Contains(o.Name, "Sort") && reads:
				// The order of a dump must come from the index: sorting a million rows takes memory.
			default:
				continue
			}
			t.Errorf("%s: %s %s\n%s", name, o.Name, o.Details, plan.Text)
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
