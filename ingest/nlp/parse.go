package nlp

import (
	"newsgraph/ingest/nlp/model"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse returns the tokens and sentences of a text. The other layers are left
// empty; a Reader fills them.
func Parse(text string) *Document {
	d := &Document{Text: text, offsets: newOffsets(text)}
	all := lines(text)
	bs := blocks(text, all)
	bs, body := cutBoilerplate(text, bs)
	p := parser{doc: d}
	var cuts []cut
	for i, b := range bs {
		cuts = tokens(cuts[:0], text, b.start, b.end)
		p.block(i, b, cuts)
	}
	d.Body = p.codePoint(body)
	d.Language = language(d)
	return d
}

// A parser appends blocks to a document. It walks the text once to turn bytes
// into code points.
type parser struct {
	doc        *Document
	at, points int // byte, and the code points before it
}

// codePoint converts a byte offset; offsets come in rising order.
func (p *parser) codePoint(b int) int {
	if p.doc.offsets.marks == nil {
		return b
	}
	p.points += utf8.RuneCountInString(p.doc.Text[p.at:b])
	p.at = b
	return p.points
}

func (p *parser) block(paragraph int, b block, cuts []cut) {
	d := p.doc
	base := len(d.Tokens)
	for _, c := range cuts {
		word := d.Text[c.start:c.end]
		t := Token{Start: p.codePoint(c.start), Text: word, Head: NoHead, Case: model.CaseOf(word)}
		t.End = p.codePoint(c.end)
		d.Tokens = append(d.Tokens, t)
	}
	// Sentences are added from the front of what is left of the block.
	first := 0
	add := func(end int, kind SentenceKind) {
		d.Sentences = append(d.Sentences, Sentence{
			Start: d.Tokens[base+first].Start, End: d.Tokens[base+end-1].End,
			First: base + first, Last: base + end, Paragraph: paragraph, Kind: kind,
		})
		first = end
	}
	// Datelines stand at the head of the story: behind the headline, a line
	// below it, perhaps a byline and the caption of a picture.
	if n := dateline(d.Text, cuts); n > 0 && paragraph < 6 && (d.Text[cuts[n-1].start] != ':' || p.onlyHeadings()) {
		add(n, Dateline)
	}
	ends := splitter{d.Text, cuts[first:]}.sentences()
	kind := Prose
	switch {
	case b.item:
		kind = Item
	case first == 0 && len(ends) == 1 && isHeading(d.Text, cuts):
		kind = Heading
	}
	offset := first
	for _, end := range ends {
		add(offset+end, kind)
	}
}

// onlyHeadings reports whether the story has not begun yet. A place with a colon
// is a dateline only there: further down it is a speaker in a transcript.
func (p *parser) onlyHeadings() bool {
	for _, s := range p.doc.Sentences {
		if s.Kind != Heading {
			return false
		}
	}
	return true
}

// isHeading reports whether a block of one sentence is a headline, a crosshead
// or a label: short and without a full stop.
func isHeading(text string, cuts []cut) bool {
	last := cuts[len(cuts)-1]
	r, _ := utf8.DecodeLastRuneInString(text[last.start:last.end])
	if isClosing(r) && len(cuts) > 1 {
		last = cuts[len(cuts)-2]
		r, _ = utf8.DecodeLastRuneInString(text[last.start:last.end])
	}
	return len(cuts) <= 30 && r != '.' && r != '…' && r != ';' && r != ','
}

// dateline returns how many tokens the dateline at the head of a block takes,
// with its dash, 0 if there is none: "KYIV, Ukraine (AP) —", "LONDON, March 3
// (Reuters) -", "KARACHI:". It opens with a place in capitals, or names an
// agency in brackets. "WATCH:" passes for one, and is no part of its sentence
// either.
func dateline(text string, cuts []cut) int {
	const longest = 16 // tokens, with two cities, a date and an agency
	// What the first word and the brackets say; one of the two must be, or every
	// sentence with a dash would be a dateline.
	capital, agency, bracket := false, false, false
	for i, c := range cuts[:min(len(cuts), longest)] {
		w := text[c.start:c.end]
		switch w {
		case "—", "–", "-", "--", "―", ":":
			spaced := i+1 < len(cuts) && cuts[i+1].start > c.end || w == "—" || w == "--"
			if i > 0 && i+1 < len(cuts) && spaced && (capital || agency) {
				return i + 1
			}
			if !spaced && w == "-" {
				continue // a hyphen
			}
			return 0
		case "(":
			bracket = true
			continue
		case ")":
			if bracket {
				agency = true
			}
			bracket = false
			continue
		case ",", "/", ".", "'", "’":
			continue
		}
		if i == 0 {
			capital = len(w) >= 3 && strings.ToUpper(w) == w && letter(w[0])
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !bracket && !unicode.IsUpper(r) && !digit(w[0]) && w != "of" && w != "de" && w != "the" && w != "al" {
			return 0
		}
	}
	return 0
}
