package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/source"
)

func newAnalyze() *cli.Command {
	return &cli.Command{
		Name:      "analyze",
		Usage:     "show how articles are read: names, who says what, happenings, who is meant by “he”",
		ArgsUsage: "PATH…",
		Description: `Prints what the reader sees in each article, sentence by sentence, before anything is made of it.

` + pathsHelp + `

The formats:
   text     for people; in colour on a terminal, unless NO_COLOR is set
   conllu   CoNLL-U of Universal Dependencies, the other layers in its last column
   json     one JSON object for each article; offsets are Unicode code points

EXAMPLES
   newsgraph analyze story.txt
   newsgraph analyze --trees story.txt | less -R
   newsgraph analyze --format json news/ | jq -r '.names[] | select(.type == "person") | .text'`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`NAME` of the format: text, conllu or json"},
			&cli.BoolFlag{Name: "trees", Usage: "show the dependency tree of each sentence, too"},
		},
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			opts, err := analyzeOptions(c)
			if err != nil {
				return err
			}
			return runAnalyze(c.Context, opts, streamsOf(c))
		},
	}
}

type analyzing struct {
	articles *source.Source
	reader   *nlp.Reader
	print    func(w io.Writer, where string, d *nlp.Document) error
}

func analyzeOptions(c *cli.Context) (opts analyzing, err error) {
	switch format := c.String("format"); format {
	case "text":
		view := textView{trees: c.Bool("trees"), colour: colourful(c.App.Writer)}
		opts.print = view.print
	case "conllu":
		opts.print = func(w io.Writer, where string, d *nlp.Document) error {
			if _, err := fmt.Fprintf(w, "# newdoc id = %s\n", where); err != nil {
				return err
			}
			return d.WriteConllu(w)
		}
	case "json":
		opts.print = printJSON
	default:
		return opts, usagef("--format %s: there are text, conllu and json", format)
	}
	if opts.articles, err = openPaths(c); err != nil {
		return opts, err
	}
	opts.reader, err = nlp.Open(nlp.ReaderOptions{})
	return opts, err
}

// colourful reports whether w is a terminal whose user has nothing against colours (no-color.org).
func colourful(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

func runAnalyze(ctx context.Context, opts analyzing, s streams) error {
	out := bufio.NewWriterSize(s.out, 1<<16)
	log := newTalk(s.err, slog.LevelInfo)
	failed, read := 0, 0
	for item, err := range opts.articles.Articles(ctx) {
		read++
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			failed++
			log.Error(err.Error(), "article", item.Where)
			continue
		}
		for _, note := range item.Notes {
			log.Warn(note, "article", item.Where)
		}
		if err := opts.print(out, item.Where, opts.reader.Read(item.Text)); err != nil {
			return fmt.Errorf("print %s: %w", item.Where, err)
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("print %s: %w", item.Where, err)
		}
	}
	if failed > 0 {
		return &failure{exitArticles, fmt.Sprintf("%d of %d articles failed (see above); all others are printed", failed, read)}
	}
	return ctx.Err()
}

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
type textView struct{ trees, colour bool }

// Colours, as parameters of the escape sequence.
const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	blue   = "34"
	purple = "35"
	cyan   = "36"
)

func (v textView) paint(colour, s string) string {
	if !v.colour || s == "" || colour == "" {
		return s
	}
	return "\x1b[" + colour + "m" + s + "\x1b[0m"
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
	if !v.colour {
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
