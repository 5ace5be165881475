package main

import (
	"fmt"
	"io"
	"strings"

	"newsgraph/ingest/nlp"
)

// A textView prints a document for people:
//
//	story.txt  en, 412 tokens
//	│
//	├─ 3  Ferry crews in Port Ansel stopped work on Tuesday, union officials said.
//	│     names    Port Ansel (location) · Tuesday (date)
//	│     says     union officials │ said │ Ferry crews … on Tuesday
//	│     happens  stopped (protest)
//	│
//	└─ the same
//	      Ilse Marchetti · She · Marchetti
type textView struct {
	brush
	trees bool
}

func colourOf(t nlp.NameType) string {
	switch t {
	case nlp.NamePerson:
		return green
	case nlp.NameOrganization:
		return blue
	case nlp.NameLocation, nlp.NameFacility:
		return yellow
	}
	return purple
}

func (v textView) print(w io.Writer, where string, d *nlp.Document) error {
	language := d.Language
	if language == "" {
		language = "language unknown"
	}
	_, err := fmt.Fprintf(w, "%s  %s\n│\n", v.paint(bold, where), v.paint(dim, fmt.Sprintf("%s, %d tokens", language, len(d.Tokens))))
	if err != nil {
		return err
	}
	for i, s := range d.Sentences {
		kind := ""
		if s.Kind != nlp.Prose {
			kind = v.paint(dim, "  ("+s.Kind.String()+")")
		}
		fmt.Fprintf(w, "├─ %s  %s%s\n", v.paint(dim, fmt.Sprint(i+1)), v.sentence(d, s), kind)
		if v.trees && len(d.Tokens) > 0 && d.Tokens[s.First].Rel != "" {
			v.tree(w, d, s, nlp.NoHead, "│     ")
		}
		v.layer(w, "names", v.names(d, s))
		for _, a := range d.Attributions {
			if within(s, leading(a)) {
				v.layer(w, "says", v.speech(d, a))
			}
		}
		v.layer(w, "happens", v.happenings(d, s))
		fmt.Fprintln(w, "│")
	}
	fmt.Fprintf(w, "└─ %s\n", v.paint(bold, "the same"))
	for _, c := range d.Chains {
		var parts []string
		for _, m := range c.Mentions {
			text := brief(oneLine(d.SpanText(m.Span)), 60)
			if m.Kind == nlp.MentionName {
				text = v.paint(bold, text)
			}
			parts = append(parts, text)
		}
		fmt.Fprintf(w, "      %s\n", strings.Join(parts, v.paint(dim, " · ")))
	}
	_, err = fmt.Fprintln(w)
	return err
}

func (v textView) layer(w io.Writer, name, value string) {
	if value != "" {
		fmt.Fprintf(w, "│     %s %s\n", v.paint(dim, fmt.Sprintf("%-8s", name)), value)
	}
}

// sentence is the text of a sentence with its names and cues in colour.
func (v textView) sentence(d *nlp.Document, s nlp.Sentence) string {
	if !v.brush {
		return oneLine(d.SentenceText(s))
	}
	colours := map[int]string{}
	mark := func(span nlp.Span, colour string) {
		for t := max(span.First, s.First); t < min(span.Last, s.Last); t++ {
			colours[t] = colour
		}
	}
	for _, a := range d.Attributions {
		for _, c := range a.Content {
			mark(c, cyan)
		}
		for _, c := range a.Cue {
			mark(c, red)
		}
	}
	for _, m := range d.Mentions {
		mark(m.Span, colourOf(m.Type))
	}
	var b strings.Builder
	at := s.Start
	for t := s.First; t < s.Last; t++ {
		token := d.Tokens[t]
		gap := ""
		if token.Start > at {
			gap = " "
		}
		b.WriteString(gap + v.paint(colours[t], token.Text))
		at = token.End
	}
	return b.String()
}

func (v textView) names(d *nlp.Document, s nlp.Sentence) string {
	var parts []string
	for _, m := range d.Mentions {
		if within(s, m.First) {
			parts = append(parts, v.paint(colourOf(m.Type), oneLine(d.SpanText(m.Span)))+v.paint(dim, " ("+string(m.Type)+")"))
		}
	}
	return strings.Join(parts, " · ")
}

func (v textView) happenings(d *nlp.Document, s nlp.Sentence) string {
	var parts []string
	for _, g := range d.Triggers {
		if within(s, g.First) {
			parts = append(parts, d.SpanText(g.Span)+v.paint(dim, " ("+g.Kind+")"))
		}
	}
	return strings.Join(parts, " · ")
}

func (v textView) speech(d *nlp.Document, a nlp.Attribution) string {
	text := func(spans []nlp.Span) string {
		var parts []string
		for _, s := range spans {
			parts = append(parts, oneLine(d.SpanText(s)))
		}
		if len(parts) == 0 {
			return "—"
		}
		return brief(strings.Join(parts, " … "), 90)
	}
	return text(a.Source) + v.paint(dim, " │ ") + v.paint(red, text(a.Cue)) + v.paint(dim, " │ ") + v.paint(cyan, text(a.Content))
}

// tree prints the words that hang on head, deepest indentation first come.
func (v textView) tree(w io.Writer, d *nlp.Document, s nlp.Sentence, head int, indent string) {
	var children []int
	for t := s.First; t < s.Last; t++ {
		if d.Tokens[t].Head == head {
			children = append(children, t)
		}
	}
	for i, t := range children {
		branch, more := "├─ ", "│  "
		if i == len(children)-1 {
			branch, more = "└─ ", "   "
		}
		token := d.Tokens[t]
		fmt.Fprintf(w, "%s%s%s  %s\n", indent, branch, token.Text, v.paint(dim, token.Rel+" "+token.Upos+" "+token.Lemma))
		v.tree(w, d, s, t, indent+more)
	}
}

func within(s nlp.Sentence, token int) bool { return s.First <= token && token < s.Last }

// leading is the token by which an attribution is shown: its cue, or its first word.
func leading(a nlp.Attribution) int {
	for _, spans := range [][]nlp.Span{a.Cue, a.Content, a.Source} {
		if len(spans) > 0 {
			return spans[0].First
		}
	}
	return -1
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// brief cuts the middle out of a text that is longer than n characters.
func brief(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n/2]) + "…" + string(r[len(r)-n/2+1:])
}
