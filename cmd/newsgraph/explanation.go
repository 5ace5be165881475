package main

import (
	"cmp"
	"encoding/json"
	"slices"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
)

// An explanation as a value, made from an article that was just analysed or from what the graph keeps. Its
// fields are the JSON format.

// An explanation is why an edge is there, as --format json prints it. Offsets are code points of the article's
// text.
type explanation struct {
	ID         string       `json:"id,omitempty"` // of the edge in the graph
	Type       string       `json:"type"`
	From       string       `json:"from"` // names
	To         string       `json:"to"`
	Article    *articleHead `json:"article,omitempty"`
	Start      int          `json:"start"`
	End        int          `json:"end"`
	Sentence   string       `json:"sentence"`
	Cue        string       `json:"cue,omitempty"`
	Said       string       `json:"content,omitempty"`
	Quote      bool         `json:"quote,omitempty"`
	Via        string       `json:"via,omitempty"`
	Hedge      string       `json:"hedge,omitempty"`
	Role       string       `json:"role,omitempty"`
	Title      string       `json:"title,omitempty"`
	Confidence float64      `json:"confidence"`

	Speaker *extract.Entity `json:"speaker,omitempty"` // of a claim: with all mentions
	Event   *extract.Event  `json:"event,omitempty"`
	Why     *extract.Why    `json:"why,omitempty"`
	Note    string          `json:"note,omitempty"` // why there is no reason

	text []rune // the article's
	span [2]int // of the text to show
	cue  [2]int // of a claim
	doc  *nlp.Document
}

// articleHead says which article.
type articleHead struct {
	ID        string    `json:"id,omitempty"`
	Title     string    `json:"title,omitempty"`
	Source    string    `json:"source,omitempty"`
	Published time.Time `json:"published,omitzero"`
}

func headOf(a *article.Article) *articleHead {
	return &articleHead{a.ID, a.Headline(), a.Source, a.Published}
}

// explain explains every edge that an article gives rise to. They are in the order of the text, whatever the
// order in which the stages found them.
func (x *explainer) explain(a *article.Article) []explanation {
	g, whys := x.extractor.Explain(extract.Text{Body: a.Text, Title: a.Headline(), Source: a.Source, Published: a.Published})
	keys := x.resolver.Keys(a, g)
	doc, text := nlp.Parse(a.Text), []rune(a.Text)
	entities, events := map[string]*extract.Entity{}, map[string]*extract.Event{}
	name := func(id string) string {
		if e := entities[id]; e != nil {
			return e.Name
		}
		return events[id].Name
	}
	for i := range g.Entities {
		entities[g.Entities[i].ID] = &g.Entities[i]
	}
	for i := range g.Events {
		events[g.Events[i].ID] = &g.Events[i]
	}
	out := make([]explanation, 0, len(g.Edges))
	for i, e := range g.Edges {
		v := explanation{
			ID: keys[i], Type: e.Type, From: name(e.From), To: name(e.To), Article: headOf(a), Start: e.Start, End: e.End,
			Sentence: e.Sentence, Cue: e.Cue, Said: e.Content, Quote: e.Quote, Via: e.Via, Hedge: e.Hedge, Role: e.Role, Title: e.Title,
			Confidence: e.Confidence, Why: &whys[i], text: text, doc: doc,
		}
		v.Event = cmp.Or(events[e.To], events[e.From])
		if graph.Type(e.Type).Claim() {
			v.Speaker, v.cue = entities[e.From], [2]int{e.Start, e.End}
		}
		v.span = v.passage()
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b explanation) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// mostShown is how many code points of the text are shown around a claim.
const mostShown = 700

// passage is the part of the text that shows an edge: the sentences of its evidence, its source and its
// content, as far as they lie near each other. The sentences come last, for what has been taken in by then; one
// too long to fit is shown in part. Both ends are code points, the second exclusive.
func (v explanation) passage() [2]int {
	from, to := v.Start, v.End
	widen := func(m extract.Mention) {
		if max(to, m.End)-min(from, m.Start) <= mostShown {
			from, to = min(from, m.Start), max(to, m.End)
		}
	}
	if v.Why.Source != nil {
		widen(*v.Why.Source)
	}
	for _, c := range v.Why.Content {
		widen(c)
	}
	for _, s := range v.doc.Sentences {
		if s.Start < to && from < s.End {
			widen(extract.Mention{Start: s.Start, End: s.End})
		}
	}
	return [2]int{from, to}
}

// explanationOf is what the graph itself keeps of an edge.
func explanationOf(e store.Relationship, from, to store.Node) explanation {
	p := e.Props
	number := func(name string) int {
		n, _ := p[name].(int64)
		return int(n)
	}
	v := explanation{
		ID: p.String("key"), Type: e.Type, From: from.Props.String("name"), To: to.Props.String("name"),
		Start: number("start"), End: number("end"), Sentence: p.String("sentence"), Cue: p.String("cue"), Said: p.String("content"),
		Via: p.String("via"), Hedge: p.String("hedge"), Role: p.String("role"), Title: p.String("title"),
	}
	v.Quote, _ = p["quote"].(bool)
	v.Confidence, _ = p["confidence"].(float64)
	return v
}

// printExplanation prints one JSON object on a line.
func printExplanation(s streams, v explanation) error {
	enc := json.NewEncoder(jsonWriter{s.out})
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
