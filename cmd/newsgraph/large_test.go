package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
	"newsgraph/queries"
)

// large fills the database of a test with a graph of n articles, made on the server. Some people, places and events are
// everywhere and most are rare, as in the news: the k-th of N is taken with a cube (a square for events), so that the first hundredth
// gets a fifth of all.
func large(t testing.TB, cfg store.Config, n int) *store.Store {
	t.Helper()
	db := storetest.OpenConfig(t, cfg)
	if err := db.EnsureSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	params := map[string]any{"articles": n, "people": n/5 + 20, "organizations": n/8 + 20, "places": min(n/20+40, 4000), "events": 2*n + 10}
	for _, statement := range strings.Split(largeGraph, ";\n") {
		storetest.Exec(t, cfg, statement, params)
	}
	return db
}

// pick(x, N) is written out: toInteger(N * u * u * u) with u in [0, 1) from a hash of x.
const largeGraph = `UNWIND range(0, $people - 1) AS i
CALL (i) { CREATE (:Person:Entity {id: 'person:' + i, name: 'Given' + (i % 997) + ' Family' + i, title: 'Minister'}) } IN TRANSACTIONS OF 20000 ROWS;
UNWIND range(0, $organizations - 1) AS i
CALL (i) { CREATE (:Organization:Entity {id: 'organization:' + i, name: 'Organization ' + i, kind: CASE i % 5 WHEN 0 THEN 'unnamed' ELSE 'group' END}) } IN TRANSACTIONS OF 20000 ROWS;
UNWIND range(0, $places - 1) AS i
CALL (i) { CREATE (:Place:Entity {id: 'geonames:' + i, name: CASE WHEN i < 20 THEN 'Country' ELSE 'Town' END + i, countryCode: 'C' + (i % 20), population: 1000 * i,
  kind: CASE WHEN i < 20 THEN 'country' ELSE 'city' END, location: point({latitude: (i * 37) % 140 - 70.0, longitude: (i * 91) % 340 - 170.0})}) } IN TRANSACTIONS OF 20000 ROWS;
UNWIND range(20, $places - 1) AS i
CALL (i) { MATCH (a:Entity {id: 'geonames:' + i}), (b:Entity {id: 'geonames:' + (i % 20)}) CREATE (a)-[:LOCATED_IN {key: 'edge:p' + i, source: 'geonames'}]->(b) } IN TRANSACTIONS OF 20000 ROWS;
UNWIND range(0, $events - 1) AS i
CALL (i) { CREATE (:Event:Entity {id: 'event:' + i, name: 'clashes of side' + (i % 1009) + ' near town' + i, status: 'asserted',
  kind: ['attack', 'protest', 'meeting', 'policy', 'accusation'][i % 5], date: CASE i % 3 WHEN 0 THEN null ELSE date('2020-01-01') + duration({days: i % 1800}) END}) } IN TRANSACTIONS OF 20000 ROWS;
UNWIND range(0, $articles - 1) AS i
CALL (i) { CREATE (:Article {id: 'article:' + i, title: 'Report ' + i + ' on the clashes', url: 'https://example.org/' + i, source: 'Paper ' + (i % 300), textHash: 't' + i,
  published: datetime('2020-01-01T00:00:00Z') + duration({hours: i % 43000}), duplicateOf: CASE i % 20 WHEN 19 THEN 'article:' + (i - 1) END,
  originId: 'article:' + CASE i % 20 WHEN 19 THEN i - 1 ELSE i END}) } IN TRANSACTIONS OF 20000 ROWS;
UNWIND range(0, $articles - 1) AS i
CALL (i) {
  MATCH (a:Article {id: 'article:' + i})
  UNWIND range(0, 2) AS k
  WITH a, i, k, ((i * 3 + k) * 7919 % 100003) / 100003.0 AS u, ((i * 3 + k) * 104729 % 99991) / 99991.0 AS v, ((i * 3 + k) * 15485863 % 99989) / 99989.0 AS w
  MATCH (p:Entity {id: CASE k WHEN 2 THEN 'organization:' + toInteger($organizations * u * u * u) ELSE 'person:' + toInteger($people * u * u * u) END})
  MATCH (e:Entity {id: 'event:' + toInteger($events * v * v)})
  MATCH (l:Entity {id: 'geonames:' + toInteger($places * w * w * w)})
  CREATE (a)-[:MENTIONS {key: 'edge:m' + i + '.' + k, articleId: a.id, start: k, end: k + 1, count: 2}]->(p)
  CREATE (a)-[:MENTIONS {key: 'edge:n' + i + '.' + k, articleId: a.id, start: k, end: k + 1, count: 1}]->(e)
  CREATE (a)-[:MENTIONS {key: 'edge:o' + i + '.' + k, articleId: a.id, start: k, end: k + 1, count: 1}]->(l)
  CREATE (e)-[:LOCATED_IN {key: 'edge:l' + i + '.' + k, articleId: a.id, start: k, end: k + 1}]->(l)
  CREATE (p)-[:PARTICIPATED_IN {key: 'edge:t' + i + '.' + k, articleId: a.id, start: k, end: k + 1, role: 'agent'}]->(e)
  FOREACH (x IN CASE WHEN (i + k) % 4 < 3 THEN [1] ELSE [] END |
    CREATE (p)-[:STATED {key: 'edge:s' + i + '.' + k, articleId: a.id, start: k, end: k + 1, cue: 'said', sentence: 'A sentence with some words in it.', content: 'some words', quote: i % 7 = 0}]->(e))
  FOREACH (x IN CASE WHEN (i + k) % 4 = 3 THEN [1] ELSE [] END |
    CREATE (p)-[:CONFIRMED {key: 'edge:c' + i + '.' + k, articleId: a.id, start: k, end: k + 1, cue: 'confirmed', sentence: 'A sentence with some words in it.', via: 'an interview'}]->(e))
  FOREACH (x IN CASE WHEN (i + k) % 53 = 3 THEN [1] ELSE [] END |
    CREATE (p)-[:DENIED {key: 'edge:d' + i + '.' + k, articleId: a.id, start: k, end: k + 1, cue: 'denied', sentence: 'A sentence with some words in it.'}]->(e))
  FOREACH (x IN CASE WHEN k = 0 AND i % 5 = 0 THEN [1] ELSE [] END |
    CREATE (p)-[:AFFILIATED_WITH {key: 'edge:a' + i, articleId: a.id, start: k, end: k + 1, title: 'Minister'}]->(l))
} IN TRANSACTIONS OF 2000 ROWS;
MATCH (e:Event)
CALL (e) { SET e.sources = COUNT { MATCH (s)-[:STATED|CONFIRMED]->(e) WHERE coalesce(s.kind, '') <> 'unnamed' RETURN DISTINCT s } } IN TRANSACTIONS OF 20000 ROWS`

