package resolve

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/ingest/extract"
)

// Papers that carry one text speak of its events in the same sentences. So an event that nothing is known of by
// which other articles could recognise it goes by the sentence in which it is first spoken of, the place of its
// word in that sentence, its kind and the month: it is one node in all copies, in whatever order they come and
// whichever of them is cut short. A sentence that could stand in any report ("He was taken to hospital.") does
// not tell which event is meant: such an event is kept to its article.

// How many words tell one sentence from all others: those of a sentence with a name or a number in it, and
// those of one without.
const tellingWords, tellingWordsPlain = 8, 16

// passage is the node of an event that has no signature.
func (w *work) passage(e extract.Event) graph.Ref {
	if len(e.Mentions) > 0 && !w.article.Published.IsZero() {
		first := e.Mentions[0]
		for _, m := range e.Mentions {
			if m.Start < first.Start {
				first = m
			}
		}
		before, after := w.around(first)
		words, position := fold(before+" "+after), len(fold(before))
		if len(words) >= tellingWordsPlain || len(words) >= tellingWords && names(before+" "+after) {
			return graph.Ref{Label: graph.Event, ID: graph.ID("event", "passage", e.Kind, w.article.Published.Format("2006-01"),
				strconv.Itoa(position), strings.Join(words, " "))}
		}
	}
	return w.own(graph.Event, "event", e.Kind, trigger(e))
}

// around is the sentence of a mention, parted where the mention begins.
func (w *work) around(m extract.Mention) (before, after string) {
	s := w.doc.Sentences
	i := sort.Search(len(s), func(i int) bool { return s[i].End > m.Start })
	if i == len(s) || s[i].Start > m.Start {
		return "", ""
	}
	return w.doc.Slice(s[i].Start, m.Start), w.doc.Slice(m.Start, s[i].End)
}

// names tells whether a sentence has a number or a name in it: a capital letter behind its first word.
func names(sentence string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(sentence), " ")
	if strings.ContainsFunc(first, unicode.IsDigit) || strings.ContainsFunc(rest, unicode.IsDigit) {
		return true
	}
	for word := range strings.FieldsSeq(rest) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "“\"'‘(["))
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}
