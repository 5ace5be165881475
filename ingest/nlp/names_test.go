package nlp

import (
	"strings"
	"testing"
)

// TestAgree reads an article in which single occurrences of names are unsure.
func TestAgree(t *testing.T) {
	d := Parse("Anna Jordan left. Jordan spoke. Jordan left. Amman is in Jordan now.")
	reading := func(word string, nth int, kind string, person, location float64) nameReading {
		for i, token := range d.Tokens {
			if token.Text == word {
				if nth == 0 {
					n := nameReading{Span: Span{i, i + 1}, kind: kind, confidence: 0.5}
					for k := range n.logs {
						n.logs[k] = -9
					}
					n.logs[nameType("PER")], n.logs[nameType("LOC")] = person, location
					return n
				}
				nth--
			}
		}
		t.Fatalf("no %s", word)
		return nameReading{}
	}
	full := reading("Jordan", 0, "PER", -0.1, -4)
	full.First--
	readings := []nameReading{
		full,
		reading("Jordan", 1, "LOC", -1, -0.5),   // unsure: the full name decides
		reading("Jordan", 2, "PER", -0.5, -1.5), // sure enough
		reading("Amman", 0, "LOC", -5, -0.1),
		reading("Jordan", 3, "LOC", -2, -0.2), // another Jordan, and sure of it
	}
	want := []NameType{NamePerson, NamePerson, NamePerson, NameLocation, NameLocation}
	for i, m := range agree(d, readings) {
		if m.Type != want[i] {
			t.Errorf("%q %d is a %s, want %s", d.SpanText(m.Span), i, m.Type, want[i])
		}
	}
}

// TestBounded reads names whose labels wavered at their ends.
func TestBounded(t *testing.T) {
	for _, c := range []struct{ text, read, kind, want string }{
		{"He left San Jose , Costa Rica .", "San Jose ,", "LOC", "San Jose"},
		{"A Division of the army .", "Division of the", "ORG", "Division"},
		{"The bank ( BoG ) fell .", "BoG )", "ORG", "BoG"},
		{"The World Health Organization ( WHO ) met .", "World Health Organization ( WHO )", "ORG", "World Health Organization ( WHO )"},
		{"President Moon Jae - in spoke .", "Moon Jae -", "PER", "Moon Jae - in"},
		{"The Baden - Baden fair .", "Baden -", "LOC", "Baden"},
		{"South Korea 's army .", "South Korea 's", "LOC", "South Korea"},
		{"Yes , Anna .", ", Anna", "PER", "Anna"},
	} {
		d := documentOf([][]string{strings.Fields(c.text)})
		s := Span{}
		for s.First = 0; d.SpanText(s) != c.read; s.Last++ {
			if s.Last == len(d.Tokens) {
				s.First, s.Last = s.First+1, s.First+1
			}
		}
		if got := d.SpanText(bounded(d.Tokens, s, c.kind)); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.read, c.text, got, c.want)
		}
	}
}
