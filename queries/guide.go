package queries

import (
	"context"
	"embed"
	"fmt"
	"strings"
)

// How a guide is made. Its questions to the graph are in guide/*.cypher, apart from the canned ones, because
// their columns are what the code here reads by number. The graph is asked through a function, so this package
// needs no client of a database.

//go:embed guide
var guideFiles embed.FS

// Ask runs a question that only reads and returns its rows. Values are nil, bool, int64, float64, string, and []any of
// these.
type Ask func(ctx context.Context, cypher string, params map[string]any) (rows [][]any, err error)

// Guide is a walk through one graph for a person who has not seen it before. It has no form of its own: HTML gives
// it the one that Neo4j Browser shows.
type Guide struct {
	Counts      map[string]int64 // nodes by label, claims by type; "Entity" for all but articles
	First, Last string           // the days of the oldest and the newest article; may be empty
	Foreign     int64            // nodes in the same database that are not newsgraph's
	Chapters    []Chapter        // empty where the graph is
	Questions   []Entry          // all of them, with the best example for this graph
}

// Chapter is one question of a reader, and the entries that answer it.
type Chapter struct {
	Title, Text string
	Entries     []Entry
}

// Entry is one click: a question of the package with its parameters filled in.
type Entry struct {
	Name   string // of the question
	Title  string // for a reader: what it shows, or of what
	Text   string // a sentence or two; may be empty
	Shape  Shape
	Cypher string
}

// Empty tells whether no article was ingested yet.
func (g *Guide) Empty() bool { return g.Counts["Article"] == 0 }

// NewGuide asks a graph about itself. The same graph gives the same guide. It asks ten small questions, one
// after the other, and the first that fails ends it.
func NewGuide(ctx context.Context, all []Query, ask Ask) (*Guide, error) {
	g := &Guide{Counts: map[string]int64{}}
	rows, err := askFile(ctx, ask, "counts")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		g.Counts[text(r[0])] = number(r[1])
	}
	g.Foreign = max(0, g.Counts["all"]-g.Counts["Article"]-g.Counts["Entity"]-
		g.Counts["bookkeeping"]-g.Counts["bookkeeping keys"]-g.Counts["bookkeeping lock"])
	// Without articles there is nothing to take an example from.
	if g.Empty() {
		return g, nil
	}
	if rows, err = askFile(ctx, ask, "span"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		g.First, g.Last = text(r[0]), text(r[1])
	}
	ex, err := findExamples(ctx, ask)
	if err != nil {
		return nil, err
	}
	if g.Chapters, err = chapters(all, ex); err != nil {
		return nil, err
	}
	for _, q := range all {
		e, err := ex.entry(q, nil, q.Title, q.Description)
		if err != nil {
			return nil, err
		}
		g.Questions = append(g.Questions, e)
	}
	return g, nil
}

// askFile asks one of the guide's own questions, which take no parameters.
func askFile(ctx context.Context, ask Ask, name string) ([][]any, error) {
	cypher, err := guideFiles.ReadFile("guide/" + name + ".cypher")
	if err != nil {
		return nil, fmt.Errorf("guide: %w", err)
	}
	rows, err := ask(ctx, string(cypher), nil)
	if err != nil {
		return nil, fmt.Errorf("guide, %s: %w", name, err)
	}
	return rows, nil
}

// examples are what is most worth a look in a graph, by the kind of thing: the rows of guide/<kind>.cypher. Each begins with
// the value of a parameter of that name.
type examples map[string][][]any

// findExamples asks for the examples of all kinds. A kind of which the graph has none has no rows, and a
// question that needs it keeps the example of its header.
func findExamples(ctx context.Context, ask Ask) (examples, error) {
	ex := examples{}
	for _, kind := range []string{"event", "disputed", "unconfirmed", "person", "organization", "place", "pair", "article"} {
		rows, err := askFile(ctx, ask, kind)
		if err != nil {
			return nil, err
		}
		ex[kind] = rows
	}
	// A pair is two parameters.
	for i, name := range []string{"a", "b"} {
		for _, r := range ex["pair"] {
			ex[name] = append(ex[name], []any{r[i]})
		}
	}
	// Any name will do where one is asked for by its spelling.
	ex["name"], ex["speaker"] = ex["person"], ex["person"]
	return ex, nil
}

// entry fills a question in: with args, else with the graph's best examples, else with those of its header.
func (ex examples) entry(q Query, args map[string]string, title, about string) (Entry, error) {
	filled := map[string]string{}
	for _, p := range q.Params {
		switch v, given := args[p.Name]; {
		case given:
			filled[p.Name] = v
		case p.Required && len(ex[p.Name]) > 0:
			filled[p.Name] = text(ex[p.Name][0][0])
		case p.Required:
			filled[p.Name] = p.Example
		}
	}
	cypher, err := q.Literal(filled)
	if err != nil {
		return Entry{}, fmt.Errorf("guide: %w", err)
	}
	return Entry{Name: q.Name, Title: title, Text: about, Shape: q.Shape, Cypher: cypher}, nil
}

// text and number take a value of a row as it should be, and nothing for one that is absent: a property that no
// article gave is null.
func text(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return ""
}

func number(v any) int64 {
	n, _ := v.(int64)
	return n
}

// names lists names as a sentence does, and counts those beyond the fourth.
func names(v any) string {
	const most = 4
	list, _ := v.([]any)
	var out []string
	for _, x := range list {
		if s := text(x); s != "" {
			out = append(out, s)
		}
	}
	if more := len(out) - most; more > 0 {
		out = append(out[:most], fmt.Sprintf("%d more", more))
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
	return strings.Join(out, "")
}
