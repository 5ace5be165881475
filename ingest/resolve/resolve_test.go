package resolve_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/place"
	"newsgraph/ingest/resolve"
)

var update = flag.Bool("update", false, "write the goldens anew")

func gazetteer(t testing.TB) *place.Gazetteer {
	t.Helper()
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// story builds an article and its graph: the text first, then entities and events by the words that stand
// for them, so that offsets are right by construction.
type story struct {
	t    testing.TB
	gaz  *place.Gazetteer
	text string
	date string
	g    extract.Graph
}

func newStory(t testing.TB, date, text string) *story {
	return &story{t: t, gaz: gazetteer(t), text: text, date: date}
}

func (s *story) at(words string) (start, end int) {
	s.t.Helper()
	i := strings.Index(s.text, words)
	if i < 0 {
		s.t.Fatalf("%q is not in the text", words)
	}
	start = utf8.RuneCountInString(s.text[:i])
	return start, start + utf8.RuneCountInString(words)
}

func (s *story) spans(kind string, words []string) (m []extract.Mention) {
	s.t.Helper()
	for _, w := range words {
		start, end := s.at(w)
		m = append(m, extract.Mention{Start: start, End: end, Text: w, Kind: kind})
	}
	return m
}

// entity adds an entity under its first name; kind is "unnamed", or as the extractor gives it.
func (s *story) entity(id, typ, kind string, names ...string) *story {
	s.t.Helper()
	e := extract.Entity{ID: id, Type: typ, Name: names[0], Kind: kind, Unnamed: kind == "unnamed", Mentions: s.spans("name", names)}
	if typ == "place" {
		found := s.gaz.Lookup(names[0])
		if len(found) > 0 {
			e.GeoNames, e.Lat, e.Lon, e.Kind = found[0].ID, found[0].Lat, found[0].Lon, found[0].Kind
		}
	}
	s.g.Entities = append(s.g.Entities, e)
	return s
}

func (s *story) event(id, kind, date, name string, triggers ...string) *story {
	s.t.Helper()
	s.g.Events = append(s.g.Events, extract.Event{ID: id, Kind: kind, Status: "asserted", Name: name, Date: date, Mentions: s.spans("", triggers)})
	return s
}

func (s *story) edge(typ, from, to, evidence string) *story {
	s.t.Helper()
	start, end := s.at(evidence)
	e := extract.Edge{Type: typ, From: from, To: to, Start: start, End: end, Confidence: 0.5}
	switch graph.Type(typ) {
	case graph.ParticipatedIn:
		e.Role = "agent"
	case graph.LocatedIn, graph.AffiliatedWith:
	default:
		e.Cue = evidence
	}
	s.g.Edges = append(s.g.Edges, e)
	return s
}

func (s *story) batch() graph.Batch {
	s.t.Helper()
	a := &article.Article{Text: s.text, Title: "A story", Source: "Example Times"}
	if s.date != "" {
		published, err := article.ParseTime(s.date)
		if err != nil {
			s.t.Fatal(err)
		}
		a.Published = published
	}
	a.Seal()
	b, err := resolve.New(s.gaz).Batch(a, &s.g, "test-1").Canonical()
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func clashes(t testing.TB) *story {
	return newStory(t, "2024-11-05", "President Volodymyr Zelenskyy confirmed the first clashes between Ukrainian forces and North Korean troops. "+
		"The soldiers of North Korea met\nthe Ukrainian army in the Kursk region. Zelensky’s ally, Smith, agreed; two diplomats denied the combat.").
		entity("e1", "person", "", "Volodymyr Zelenskyy", "Zelensky").
		entity("e2", "organization", "military", "Ukrainian forces").
		entity("e3", "organization", "military", "North Korean troops").
		entity("e4", "organization", "military", "soldiers of North Korea").
		entity("e5", "organization", "military", "Ukrainian army").
		entity("e6", "place", "", "Kursk region").
		entity("e7", "person", "", "Smith").
		entity("e8", "organization", "unnamed", "two diplomats").
		event("v1", "attack", "", "first clashes between Ukrainian forces and North Korean troops", "clashes", "combat").
		edge("CONFIRMED", "e1", "v1", "confirmed").
		edge("DENIED", "e8", "v1", "denied").
		edge("PARTICIPATED_IN", "e2", "v1", "Ukrainian forces").
		edge("PARTICIPATED_IN", "e4", "v1", "soldiers of North Korea").
		edge("LOCATED_IN", "v1", "e6", "Kursk region").
		edge("LOCATED_IN", "e6", "e6", "Kursk region").  // says nothing
		edge("AFFILIATED_WITH", "e8", "e2", "diplomats") // an unnamed source holds no post
}

func TestGolden(t *testing.T) {
	var mem graph.Mem
	if _, err := mem.Write(context.Background(), clashes(t).batch()); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := graph.Dump(context.Background(), &got, &mem); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "clashes.dump")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("the dump has changed (go test -update writes it anew):\n%s", diff)
	}
}

