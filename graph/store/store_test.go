package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
)

func dump(t *testing.T, r graph.Reader) string {
	t.Helper()
	var b strings.Builder
	if err := graph.Dump(t.Context(), &b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s (-want +got):\n%s", what, cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
	}
}

func write(t *testing.T, g interface {
	Write(context.Context, graph.Batch) (graph.Change, error)
}, batches ...graph.Batch) graph.Change {
	t.Helper()
	var all graph.Batch
	for _, b := range batches {
		all.Add(b)
	}
	c, err := g.Write(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Another application's graph has labels, types, ids and names like ours. It must be as it was after
// everything that the store does, and never come up in what the store reads.
func TestForeignGraph(t *testing.T) {
	cfg := storetest.Server(t)
	storetest.Exec(t, cfg, `
		CREATE (p:Person {name: 'Rustem Umerov', id: 7})-[:STATED {at: 1}]->(:Event {name: 'x', id: 'e1'}),
		       (:Person {id: 'person:u'})-[:AFFILIATED_WITH {title: 'Foreign'}]->(:Organization),
		       (:Entity {id: 'their:1'})-[:LOCATED_IN {articleId: $article}]->(:Entity:Place {id: 9}),
		       (:Article {id: 'x1', title: 'theirs'})-[:MENTIONS {articleId: $article, key: 'k'}]->(p)`,
		map[string]any{"article": storetest.ArticleID(0)})
	theirs := func() string {
		return fmt.Sprint(storetest.Exec(t, cfg, `
			MATCH (n) WHERE NOT (n:Article AND n.id STARTS WITH 'article:') AND NOT (n:Entity AND NOT n.id IN ['their:1', 9])
			  AND NOT n:NewsgraphRecord
			OPTIONAL MATCH (n)-[r]-()
			WITH n, [x IN collect(type(r) + toString(properties(r).articleId)) | x] AS rels
			RETURN labels(n), n.name, n.id, rels ORDER BY elementId(n)`, nil))
	}
	before := theirs()
	s := storetest.OpenConfig(t, cfg)
	var m graph.Mem
	articles := storetest.Articles(3, 1, 6)
	write(t, s, articles...)
	write(t, &m, articles...)
	same(t, "our graph beside theirs", dump(t, s), dump(t, &m))
	write(t, s, storetest.Articles(3, 2, 6)...)
	all := []string{"x1", "7", "their:1"}
	for i := range 6 {
		all = append(all, storetest.ArticleID(i))
	}
	if known, err := s.Known(t.Context(), all); err != nil || len(known) != 6 {
		t.Errorf("known: %v, %v", known, err)
	}
	if _, err := s.Remove(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	same(t, "our graph after removing all", dump(t, s), "")
	counts, err := s.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for l, n := range counts.Nodes {
		if n != 0 {
			t.Errorf("%d nodes %s counted", n, l)
		}
	}
	same(t, "their graph", theirs(), before)
}

// What a user draws onto our graph holds the node that it is drawn to.
func TestUsersEdgesStay(t *testing.T) {
	cfg := storetest.Server(t)
	s := storetest.OpenConfig(t, cfg)
	write(t, s, storetest.Articles(3, 1, 3)...)
	storetest.Exec(t, cfg, "MATCH (p:Person:Entity) WITH p ORDER BY p.id LIMIT 1 CREATE (:Note {text: 'mine'})-[:ABOUT]->(p)", nil)
	storetest.Exec(t, cfg, "MATCH (e:Event:Entity) WITH e ORDER BY e.id LIMIT 1 CREATE (e)-[:SEE]->(:Note {text: 'mine'})", nil)
	if _, err := s.Remove(t.Context(), []string{storetest.ArticleID(0), storetest.ArticleID(1), storetest.ArticleID(2)}); err != nil {
		t.Fatal(err)
	}
	notes := storetest.Exec(t, cfg, "MATCH (:Note)-[r]-(n:Entity) RETURN count(r)", nil)
	left := storetest.Exec(t, cfg, "MATCH (n:Entity) RETURN count(n)", nil)
	if notes[0][0] != int64(2) || left[0][0] != int64(2) {
		t.Errorf("%v edges of the user's and %v nodes of ours are left, want 2 and 2", notes, left)
	}
}

func TestCounts(t *testing.T) {
	s := storetest.Open(t)
	change := write(t, s, storetest.Articles(4, 1, 9)...)
	got, err := s.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range graph.Labels {
		if got.Nodes[l] != change.NodesAdded[l] {
			t.Errorf("%d nodes %s counted, %d added", got.Nodes[l], l, change.NodesAdded[l])
		}
	}
	for _, ty := range graph.Types {
		if got.Edges[ty] != change.EdgesAdded[ty] {
			t.Errorf("%d edges %s counted, %d added", got.Edges[ty], ty, change.EdgesAdded[ty])
		}
	}
}

// Two stores, as two processes have them, write different versions of the same articles at once: each
// article ends as one of its versions, whole.
func TestTwoWriters(t *testing.T) {
	cfg := storetest.Server(t)
	const n = 6
	versions := [][]graph.Batch{storetest.Articles(5, 1, n), storetest.Articles(5, 2, n)}
	var wg sync.WaitGroup
	for w := range 2 {
		s := storetest.OpenConfig(t, cfg)
		wg.Go(func() {
			for i := range n {
				if _, err := s.Write(t.Context(), versions[w][i]); err != nil {
					t.Errorf("writer %d: %v", w, err)
				}
			}
		})
	}
	wg.Wait()
	s := storetest.OpenConfig(t, cfg)
	known, err := s.Known(t.Context(), func() (ids []string) {
		for i := range n {
			ids = append(ids, storetest.ArticleID(i))
		}
		return ids
	}())
	if err != nil {
		t.Fatal(err)
	}
	var last []graph.Batch
	for i := range n {
		version := 0
		if strings.HasSuffix(known[storetest.ArticleID(i)].Revision, "-2") {
			version = 1
		}
		last = append(last, versions[version][i])
	}
	var m graph.Mem
	write(t, &m, last...)
	same(t, "after two writers", dump(t, s), dump(t, &m))
}

// A user who deletes nodes by hand leaves edges without their article, and nodes without a name. Writing
// the articles again puts all right.
func TestDeletedByHand(t *testing.T) {
	cfg := storetest.Server(t)
	s := storetest.OpenConfig(t, cfg)
	articles := storetest.Articles(8, 1, 5)
	write(t, s, articles...)
	before := dump(t, s)
	for _, cypher := range []string{
		"MATCH (a:Article) DETACH DELETE a",
		"MATCH (p:Person) DETACH DELETE p",
		"MATCH (e:Event) REMOVE e.name, e.sources, e.kind",
		"MATCH ()-[r:STATED]->() SET r.cue = 'forged' REMOVE r.sentence",
	} {
		storetest.Exec(t, cfg, cypher, nil)
		write(t, s, articles...)
		same(t, cypher, dump(t, s), before)
	}
}

// Another application's articles share an id, so that ours can have no constraint.
func TestSchemaInTheWay(t *testing.T) {
	cfg := storetest.Server(t)
	storetest.Exec(t, cfg, "DROP CONSTRAINT newsgraph_article_id IF EXISTS", nil)
	storetest.Exec(t, cfg, "CREATE (:Article {id: 1}), (:Article {id: 1})", nil)
	s := storetest.OpenConfig(t, cfg)
	_, err := s.Write(t.Context(), storetest.Articles(1, 1, 1)[0])
	checkError(t, err, store.ErrSchema, "newsgraph_article_id", "name another database")
	storetest.Exec(t, cfg, "MATCH (n) DETACH DELETE n", nil)
	write(t, s, storetest.Articles(1, 1, 1)[0]) // once they are gone, the next write makes the constraint
}

// Reading from end to end can be given up at any row.
func TestReadPartly(t *testing.T) {
	s := storetest.Open(t)
	write(t, s, storetest.Articles(4, 1, 5)...)
	for range 20 { // more than there may be idle connections
		for range s.Nodes(t.Context(), graph.Article) {
			break
		}
		for range s.Edges(t.Context(), graph.Mentions) {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var failed error
	for _, err := range s.Nodes(ctx, graph.Person) {
		failed = err
	}
	if !errors.Is(failed, context.Canceled) {
		t.Errorf("reading after the end: %v", failed)
	}
}

// The times of a graph are shown as 2024-11-05T00:00:00Z, not with the name of a zone.
func TestStoredForms(t *testing.T) {
	cfg := storetest.Server(t)
	s := storetest.OpenConfig(t, cfg)
	a := graph.Ref{Label: graph.Article, ID: storetest.ArticleID(0)}
	p := graph.Ref{Label: graph.Place, ID: "geonames:1"}
	write(t, s, graph.Batch{
		Nodes: []graph.Node{
			{Ref: a, Props: graph.Props{"published": time.Date(2024, 11, 5, 0, 0, 0, 0, time.UTC)}},
			{Ref: p, Props: graph.Props{"name": "Kursk", "location": graph.Point{Lat: 51.7, Lon: 36.2}}},
		},
		Edges: []graph.Edge{{Type: graph.Mentions, From: a, To: p, Article: a.ID, Start: 3, End: 8, Props: graph.Props{"names": []string{"Kursk"}}}},
	})
	got := storetest.Exec(t, cfg, `
		MATCH (a:Article)-[m:MENTIONS]->(p:Place:Entity)
		RETURN toString(a.published), toString(p.firstSeen), p.location.latitude, p.location.crs, m.articleId = a.id, m.start, m.end,
		       point.distance(p.location, point({latitude: 51.7, longitude: 36.2}))`, nil)
	want := []any{"2024-11-05T00:00:00Z", "2024-11-05T00:00:00Z", 51.7, "wgs-84", true, int64(3), int64(8), 0.0}
	if len(got) != 1 || !slices.Equal(got[0], want) {
		t.Errorf("stored as %v, want %v", got, want)
	}
	names := storetest.Exec(t, cfg, "CALL db.index.fulltext.queryNodes('newsgraph_names', 'kursk') YIELD node RETURN node.id", nil)
	if len(names) != 1 || names[0][0] != "geonames:1" {
		t.Errorf("the full-text index finds %v", names)
	}
}

// A node that much is said of is written in the same time as any other.
func TestHub(t *testing.T) {
	if testing.Short() {
		t.Skip("a big graph takes seconds")
	}
	s := storetest.Open(t)
	hub := graph.Ref{Label: graph.Place, ID: "geonames:1"}
	batch := func(from, n int) (b graph.Batch) {
		b.Nodes = append(b.Nodes, graph.Node{Ref: hub, Props: graph.Props{"name": "Russia"}})
		for i := from; i < from+n; i++ {
			a := graph.Ref{Label: graph.Article, ID: storetest.ArticleID(i)}
			b.Nodes = append(b.Nodes, graph.Node{Ref: a, Props: graph.Props{"published": time.Unix(int64(i), 0)}})
			b.Edges = append(b.Edges, graph.Edge{Type: graph.Mentions, From: a, To: hub, Article: a.ID, Props: graph.Props{"names": []string{"Russia"}}})
		}
		return b
	}
	write(t, s, batch(0, 1)) // warm up
	// The quickest of some writes tells least of what else the machine does.
	quickest := func(from int) time.Duration {
		best := time.Hour
		for i := range 10 {
			began := time.Now()
			write(t, s, batch(from+i, 1))
			best = min(best, time.Since(began))
		}
		return best
	}
	empty := quickest(10)
	write(t, s, batch(100, 20000))
	if full := quickest(30000); full > 4*empty+50*time.Millisecond {
		t.Errorf("an article takes %v beside 20,000 others, %v beside none", full, empty)
	}
	for n, err := range s.Nodes(t.Context(), graph.Place) {
		if err != nil || !n.Props.Time("lastSeen").Equal(time.Unix(30009, 0)) {
			t.Errorf("the hub is %v, %v", n, err)
		}
	}
}

var _ graph.Reader = (*store.Store)(nil)