// largeArgs are names of the generated graph; the rarest and the most common thing of a kind would both be no measure of the rest.
var largeArgs = map[string]string{"event": "clashes near town3", "person": "Family3", "speaker": "Family3", "organization": "Organization 3",
	"place": "Country3", "article": "article:77", "a": "Family3", "b": "Family4", "name": "Family3"}

type questionTime struct {
	name       string
	took, best time.Duration
	rows       int
}

// timeQuestions asks each question some times and takes the median.
func timeQuestions(t testing.TB, db *store.Store, times int) (list []questionTime) {
	t.Helper()
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		args := map[string]string{}
		for _, p := range q.Params {
			if v, ok := largeArgs[p.Name]; ok && p.Required {
				args[p.Name] = v
			}
		}
		params, err := q.Bind(args)
		if err != nil {
			t.Fatal(err)
		}
		var took []time.Duration
		rows := 0
		for range times {
			start := time.Now()
			answer, err := db.Read(t.Context(), q.Text, params)
			if err != nil {
				t.Fatalf("%s: %v", q.Name, err)
			}
			took, rows = append(took, time.Since(start)), len(answer.Rows)
			if q.Shape == queries.Graph && len(newPicture(answer).nodes) > 75 {
				t.Errorf("%s: %d nodes, want at most 75", q.Name, len(newPicture(answer).nodes))
			}
		}
		slices.Sort(took)
		list = append(list, questionTime{q.Name, took[len(took)/2], took[0], rows})
	}
	slices.SortFunc(list, func(a, b questionTime) int { return cmp.Compare(b.took, a.took) })
	return list
}

// TestQuestionsOnMany asks every question of a graph of 2,000 articles: pictures stay small, and no question takes seconds.
func TestQuestionsOnMany(t *testing.T) {
	if testing.Short() {
		skip(t, "fills a database with 2,000 articles")
	}
	for _, q := range timeQuestions(t, large(t, storetest.Server(t), 2000), 3) {
		// The best of two: the first also plans, and other tests may have the machine.
		if q.best > 3*time.Second {
			t.Errorf("%s takes %v", q.name, q.best)
		}
	}
}

// BenchmarkQuestions prints a table of how long each question takes. NEWSGRAPH_BENCH_ARTICLES sets the size of the graph.
//
//	NEWSGRAPH_BENCH_ARTICLES=100000 go test ./cmd/newsgraph -run '^$' -bench Questions -benchtime 1x
func BenchmarkQuestions(b *testing.B) {
	n := 10_000
	if s := os.Getenv("NEWSGRAPH_BENCH_ARTICLES"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	db := large(b, storetest.Server(b), n)
	for b.Loop() {
		var out strings.Builder
		for _, q := range timeQuestions(b, db, 5) {
			fmt.Fprintf(&out, "%-30s %7.0f ms %5d rows\n", q.name, float64(q.took.Microseconds())/1000, q.rows)
		}
		b.Logf("%d articles\n%s", n, out.String())
	}
}
