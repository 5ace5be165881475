package nlp

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteConllu writes the document in the CoNLL-U format of Universal
// Dependencies, version 2: tokens, tags, lemmas and trees in their columns, the
// other layers in MISC:
//
//	Span=12:15         code points of the token in the article
//	Name=B-person      a name begins (B) or goes on (I)
//	Trigger=B-attack   a happening of this kind
//	Speech=B-cue.3     part of the third attribution: source, cue or content
//	Chain=B-2,I-5      mentions of the second and the fifth chain
//
// Columns of layers that were not read hold "_".
func (d *Document) WriteConllu(w io.Writer) error {
	out := bufio.NewWriter(w)
	misc := d.miscColumns()
	paragraph := -1
	for i, s := range d.Sentences {
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			fmt.Fprintf(out, "# newpar id = p%d\n", paragraph+1)
		}
		fmt.Fprintf(out, "# sent_id = s%d\n# kind = %s\n# text = %s\n", i+1, s.Kind, oneLine(d.SentenceText(s)))
		for t := s.First; t < s.Last; t++ {
			if end := d.contracted(t, s.Last); end > t+1 && (t == s.First || d.contracted(t-1, s.Last) <= t) {
				fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", t-s.First+1, end-s.First,
					d.Slice(d.Tokens[t].Start, d.Tokens[end-1].End), orNone(d.spaceAfter(end-1)))
			}
			d.writeToken(out, s, t, misc[t])
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

func (d *Document) writeToken(out *bufio.Writer, s Sentence, t int, misc []string) {
	token := d.Tokens[t]
	head, rel := "_", "_"
	if token.Rel != "" {
		rel = token.Rel
		head = "0"
		if token.Head != NoHead {
			head = fmt.Sprint(token.Head - s.First + 1)
		}
	}
	misc = append(misc, fmt.Sprintf("Span=%d:%d", token.Start, token.End))
	if space := d.spaceAfter(t); space != "" {
		misc = append([]string{space}, misc...)
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t_\t_\t%s\t%s\t_\t%s\n", t-s.First+1, token.Text, orNone(token.Lemma), orNone(token.Upos), head, rel, strings.Join(misc, "|"))
}

// miscColumns returns the layers of each token as attributes.
func (d *Document) miscColumns() [][]string {
	misc := make([][]string, len(d.Tokens))
	mark := func(s Span, format string, args ...any) {
		value := fmt.Sprintf(format, args...)
		for t := s.First; t < s.Last; t++ {
			bi := "I"
			if t == s.First {
				bi = "B"
			}
			misc[t] = append(misc[t], strings.Replace(value, "?", bi, 1))
		}
	}
	for _, m := range d.Mentions {
		mark(m.Span, "Name=?-%s", m.Type)
	}
	for _, g := range d.Triggers {
		mark(g.Span, "Trigger=?-%s", g.Kind)
	}
	for i, a := range d.Attributions {
		for _, p := range []struct {
			role  string
			spans []Span
		}{{"source", a.Source}, {"cue", a.Cue}, {"content", a.Content}} {
			for _, s := range p.spans {
				mark(s, "Speech=?-%s.%d", p.role, i+1)
			}
		}
	}
	chains := make([][]string, len(d.Tokens))
	for i, c := range d.Chains {
		for _, m := range c.Mentions {
			for t := m.First; t < m.Last; t++ {
				bi := "I"
				if t == m.First {
					bi = "B"
				}
				chains[t] = append(chains[t], fmt.Sprintf("%s-%d", bi, i+1))
			}
		}
	}
	for t, c := range chains {
		if len(c) > 0 {
			misc[t] = append(misc[t], "Chain="+strings.Join(c, ","))
		}
	}
	return misc
}

// CoNLL-U has a line of its own for a written word that is several syntactic
// ones, with their range as its number: "1-2 don't".

// contracted returns the end of the written word that begins with token t and
// goes on with clitics: "do" + "n't".
func (d *Document) contracted(t, last int) int {
	end := t + 1
	for end < last && d.Tokens[end].Start == d.Tokens[end-1].End && d.Tokens[end-1].Case != CaseOther && isClitic(d.Tokens[end].Text) {
		end++
	}
	return end
}

func isClitic(word string) bool {
	return clitic("xx"+word) == len(word) || strings.EqualFold(word, "not") || strings.EqualFold(word, "na") || strings.EqualFold(word, "ta")
}

func (d *Document) spaceAfter(t int) string {
	if t+1 < len(d.Tokens) && d.Tokens[t+1].Start == d.Tokens[t].End {
		return "SpaceAfter=No"
	}
	return ""
}

func orNone(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
