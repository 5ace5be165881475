package story

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// made is a text of n made-up words.
func made(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 7))
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "word%d", r.IntN(5000))
		b.WriteByte(" \n"[i%10/9])
	}
	return b.String()
}

func TestSketchIsStable(t *testing.T) {
	// Sketches live in databases: a change of these values makes every graph that exists blind for copies.
	s := Of("Police said on Monday that nobody was hurt.", "https://example.org/a")
	if got, want := s.String()[:25], "n5 000e8e1b3c 0107820d8a "; got != want {
		t.Errorf("the sketch begins %q, want %q", got, want)
	}
	if want := "u2b722bb31fd112df"; s.links[0] != want {
		t.Errorf("the key of the address is %q, want %q", s.links[0], want)
	}
}

func TestString(t *testing.T) {
	for _, s := range []Sketch{{}, Of(""), Of("three short words"), Of(made(1, 500)), Of(made(2, 50), "https://example.org/a", "https://example.org/b"), Of("", "https://example.org/a")} {
		text := s.String()
		got, err := Parse(text)
		if err != nil || got.String() != text || got.size != s.size || got.mins != s.mins || !slices.Equal(got.links, s.links) {
			t.Errorf("Parse(%q) = %v, %v", text, got, err)
		}
		if s.Empty() != (text == "") {
			t.Errorf("%q: empty is %t", text, s.Empty())
		}
		if len(text) > 760 {
			t.Errorf("a sketch takes %d bytes", len(text))
		}
	}
	whole := Of(made(1, 50)).String()
	for _, bad := range []string{"x", "n", "n-3", "n5", whole[:100], "00", "zz00000000", "u12", strings.Repeat("a", 9000), whole[4:], "ff" + whole[5:]} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("Parse(%.40q) succeeds", bad)
		}
	}
}

func TestNormalized(t *testing.T) {
	want := Of("“Don't shoot,” the officer said — twice; 15 men in the field heard it.")
	for _, text := range []string{
		"\"Don’t shoot\", the officer said, twice. 15 MEN IN THE FIELD heard it",
		"Dont shoot the officer said twice １５ men in the ﬁeld heard it",
		"  Don\u00adt\n\nshoot the\tofficer said twice 15 men in the field heard it ",
	} {
		if got := Of(text); got.String() != want.String() {
			t.Errorf("%q has another sketch", text)
		}
	}
	if a, b := Of("北京市发生火灾，三人受伤。"), Of("北京市发生火灾 三人受伤"); a.size != 8 || a.String() != b.String() {
		t.Errorf("a script without spaces has %d shingles", a.size)
	}
}

func TestLongTextInPieces(t *testing.T) {
	long := made(3, 40_000)
	if s := Of(long); s.size < 39_000 || !s.Copies(Of(strings.ReplaceAll(long, "\n", "  "))) {
		t.Errorf("%d shingles", s.size)
	}
}

func TestLinks(t *testing.T) {
	const original = "https://agency.example/story/1"
	whole := made(4, 300)
	part := strings.Join(strings.Fields(whole)[:90], " ") + " " + made(5, 200)
	a := Of(whole, original)
	for _, test := range []struct {
		name string
		b    Sketch
		want bool
	}{
		{"a third of it, and the address", Of(part, "https://paper.example/x", original), true},
		{"a third of it", Of(part, "https://paper.example/x"), false},
		{"the address, and nothing else of it", Of(made(6, 300), original), false},
		{"the address, and no text", Of("Subscribe", original), true},
		{"a front page", Of(part, "https://agency.example/"), false},
	} {
		if got := found(a, test.b); got != test.want {
			t.Errorf("%s: copies is %t", test.name, got)
		}
		if a.Copies(test.b) != test.b.Copies(a) {
			t.Errorf("%s: not symmetric", test.name)
		}
	}
}

func day(n int) time.Time { return time.Date(2024, 11, n, 0, 0, 0, 0, time.UTC) }

