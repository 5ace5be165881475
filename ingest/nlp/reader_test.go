package nlp

import (
	"flag"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

var weightsFile = flag.String("weights", "", "weight `file` to test instead of the one in the package")

// testReader returns a reader with the weights under test.
func testReader(t testing.TB) *Reader { return testReaderWith(t, ReaderOptions{}) }

func testReaderWith(t testing.TB, options ReaderOptions) *Reader {
	t.Helper()
	raw := weights
	if *weightsFile != "" {
		var err error
		if raw, err = os.ReadFile(*weightsFile); err != nil {
			t.Fatal(err)
		}
	}
	r, err := NewReader(raw, options)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNewReaderRefuses(t *testing.T) {
	for _, file := range []string{"", "NGMODEL1", strings.Repeat("x", 1000)} {
		if _, err := NewReader([]byte(file), ReaderOptions{}); err == nil {
			t.Errorf("a reader of %.10q", file)
		}
	}
}

// checkLayers holds what a reader added to the promises of the package.
func checkLayers(t *testing.T, d *Document) {
	t.Helper()
	checkDocument(t, d)
	inside := func(what string, s Span) {
		if s.First < 0 || s.Last <= s.First || s.Last > len(d.Tokens) {
			t.Fatalf("%s has tokens [%d, %d) of %d", what, s.First, s.Last, len(d.Tokens))
		}
		if d.SentenceOf(s.First) != d.SentenceOf(s.Last-1) {
			t.Fatalf("%s %q crosses sentences", what, d.SpanText(s))
		}
	}
	for i, token := range d.Tokens {
		s := d.Sentences[d.SentenceOf(i)]
		foreign := isForeign(d.Tokens[s.First:s.Last]) // no happenings are read there
		if token.Upos == "" || token.Lemma == "" || token.Rel == "" || (token.EventKind == "") != foreign {
			t.Fatalf("token %d %q: %+v", i, token.Text, token)
		}
		if (token.Head == NoHead) != (token.Rel == "root") || token.Head == i {
			t.Fatalf("token %d %q hangs on %d by %s", i, token.Text, token.Head, token.Rel)
		}
		steps := 0
		for h := i; h != NoHead; h = d.Tokens[h].Head {
			if h < s.First || h >= s.Last || steps > s.Last-s.First {
				t.Fatalf("token %d %q does not lead to a root of its sentence", i, token.Text)
			}
			steps++
		}
	}
	last := 0
	for _, m := range d.Mentions {
		inside("name", m.Span)
		if m.First < last || m.Type == "" || m.Confidence <= 0 || m.Confidence > 1 {
			t.Fatalf("name %q: %+v", d.SpanText(m.Span), m)
		}
		last = m.Last
	}
	last = 0
	for _, g := range d.Triggers {
		inside("trigger", g.Span)
		if g.First < last || g.Kind == "" {
			t.Fatalf("trigger %q: %+v", d.SpanText(g.Span), g)
		}
		last = g.Last
	}
	for i, a := range d.Attributions {
		if i > 0 && a.first() < d.Attributions[i-1].first() || a.first() < 0 {
			t.Fatalf("attribution %d is out of order", i)
		}
		for _, spans := range [][]Span{a.Source, a.Cue, a.Content} {
			for _, s := range spans {
				inside("speech", s)
			}
		}
	}
	seen := map[int]bool{}
	for i, c := range d.Chains {
		if len(c.Mentions) < 2 || i > 0 && compareSpans(c.Mentions[0].Span, d.Chains[i-1].Mentions[0].Span) < 0 {
			t.Fatalf("chain %d: %+v", i, c)
		}
		for k, m := range c.Mentions {
			inside("mention", m.Span)
			if !m.Contains(m.Head) || seen[m.Head] || k > 0 && compareSpans(m.Span, c.Mentions[k-1].Span) <= 0 {
				t.Fatalf("mention %q of chain %d: %+v", d.SpanText(m.Span), i, m)
			}
			seen[m.Head] = true
		}
	}
}

// TestReadTheSame reads with different numbers of workers, and the same text at
// the same time.
func TestReadTheSame(t *testing.T) {
	one, three := testReaderWith(t, ReaderOptions{Workers: 1}), testReaderWith(t, ReaderOptions{Workers: 3})
	raw, err := os.ReadFile("testdata/harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat(string(raw)+"\n\n", 3)
	want := one.Read(text)
	checkLayers(t, want)
	if len(want.Mentions) == 0 {
		t.Error("no names")
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			if got := three.Read(text); !reflect.DeepEqual(got, want) {
				t.Error("three workers give another document than one")
			}
		})
	}
	wg.Wait()
}

func TestReadOtherLanguages(t *testing.T) {
	r := testReader(t)
	for _, text := range []string{
		"Міністр Олександр Коваль заявив у п’ятницю в Києві, що не піде у відставку, бо уряд і далі йому довіряє.",
		"Der Minister Hans Müller sagte am Freitag in Berlin, er werde nicht zurücktreten, weil die Regierung ihm vertraue.",
		"部长周五表示，他不会辞职，因为政府仍然信任他。",
	} {
		d := r.Read(text)
		if d.Language == "en" || len(d.Tokens) == 0 || len(d.Mentions)+len(d.Triggers)+len(d.Attributions)+len(d.Chains) > 0 {
			t.Errorf("%q: language %q, %d names", text, d.Language, len(d.Mentions))
		}
	}
	d := r.Read("The minister said on Friday that he would not go.\n\nМіністр Олександр Коваль заявив у п’ятницю в Києві, що не піде у відставку.\n\nHis party was pleased, and so was he.")
	for _, m := range d.Mentions {
		if d.SentenceOf(m.First) == 1 {
			t.Errorf("a name in the Ukrainian sentence: %q", d.SpanText(m.Span))
		}
	}
}

// TestReadBadInput reads what is hardly text.
func TestReadBadInput(t *testing.T) {
	r := testReader(t)
	for _, text := range []string{
		"", " \n ", "\xff\xfe", "...", "\U0001F600", "12 34 56", "“", strings.Repeat("“", 500), strings.Repeat("(", 400) + "a" + strings.Repeat(")", 400),
		strings.Repeat("x", 5000), strings.Repeat("word ", 600), strings.Repeat("A. ", 300), strings.Repeat("said “he said ", 60),
		"Tlie rninister sa1d tbat he wou1d n0t res1gn || the ta|ks w1th tbe nei9hbours were 0ver ~~", strings.ToUpper("Two killed in Kabul as minister resigns\n\nThe president of Norway said he was sorry."),
	} {
		if d := r.Read(text); readable(d) {
			checkLayers(t, d)
		} else if checkDocument(t, d); len(d.Mentions) > 0 {
			t.Errorf("names in %q", text)
		}
	}
}

// TestReadLinear holds the time to the length of the text, with the network.
func TestReadLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	r := testReader(t)
	for name, unit := range map[string]string{
		"no full stop": "the minister of the north and ", "pronouns": "He saw him and she saw her. ", "quotes": "“He said “she said ",
	} {
		measure := func(n int) time.Duration {
			text := strings.Repeat(unit, n)
			start := time.Now()
			r.Read(text)
			return time.Since(start)
		}
		measure(10)
		short, long := measure(100), measure(800)
		if limit := short*8*3 + time.Second; long > limit {
			if long = measure(800); long > limit {
				t.Errorf("%s: %v, and eight times as much %v", name, short, long)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	r := testReader(f)
	for _, seed := range []string{"", "“We can't,” she said. He left Paris.", "A B C\nD. e", "\xff said", "He he him his"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d := r.Read(text); readable(d) {
			checkLayers(t, d)
		}
	})
}
