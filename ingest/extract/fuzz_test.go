package extract

import (
	"os"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"newsgraph/ingest/place"
)

// check fails the test unless a graph keeps the promises of the package.
func check(t *testing.T, body string, g *Graph) {
	t.Helper()
	runes := []rune(strings.ToValidUTF8(body, "\uFFFD"))
	valid := utf8.ValidString(body)
	n := utf8.RuneCountInString(body)
	inside := func(what string, m Mention) {
		if m.Start < 0 || m.Start >= m.End || m.End > n {
			t.Fatalf("%s at [%d, %d) of %d", what, m.Start, m.End, n)
		}
		if valid && string(runes[m.Start:m.End]) != m.Text {
			t.Fatalf("%s: text is %q, offsets give %q", what, m.Text, string(runes[m.Start:m.End]))
		}
	}
	entities, events := map[string]bool{}, map[string]bool{}
	for _, e := range g.Entities {
		entities[e.ID] = true
		if len(e.Mentions) == 0 {
			t.Fatalf("entity %q has no mention", e.Name)
		}
		for _, m := range e.Mentions {
			inside("entity "+e.Name, m)
		}
	}
	for _, v := range g.Events {
		events[v.ID] = true
		if v.Name == "" || len(v.Mentions) == 0 {
			t.Fatalf("event %+v has no name or no mention", v)
		}
		for _, m := range v.Mentions {
			inside("event "+v.Name, m)
		}
	}
	for _, e := range g.Edges {
		switch e.Type {
		case Stated, Confirmed, Denied:
			if !entities[e.From] || !events[e.To] {
				t.Fatalf("loose edge %+v", e)
			}
			inside("cue", Mention{Start: e.Start, End: e.End, Text: e.Cue})
		case "PARTICIPATED_IN":
			if !entities[e.From] || !events[e.To] {
				t.Fatalf("loose edge %+v", e)
			}
		case "LOCATED_IN":
			if !entities[e.From] && !events[e.From] || !entities[e.To] {
				t.Fatalf("loose edge %+v", e)
			}
		default:
			if !entities[e.From] || !entities[e.To] {
				t.Fatalf("loose edge %+v", e)
			}
		}
		if e.Confidence <= 0 || e.Confidence > 1 {
			t.Fatalf("confidence of %+v", e)
		}
	}
}

var odd = []string{
	"", " ", "\n\n", ".", `"`, "“”", "said", "He said.", "said said said", "“ said X", "X said “", "A, B, C and D said",
	"According to", "According to the", "'s", "X's", "’s statement that", "It is", "It is illegal to", "There are", "to to to",
	"\xff\xfe said \xff", "Zelenskyy:", ": Zelenskyy", "(said)", "- said -", "said,", ", said", "told", "calling it", "It’s unclear if",
	"Mr. Ms. Dr. President", "President", "of of of", "The Department of", "Kursk region's Kursk region", "Q: Who said it?\nA: He did.",
	"10:30 The minister said.\n10:45 The minister denied it.\n", "• One\n• Two said\n", "X corroborates reports from Y", "X, who, who, said",
}

func FuzzExtract(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	g, err := place.Load()
	if err != nil {
		f.Fatal(err)
	}
	x, err := New(g)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body string) { check(t, body, x.Extract(Text{Body: body})) })
}

// TestLinear holds time to the length of the text, for texts that tempt an algorithm to look too far.
func TestLinear(t *testing.T) {
	x := newExtractor(t)
	for name, unit := range map[string]string{
		"quotes":       "“We will attack Kyiv tomorrow,” said Anna Petrova. ",
		"open quotes":  "“We will ",
		"straight":     `"No," he said, "not `,
		"one sentence": "the minister said the army attacked Kyiv and Moscow denied that ",
		"names":        "Anna Petrova ",
		"commas":       "Petrova, ",
		"and":          "and said ",
		"words":        "word ",
		"letters":      "x",
		"dashes":       "- ",
		"brackets":     "(",
		"to":           "to attack ",
		"it":           "it is ",
		"of":           "the attack of ",
		"different":    "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := func(n int) string {
				if unit != "" {
					return strings.Repeat(unit, n/len(unit)+1)
				}
				var b strings.Builder
				for i := 0; b.Len() < n; i++ { // every name is another one
					b.WriteString("Ana" + strings.Repeat("b", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + " Corporation said. ")
				}
				return b.String()
			}
			took := func(n int) time.Duration {
				s := body(n)
				start := time.Now()
				check(t, s, x.Extract(Text{Body: s}))
				return time.Since(start)
			}
			const small, large = 32 << 10, 256 << 10
			a, b := took(small), took(large)
			if limit := 5 * time.Second; b > limit && b > 40*a {
				t.Errorf("%d bytes took %v, %d bytes %v", small, a, large, b)
			}
			t.Logf("%v, %v", a, b)
		})
	}
}

// TestManyQuotes reads an article with five thousand quotations: every one is a statement, and offsets hold to the end.
func TestManyQuotes(t *testing.T) {
	const n = 5000
	body := strings.Repeat("“We will close the plant in Oulu,” said Anna Petrova.\n", n)
	g := newExtractor(t).Extract(Text{Body: body})
	check(t, body, g)
	said := 0
	for _, e := range g.Edges {
		if e.Type == Stated {
			said++
		}
	}
	if said != n {
		t.Errorf("%d statements, want %d", said, n)
	}
	if len(g.Entities) != 2 {
		t.Errorf("%d entities, want Petrova and Oulu", len(g.Entities))
	}
}

// TestSame holds that reading depends on the text alone: many goroutines with one extractor give one graph.
func TestSame(t *testing.T) {
	body, err := os.ReadFile("testdata/kursk-clashes.txt")
	if err != nil {
		t.Fatal(err)
	}
	x := newExtractor(t)
	want := print(x.Extract(Text{Body: string(body)}))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := print(x.Extract(Text{Body: string(body)})); got != want {
				t.Errorf("another graph the second time:\n%s\nfirst:\n%s", got, want)
			}
		})
	}
	wait.Wait()
}