// ids returns the id of the only node of a label in each of two batches; gazetteer parents do not count.
func ids(t *testing.T, label graph.Label, a, b *story) (string, string) {
	t.Helper()
	var out [2]string
	for i, s := range []*story{a, b} {
		batch := s.batch()
		for _, e := range batch.Edges {
			if e.Type == graph.Mentions && e.To.Label == label {
				if out[i] != "" {
					t.Fatalf("two nodes %s", label)
				}
				out[i] = e.To.ID
			}
		}
		if out[i] == "" {
			t.Fatalf("no node %s", label)
		}
	}
	return out[0], out[1]
}

func TestNamesAcrossArticles(t *testing.T) {
	for _, tt := range []struct {
		typ, a, b string
		same      bool
	}{
		{"person", "Volodymyr Zelenskyy", "Volodymyr Zelensky", true},
		{"person", "Volodymyr Zelenskyy", "VOLODYMYR ZELENSKIY", true},
		{"person", "Miloš Vučević", "Milos Vucevic", true},
		{"person", "Владимир Путин", "Vladimir Putin", true},
		{"person", "Mr. Wes Moore", "Governor Wes Moore", true},
		{"person", "Dr Jane Doe, PhD", "Jane Doe", true},
		{"person", "Jane Doe’s", "Jane Doe", true},
		{"person", "Sergei Lavrov", "Sergey Lavrov", true},
		{"person", "Bashar al-Assad", "Bashar al Assad", true},
		{"person", "Bashar al-Assad", "Maher al-Assad", false},
		{"person", "George W. Bush", "George H. W. Bush", false},
		{"person", "Robert Kennedy", "Robert Kennedy Jr.", false},
		{"person", "John Smith", "Jack Smith", false},
		{"person", "Smith", "Smith", false},
		{"person", "Putin", "Vladimir Putin", true},
		{"person", "Trump", "President Donald J. Trump", true},
		{"person", "Gaddafi", "Moammar Gadhafi", true},
		{"person", "Erdoğan", "Recep Tayyip Erdogan", true},
		{"person", "Kim", "Kim", false},
		{"person", "Maria", "Maria", false},
		{"person", "Tsaplienko", "Tsaplienko", true},
		{"person", "King Charles", "Charles", false},

		{"organization", "North Korean troops", "North Korean soldiers", true},
		{"organization", "North Korean troops", "soldiers of North Korea", true},
		{"organization", "North Korean troops", "the North Korean military", true},
		{"organization", "North Korean troops", "South Korean troops", false},
		{"organization", "North Korean troops", "North Korean officials", false},
		{"organization", "US forces", "American troops", true},
		{"organization", "U.S. military", "American military", true},
		{"organization", "Ukrainian officials", "Ukraine's authorities", true},
		{"organization", "Ukrainian officials", "Ukrainian government", false},
		{"organization", "Georgia officials", "Georgian officials", false}, // the American state, or the country?
		{"organization", "Russian Defense Ministry", "Ministry of Defence of Russia", true},
		{"organization", "Russia's Defense Ministry", "Ukrainian Defense Ministry", false},
		{"organization", "Foreign Ministry", "Foreign Ministry", false},
		{"organization", "Supreme Court", "Supreme Court", false},
		{"organization", "Center for Countering Disinformation", "Centre for Countering Disinformation", true},
		{"organization", "The New York Times", "New York Times", true},
		{"organization", "Grace Ocean Pte. Ltd.", "Grace Ocean Pte", true},
		{"organization", "Brawner Builders, Inc.", "Brawner Builders", true},
		{"organization", "KBS", "KBS", true},
		{"organization", "United Nations", "European Union", false},

		{"place", "Kyiv", "Kiev", true},
		{"place", "Kursk", "Kursk region", false},
		{"place", "the Black Sea", "Black Sea", true},
		{"place", "Café Zyxwv", "Cafe Zyxwv", true},
		{"place", "Café Zyxwv", "Café Zyxwu", false},
	} {
		one := func(article, name string) *story {
			return newStory(t, "2024-11-05", article+": "+name).entity("e1", tt.typ, "", name)
		}
		label := graph.Label(strings.ToUpper(tt.typ[:1]) + tt.typ[1:])
		var mem graph.Mem
		for _, s := range []*story{one("First", tt.a), one("Second", tt.b)} {
			if _, err := mem.Write(t.Context(), s.batch()); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := resolve.SettleGraph(t.Context(), &mem, resolve.Judgements{}); err != nil {
			t.Fatal(err)
		}
		nodes := map[string]bool{}
		for e, err := range mem.Edges(t.Context(), graph.Mentions) {
			if err != nil {
				t.Fatal(err)
			}
			if e.To.Label == label {
				nodes[e.To.ID] = true
			}
		}
		if same := len(nodes) == 1; same != tt.same {
			t.Errorf("%s %q and %q: one node is %v, want %v", tt.typ, tt.a, tt.b, same, tt.same)
		}
	}
}

func TestKindOfNationsBodies(t *testing.T) {
	for name, want := range map[string]string{
		"Russian military": "military", "Kenyan police": "agency", "French officials": "government", "Example Group": "as given",
	} {
		for _, e := range newStory(t, "", name).entity("e1", "organization", "as given", name).batch().Edges {
			if e.Type == graph.Mentions && e.Props.String("kind") != want {
				t.Errorf("%s is of kind %q, want %q", name, e.Props.String("kind"), want)
			}
		}
	}
}

func TestNamesAreBounded(t *testing.T) {
	long := strings.Repeat("Long\x00 ", 5000)
	for _, e := range newStory(t, "", long).entity("e1", "organization", "", long).batch().Edges {
		for _, n := range e.Props.Strings("names") {
			if utf8.RuneCountInString(n) != 300 || strings.ContainsRune(n, 0) {
				t.Errorf("a name of %d code points: %.20q", utf8.RuneCountInString(n), n)
			}
		}
	}
}

func TestUnnamedSourcesStayApart(t *testing.T) {
	one := func(article string) *story {
		return newStory(t, "", article+": police said").entity("e1", "organization", "unnamed", "police")
	}
	if a, b := ids(t, graph.Organization, one("First"), one("Second")); a == b {
		t.Error("the police of two articles are one node")
	}
}

func TestEventsAcrossArticles(t *testing.T) {
	// An event as one article knows it: kind, date of the article, date of the event, sides, place.
	type known struct{ kind, published, date, sides, place string }
	base := known{"attack", "2024-11-05", "", "Ukrainian forces|North Korean troops", "Kursk region"}
	fire := known{"disaster", "2024-11-02", "2024-11-01", "", "Novi Sad"}
	for _, tt := range []struct {
		name string
		a, b known
		same bool
	}{
		{"same", base, base, true},
		{"later in the week", base, known{"attack", "2024-11-10", "", base.sides, base.place}, true},
		{"a day in the week", base, known{"attack", "2024-11-20", "2024-11-04", base.sides, base.place}, true},
		{"next week", base, known{"attack", "2024-11-11", "", base.sides, base.place}, false},
		{"other words for the sides", base, known{"attack", "2024-11-05", "", "North Korean soldiers|Ukraine", base.place}, true},
		{"a month", known{"attack", "2024-11-05", "2024-11", base.sides, base.place}, known{"attack", "2024-11-05", "2024-11", base.sides, base.place}, false},
		{"the last week of a year", known{"attack", "2024-12-31", "", base.sides, base.place}, known{"attack", "2025-01-05", "", base.sides, base.place}, true},
		{"other side", base, known{"attack", "2024-11-05", "", "Ukrainian forces|Russian forces", base.place}, false},
		{"other place", base, known{"attack", "2024-11-05", "", base.sides, "Belgorod region"}, false},
		{"other kind", base, known{"meeting", "2024-11-05", "", base.sides, base.place}, false},
		{"two days, one side", known{"attack", "2024-11-05", "2024-11-04", "Russian forces", "Kharkiv"}, known{"attack", "2024-11-05", "2024-11-05", "Russian forces", "Kharkiv"}, false},
		{"one day, articles apart", known{"attack", "2024-11-05", "2024-11-04", base.sides, base.place}, known{"attack", "2024-12-05", "2024-11-04", base.sides, base.place}, true},
		{"one side, no day", known{"attack", "2024-11-05", "", "Russian forces", "Kharkiv"}, known{"attack", "2024-11-05", "", "Russian forces", "Kharkiv"}, false},
		{"one side, a day", known{"attack", "2024-11-05", "2024-11-04", "Russian forces", "Kharkiv"}, known{"attack", "2024-11-06", "2024-11-04", "Russian forces", "Kharkiv"}, true},
		{"no date at all", known{"attack", "", "", base.sides, base.place}, known{"attack", "", "", base.sides, base.place}, false},
		{"nothing but a kind", known{"attack", "2024-11-05", "2024-11-05", "", ""}, known{"attack", "2024-11-05", "2024-11-05", "", ""}, false},
		{"disaster in a town, one article without the day", fire, known{"disaster", "2024-11-06", "", "", "Novi Sad"}, true},
		{"disaster in a country", known{"disaster", "2024-11-02", "", "", "Serbia"}, known{"disaster", "2024-11-02", "", "", "Serbia"}, false},
		{"other", known{"other", "2024-11-05", "2024-11-05", base.sides, base.place}, known{"other", "2024-11-05", "2024-11-05", base.sides, base.place}, false},
		{"a side that names no one", known{"attack", "2024-11-05", "2024-11-04", "Smith|Foreign Ministry", ""}, known{"attack", "2024-11-05", "2024-11-04", "Smith|Foreign Ministry", ""}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			one := func(article string, k known) *story {
				s := newStory(t, k.published, fmt.Sprintf("%s: it happened to %s in %s", article, strings.ReplaceAll(k.sides, "|", " and "), k.place))
				s.event("v1", k.kind, k.date, "it", "happened")
				for i, side := range strings.Split(k.sides, "|") {
					typ := "organization"
					switch side {
					case "":
						continue
					case "Ukraine":
						typ = "place"
					case "Smith":
						typ = "person"
					}
					id := fmt.Sprintf("e%d", i)
					s.entity(id, typ, "", side).edge("PARTICIPATED_IN", id, "v1", side)
				}
				if k.place != "" {
					s.entity("p", "place", "", k.place).edge("LOCATED_IN", "v1", "p", k.place)
				}
				return s
			}
			if a, b := ids(t, graph.Event, one("First", tt.a), one("Second", tt.b)); (a == b) != tt.same {
				t.Errorf("one event is %v, want %v", a == b, tt.same)
			}
		})
	}
}

