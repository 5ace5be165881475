package resolve

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
)

// oddNames are names that no article should have, and that some do.
var oddNames = []string{
	"", " ", "A", "Я", "李", ".", "-", "''", "J.", "O'", "al-", "de la", "Jr.", "Dr. Prof. Sir", "King", "Mr.", "(x)", "\"\"", "“”",
	strings.Repeat("a", 300), strings.Repeat("Anna ", 60), strings.Repeat("al-", 100), strings.Repeat("sch", 100), strings.Repeat("Ж", 300),
	strings.Repeat("ا", 5000), strings.Repeat("\u200b", 300), strings.Repeat("e\u0301", 300), strings.Repeat("J.", 200),
	"x'}) DETACH DELETE n //", "`}]-()", "$name", "<script>alert(1)</script>", "<b>Anna</b> &amp; Bob", "\u202eadnA", "\u2066Anna\u2069",
	"Anna\x00Bob", "\xff\xfe\xfd", "A\u0000", "Аnnа", "ＡＮＮＡ", "🙂", "Anna 🙂 Smith", "1", "50 Cent", "4th", "@anna", "anna@example.org", "https://example.org/x",
	"김", "김정은", "习近平", "محمد", "بن", "אב", "Ὀδυσσεύς", "ß", "İ", "ŉ", "ﬁ", "，", "Smith, ", ", Smith", "bin", "bin bin", "abu", "abdul", "abd al", "van", "y e",
}

// TestOddNames holds every comparison of two odd names to what FuzzCompareNames holds all to.
func TestOddNames(t *testing.T) {
	for _, a := range oddNames {
		for _, b := range append(oddNames, "Anna Smith", "World Health Organization") {
			checkNames(t, a, b)
		}
	}
}

// FuzzCompareNames looks for names that break a promise of Compare.
func FuzzCompareNames(f *testing.F) {
	for i, a := range oddNames {
		f.Add(a, oddNames[(i*7+3)%len(oddNames)])
	}
	f.Add("Muammar al-Qadhafi", "Moammar Gadhafi")
	f.Add("Ministry of Defence of Ukraine", "Ukrainian Defense Ministry")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) < 10_000 && len(b) < 10_000 {
			checkNames(t, a, b)
		}
	})
}

// checkNames compares two names and checks that the comparison does not depend on their order, comes out the same
// again, says why, and ends soon.
func checkNames(t *testing.T, a, b string) {
	t.Helper()
	for _, label := range []graph.Label{graph.Person, graph.Organization} {
		prefix := strings.ToLower(string(label)) + ":"
		x := Identity{Ref: graph.Ref{Label: label, ID: prefix + "a"}, Names: []string{a}, Articles: 1}
		y := Identity{Ref: graph.Ref{Label: label, ID: prefix + "b"}, Names: []string{b}, Articles: 1}
		begin := time.Now()
		p := Compare(x, y)
		if took := time.Since(begin); took > time.Second {
			t.Errorf("%q and %q: %v", a, b, took)
		}
		if q := Compare(y, x); !reflect.DeepEqual(p, q) {
			t.Errorf("%q and %q: %v, in the other order %v", a, b, p, q)
		}
		x.Names, y.Names = y.Names, x.Names
		if q := Compare(x, y); p.Verdict != q.Verdict || p.Score != q.Score {
			t.Errorf("%q and %q: %v, with the names exchanged %v", a, b, p, q)
		}
		if p.Score < 0 || p.Score > 1 || p.Verdict != Different && len(p.Reasons) == 0 {
			t.Errorf("%q and %q: %v", a, b, p)
		}
		for _, k := range Blocks(x) {
			if len(k) > longestBlock || strings.ToValidUTF8(k, "") != k {
				t.Errorf("%q: block %q", a, k)
			}
		}
	}
}

// TestClean: what is compared is what the eye sees.
func TestClean(t *testing.T) {
	for name, want := range map[string]string{
		"Vladimir\u200b Pu\u00adtin": "Vladimir Putin",
		"\u202bVladimir Putin\u202c": "Vladimir Putin",
		"Vlаdimir Рutin":             "Vladimir Putin", // with three Cyrillic letters
		"Владимир Путин":             "Владимир Путин",
		"Ｖｌａｄｉｍｉｒ":                   "Vladimir",
		"a\x00b\n c":                 "a b c",
	} {
		if got := clean(name); got != want {
			t.Errorf("%q is cleaned to %q, want %q", name, got, want)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, bb := range []struct {
		name, x, y string
		label      graph.Label
	}{
		{"same", "Volodymyr Zelenskyy", "Wolodymyr Selenskyj", graph.Person},
		{"other", "Volodymyr Zelenskyy", "Viktor Yushchenko", graph.Person},
		{"organizations", "Ministry of Defence of Ukraine", "Ukrainian Finance Ministry", graph.Organization},
	} {
		x := Identity{Ref: graph.Ref{Label: bb.label, ID: "a"}, Names: []string{bb.x}, read: new(reading)}
		y := Identity{Ref: graph.Ref{Label: bb.label, ID: "b"}, Names: []string{bb.y}, read: new(reading)}
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				Compare(x, y)
			}
		})
		b.Run(bb.name+", names read anew", func(b *testing.B) {
			for b.Loop() {
				x.read, y.read = nil, nil
				Compare(x, y)
			}
		})
	}
}
