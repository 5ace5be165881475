package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"newsgraph/graph"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
	"newsgraph/queries"
)

// hostileName is a name that would like to be something else: markup, an attribute, an address, the end of a
// string or of a comment of Cypher.
const hostileName = `x</pre></slide><script>alert(1)</script> onclick="alert(2)" href="javascript:alert(3)" O'Neil\' \u0027 \u000a MATCH (n) DETACH DELETE n //`

// hostileGraph has one event that two speakers stand behind, all with hostile names.
func hostileGraph() graph.Batch {
	b := twoSources()
	for i := range b.Edges {
		if b.Edges[i].Type == graph.Mentions {
			b.Edges[i].Props["names"] = []string{hostileName}
		}
	}
	for i := range b.Nodes {
		if b.Nodes[i].Label == graph.Article {
			b.Nodes[i].Props["title"] = hostileName
		}
	}
	return b
}

// guideOf asks a desk for its guide.
func guideOf(t *testing.T, db *store.Store) (string, *guideDesk) {
	t.Helper()
	d := newGuideDesk(db, &neo4j.Server{URI: "bolt://localhost:7687", HTTP: "http://localhost:7474", Username: "neo4j"}, 4711)
	w := fetch(d, http.MethodGet, d.url("guide.html"), "http://localhost:7474")
	if w.Code != http.StatusOK {
		t.Fatalf("guide: %d %s", w.Code, w.Body)
	}
	return w.Body.String(), d
}

func fetch(d *guideDesk, method, address, origin string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, nil)
	if origin != "" {
		r.Header.Set("Origin", origin)
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// runnable are the queries of a guide as Browser runs them, by the names of their questions; and every element and
// attribute must be one of the guide's own.
func runnable(t *testing.T, guide string) map[string][]string {
	t.Helper()
	list := map[string][]string{}
	doc, err := html.Parse(strings.NewReader(guide))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !strings.Contains(" html head body title carousel slide div h3 h5 p b a table tbody tr td pre code ", " "+n.Data+" ") {
			t.Errorf("the guide has an element %s", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.Contains(a.Val, "javascript:") {
				t.Errorf("the guide has an attribute %s=%q", a.Key, a.Val)
			}
			if a.Key == "data-question" {
				list[a.Val] = append(list[a.Val], n.FirstChild.Data)
			}
		}
	}
	return list
}

func TestGuideHostile(t *testing.T) {
	db := storetest.Open(t)
	write(t, db, hostileGraph())
	before, err := db.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	guide, d := guideOf(t, db)
	asked := runnable(t, guide)
	if len(asked) < 25 {
		t.Errorf("%d questions in the guide, want at least 25", len(asked))
	}
	for name, texts := range asked {
		for _, cypher := range texts {
			answer, err := db.Read(t.Context(), cypher, nil)
			if err != nil {
				t.Errorf("%s: %v\n%s", name, err, cypher)
			} else if name == "event-sources" && len(answer.Rows) == 0 {
				t.Errorf("nothing stands behind the event of\n%s", cypher)
			}
		}
	}
	// What Browser takes out of a guide must not be there to be taken out: it would change a query.
	for _, bad := range []string{"<script", "javascript:", "onclick="} {
		if strings.Contains(guide, bad) {
			t.Errorf("the guide has %q", bad)
		}
	}
	if after, err := db.Counts(t.Context()); err != nil || after.Nodes[graph.Event] != before.Nodes[graph.Event] {
		t.Errorf("%v events are left of %v (%v)", after.Nodes, before.Nodes, err)
	}
	if again, _ := guideOf(t, db); strings.Count(again, "\n") != strings.Count(guide, "\n") {
		t.Error("a second guide to the same graph is another one")
	}
	favourites(t, d, len(asked))
}

func favourites(t *testing.T, d *guideDesk, want int) {
	t.Helper()
	body := fetch(d, http.MethodGet, d.url("favourites.zip"), "").Body.Bytes()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil || !bytes.HasPrefix(text, []byte("// ")) || !strings.HasPrefix(f.Name, "newsgraph/") {
			t.Errorf("favourite %s (%v):\n%s", f.Name, err, text)
		}
	}
	if len(z.File) != want {
		t.Errorf("%d favourites, want %d", len(z.File), want)
	}
}

