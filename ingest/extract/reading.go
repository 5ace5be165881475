package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// The reading is what all layers write into and read from. It lives for one article and is used by one goroutine.
//
// A layer is a method that fills one field. None looks at a later layer's field, with one exception that is said
// where it occurs: phrases need to know which words are triggers, because "an incident Uber blamed on …" ends a
// phrase where "the company Uber" does not. So any layer may be replaced by one that fills the same field from a
// trained reader's output.

// A reading is one article while it is read: the document and, layer by layer, what was understood of it. Each
// layer is filled by one file and only read by the later ones.
type reading struct {
	*Extractor
	doc  *nlp.Document
	text Text

	words   []word          // for each token
	quotes  []nlp.Span      // in the order of the text
	lower   map[string]bool // words that stand in small letters somewhere in the article
	capital map[string]bool // words that stand with a capital where that is not the rule

	kids [][]int // for each token: what hangs on it; made by below

	placeByKey map[string]int // folded name of a place → entity
	placeByID  map[int]int    // GeoNames id → entity
	weights    map[string]int // placeWeight of the names that were looked up

	names         []name         // in the order of the text
	nameAt        []int          // for each token: index into names, or -1
	readAt        []int          // for each token: index into doc.Mentions, or -1; nil without a reader
	entities      []*entity      // in the order of their first mention
	phrases       []phrase       // in the order of the text
	phraseAt      []int          // for each token: index into phrases, or -1
	owners        map[int]int    // possessive pronouns: token → entity
	unnamed       map[string]int // sources without a name by their noun → entity
	statements    []*statement   // in the order of their cues
	saying        map[int]bool   // tokens of cues and of the sources before or behind them
	reported      []bool         // for each token: it is part of what somebody says
	trig          []*trigger     // for each token: the trigger that it is, or nil
	happenings    []happening    // in the order of the text
	happenedAt    map[int]int    // token → happening
	tellings      map[string]int // how often the article tells a thing, by its group or lemma; made when first asked for
	contextCounts map[string]int
	events        []*event // in the order of their first mention
	edges         []Edge

	// By the heads of the mentions of the reader's chains; made when first asked for.
	chained map[int]chainName
}

// A word is a token as the rules see it.
type word struct {
	lower string // in small letters, with plain quotation marks
	lemma string // of a verb or a noun
	tag   tag
	form  feat // of a verb
	sent  int  // index of the sentence
	quote int  // index into quotes, or -1
}

// read makes the first layer: words, quotations, parts of speech.
func (x *Extractor) read(doc *nlp.Document, t Text) *reading {
	r := &reading{Extractor: x, doc: doc, text: t, lower: map[string]bool{}, capital: map[string]bool{}, weights: map[string]int{}, owners: map[int]int{}, unnamed: map[string]int{}, contextCounts: map[string]int{}}
	r.words = make([]word, len(doc.Tokens))
	for s, sent := range doc.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			r.words[i] = word{lower: strings.ToLower(plainQuotes.Replace(doc.Tokens[i].Text)), sent: s, quote: -1}
		}
	}
	r.noteCapitals()
	r.findQuotes()
	r.tagWords()
	return r
}

// plainQuotes leaves one spelling of the apostrophe.
var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "`", "'")

// noteCapitals notes which words of the article stand in small letters and which with a capital in the middle
// of running text: what tells "Police said" from "Uber said".
//
// Words behind a quotation mark, a colon or a dash count as starts, too: capitals there are owed to position. A
// headline in capitals tells nothing about any of its words.
func (r *reading) noteCapitals() {
	for _, s := range r.doc.Sentences {
		titled := r.titleCase(s)
		start := true
		for i := s.First; i < s.Last; i++ {
			t := r.doc.Tokens[i]
			switch t.Case {
			case nlp.CaseLower:
				r.lower[r.words[i].lower] = true
				start = false
			case nlp.CaseOther:
				// A quotation or a colon opens a new start; a comma does not.
				if isQuoteMark(t.Text) || t.Text == ":" || t.Text == "-" || t.Text == "—" || t.Text == "•" {
					start = true
				}
			case nlp.CaseInitial, nlp.CaseMixed, nlp.CaseUpper:
				if !start && !titled {
					r.capital[r.words[i].lower] = true
				}
				start = false
			default:
				start = false
			}
		}
	}
}

// titleCase reports whether Most Words of a Sentence Begin With a Capital, so that capitals tell nothing.
func (r *reading) titleCase(s nlp.Sentence) bool {
	if s.Kind == nlp.Dateline || s.Last == s.First || r.doc.Tokens[s.Last-1].Text == "." {
		return false
	}
	upper, lower := 0, 0
	for i := s.First; i < s.Last; i++ {
		switch t := r.doc.Tokens[i]; t.Case {
		case nlp.CaseInitial, nlp.CaseUpper, nlp.CaseMixed:
			upper++
		case nlp.CaseLower:
			if len(t.Text) > 3 {
				lower++
			}
		}
	}
	return upper >= 4 && upper > 3*lower
}

// near returns the word at i, or an empty one outside of the sentence of the token from.
//
// Rules look a few words to either side of a token all the time; near spares each of them the question whether the
// sentence goes on. The empty word has no tag, no lemma and no spelling, so that no comparison with it succeeds.
func (r *reading) near(from, i int) word {
	if i < 0 || i >= len(r.words) || r.words[i].sent != r.words[from].sent {
		return word{quote: -1}
	}
	return r.words[i]
}

// sentence returns the tokens of the sentence that holds the token.
func (r *reading) sentence(i int) nlp.Span {
	s := r.doc.Sentences[r.words[i].sent]
	return nlp.Span{First: s.First, Last: s.Last}
}

// textOf returns the article's text from the first to the last of some tokens.
func (r *reading) textOf(s nlp.Span) string { return r.doc.SpanText(s) }

// glued reports whether no white space stands between token i-1 and token i.
//
// That is what tells the hyphen of "Mont-Royal" from the dash of "Kyiv - the capital".
func (r *reading) glued(i int) bool {
	return i > 0 && i < len(r.doc.Tokens) && r.doc.Tokens[i-1].End == r.doc.Tokens[i].Start
}

// capitalized reports whether the token begins with a capital.
func (r *reading) capitalized(i int) bool {
	switch r.doc.Tokens[i].Case {
	case nlp.CaseInitial, nlp.CaseUpper, nlp.CaseMixed, nlp.CaseSingle:
		return true
	}
	return false
}
