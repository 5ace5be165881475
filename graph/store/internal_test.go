package store

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
)

func TestRecent(t *testing.T) {
	for agent, want := range map[string]bool{
		"Neo4j/5.26.30": true, "Neo4j/5.23.0": true, "Neo4j/5.27-aura": true, "Neo4j/2025.08.0": true, "Neo4j/6.0": true,
		"Neo4j/5.22.0": false, "Neo4j/4.4.38": false, "Neo4j/3.5.35": false,
		"Neo4j/dev": true, "": true, // the schema will tell
	} {
		if got := recent(agent); got != want {
			t.Errorf("recent(%q) = %v", agent, got)
		}
	}
}

func TestSchemaStatements(t *testing.T) {
	all := schemaStatements()
	for _, s := range all {
		if !strings.HasPrefix(s, "CREATE ") || !strings.Contains(s, "IF NOT EXISTS") || strings.Contains(s, "__") || strings.Contains(s, "//") {
			t.Errorf("statement %q", s)
		}
	}
	for _, ty := range graph.Types {
		if n := len(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return !strings.Contains(s, "[r:"+string(ty)+"]") })); n != 2 {
			t.Errorf("%d statements for %s, want a constraint and an index", n, ty)
		}
	}
}

func TestParts(t *testing.T) {
	text := func(n int) any { return map[string]any{"props": map[string]any{"text": strings.Repeat("x", n)}} }
	for _, test := range []struct {
		name string
		rows []any
		want []int
	}{
		{"none", nil, nil},
		{"few", []any{"a", "b"}, []int{2}},
		{"exactly one list", make([]any, rowsAtOnce), []int{rowsAtOnce}},
		{"one more", make([]any, 2*rowsAtOnce+1), []int{rowsAtOnce, rowsAtOnce, 1}},
		{"long texts", []any{text(bytesAtOnce), text(bytesAtOnce + 1), text(1), text(1)}, []int{2, 2}},
		{"endless texts", []any{text(3 * bytesAtOnce), text(3 * bytesAtOnce)}, []int{1, 1}},
	} {
		var got []int
		for part := range parts(test.rows) {
			got = append(got, len(part))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: lists of %v, want %v", test.name, got, test.want)
		}
	}
}

func TestParsePlan(t *testing.T) {
	plan := parsePlan(`
+-------------------+----+------------------------+----------------+
| Operator          | Id | Details                | Estimated Rows |
+-------------------+----+------------------------+----------------+
| +ProduceResults   |  0 | n                      |              1 |
| |\                +----+------------------------+----------------+
| | +Filter         |  1 | n:Event|Place AND n.id |                |
| |                 |    | = 1                    |              1 |
| +AllNodesScan     |  2 | n                      |              1 |
+-------------------+----+------------------------+----------------+

Total database accesses: ?`)
	want := []Operator{{"ProduceResults", "n"}, {"Filter", "n:Event|Place AND n.id"}, {"AllNodesScan", "n"}}
	if !slices.Equal(plan.Operators, want) {
		t.Errorf("operators %q, want %q", plan.Operators, want)
	}
}