func TestStories(t *testing.T) {
	words := strings.Fields(made(8, 400))
	whole, first, second := Of(strings.Join(words, " ")), Of(strings.Join(words[:200], " ")), Of(strings.Join(words[200:], " "))
	other := Of(made(9, 400))
	for _, test := range []struct {
		name    string
		members []Member
		want    map[string]Place
	}{
		{"alone", []Member{{ID: "a", Sketch: whole}, {ID: "b", Sketch: other}}, map[string]Place{"a": {"a", "a"}, "b": {"b", "b"}}},
		{"by date", []Member{{ID: "a", Sketch: whole, Published: day(2)}, {ID: "b", Sketch: whole, Published: day(1)}, {ID: "c", Sketch: whole}},
			map[string]Place{"a": {"b", "b"}, "b": {"b", "b"}, "c": {"b", "b"}}},
		{"by id", []Member{{ID: "b", Sketch: whole, Published: day(1)}, {ID: "a", Sketch: whole, Published: day(1)}},
			map[string]Place{"a": {"a", "a"}, "b": {"a", "a"}}},
		{"halves without the whole", []Member{{ID: "a", Sketch: first}, {ID: "b", Sketch: second}}, map[string]Place{"a": {"a", "a"}, "b": {"b", "b"}}},
		{"halves with the whole", []Member{{ID: "a", Sketch: first}, {ID: "b", Sketch: second}, {ID: "c", Sketch: whole}},
			map[string]Place{"a": {"a", "a"}, "b": {"a", "a"}, "c": {"a", "a"}}},
		{"the agency's own", []Member{{ID: "a", Sketch: whole, Published: day(1)}, {ID: "b", Sketch: whole, Published: day(2), Agency: true}, {ID: "c", Sketch: whole, Published: day(3), Agency: true}},
			map[string]Place{"a": {"a", "b"}, "b": {"a", "b"}, "c": {"a", "b"}}},
		{"known to be one", []Member{{ID: "a", Sketch: first, Story: "s"}, {ID: "b", Sketch: second, Story: "s"}, {ID: "c", Sketch: other}},
			map[string]Place{"a": {"a", "a"}, "b": {"a", "a"}, "c": {"c", "c"}}},
		{"without a text", []Member{{ID: "a"}, {ID: "b"}}, map[string]Place{"a": {"a", "a"}, "b": {"b", "b"}}},
	} {
		if got := Stories(test.members); !maps.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestStoriesInAnyOrder has many articles of few texts, in any order.
func TestStoriesInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var members []Member
	for i := range 120 {
		words := strings.Fields(made(uint64(i%15), 300))
		from := r.IntN(150)
		members = append(members, Member{ID: fmt.Sprint("article:", i), Sketch: Of(strings.Join(words[from:from+150], " ")), Agency: r.IntN(9) == 0})
		if r.IntN(5) > 0 {
			members[i].Published = day(1 + r.IntN(20))
		}
	}
	want := Stories(members)
	stories := map[string]bool{}
	for _, p := range want {
		stories[p.Origin] = true
	}
	if len(stories) < 15 || len(stories) > 40 {
		t.Errorf("%d stories", len(stories))
	}
	for range 20 {
		r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
		if got := Stories(members); !maps.Equal(got, want) {
			t.Fatal("another order gives other stories")
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Of(made(1, 20)).String())
	f.Add("n1 u0123456789abcdef")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse(text)
		if err != nil {
			return
		}
		if again, err := Parse(s.String()); err != nil || again.String() != s.String() {
			t.Errorf("%q is read as %q, and that as %q, %v", text, s, again, err)
		}
	})
}

func FuzzOf(f *testing.F) {
	f.Add("Police said on Monday that nobody was hurt.", "https://example.org/a")
	f.Add("\xff\xfe 北京 ﬁ \u0301\u0301", ":")
	f.Fuzz(func(t *testing.T, text, address string) {
		s := Of(text, address)
		if got, err := Parse(s.String()); err != nil || got.String() != s.String() {
			t.Errorf("%v", err)
		}
		if s.size > 0 && (!s.Copies(s) || !found(s, Of(text))) {
			t.Error("a text is no copy of itself")
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := made(1, 700)
	for b.Loop() {
		Of(text)
	}
}
