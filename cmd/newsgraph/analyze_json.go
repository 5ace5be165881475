package main

import (
	"encoding/json"
	"io"

	"newsgraph/ingest/nlp"
)

// The same as analyze_text.go prints, for programs. The structs here are the format; those of package nlp may
// change without it.

// printJSON prints a document as one JSON object. Spans are code points of the text.
func printJSON(w io.Writer, where string, d *nlp.Document) error {
	type span struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	type token struct {
		span
		Sentence int    `json:"sentence"`
		Upos     string `json:"upos,omitempty"`
		Lemma    string `json:"lemma,omitempty"`
		Head     int    `json:"head"` // index into tokens, -1 for a root
		Rel      string `json:"rel,omitempty"`
	}
	type sentence struct {
		span
		Kind      string `json:"kind"`
		Paragraph int    `json:"paragraph"`
	}
	type typed struct {
		span
		Type       string  `json:"type"`
		Confidence float32 `json:"confidence,omitempty"`
	}
	type speech struct {
		Source     []span  `json:"source"`
		Cue        []span  `json:"cue"`
		Content    []span  `json:"content"`
		Confidence float32 `json:"confidence"`
	}
	of := func(s nlp.Span) span {
		return span{d.Tokens[s.First].Start, d.Tokens[s.Last-1].End, d.SpanText(s)}
	}
	all := func(spans []nlp.Span) []span {
		out := []span{}
		for _, s := range spans {
			out = append(out, of(s))
		}
		return out
	}
	out := struct {
		Where     string     `json:"where"`
		Language  string     `json:"language"`
		Body      int        `json:"body"` // where the article ends and the page around it begins
		Tokens    []token    `json:"tokens"`
		Sentences []sentence `json:"sentences"`
		Names     []typed    `json:"names"`
		Speech    []speech   `json:"speech"`
		Triggers  []typed    `json:"triggers"`
		Chains    [][]typed  `json:"chains"`
	}{Where: where, Language: d.Language, Body: d.Body, Tokens: []token{}, Sentences: []sentence{}, Names: []typed{}, Speech: []speech{}, Triggers: []typed{}, Chains: [][]typed{}}
	for i, s := range d.Sentences {
		out.Sentences = append(out.Sentences, sentence{of(nlp.Span{First: s.First, Last: s.Last}), s.Kind.String(), s.Paragraph})
		for _, t := range d.Tokens[s.First:s.Last] {
			out.Tokens = append(out.Tokens, token{span{t.Start, t.End, t.Text}, i, t.Upos, t.Lemma, t.Head, t.Rel})
		}
	}
	for _, m := range d.Mentions {
		out.Names = append(out.Names, typed{of(m.Span), string(m.Type), m.Confidence})
	}
	for _, a := range d.Attributions {
		out.Speech = append(out.Speech, speech{all(a.Source), all(a.Cue), all(a.Content), a.Confidence})
	}
	for _, g := range d.Triggers {
		out.Triggers = append(out.Triggers, typed{of(g.Span), g.Kind, g.Confidence})
	}
	for _, c := range d.Chains {
		chain := []typed{}
		for _, m := range c.Mentions {
			chain = append(chain, typed{span: of(m.Span), Type: string(m.Kind)})
		}
		out.Chains = append(out.Chains, chain)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
