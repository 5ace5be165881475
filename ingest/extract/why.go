package extract

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/ingest/nlp"
)

// Why an edge stands in the graph, for people who doubt it. What is told here was decided in the other layers; this
// file only puts it into words.

// A Why tells how an edge of a graph was found. Mentions are in code points of Text.Body; one that does not apply is
// nil.
type Why struct {
	Rule    string    `json:"rule"`             // the rule or network head that decided, in a few words
	Because string    `json:"because"`          // what the rule goes by
	Source  *Mention  `json:"source,omitempty"` // claims: the words that stand for the speaker here
	Content []Mention `json:"content"`          // claims: the pieces of what was said
	Event   *Mention  `json:"event,omitempty"`  // the word by which the event was found
	Linked  string    `json:"linked,omitempty"` // claims: how the event was chosen
	Doubts  []string  `json:"doubts"`           // what speaks against relying on it, the confidence's reasons first
}

// The rules that make statements.
const (
	ruleVerb      = "verb of reporting"
	ruleInverted  = "inverted quotation"
	rulePassive   = "passive with an agent"
	ruleGoverned  = "verb of reporting without a subject of its own"
	ruleAccording = "according to"
	ruleNoun      = "noun of speech"
	ruleCiting    = "citing"
	ruleView      = "view or opinion"
	ruleHeadline  = "colon of a headline"
	ruleReader    = "attribution head of the network"
)

// grounds says of each rule what it goes by, and what keeps its confidence down.
var grounds = map[string]struct{ because, doubt string }{
	ruleVerb:      {"the verb reports speech, and its subject is the source", ""},
	ruleInverted:  {"what was said stands before the verb, the source behind it", ""},
	rulePassive:   {"the verb is passive, and “by” names the source", ""},
	ruleGoverned:  {"the verb hangs on another one, whose subject is the source", ""},
	ruleAccording: {"“according to” names the source", ""},
	ruleNoun:      {"the noun reports speech, and “by”, “from” or a possessive names the source", "a noun of speech tells less than a verb whether anything was said"},
	ruleCiting:    {"“citing” names the source of the statement before it", ""},
	ruleView:      {"“in the view of” names the source", "a view need not have been uttered"},
	ruleHeadline:  {"a colon parts the source from what was said", "a colon in a headline parts other things, too"},
	ruleReader:    {"the network read source, cue and content; no rule did", "no rule made out the grammar of the cue"},
}

// Explain is Extract that also tells why: the reasons are those of Graph.Edges, in the same order.
func (x *Extractor) Explain(t Text) (*Graph, []Why) {
	r := x.understand(t)
	g := r.graph()
	whys := make([]Why, 0, len(g.Edges))
	for _, s := range r.statements {
		whys = append(whys, r.whyClaim(s))
	}
	for _, e := range r.edges {
		whys = append(whys, r.whyRelation(e))
	}
	return g, whys
}

// whyClaim tells how a statement was found.
func (r *reading) whyClaim(s *statement) Why {
	ground := grounds[s.rule]
	w := Why{Rule: s.rule, Because: ground.because, Content: []Mention{}, Doubts: []string{}}
	source := r.mention(s.source)
	source.Kind = r.formOf(s)
	w.Source = &source
	for _, c := range slices.SortedStableFunc(slices.Values(s.content), func(a, b nlp.Span) int { return a.First - b.First }) {
		if c.Len() > 0 {
			w.Content = append(w.Content, r.mention(c))
		}
	}
	w.Linked = r.linkage(s)
	if h := r.eventWord(s); h >= 0 {
		at := r.mention(r.happenings[h].at)
		w.Event = &at
	}
	if ground.doubt != "" {
		w.Doubts = append(w.Doubts, ground.doubt)
	}
	if s.hedge != "" {
		w.Doubts = append(w.Doubts, fmt.Sprintf("the cue is hedged: “%s”", s.hedge))
	}
	switch {
	case r.entities[s.speaker].unnamed:
		w.Doubts = append(w.Doubts, "the source has no name")
	case source.Kind != "name":
		w.Doubts = append(w.Doubts, fmt.Sprintf("the source is named elsewhere; here it is “%s”", source.Text))
	}
	if s.head < 0 || w.Event == nil {
		w.Doubts = append(w.Doubts, "the event is not in the words of the claim")
	}
	return w
}

// formOf tells whether a claim gives its speaker by name, by description or by pronoun.
func (r *reading) formOf(s *statement) string {
	form := "nominal"
	for _, m := range r.entities[s.speaker].mentions {
		switch {
		case m.Span == s.source:
			return m.form
		case m.form == "name" && s.source.First <= m.First && m.Last <= s.source.Last:
			form = "name"
		}
	}
	if s.source.Len() == 1 && r.words[s.source.First].tag == tagPron {
		form = "pronoun"
	}
	return form
}

// linkage tells how the event of a claim was chosen.
func (r *reading) linkage(s *statement) string {
	switch own, ok := r.happenedAt[s.head]; {
	case s.form == formNaming:
		return "the claim only judges or names what was spoken of before it"
	case s.form == formNone:
		return "the claim has no content of its own: what the same source says nearest to it"
	case s.head < 0 || !ok || !slices.Contains(s.event.said, own):
		return "the claim passes on what another one beside it reports"
	case s.byTable:
		return "the word of the claim that the learned table prefers to the rules' word"
	case s.byTree:
		return "the predicate in the network's tree, which is surer than the rules' word"
	case s.form == formObject:
		return "the noun that the claim is about"
	case s.form == formVerb:
		return "the verb behind “to” or in “-ing”"
	}
	return "the chief happening of the clause or quotation"
}

// eventWord is the happening of the claim's event that stands in its content, the chief one if it does; -1 when all
// stand elsewhere.
func (r *reading) eventWord(s *statement) int {
	if k, ok := r.happenedAt[s.head]; ok && slices.Contains(s.event.said, k) {
		return k
	}
	for _, k := range s.event.said {
		for _, c := range s.content {
			if c.Contains(r.happenings[k].head) {
				return k
			}
		}
	}
	return -1
}

// whyRelation tells how an edge that is no claim was found: where, who took part, which post.
func (r *reading) whyRelation(e Edge) Why {
	w := Why{Content: []Mention{}, Doubts: []string{}}
	event := strings.HasPrefix(e.From, "v")
	switch {
	case e.Source == "geonames":
		w.Rule, w.Because = "gazetteer", "the article names both places, and the map has one in the other"
	case e.Type == "PARTICIPATED_IN":
		w.Rule, w.Because = "participant", "the sentence puts it beside the happening as "+roleWords[e.Role]
	case e.Type == "AFFILIATED_WITH":
		w.Rule, w.Because = "post or membership", "the words beside the name tie the person to it"
	case !event:
		w.Rule, w.Because = "place in place", "the words around the name put it there"
		if e.Confidence == 0.5 {
			w.Because = "no word says so: the town that the article speaks of with it"
		}
	default:
		w.Rule, w.Because = "place of the event", "where the two stand to one another, and where the article plays, by a learned table"
	}
	if e.Confidence < 0.7 {
		w.Doubts = append(w.Doubts, "it is inferred, not said in so many words")
	}
	return w
}

var roleWords = map[string]string{
	agent: "the one who does it", patient: "the one to whom it happens", recipient: "the one who gets it", otherRole: "one of those concerned",
}
