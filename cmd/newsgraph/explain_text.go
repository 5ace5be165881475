package main

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"newsgraph/ingest/extract"
)

// An explanation as people read it: the passage with what matters in colour, and below it what each part was
// taken for.

// explainView prints an explanation for people:
//
//	CONFIRMED  Ilse Marchetti → the bridge collapsed
//	│ Mayor Ilse Marchetti confirmed on Tuesday that two workers died when the bridge collapsed.
//	│
//	├─ source      Ilse Marchetti (name) is Ilse Marchetti (person), also “Marchetti”, “She”
//	├─ cue         confirmed
//	├─ content     two workers died when the bridge collapsed
//	├─ event       died: two workers died (casualty, asserted), also “deaths”
//	├─ rule        verb of reporting: the verb reports speech, and its subject is the source
//	├─ event by    the chief happening of the clause or quotation
//	├─ confidence  0.90
//	├─ doubt       the source is named elsewhere; here it is “She”
//	└─ edge        edge:0123456789abcdef0123
type explainView struct{ brush }

// The colours of what is marked in a sentence.
const (
	sourceColour  = green
	cueColour     = red
	contentColour = cyan
	eventColour   = yellow
)

func (v explainView) print(s streams, e explanation) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s %s %s", v.paint(bold, e.Type), v.paint(sourceColour, clean(e.From)), v.paint(dim, "→"), v.paint(eventColour, clean(e.To)))
	if a := e.Article; a != nil {
		var about []string
		for _, part := range []string{clean(a.Title), clean(a.Source), day(a.Published)} {
			if part != "" {
				about = append(about, part)
			}
		}
		if len(about) > 0 {
			fmt.Fprintf(&b, "\n│ %s", v.paint(dim, strings.Join(about, ", ")))
		}
	}
	fmt.Fprintf(&b, "\n│ %s\n│\n", v.passage(e))
	rows := v.rows(e)
	for i, r := range rows {
		branch := "├─"
		if i == len(rows)-1 {
			branch = "└─"
		}
		fmt.Fprintf(&b, "%s %s %s\n", branch, v.paint(dim, fmt.Sprintf("%-11s", r[0])), r[1])
	}
	b.WriteByte('\n')
	_, err := io.WriteString(s.out, b.String())
	return err
}

// rows are what is told below the sentence: names and values, in colour.
func (v explainView) rows(e explanation) (rows [][2]string) {
	add := func(name, value string) {
		if value != "" {
			rows = append(rows, [2]string{name, value})
		}
	}
	why := e.Why
	if why == nil {
		why = &extract.Why{}
	}
	if s := why.Source; s != nil && e.Speaker != nil {
		kind := e.Speaker.Type
		if e.Speaker.Unnamed {
			kind = "without a name"
		}
		add("source", fmt.Sprintf("%s (%s) is %s (%s)%s", v.paint(sourceColour, clean(s.Text)), s.Kind,
			v.paint(bold, clean(e.Speaker.Name)), kind, v.others(e.Speaker.Mentions, s.Text, e.Speaker.Name)))
	}
	add("cue", v.paint(cueColour, clean(e.Cue)))
	content := v.paint(contentColour, brief(clean(e.Said), 300))
	if e.Quote {
		content += v.paint(dim, " (verbatim)")
	}
	if e.Said != "" {
		add("content", content)
	}
	if e.Event != nil {
		word := "named elsewhere"
		if why.Event != nil {
			word = why.Event.Text
		}
		about := e.Event.Kind + ", " + e.Event.Status
		if e.Event.Date != "" {
			about += ", " + e.Event.Date
		}
		add("event", fmt.Sprintf("%s: %s (%s)%s", v.paint(eventColour, clean(word)), v.paint(bold, clean(e.Event.Name)), about, v.others(e.Event.Mentions, word, e.Event.Name)))
	}
	add("said in", clean(e.Via))
	if e.Why == nil { // else it is among the doubts
		add("hedge", clean(e.Hedge))
	}
	add("role", e.Role)
	add("post", clean(e.Title))
	if why.Rule != "" {
		add("rule", v.paint(bold, why.Rule)+": "+why.Because)
	}
	add("event by", why.Linked)
	if e.Confidence > 0 {
		add("confidence", fmt.Sprintf("%.2f", e.Confidence))
	}
	for _, d := range why.Doubts {
		add("doubt", clean(d))
	}
	add("note", e.Note)
	add("edge", v.paint(dim, e.ID))
	return rows
}

// others are the other words for somebody or something, each once, at most five.
func (v explainView) others(mentions []extract.Mention, shown ...string) string {
	const most = 5
	seen := map[string]bool{}
	for _, s := range shown {
		seen[strings.ToLower(s)] = true
	}
	var out []string
	more := 0
	for _, m := range mentions {
		if key := strings.ToLower(m.Text); !seen[key] {
			seen[key] = true
			if len(out) == most {
				more++
				continue
			}
			out = append(out, "“"+brief(clean(m.Text), 50)+"”")
		}
	}
	if len(out) == 0 {
		return ""
	}
	text := ", also " + strings.Join(out, ", ")
	if more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return v.paint(dim, text)
}

// passage is the text that shows the edge, what matters in colour.
func (v explainView) passage(e explanation) string {
	if e.text == nil {
		return clean(e.Sentence)
	}
	from, to := e.span[0], e.span[1]
	colours := make([]string, to-from)
	mark := func(start, end int, colour string) {
		for i := max(start, from); i < min(end, to); i++ {
			colours[i-from] = colour
		}
	}
	for _, c := range e.Why.Content {
		mark(c.Start, c.End, contentColour)
	}
	if s := e.Why.Source; s != nil {
		mark(s.Start, s.End, sourceColour)
	}
	if e.Why.Event != nil {
		mark(e.Why.Event.Start, e.Why.Event.End, eventColour)
	}
	mark(e.cue[0], e.cue[1], cueColour)
	if e.cue[1] == 0 {
		mark(e.Start, e.End, cueColour)
	}
	// Runs of one colour; white space of any kind is one space.
	var b, run strings.Builder
	last := ""
	space := false
	for i, r := range e.text[from:to] {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if colours[i] != last {
			b.WriteString(v.paint(last, visible(run.String(), false)))
			run.Reset()
			if space {
				b.WriteByte(' ')
			}
			last = colours[i]
		} else if space {
			run.WriteByte(' ')
		}
		space = false
		run.WriteRune(r)
	}
	b.WriteString(v.paint(last, visible(run.String(), false)))
	return b.String()
}

// day is the day of a time, "" of none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// clean is a text from an article on one line, fit for a terminal.
func clean(s string) string { return visible(oneLine(s), false) }