// What nothing else is known of is recognised in the copies of a text, and nowhere else.
func TestEventsOfCopies(t *testing.T) {
	const (
		telling = "The regional transport authority said that a crane would lift the wreck on Wednesday."
		stock   = "He was taken to hospital with injuries that were not serious, and was released."
	)
	for _, tt := range []struct {
		name, a, b   string
		dateA, dateB string
		same         bool
	}{
		{"copy", telling + " More.", "LUND (Reuters) - " + telling, "2024-11-04", "2024-11-09", true},
		{"reordered", "First this. " + telling, telling + "\n\nFirst this.", "2024-11-04", "2024-11-04", true},
		{"other marks", telling, strings.ReplaceAll(telling, "said that", "said: that"), "2024-11-04", "2024-11-04", true},
		{"another month", telling, telling + " More.", "2024-11-04", "2025-11-04", false},
		{"no date", telling, telling + " More.", "", "", false},
		{"other words", telling, strings.ReplaceAll(telling, "Wednesday", "Thursday"), "2024-11-04", "2024-11-04", false},
		{"words that stand in any report", stock, stock + " More.", "2024-11-04", "2024-11-04", false},
	} {
		one := func(date, text string) *story {
			word := "lift"
			if !strings.Contains(text, word) {
				word = "taken"
			}
			return newStory(t, date, text).event("v1", "other", "", "it", word)
		}
		if a, b := ids(t, graph.Event, one(tt.dateA, tt.a), one(tt.dateB, tt.b)); (a == b) != tt.same {
			t.Errorf("%s: one event is %v, want %v", tt.name, a == b, tt.same)
		}
	}
}

