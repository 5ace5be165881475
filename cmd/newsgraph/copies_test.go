package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
)

// paper is a wire story as one paper prints it.
type paper struct {
	Title     string `json:"title"`
	Source    string `json:"source"`
	Author    string `json:"author,omitempty"`
	URL       string `json:"url"`
	Canonical string `json:"canonical,omitempty"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

const wire = `Mayor Anna Bergqvist of Lund confirmed on Monday that the footbridge over the river had collapsed, and said that nobody was hurt.

Police said that they had closed the road along the bank. Two officials said that the bridge had been inspected in March.

"We heard a noise like thunder and then the railing was gone," said Erik Lindqvist, who keeps a shop beside the bridge.

The regional transport authority said in a statement that a crane would lift the wreck out of the water on Wednesday. It denied reports that the bridge had been closed to lorries for months.

The bridge was built in 1974 and carried a path for walkers and bicycles. The council had set aside money for repairs in its last budget, and an engineer had warned of rust in two of the piers.`

// papers are four papers with one story of an agency, the agency's own among them, and a fifth with a report of
// its own on the same event.
func papers() []paper {
	paras := strings.Split(wire, "\n\n")
	reordered := slices.Clone(paras)
	reordered[1], reordered[3] = reordered[3], reordered[1]
	return []paper{
		{"Footbridge collapses in Lund", "Reuters", "", "https://www.reuters.com/world/footbridge", "", "2024-11-04T09:30:00Z", "LUND, Nov 4 (Reuters) - " + wire},
		{"Bridge gone in a moment", "Southern Courier", "", "https://courier.example/bridge", "", "2024-11-04T08:00:00Z", strings.Join(reordered, "\n\n")},
		{"Lund bridge: what we know", "Evening Post", "By Jane Doe, Reuters", "https://post.example/lund", "", "2024-11-04T15:00:00Z", strings.Join(paras[:3], "\n\n")},
		{"Collapse in Lund", "Harbour News", "", "https://harbour.example/1", "https://www.reuters.com/world/footbridge", "2024-11-05T06:00:00Z", wire + "\n\nSource: Reuters"},
		{"Shopkeepers tell of the moment the bridge fell", "Lund Gazette", "", "https://gazette.example/1", "", "2024-11-05T07:00:00Z",
			"Shopkeepers in Lund stood at the water on Tuesday and looked at what was left of their bridge. Police said that nobody was hurt in the collapse of the footbridge. A crane is expected this week, and the council will meet on Thursday to talk about a new one, which may be built of wood."},
	}
}

func writePapers(t *testing.T, papers []paper) string {
	t.Helper()
	var lines strings.Builder
	for _, p := range papers {
		b, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(b, '\n'))
	}
	file := filepath.Join(t.TempDir(), "papers.jsonl")
	if err := os.WriteFile(file, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestOneStoryInFourPapers takes a story from four papers into the graph, in several orders, at once and one by
// one: it is one origin, and its sources count once.
func TestOneStoryInFourPapers(t *testing.T) {
	p := newProgram(t)
	all := papers()
	report, _ := p.run(0, "ingest", "--json", writePapers(t, all))
	if !strings.Contains(report, `"copies": 3`) {
		t.Errorf("the report does not tell of three copies:\n%s", report)
	}
	first := p.dump()
	if n := strings.Count(first, `"duplicateOf":"`); n != 3 {
		t.Errorf("%d articles are copies, want 3:\n%s", n, first)
	}

	p.wipe()
	backwards := slices.Clone(all)
	slices.Reverse(backwards)
	_, talk := p.run(0, "ingest", "--workers", "1", writePapers(t, backwards))
	if !strings.Contains(talk, "copies of another article") {
		t.Errorf("the summary does not tell of copies:\n%s", talk)
	}
	same(t, "backwards", p.dump(), first)

	p.wipe()
	for _, i := range []int{2, 0, 4, 3, 1} {
		p.run(0, "ingest", writePapers(t, all[i:i+1]))
	}
	same(t, "one by one", p.dump(), first)

	// The police of the story are one source with those of its copies; the gazette's are another.
	db := storetest.OpenConfig(t, p.cfg)
	story, _ := askReal(t, db, "same-story", map[string]string{"article": "Lund bridge: what we know"}, "csv")
	for _, w := range []string{"2024-11-04T08:00:00Z,Southern Courier,Bridge gone in a moment,true,0,false,", "Footbridge collapses in Lund,false,1.5,true,Reuters,", ",7,false,Reuters,", ",22,false,Reuters,"} {
		if !strings.Contains(story, w) || strings.Count(story, "\n") != 5 {
			t.Errorf("same-story has no %q:\n%s", w, story)
		}
	}
	// What all papers repeat is there once.
	for q, column := range map[string]string{"copies": "article", "who-confirmed-what": "event", "unnamed-sources": "sentence", "unconfirmed-events": "event"} {
		out, _ := askReal(t, db, q, nil, "csv")
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil || len(rows) < 2 || !slices.Contains(rows[0], column) {
			t.Errorf("%s has no rows or no column %s: %v\n%s", q, column, err, out)
			continue
		}
		seen := map[string]bool{}
		for _, row := range rows[1:] {
			if v := row[slices.Index(rows[0], column)]; seen[v] {
				t.Errorf("%s has %q twice:\n%s", q, v, out)
			} else {
				seen[v] = true
			}
		}
	}
	// An authority without a name says so in three papers: three edges, one source.
	rows := storetest.Exec(t, p.cfg, `MATCH (s)-[c:STATED]->(e:Event {name: 'a crane would lift the wreck'}) RETURN e.sources, count(c), count(DISTINCT s)`, nil)
	if len(rows) != 1 || fmt.Sprint(rows[0]) != "[1 3 3]" {
		t.Errorf("sources, claims and nodes that make them: %v, want one event with 1, 3 and 3", rows)
	}
	p.run(0, "ingest", writePapers(t, all))
	same(t, "again", p.dump(), first)
}

