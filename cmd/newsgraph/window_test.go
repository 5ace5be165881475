package main

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
	"newsgraph/queries"
)

// TestLatestArticles: questions about the latest articles count those without a date, too, look at no more of them than they are
// told to, and at none before the day that is asked for.
func TestLatestArticles(t *testing.T) {
	db := storetest.Open(t)
	b := twoSources()
	for i, n := range b.Nodes {
		if n.ID == "article:a" {
			delete(b.Nodes[i].Props, "published")
		}
	}
	write(t, db, b)
	adas := func(args map[string]string) string {
		out, _ := askReal(t, db, "top-sources", args, "csv")
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, "Ada") {
				return strings.TrimSpace(line)
			}
		}
		return ""
	}
	for _, tt := range []struct {
		args map[string]string
		want string // events, stated, confirmed, denied, articles
	}{
		{nil, "Ada Ardent,Person,,1,1,1,0,2,person:ada"},
		{map[string]string{"articles": "2"}, "Ada Ardent,Person,,1,1,1,0,2,person:ada"},
		{map[string]string{"articles": "1"}, "Ada Ardent,Person,,1,0,1,0,1,person:ada"}, // the one with a date comes first
		{map[string]string{"from": "2024-11-06"}, "Ada Ardent,Person,,1,0,1,0,1,person:ada"},
		{map[string]string{"from": "2024-11-07"}, ""},
	} {
		if got := adas(tt.args); got != tt.want {
			t.Errorf("top-sources of %v: %q, want %q", tt.args, got, tt.want)
		}
	}
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	windows := 0
	for _, q := range all {
		if !slices.ContainsFunc(q.Params, func(p queries.Param) bool { return p.Name == "articles" }) {
			continue
		}
		windows++
		if !strings.Contains(q.Description, "latest articles") {
			t.Errorf("%s looks at some of the articles and does not say so: %s", q.Name, q.Description)
		}
		if out, _ := askReal(t, db, q.Name, map[string]string{"from": "2024-11-07"}, "csv"); strings.Count(out, "\n") != 1 {
			t.Errorf("%s finds something after the last article:\n%s", q.Name, out)
		}
	}
	if windows < 8 {
		t.Errorf("%d questions take a number of articles, want at least 8", windows)
	}
	// Where nothing has a date, the guide has examples of its own all the same.
	for i := range b.Nodes {
		if b.Nodes[i].Label == graph.Article {
			delete(b.Nodes[i].Props, "published")
		}
	}
	write(t, db, b)
	guide, _ := guideOf(t, db)
	for _, want := range []string{"Ada Ardent", "Kursk", "Zelenskyy confirms article&#58;"} {
		if !strings.Contains(guide, want) {
			t.Errorf("the guide to articles without a date does not know %q", want)
		}
	}
}
