package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"

	"newsgraph/graph"
	"newsgraph/graph/store"
)

// anAnswer holds a value of every kind that the store returns, and text that each format must tame.
func anAnswer() *store.Table {
	person := store.Node{ID: "1", Labels: []string{"Entity", "Person"}, Props: graph.Props{"name": "Rustem Umerov"}}
	event := store.Node{ID: "2", Labels: []string{"Event", "Entity"}, Props: graph.Props{"name": "first | clashes"}}
	confirmed := store.Relationship{ID: "3", Type: "CONFIRMED", From: "1", To: "2", Props: graph.Props{"cue": "confirmed"}}
	return &store.Table{
		Columns: []string{"who", "list", "n", "when", "path", "odd"},
		Rows: [][]any{
			{person, []any{"a", int64(1), nil}, 0.93, time.Date(2024, 11, 5, 0, 0, 0, 0, time.UTC),
				store.Path{Nodes: []store.Node{event, person}, Relationships: []store.Relationship{confirmed}}, "x|y\n<b>\"q\", z"},
			{nil, []any{}, int64(7), graph.Date("2024-11-05"), confirmed, graph.Point{Lat: 51.7, Lon: 36.2}},
		},
	}
}

func TestWriteAnswer(t *testing.T) {
	want := map[string][]string{
		"table": {"(Person Rustem Umerov)", "a, 1,", "0.93", "2024-11-05T00:00:00Z", `<-[CONFIRMED "confirmed"]- (Person`, "51.7, 36.2"},
		"markdown": {"| who | list | n | when | path | odd |\n| --- |", `x\|y<br>&lt;b>"q", z`,
			`(Event first \| clashes) &lt;-[CONFIRMED "confirmed"]- (Person Rustem Umerov)`},
		"csv":  {"who,list,n,when,path,odd\n", `"x|y` + "\n" + `<b>""q"", z"`},
		"json": {`"who": {"labels":["Entity","Person"],"properties":{"name":"Rustem Umerov"}}`, `"odd": {"lat":51.7,"lon":36.2}`},
	}
	for _, format := range answerFormats {
		var b bytes.Buffer
		if err := writeAnswer(&b, anAnswer(), format, 0); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		if format == "json" && !json.Valid(b.Bytes()) {
			t.Errorf("not JSON: %s", b.String())
		}
		if format == "csv" {
			if rows, err := csv.NewReader(&b).ReadAll(); err != nil || len(rows) != 3 || rows[1][5] != "x|y\n<b>\"q\", z" {
				t.Errorf("csv reads back as %q, %v", rows, err)
			}
			b.Reset()
			if err := writeAnswer(&b, anAnswer(), format, 0); err != nil {
				t.Fatal(err)
			}
		}
		for _, s := range want[format] {
			got := strings.NewReplacer("\\u003c", "<", "\\u003e", ">").Replace(b.String())
			if !strings.Contains(got, s) {
				t.Errorf("%s lacks %q:\n%s", format, s, got)
			}
		}
	}
}

// An answer is fitted into the terminal as long as each column keeps its eight characters.
// TestNarrowTerminal: where the columns do not fit, a row is printed below the other.
func TestNarrowTerminal(t *testing.T) {
	columns := []string{"person", "act", "event", "cue", "content", "quoted", "via", "published", "article", "sentence"}
	row := []any{"Rustem Umerov", "CONFIRMED", "first clashes", "confirmed", strings.Repeat("many words ", 10), false, nil, "2024-11-05", "Kursk", "He said so."}
	var b bytes.Buffer
	if err := writeAnswer(&b, &store.Table{Columns: columns, Rows: [][]any{row, row}}, "table", 60); err != nil {
		t.Fatal(err)
	}
	if n := text.LongestLineLen(b.String()); n > 60 {
		t.Errorf("%d characters wide, want at most 60:\n%s", n, b.String())
	}
	for _, want := range []string{"person     Rustem Umerov\n", "\n\nperson", "\n           words", "sentence   He said so.\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "via") {
		t.Errorf("a value that is not there is printed:\n%s", b.String())
	}
}

func TestTableFitsWidth(t *testing.T) {
	long := &store.Table{Columns: []string{"a", "b", "sentence"}, Rows: [][]any{
		{"short", strings.Repeat("word ", 10), strings.Repeat("many words ", 40)}}}
	for _, width := range []int{40, 80, 120} {
		var b bytes.Buffer
		if err := writeAnswer(&b, long, "table", width); err != nil {
			t.Fatal(err)
		}
		if n := text.LongestLineLen(b.String()); n > width {
			t.Errorf("%d characters wide, want at most %d:\n%s", n, width, b.String())
		}
	}
}

func TestEmptyAnswer(t *testing.T) {
	for _, format := range answerFormats {
		var b bytes.Buffer
		if err := writeAnswer(&b, &store.Table{Columns: []string{"a"}}, format, 80); err != nil || b.Len() == 0 {
			t.Errorf("%s: %q, %v", format, b.String(), err)
		}
	}
}
