package nlp

// A Document is an article's text and everything that was read out of it.
//
// It is built once and not changed afterwards, so it may be shared between
// goroutines.
type Document struct {
	Text      string     // as it came in, unchanged
	Tokens    []Token    // in the order of the text
	Sentences []Sentence // in the order of the text; they cover Tokens without a gap

	// Body is the code point where trailing boilerplate begins, or the length
	// of the text. What stands behind it has no tokens.
	Body int

	// Language is the ISO 639-1 code of the text ("en"), "" when the text is
	// too short to tell. The layers below are filled for English only.
	Language string

	Mentions     []Mention     // names, by first token
	Attributions []Attribution // reported speech, by first token
	Triggers     []Trigger     // happenings, by token
	Chains       []Chain       // by first mention

	offsets offsets
}

// A Token is one syntactic word of Universal Dependencies.
type Token struct {
	Start, End int    // code points
	Text       string // Document.Text between them
	Upos       string // universal part of speech: "NOUN", "PROPN", …; "" before a Reader ran
	Lemma      string // dictionary form; "" before a Reader ran
	Head       int    // index into Document.Tokens of the governor, NoHead for a root
	Rel        string // Universal Dependencies relation to Head; "" before a Reader ran
	Case       Case   // how the word is capitalized

	// What the word would tell if it is the word that tells something. The
	// three are filled for every word, because a clause may be told by words
	// that no list of triggers holds; only sentences in another script than the
	// Latin one have none.
	Happening  float32 // probability that the word tells a happening, 0 to 1
	EventKind  string  // the kind of happening that it would be: "attack"
	Factuality float32 // whether it came about: about -3 (no) to 3 (yes)
}

// NoHead is the Head of a root and of a token in a document without trees.
const NoHead = -1

// A Sentence is a run of tokens that is read as a unit.
type Sentence struct {
	Start, End  int // code points of its first and behind its last token
	First, Last int // tokens [First, Last)
	Paragraph   int // 0 for the first; sentences of one paragraph share it
	Kind        SentenceKind
}

// SentenceKind tells running text from the other things that an article holds.
type SentenceKind uint8

// The kinds of sentence.
const (
	Prose    SentenceKind = iota // running text
	Heading                      // a headline, a crosshead, a caption without a full stop
	Item                         // an entry of a bulleted or numbered list
	Dateline                     // "KYIV, Ukraine (AP) —": where and by whom, not what
)

// String returns the kind in lower case, as it is printed in dumps.
func (k SentenceKind) String() string {
	switch k {
	case Heading:
		return "heading"
	case Item:
		return "item"
	case Dateline:
		return "dateline"
	}
	return "prose"
}

// A Span is a run of tokens, [First, Last).
type Span struct{ First, Last int }

// Len returns the number of tokens in s.
func (s Span) Len() int { return s.Last - s.First }

// Contains reports whether the token lies in s.
func (s Span) Contains(token int) bool { return s.First <= token && token < s.Last }

// A Mention is a name in the text.
type Mention struct {
	Span
	Type       NameType
	Confidence float32 // 0 to 1
}

// NameType says what kind of thing a name stands for.
type NameType string

// The types of names.
const (
	NamePerson       NameType = "person"
	NameOrganization NameType = "organization"
	NameLocation     NameType = "location"    // countries, regions, cities, rivers
	NameFacility     NameType = "facility"    // buildings, airports, streets
	NameNationality  NameType = "nationality" // peoples, religions, political colours
	NameDate         NameType = "date"
	NameMoney        NameType = "money"
	NameProduct      NameType = "product"
	NameMisc         NameType = "misc"
)

// An Attribution is one piece of reported speech: whose words, by which verb
// or phrase, and the words. Each part may be in several pieces ("The deal," he
// said, "is dead"). Source is empty where the text names nobody, Cue too where
// it just quotes; Content may be empty ("he declined to comment").
type Attribution struct {
	Source, Cue, Content []Span
	Confidence           float32
}

// A Trigger is a word or phrase that reports a happening.
type Trigger struct {
	Span
	Kind       string  // an event kind of the graph: "attack", "meeting", …
	Factuality float32 // as in Token
	Confidence float32 // 0 to 1
}

// A Chain is everything in an article that means one and the same thing.
type Chain struct {
	Mentions []ChainMention // in the order of the text, two or more
}

// A ChainMention is one link of a Chain.
type ChainMention struct {
	Span
	Head int // the token that carries the meaning: "minister" of "the defense minister"
	Kind MentionKind
}

// MentionKind says in which form a thing is mentioned.
type MentionKind string

// The forms of a mention.
const (
	MentionName    MentionKind = "name"
	MentionNominal MentionKind = "nominal"
	MentionPronoun MentionKind = "pronoun"
)

// Len returns the number of code points in the text.
func (d *Document) Len() int { return d.offsets.runes }

// Slice returns the text between two code points; both are clamped to it.
func (d *Document) Slice(start, end int) string {
	start, end = max(start, 0), min(end, d.Len())
	if start >= end {
		return ""
	}
	return d.Text[d.ByteOffset(start):d.ByteOffset(end)]
}

// ByteOffset returns where in Document.Text the code point begins, in bytes.
// It panics unless 0 ≤ codePoint ≤ d.Len().
func (d *Document) ByteOffset(codePoint int) int { return d.offsets.byteOf(d.Text, codePoint) }

// CodePoint returns the code point that holds the byte.
// It panics unless 0 ≤ byteOffset ≤ len(d.Text).
func (d *Document) CodePoint(byteOffset int) int { return d.offsets.runeOf(d.Text, byteOffset) }

// SpanText returns the text from the first to the last token of s.
func (d *Document) SpanText(s Span) string {
	if s.Len() <= 0 {
		return ""
	}
	return d.Slice(d.Tokens[s.First].Start, d.Tokens[s.Last-1].End)
}

// SentenceOf returns the index of the sentence that holds the token, or -1.
func (d *Document) SentenceOf(token int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Last <= token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(d.Sentences) || token < d.Sentences[lo].First {
		return -1
	}
	return lo
}

// TokenAt returns the index of the token that covers the code point, or -1 when
// white space or boilerplate stands there.
func (d *Document) TokenAt(codePoint int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Tokens[mid].End <= codePoint {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(d.Tokens) || codePoint < d.Tokens[lo].Start {
		return -1
	}
	return lo
}

// SentenceText returns the text of a sentence as it stands in the article.
func (d *Document) SentenceText(s Sentence) string { return d.Slice(s.Start, s.End) }
