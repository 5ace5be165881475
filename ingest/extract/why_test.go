package extract

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestExplain holds each rule to a text that only it reads, and its reasons to the edges of the graph.
func TestExplain(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct{ text, cue, rule, source, form, event, doubt string }{
		{"President Ilse Marchetti said troops attacked Port Ansel.", "said", ruleVerb, "President Ilse Marchetti", "name", "attacked", ""},
		{"“Troops attacked Port Ansel,” said Ilse Marchetti.", "said", ruleInverted, "Ilse Marchetti", "name", "attacked", ""},
		{"The attack was confirmed by Ilse Marchetti.", "confirmed", rulePassive, "Ilse Marchetti", "name", "attack", ""},
		{"Troops attacked Port Ansel, according to police.", "According", ruleAccording, "police", "nominal", "attacked", "the source has no name"},
		{"Ilse Marchetti arrived on Monday. She said troops attacked Port Ansel.", "said", ruleVerb, "She", "pronoun", "attacked", "the source is named elsewhere; here it is “She”"},
		{"The claim by Ilse Marchetti that troops attacked Port Ansel drew criticism.", "claim", ruleNoun, "Ilse Marchetti", "name", "attacked", grounds[ruleNoun].doubt},
		{"Ilse Marchetti reportedly said troops attacked Port Ansel.", "said", ruleVerb, "Ilse Marchetti", "name", "attacked", "the cue is hedged: “reportedly”"},
	} {
		text := Text{Body: c.text}
		g, whys := x.Explain(text)
		if !reflect.DeepEqual(g, x.Extract(text)) {
			t.Errorf("%s: Explain and Extract differ", c.text)
		}
		if len(whys) != len(g.Edges) {
			t.Fatalf("%s: %d reasons for %d edges", c.text, len(whys), len(g.Edges))
		}
		found := false
		for i, e := range g.Edges {
			if !strings.EqualFold(e.Cue, c.cue) {
				continue
			}
			found = true
			w := whys[i]
			event := ""
			if w.Event != nil {
				event = w.Event.Text
			}
			if w.Rule != c.rule || w.Source.Text != c.source || w.Source.Kind != c.form || event != c.event {
				t.Errorf("%s: rule %q, source %q (%s), event %q; want %q, %q (%s), %q",
					c.text, w.Rule, w.Source.Text, w.Source.Kind, event, c.rule, c.source, c.form, c.event)
			}
			if got := strings.Join(w.Doubts, "; "); got != c.doubt {
				t.Errorf("%s: doubts %q, want %q", c.text, got, c.doubt)
			}
			if w.Because == "" || w.Linked == "" || len(w.Content) == 0 {
				t.Errorf("%s: something is missing in %+v", c.text, w)
			}
		}
		if !found {
			t.Errorf("%s: no claim with the cue %q among %v", c.text, c.cue, g.Edges)
		}
	}
}

// TestExplainEverything asks for a reason of every edge of a long article.
func TestExplainEverything(t *testing.T) {
	story, err := os.ReadFile("testdata/kursk-clashes.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{string(story), strings.Repeat("Police said “he fled. ", 200)} {
		g, whys := newExtractor(t).Explain(Text{Body: body})
		if len(whys) != len(g.Edges) {
			t.Fatalf("%d reasons for %d edges", len(whys), len(g.Edges))
		}
		for i, w := range whys {
			if w.Rule == "" || w.Because == "" || strings.HasSuffix(w.Because, " as ") {
				t.Errorf("%+v has no reason: %+v", g.Edges[i], w)
			}
		}
	}
}
