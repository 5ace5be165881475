package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
)

// TestHostilePictures draws a graph all of whose names would like to be markup, and opens the pages in a browser: the names are there to
// read, and nothing of them has become an element, an attribute or a link.
func TestHostilePictures(t *testing.T) {
	findChromium(t)
	p := newProgram(t)
	b := hostileGraph()
	for i, n := range b.Nodes {
		if n.Label == graph.Article {
			b.Nodes[i].Props["source"], b.Nodes[i].Props["url"] = hostileName, `javascript:alert("`+hostileName+`")`
		}
	}
	for i := range b.Edges {
		for _, name := range []string{"sentence", "cue"} {
			if b.Edges[i].Props.String(name) != "" {
				b.Edges[i].Props[name] = hostileName
			}
		}
	}
	write(t, storetest.OpenConfig(t, p.cfg), b)
	// Only a place of the gazetteer has a position; this one's comes from elsewhere.
	storetest.Exec(t, p.cfg, "MATCH (p:Place) SET p.location = point({latitude: 51.7, longitude: 36.2})", nil)
	ctx, seen := chromium(t, 1000, 800)
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"event":    {"query", "run", "article-picture", "--param", "article=article:b", "--format", "html"},
		"table":    {"query", "run", "top-sources", "--format", "html"},
		"map":      {"map"},
		"timeline": {"timeline"},
		"bare map": {"map", "--format", "svg"},
		"bare":     {"query", "run", "article-picture", "--param", "article=article:b", "--format", "graph"},
	} {
		page, _ := p.run(0, args...)
		file := filepath.Join(dir, name+".html")
		if strings.HasPrefix(page, "<svg") {
			file = filepath.Join(dir, name+".svg")
		}
		if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		step(t, ctx, name, chromedp.Navigate("file://"+file))
		if n := get(t, ctx, name, chromedp.Evaluate[int](`[...document.querySelectorAll("*")].filter(e =>
			["script", "slide", "pre"].includes(e.localName) ||
			[...e.attributes].some(a => a.name.startsWith("on") || a.name.endsWith("href") && !/^https?:/.test(a.value))).length`)); n != 0 {
			t.Errorf("%s: names have become %d elements or attributes", name, n)
		}
		shown := get(t, ctx, name, chromedp.Evaluate[string](`document.documentElement.textContent`))
		if want := `x</pre></slide><script>alert(1)`; !strings.Contains(shown, want) {
			t.Errorf("%s: %q is not there to read, in\n%s", name, want, shown)
		}
	}
	if away := seen.leaving(); len(away) > 0 {
		t.Errorf("a file asks for %s", away)
	}
}
