package queries

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func all(t *testing.T) []Query {
	t.Helper()
	qs, err := All()
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// Every parameter of every question can be bound from its defaults and examples alone.
func TestExamplesBind(t *testing.T) {
	qs := all(t)
	if len(qs) < 10 {
		t.Fatalf("%d questions, want at least 10", len(qs))
	}
	for _, q := range qs {
		if _, err := q.Bind(q.Examples()); err != nil {
			t.Errorf("%s: %v", q.Name, err)
		}
		if _, err := q.Bind(requiredOnly(q)); err != nil {
			t.Errorf("%s, defaults: %v", q.Name, err)
		}
	}
}

func requiredOnly(q Query) map[string]string {
	args := map[string]string{}
	for _, p := range q.Params {
		if p.Required {
			args[p.Name] = p.Example
		}
	}
	return args
}

var writes = regexp.MustCompile(`(?i)\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD\s+CSV|FOREACH)\b`)

// Questions only read, end in a bounded number of rows, and have a total order where they have an order.
func TestQuestionsReadAndAreBounded(t *testing.T) {
	for _, q := range all(t) {
		if m := writes.FindString(q.Text); m != "" {
			t.Errorf("%s writes: %s", q.Name, m)
		}
		if !strings.Contains(q.Text, "LIMIT $limit") {
			t.Errorf("%s has no LIMIT $limit", q.Name)
		}
		if !strings.Contains(q.Text, "ORDER BY") {
			t.Errorf("%s has no ORDER BY", q.Name)
		}
	}
}

func TestParse(t *testing.T) {
	const head = "// Title: T\n// Description: One\n//   two.\n// Shape: table\n"
	tests := []struct {
		name, text string
		want       Query
		err        string
	}{
		{name: "whole", text: head + "// Param: n int = 2 | how many; Example: 3\n// Param: s string = \"\" | free\nRETURN $n, $s\n",
			want: Query{Name: "q", Title: "T", Description: "One two.", Shape: Table, Text: "RETURN $n, $s",
				Params: []Param{{Name: "n", Type: Int, Default: "2", Description: "how many", Example: "3"},
					{Name: "s", Type: String, Description: "free"}}}},
		{name: "no title", text: "// Description: D\n// Shape: table\nRETURN 1", err: "no Title"},
		{name: "no text", text: head, err: "no Cypher"},
		{name: "bad shape", text: "// Title: T\n// Description: D\n// Shape: pie\nRETURN 1", err: `shape "pie"`},
		{name: "unused", text: head + "// Param: n int = 2 | how many\nRETURN 1", err: "declared but not used"},
		{name: "undeclared", text: head + "RETURN $x", err: "$x is used but not declared"},
		{name: "bad type", text: head + "// Param: n integer = 2 | how many\nRETURN $n", err: `unknown type "integer"`},
		{name: "no example", text: head + "// Param: n int | how many\nRETURN $n", err: "neither a default nor an example"},
		{name: "bad field", text: "// Titel: T\nRETURN 1", err: `line 1: unknown header field "Titel"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{"q.cypher": {Data: []byte(tt.text)}}
			got, err := Load(fsys)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Fatalf("error %v, want one with %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff([]Query{tt.want}, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestBind(t *testing.T) {
	q := Query{Name: "q", Params: []Param{
		{Name: "who", Type: Name, Required: true, Example: "Umerov"},
		{Name: "limit", Type: Int, Default: "25"},
		{Name: "from", Type: Day, Default: ""},
	}}
	got, err := q.Bind(map[string]string{"who": `Al-Ahram "x" OR *`, "from": "2024-11-05"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"who": `+Al\-Ahram +\"x\" +or +\*`, "limit": int64(25), "from": "2024-11-05"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got, want := Lucene("Volodimir Zelensky", true), "+Volodimir~ +Zelensky~"; got != want {
		t.Errorf("fuzzy %q, want %q", got, want)
	}
	for _, tt := range []struct {
		args map[string]string
		want string
	}{
		{map[string]string{}, `parameter who is missing; try --param who="Umerov"`},
		{map[string]string{"who": " "}, "is empty"},
		{map[string]string{"who": "x", "limit": "many"}, "wants a whole number"},
		{map[string]string{"who": "x", "limit": "-1"}, "from 0 up"},
		{map[string]string{"who": "x", "from": "5 Nov"}, "wants a date like 2024-11-05"},
		{map[string]string{"who": "x", "limitt": "1"}, "did you mean limit?"},
		{map[string]string{"who": "x", "zzz": "1"}, "this query takes who, limit, from"},
	} {
		_, err := q.Bind(tt.args)
		var pe *ParamError
		if !errors.As(err, &pe) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Bind(%v): %v, want %q", tt.args, err, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	qs := all(t)
	if q, err := Find(qs, "timeline"); err != nil || q.Name != "timeline" {
		t.Errorf("Find(timeline) = %v, %v", q.Name, err)
	}
	for typed, want := range map[string]string{
		"corroborated":        "did you mean corroborated-events?",
		"who-confirms-what":   "did you mean who-confirmed-what?",
		"persons-neighbourhd": "did you mean person-neighbourhood?",
		"xyzzy":               `no query is called "xyzzy"`,
	} {
		if _, err := Find(qs, typed); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Find(%q): %v, want %q", typed, err, want)
		}
	}
}

// A name, whatever it holds, reaches the full-text index as words and never as syntax.
func FuzzLucene(f *testing.F) {
	for _, s := range []string{"Volodymyr Zelenskyy", `a" OR name:*`, "AND", `\`, "O'Neil (Jr.)", "Ünï \u200fx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range strings.Fields(Lucene(s, false)) {
			if !strings.HasPrefix(w, "+") {
				t.Fatalf("word %q of %q is not required", w, Lucene(s, false))
			}
			rest := w[1:]
			for i := 0; i < len(rest); i++ {
				if rest[i] == '\\' {
					i++
					continue
				}
				if strings.IndexByte(`+-&|!(){}[]^"~*?:/<>=`, rest[i]) >= 0 {
					t.Fatalf("unescaped %q in %q", rest[i], w)
				}
			}
		}
	})
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) = %s, want %s", n, got, want)
		}
	}
}
