package resolve

import (
	"strings"
	"testing"
)

func TestWordsOfEvents(t *testing.T) {
	for _, c := range []struct{ names, triggers, content, numbers string }{
		{"clashes; clashed; first clashes between Ukrainian forces and North Korean troops", "clash", "first ukrainian force north korean troop", ""},
		{"killed; 14 people were killed in Novi Sad", "kill", "people novi sad", "14"},
		{"Évacuation", "evacuation", "", ""},
		{"", "", "", ""},
		{"…", "", "", ""},
	} {
		var i Identity
		for n := range strings.SplitSeq(c.names, ";") {
			i.Names = append(i.Names, strings.TrimSpace(n))
		}
		w := wordsOf(i)
		if a, b, n := strings.Join(w.triggers, " "), strings.Join(w.content, " "), strings.Join(w.numbers, " "); a != c.triggers || b != c.content || n != c.numbers {
			t.Errorf("%q: triggers %q, content %q, numbers %q; want %q, %q, %q", c.names, a, b, n, c.triggers, c.content, c.numbers)
		}
	}
}

func TestStem(t *testing.T) {
	for a, b := range map[string]string{"evacuate": "evacuation", "deploy": "deployment", "attacker": "attack", "survive": "survival"} {
		if stem(a) != stem(b) {
			t.Errorf("%s is %s, %s is %s", a, stem(a), b, stem(b))
		}
	}
	for _, w := range []string{"sing", "nation", "deal", "meal", "race"} {
		if len(stem(w)) < 4 && stem(w) != w {
			t.Errorf("%s is cut to %s", w, stem(w))
		}
	}
}

// FuzzCompareEvents: whatever the names and dates, a comparison is symmetric and does not panic.
func FuzzCompareEvents(f *testing.F) {
	f.Add("clashes", "first clashes near Kursk", "2024-11-05", "2024", "day", "year")
	f.Add("", "…", "", "x", "", "decade")
	f.Fuzz(func(t *testing.T, one, two, date1, date2, precision1, precision2 string) {
		a := happened("a", one, "attack", "agent geonames:1", kursk, "person:1", date1, "2024-11-05")
		b := happened("b", one+";"+two, "attack", "agent organization:1", kursk, "person:1", date2, "2024-11-06")
		a.Precision, b.Precision = precision1, precision2
		p, q := Compare(a, b), Compare(b, a)
		if p.Verdict != q.Verdict || p.Score != q.Score {
			t.Errorf("%v one way, %v the other", p, q)
		}
		Blocks(a)
		Blocks(b)
	})
}