// TestPossibleDuplicates has names that may be one and names that are like each other and are not.
func TestPossibleDuplicates(t *testing.T) {
	db := storetest.Open(t)
	article := graph.Ref{Label: graph.Article, ID: "article:1"}
	b := graph.Batch{Nodes: []graph.Node{{Ref: article}}}
	for i, n := range []struct {
		label graph.Label
		name  string
	}{
		{graph.Person, "Volodymyr Zelenskyy"}, {graph.Person, "Volodymyr Zelensky"}, {graph.Person, "Zelenski"},
		{graph.Person, "John Smith"}, {graph.Person, "Jane Smith"}, {graph.Person, "Ана Петровић"},
		{graph.Person, "José Muñoz"}, {graph.Person, "Jose Munoz"}, {graph.Person, "X"}, {graph.Person, "Y"},
		{graph.Organization, "Federal Bureau of Investigation"}, {graph.Organization, "FBI"}, {graph.Organization, "FDA"},
		{graph.Organization, "Defence Ministry"}, {graph.Organization, "Defense Ministry"},
	} {
		ref := graph.Ref{Label: n.label, ID: fmt.Sprintf("%s:%d", strings.ToLower(string(n.label)), i)}
		b.Nodes = append(b.Nodes, graph.Node{Ref: ref})
		b.Edges = append(b.Edges, graph.Edge{Type: graph.Mentions, From: article, To: ref, Article: article.ID, Start: i, End: i, Props: graph.Props{"names": []string{n.name}}})
	}
	if _, err := db.Write(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	// What settling was in doubt about comes first.
	if _, err := db.Settle(t.Context(), func(l graph.Ledger) error {
		ids := []string{"person:3", "person:4"}
		if _, err := l.Records(ids); err != nil {
			return err
		}
		_, err := l.Settle([]graph.Settled{
			{Ref: graph.Ref{Label: graph.Person, ID: ids[0]}, Node: ids[0], Doubts: []string{ids[1] + " one surname; one employer"}},
			{Ref: graph.Ref{Label: graph.Person, ID: ids[1]}, Node: ids[1]},
		})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	got, _ := askReal(t, db, "possible-duplicates", nil, "csv")
	const want = `names,label,why,nodes,articles,ids
"John Smith, Jane Smith",Person,one surname; one employer,2,2,"person:3, person:4"
"Volodymyr Zelensky, Volodymyr Zelenskyy, Zelenski",Person,family name alone,3,3,"person:1, person:0, person:2"
"Defence Ministry, Defense Ministry",Organization,spelled alike,2,2,"organization:13, organization:14"
"FBI, Federal Bureau of Investigation",Organization,initials,2,2,"organization:11, organization:10"
"Jose Munoz, José Muñoz",Person,spelled alike,2,2,"person:7, person:6"
"Volodymyr Zelensky, Volodymyr Zelenskyy",Person,spelled alike,2,2,"person:1, person:0"
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