// Local ids and the order of the lists mean nothing.
func TestBatchDoesNotDependOnOrder(t *testing.T) {
	want := clashes(t).batch()
	s := clashes(t)
	slices.Reverse(s.g.Entities)
	slices.Reverse(s.g.Edges)
	for i := range s.g.Entities {
		slices.Reverse(s.g.Entities[i].Mentions)
	}
	if diff := cmp.Diff(want, s.batch()); diff != "" {
		t.Errorf("the batch depends on the order:\n%s", diff)
	}
}

func TestTwoEventsOfOneKind(t *testing.T) {
	s := newStory(t, "", "He said it and he said that.").
		event("v1", "other", "", "it", "it").event("v2", "other", "", "that", "that")
	n := 0
	for _, x := range s.batch().Nodes {
		if x.Label == graph.Event {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d events, want 2", n)
	}
}

func TestEvidenceLiesInTheText(t *testing.T) {
	s := clashes(t)
	text := []rune(s.text)
	for _, e := range s.batch().Edges {
		if e.Article == "" {
			continue
		}
		evidence, sentence := strings.Join(strings.Fields(string(text[e.Start:e.End])), " "), e.Props.String("sentence")
		if evidence == "" || !strings.Contains(sentence, evidence) {
			t.Errorf("%s: the sentence %q does not hold the evidence %q", e.Type, sentence, evidence)
		}
		if strings.ContainsAny(sentence, "\n") || e.Props["confidence"] == nil {
			t.Errorf("%s: sentence %q, confidence %v", e.Type, sentence, e.Props["confidence"])
		}
	}
}

func TestDateOfEvent(t *testing.T) {
	for date, want := range map[string]string{"2024-11-05": "2024-11-05 day", "2024-11": "2024-11-01 month", "2024": "2024-01-01 year", "": " "} {
		s := newStory(t, "2024-11-06", "It happened.").event("v1", "attack", date, "it", "happened")
		for _, e := range s.batch().Edges {
			if e.Type == graph.Mentions {
				if got := string(e.Props.Date("date")) + " " + e.Props.String("datePrecision"); got != want {
					t.Errorf("date %q became %q, want %q", date, got, want)
				}
			}
		}
	}
}

func TestEntityWithoutMentions(t *testing.T) {
	s := newStory(t, "", "Nothing of that.")
	s.g.Entities = []extract.Entity{{ID: "e1", Type: "organization", Name: "Example Group"}}
	s.g.Events = []extract.Event{{ID: "v1", Kind: "", Name: "something"}}
	b := s.batch()
	if len(b.Edges) != 2 || b.Edges[0].Props["count"] != int64(0) {
		t.Errorf("edges %+v", b.Edges)
	}
}