func TestGuideOfNothing(t *testing.T) {
	cfg := storetest.Server(t)
	db := storetest.OpenConfig(t, cfg)
	guide, _ := guideOf(t, db)
	if !strings.Contains(guide, "newsgraph ingest PATH") {
		t.Errorf("the guide to an empty graph does not say how to fill it:\n%s", guide)
	}
	// Another application's graph is mentioned, and left alone.
	storetest.Exec(t, cfg, "CREATE (:Customer {name: 'x'})-[:BOUGHT]->(:Product), (:Person {name: 'not ours'})", nil)
	guide, _ = guideOf(t, db)
	if !strings.Contains(guide, "3 nodes of something else") || !strings.Contains(guide, "newsgraph ingest PATH") {
		t.Errorf("the guide does not tell what else is in the database:\n%s", guide)
	}
	if n := storetest.Exec(t, cfg, "MATCH (n) RETURN count(n)", nil)[0][0]; n != int64(3) {
		t.Errorf("%v nodes, want the 3 of the other application", n)
	}
}

// A guide is for Browser on this machine and for nobody else.
func TestGuideDesk(t *testing.T) {
	d := newGuideDesk(nil, &neo4j.Server{HTTP: "https://db.example.org:7473"}, 4711)
	style := d.url("style.grass")
	for _, tt := range []struct {
		what, method, address, origin string
		code                          int
	}{
		{"a local page", "GET", style, "http://localhost:7474", 200},
		{"a local page by number", "GET", style, "http://127.0.0.1:7474", 200},
		{"a page of the server", "GET", style, "https://db.example.org:7473", 200},
		{"no page", "GET", style, "", 200},
		{"Browser asking first", "OPTIONS", style, "http://localhost:7474", 204},
		{"a stranger's page", "GET", style, "https://evil.example", 403},
		{"a stranger's page asking first", "OPTIONS", style, "https://evil.example", 403},
		{"no origin", "GET", style, "null", 403},
		{"a stranger's name for this machine", "GET", strings.Replace(style, "localhost", "evil.example", 1), "", 421},
		{"a guess", "GET", "http://localhost:4711/guide.html", "", 404},
		{"another file", "GET", d.url("../password"), "", 404},
		{"writing", "POST", style, "http://localhost:7474", 405},
	} {
		w := fetch(d, tt.method, tt.address, tt.origin)
		if w.Code != tt.code {
			t.Errorf("%s: %d, want %d", tt.what, w.Code, tt.code)
		}
		if allowed := w.Header().Get("Access-Control-Allow-Origin"); tt.code < 300 && allowed != tt.origin {
			t.Errorf("%s: origin %q is allowed, want %q", tt.what, allowed, tt.origin)
		}
		if tt.code == 204 && w.Header().Get("Access-Control-Allow-Headers") != "*" {
			t.Errorf("%s: headers %v", tt.what, w.Header())
		}
	}
}

func TestBrowserAddress(t *testing.T) {
	d := newGuideDesk(nil, &neo4j.Server{URI: "bolt://localhost:7688", HTTP: "http://localhost:7475", Username: "a@b", Database: "news"}, 4711)
	want := "http://localhost:4711/browser/?dbms=bolt%3A%2F%2Fa%2540b%40localhost%3A7688&db=news&cmd=guide&arg=http%3A%2F%2Flocalhost%3A4711%2F"
	if got := d.browserAddress(); !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "%2Fguide.html") {
		t.Errorf("address %s, want %s…", got, want)
	}
}

func TestBrowseRefused(t *testing.T) {
	p := newProgram(t)
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	if _, talk := p.run(exitUsage, "browse", "--no-open", "--port", port); !strings.Contains(talk, "--port") {
		t.Errorf("a port in use: %s", talk)
	}
	p.cfg.Password = "not the password"
	out, talk := p.run(exitDatabase, "browse", "--no-open")
	if out != "" || strings.Count(talk, "\n") != 1 || strings.Contains(talk, p.cfg.Password) {
		t.Errorf("a wrong password: %q, %s", out, talk)
	}
}

// A value that is written into a question for a person comes out of the server as it went in.
func TestLiteral(t *testing.T) {
	db := storetest.Open(t)
	q := queries.Query{Name: "q", Params: []queries.Param{{Name: "x", Type: queries.String, Required: true}}, Text: "RETURN $x AS x"}
	for _, s := range []string{"", hostileName, `a'b`, `a\`, `\\`, `\u0027`, `\\u0027`, `\\\u0027 x`, `\u005cu0027`, `\n`, "a\nb\r\t\x00\x01",
		"x\u2028y\u00ad\ufeff\u202e", "\U0001F600", `"`, "`", `'\u0027`, `\uuu0027`, `$x`, `*/ //`} {
		cypher, err := q.Literal(map[string]string{"x": s})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := db.Read(context.Background(), cypher, nil)
		if err != nil {
			t.Errorf("%q as %s: %v", s, cypher, err)
		} else if got := answer.Rows[0][0]; got != s {
			t.Errorf("%q as %s comes back as %q", s, cypher, got)
		}
	}
}
