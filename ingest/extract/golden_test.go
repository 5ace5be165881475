package extract

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata with what the extractor gives")

// TestGolden compares the graph of each text under testdata with the one beside it. A file is a txtar archive: "text" is
// the article, "published" its day if that matters, "graph" what it gives.
func TestGolden(t *testing.T) {
	x := newExtractor(t)
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			parts := map[string]string{}
			for _, f := range a.Files {
				parts[f.Name] = string(f.Data)
			}
			in := Text{Body: strings.TrimSuffix(parts["text"], "\n")}
			if p := strings.TrimSpace(parts["published"]); p != "" {
				if in.Published, err = time.Parse(time.DateOnly, p); err != nil {
					t.Fatal(err)
				}
			}
			g := x.Extract(in)
			check(t, in.Body, g)
			got := print(g)
			if *update {
				a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "graph" })
				a.Files = append(a.Files, txtar.File{Name: "graph", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != parts["graph"] {
				t.Errorf("%s: the graph is another one; look at it with -update and git diff\n got:\n%s\nwant:\n%s", file, got, parts["graph"])
			}
		})
	}
}

// print writes a graph for people: one line a node or edge, names instead of ids.
func print(g *Graph) string {
	var b strings.Builder
	names := map[string]string{}
	for _, e := range g.Entities {
		names[e.ID] = e.Name
		kind := e.Type
		if e.Kind != "" {
			kind += "/" + e.Kind
		}
		fmt.Fprintf(&b, "%s %q", kind, e.Name)
		if e.CountryCode != "" {
			fmt.Fprintf(&b, " %s", e.CountryCode)
		}
		for _, m := range e.Mentions {
			if m.Kind != "name" || m.Text != e.Name {
				fmt.Fprintf(&b, " %s:%s", m.Kind, strings.ReplaceAll(m.Text, " ", "_"))
			}
		}
		b.WriteByte('\n')
	}
	for _, v := range g.Events {
		names[v.ID] = v.Name
		fmt.Fprintf(&b, "event/%s %q %s", v.Kind, v.Name, cmp.Or(v.Status, "?"))
		if v.Date != "" {
			fmt.Fprintf(&b, " %s", v.Date)
		}
		for _, m := range v.Mentions {
			fmt.Fprintf(&b, " %s", m.Text)
		}
		b.WriteByte('\n')
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "%s %q → %q", e.Type, names[e.From], names[e.To])
		for _, f := range []struct{ key, value string }{
			{"cue", e.Cue}, {"role", e.Role}, {"title", e.Title}, {"via", e.Via}, {"hedge", e.Hedge}, {"source", e.Source}, {"content", e.Content},
		} {
			if f.value != "" {
				fmt.Fprintf(&b, " %s=%q", f.key, f.value)
			}
		}
		if e.Quote {
			b.WriteString(" quote")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
