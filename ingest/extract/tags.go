package extract

import (
	"newsgraph/ingest/nlp"
)

// Parts of speech by word lists, endings and neighbours, so that the rules can tell "to strike" from "the strike".
// Where the document already has tags (nlp.Token.Upos), they decide between nouns, verbs, adjectives and adverbs.
//
// The tagger goes once from left to right and never changes its mind, so a decision may use the tags to its left
// and only the spelling of what stands to its right. That is wrong now and then; the layers above are written so
// that one wrong tag costs one statement and not the article.

// tag is a universal part of speech.
type tag uint8

const (
	tagNone tag = iota
	tagNoun
	tagName // PROPN
	tagPron
	tagVerb
	tagAux
	tagAdj
	tagAdv
	tagPrep // ADP
	tagDet
	tagPart
	tagConj // CCONJ
	tagSub  // SCONJ
	tagNum
	tagPunct
	tagOther
)

var tagNames = map[string]tag{
	"NOUN": tagNoun, "PROPN": tagName, "PRON": tagPron, "VERB": tagVerb, "AUX": tagAux, "ADJ": tagAdj, "ADV": tagAdv,
	"ADP": tagPrep, "DET": tagDet, "PART": tagPart, "CCONJ": tagConj, "SCONJ": tagSub, "NUM": tagNum, "PUNCT": tagPunct,
	"INTJ": tagOther, "SYM": tagOther, "X": tagOther,
}

// nominal reports whether the tag is one of a noun phrase's head.
func (t tag) nominal() bool { return t == tagNoun || t == tagName || t == tagPron || t == tagNum }

// tagWords fills tag, lemma and form of every word.
func (r *reading) tagWords() {
	for s, sent := range r.doc.Sentences {
		titled := r.titleCase(sent)
		for i := sent.First; i < sent.Last; i++ {
			r.tagWord(s, i, titled)
			if r.doc.Tokens[i].Upos != "" {
				r.retag(i)
			}
		}
	}
}

// retag corrects the tag of the rules by that of the network, where the two can be told apart by meaning alone: noun,
// verb, adjective and adverb. On the closed classes the two follow different conventions, and capitals are names by
// the rules' own lists.
func (r *reading) retag(i int) {
	w := &r.words[i]
	t := tagNames[r.doc.Tokens[i].Upos]
	if t == w.tag {
		return
	}
	before := r.near(i, i-1)
	switch {
	case w.tag == tagNoun && t == tagVerb && before.tag == tagVerb && before.form&(featPast|featThird) != 0:
		return // "denied reports that …": no finite verb follows another without a subject
	case (w.tag == tagVerb || w.tag == tagNoun) && t == tagAdj:
		return // participles and nouns before a noun are happenings all the same
	case open(w.tag) && open(t):
	case w.tag == tagNoun && t == tagName && r.capitalized(i): // begins its sentence
	default:
		return
	}
	w.tag, w.form = t, 0
	verb, isVerb := r.lex.verbs[w.lower]
	switch t {
	case tagVerb, tagAux:
		if isVerb {
			w.lemma, w.form = verb.lemma, verb.feats
		} else {
			w.lemma, w.form = guessVerb(w.lower)
		}
	case tagNoun:
		w.lemma = singular(w.lower)
	case tagAdj:
		w.lemma = w.lower
		if isVerb && verb.feats&(featPart|featIng) != 0 {
			w.form = verb.feats
		}
	default:
		w.lemma = w.lower
	}
}

// open reports whether the tag is one of the open classes without names.
func open(t tag) bool { return t == tagNoun || t == tagVerb || t == tagAdj || t == tagAdv }

// The order of the questions matters: punctuation and numbers by their shape, then capitals (a name, unless
// position explains the capital), then the closed classes, then forms of known verbs, then endings.
func (r *reading) tagWord(s, i int, titled bool) {
	w := &r.words[i]
	t := r.doc.Tokens[i]
	w.lemma = w.lower
	switch t.Case {
	case nlp.CaseOther:
		w.tag = tagPunct
		return
	case nlp.CaseDigits:
		w.tag = tagNum
		return
	}
	if w.lower == "i" && t.Text == "I" {
		w.tag = tagPron
		return
	}
	first := r.startsClause(i)
	verb, isVerb := r.lex.verbs[w.lower]
	closed := r.lex.tags[w.lower]
	if first && len(closed) > 0 && closed[0] == tagAdj && r.capitalized(i) && i+1 < len(r.words) && r.near(i, i+1).lower != "" && r.capitalized(i+1) {
		if pair := r.textOf(nlp.Span{First: i, Last: i + 2}); r.demonym(pair) != "" || r.knownPlace(pair) || r.lex.phrases[pair] || r.headWord(i+1) {
			w.tag = tagName // "North Korean troops", "South Africa", "Green Party"
			return
		}
	}
	if r.capitalized(i) && !(len(closed) > 0 && (first || titled || closedLow(closed))) {
		switch {
		case !first && !titled:
			w.tag = tagName
			return
		case r.startsName(i, first, titled):
			w.tag = tagName
			return
		}
	}
	switch {
	case len(closed) > 0:
		w.tag = r.closedTag(i, closed, verb, isVerb)
	case w.lower == "'":
		w.tag = tagPart
	case isVerb:
		w.tag = r.verbOrNoun(i, verb.feats)
	default:
		w.tag = r.openTag(i)
	}
	switch w.tag {
	case tagVerb, tagAux:
		if isVerb {
			w.lemma, w.form = verb.lemma, verb.feats
		} else {
			w.lemma, w.form = guessVerb(w.lower)
		}
	case tagNoun:
		w.lemma = singular(w.lower)
	case tagAdj:
		if isVerb && verb.feats&(featPart|featIng) != 0 {
			w.form = verb.feats
		}
	}
}

// before returns the nearest word to the left that is no adverb and no "not".
//
// Four words are enough: longer runs of adverbs do not occur outside of tests.
func (r *reading) before(i int) (word, int) {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		w := r.near(i, k)
		if w.tag == tagAdv || w.lower == "not" || w.lower == "n't" {
			continue
		}
		return w, k
	}
	return word{quote: -1}, -1
}

// nounish reports whether the word at k can go on a noun phrase.
//
// It looks at spelling alone, since the word is to the right and has no tag yet: a capital, an adjective or a
// number from the lists, or a small word of no closed class that is not plainly a verb's past or participle.
func (r *reading) nounish(i, k int) bool {
	w := r.near(i, k)
	if w.lower == "" {
		return false
	}
	if r.capitalized(k) && r.doc.Tokens[k].Text != "I" {
		return true
	}
	if v, ok := r.lex.verbs[w.lower]; ok && v.feats&(featBase|featThird) == 0 {
		return false
	}
	tags := r.lex.tags[w.lower]
	return len(tags) == 0 && r.doc.Tokens[k].Case == nlp.CaseLower || len(tags) > 0 && (tags[0] == tagAdj || tags[0] == tagNum)
}
