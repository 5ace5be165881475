package extract

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// network loads the trained reader once for all tests.
var network = sync.OnceValues(func() (*nlp.Reader, error) { return nlp.Open(nlp.ReaderOptions{}) })

// readingExtractor returns an extractor that reads with the network.
func readingExtractor(t testing.TB) *Extractor {
	t.Helper()
	reader, err := network()
	if err != nil {
		t.Fatal(err)
	}
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := NewWith(g, Options{Reader: reader})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestReader holds what is extracted with the network to the promises of the package: on the texts of the goldens, in
// parallel and twice.
func TestReader(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	x := readingExtractor(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range a.Files {
				if f.Name != "text" {
					continue
				}
				in := Text{Body: strings.TrimSuffix(string(f.Data), "\n")}
				g := x.Extract(in)
				check(t, in.Body, g)
				if again := x.Extract(in); !reflect.DeepEqual(g, again) {
					t.Error("the same text gave another graph")
				}
			}
		})
	}
}

// TestReaderOdd reads texts that are none, and long ones of which a rule that looks too far would take long. Reading the
// text itself is not timed.
func TestReaderOdd(t *testing.T) {
	x := readingExtractor(t)
	for _, body := range odd {
		check(t, body, x.Extract(Text{Body: body}))
	}
	for _, unit := range []string{"the minister said the army attacked Kyiv and Moscow denied that ", "Anna Petrova ", "and said ", "to attack ", "the attack of "} {
		took := func(n int) time.Duration {
			body := strings.Repeat(unit, n/len(unit)+1)
			doc := x.reader.Read(body)
			once := &Extractor{places: x.places, lex: x.lex, tables: x.tables, reader: read{doc}}
			start := time.Now()
			check(t, body, once.Extract(Text{Body: body}))
			return time.Since(start)
		}
		a, b := took(2<<10), took(16<<10)
		if b > 2*time.Second && b > 40*a {
			t.Errorf("%q: 2 kB took %v, 16 kB %v", unit, a, b)
		}
		t.Logf("%q: %v, %v", unit, a, b)
	}
}

// read is a document that was read before.
type read struct{ *nlp.Document }

func (r read) Read(string) *nlp.Document { return r.Document }

// A page is a document that was made by hand, for what single layers do with what a reader says.
type page struct{ fill func(*nlp.Document) }

func (p page) Read(text string) *nlp.Document {
	d := nlp.Parse(text)
	p.fill(d)
	return d
}

// TestReaderNames shows that a reader's name counts where the lists know nothing, and that a reader without trees,
// tags or names changes nothing.
func TestReaderNames(t *testing.T) {
	const body = "The inspectors returned to Zorvath in spring. Officials at Zorvath were not available."
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	named := func(fill func(*nlp.Document)) string {
		x, err := NewWith(g, Options{Reader: page{fill}})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range x.Extract(Text{Body: body}).Entities {
			if e.Name == "Zorvath" {
				return e.Type
			}
		}
		return ""
	}
	mention := func(kind nlp.NameType) func(*nlp.Document) {
		return func(d *nlp.Document) {
			for i, tok := range d.Tokens {
				if tok.Text == "Zorvath" {
					d.Mentions = append(d.Mentions, nlp.Mention{Span: nlp.Span{First: i, Last: i + 1}, Type: kind, Confidence: 0.95})
				}
			}
		}
	}
	for _, c := range []struct {
		read nlp.NameType
		want string
	}{{nlp.NameOrganization, Organization}, {nlp.NamePerson, Person}, {nlp.NameFacility, Location}} {
		if got := named(mention(c.read)); got != c.want {
			t.Errorf("read as %s it is %q, want %q", c.read, got, c.want)
		}
	}
	plain, err := New(g)
	if err != nil {
		t.Fatal(err)
	}
	silent, err := NewWith(g, Options{Reader: page{func(*nlp.Document) {}}})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := plain.Extract(Text{Body: body}), silent.Extract(Text{Body: body}); !reflect.DeepEqual(a, b) {
		t.Error("a reader that says nothing changes the graph")
	}
}

// BenchmarkExtractReader reads one news article of 2,300 characters with the network.
func BenchmarkExtractReader(b *testing.B) {
	body, err := os.ReadFile("testdata/kursk-clashes.txt")
	if err != nil {
		b.Fatal(err)
	}
	x := readingExtractor(b)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		x.Extract(Text{Body: string(body)})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// TestReaderSpeakers holds who speaks where only the tree tells.
func TestReaderSpeakers(t *testing.T) {
	x := readingExtractor(t)
	for text, want := range map[string]string{
		"Ivan Kolev, vice president of the union, which owns a hall in Varna, said the workers would strike on Friday.": "Ivan Kolev",
		"The regulator's chief lawyer - the ministry's oldest critic - said Harbour Rail must stop the works.":          "chief lawyer",
	} {
		g := x.Extract(Text{Body: text})
		var got []string
		for _, e := range g.Edges {
			if e.Type == Stated {
				for _, who := range g.Entities {
					if who.ID == e.From {
						got = append(got, who.Name)
					}
				}
			}
		}
		if len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%s\nspeaks %q, want %q", text, got, want)
		}
	}
}
