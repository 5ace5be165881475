package extract

import (
	"strings"
)

// Spellings that may be a verb or a noun: "strike", "reports", "training". Most words for happenings are such,
// which is why this is the longest list of cases in the package. Determiners, adjectives and prepositions on the
// left make a noun; pronouns, "to" and modals make a verb; between two nouns the right side decides, because an
// object or a complement needs a verb.

// verbOrNoun decides a spelling that is a form of a verb and may be a noun or an adjective too.
//
// The three groups of forms differ: "-ing" is a noun only when owned ("the training"), a past form may be an
// adjective before a noun ("the injured man"), and base and "-s" forms need the most evidence, because plural
// nouns look the same.
func (r *reading) verbOrNoun(i int, f feat) tag {
	prev, at := r.before(i)
	next := r.near(i, i+1)
	nextTags := r.lex.tags[next.lower]
	opens := next.tag == tagNone && (len(nextTags) > 0 && (nextTags[0] == tagDet || nextTags[0] == tagPron || nextTags[0] == tagSub) ||
		next.lower != "" && (r.capitalized(i+1) || isQuoteMark(r.doc.Tokens[i+1].Text)))
	object := opens || len(nextTags) > 0 && (nextTags[0] == tagPrep || nextTags[0] == tagPart || nextTags[0] == tagAdv || nextTags[0] == tagNum)
	owned := prev.tag == tagDet || prev.tag == tagAdj || prev.tag == tagNum || prev.tag == tagPart && prev.lower != "to"
	eventNoun := r.lex.nounTrigger(singular(r.words[i].lower)) || r.lex.isCommonNoun(singular(r.words[i].lower))

	switch {
	case f&featIng != 0:
		switch {
		case owned && r.nounish(i, i+1):
			return tagAdj
		case owned:
			return tagNoun
		case prev.tag == tagNoun && eventNoun && !opens && at == i-1:
			return tagNoun
		}
		return tagVerb
	case f&(featPast|featPart) != 0:
		switch {
		case prev.tag == tagAux || prev.tag == tagPron && prev.lower != "her" && prev.lower != "him":
			return tagVerb
		case owned && f&featBase != 0:
			return tagNoun
		case owned && r.nounish(i, i+1):
			return tagAdj
		case owned && prev.tag == tagAdj && eventNoun:
			return tagNoun
		case prev.tag == tagPrep && r.nounish(i, i+1):
			return tagAdj
		case f&featBase != 0 && prev.tag == tagPrep:
			return tagNoun
		case f&featBase != 0 && prev.tag == tagNoun && !opens && !(plural(prev.lower) && object):
			return tagNoun
		case prev.lower == "" && r.nounish(i, i+1) && !r.capitalized(i+1):
			return tagAdj
		}
		return tagVerb
	}
	// A base form or one with -s.
	third := f&featThird != 0
	switch {
	case r.auxiliary(i+1, i) && prev.tag != tagAux && prev.tag != tagPron:
		return tagNoun // "the guards had …"
	case prev.lower == "to" && prev.tag == tagPart && !third:
		return tagVerb
	case prev.tag == tagAux && !third && !r.beVerb(prev.lower) && prev.lower != "have" && prev.lower != "has" && prev.lower != "had":
		return tagVerb
	case owned, prev.tag == tagPrep, prev.tag == tagAux:
		return tagNoun
	case prev.tag == tagPron:
		if third == (prev.lower == "he" || prev.lower == "she" || prev.lower == "it" || prev.lower == "who" || prev.lower == "which" || prev.lower == "that") ||
			!third {
			return tagVerb
		}
		return tagNoun
	case prev.tag == tagVerb, prev.tag == tagPunct && prev.lower != ")" && !isQuoteMark(prev.lower) && prev.lower != ",":
		if opens && !eventNoun {
			return tagVerb
		}
		return tagNoun
	case prev.lower == "":
		if opens && !third {
			return tagVerb
		}
		return tagNoun
	case prev.tag == tagConj:
		if r.parallelVerb(i, f) && (object || !eventNoun) {
			return tagVerb
		}
		return tagNoun
	case prev.tag == tagNoun && !third:
		if plural(prev.lower) && (object || !eventNoun) {
			return tagVerb
		}
		return tagNoun
	case prev.tag == tagNoun, prev.tag == tagName:
		if third && (opens || object && !eventNoun || !eventNoun && next.tag == tagPunct) {
			return tagVerb
		}
		if !third && opens && prev.tag == tagName && plural(strings.ToLower(prev.lower)) {
			return tagVerb
		}
		if third && object && prev.tag == tagName && next.lower != "of" && next.lower != "in" && next.lower != "by" {
			return tagVerb
		}
		return tagNoun
	}
	if object && !eventNoun {
		return tagVerb
	}
	return tagNoun
}

// parallelVerb reports whether a verb of the same form stands shortly before, as in "to meet and discuss".
//
// Coordination joins like with like: behind "and", a form that the verb before has is a verb, too.
func (r *reading) parallelVerb(i int, f feat) bool {
	for k := i - 2; k >= i-12; k-- {
		w := r.near(i, k)
		if w.lower == "" {
			return false
		}
		if w.tag == tagVerb {
			return w.form&f != 0
		}
	}
	return false
}

// nounTrigger reports whether the singular noun may report a happening.
func (l *lexicon) nounTrigger(w string) bool {
	for _, t := range l.triggers[w] {
		if t.pos != 'v' && t.pos != 'a' {
			return true
		}
	}
	return false
}

// isCommonNoun reports whether a list of nouns holds the word.
func (l *lexicon) isCommonNoun(w string) bool {
	for _, list := range l.nouns {
		if list[w] {
			return true
		}
	}
	return false
}

// openTag guesses a word of no list by its ending.
//
// What is neither in a list nor ends like a verb, an adverb or an adjective is taken for a noun: most unknown
// words are.
func (r *reading) openTag(i int) tag {
	w := r.words[i].lower
	prev, _ := r.before(i)
	owned := prev.tag == tagDet || prev.tag == tagAdj || prev.tag == tagNum || prev.tag == tagPart && prev.lower != "to"
	switch {
	case strings.HasSuffix(w, "ly") && len(w) > 4:
		return tagAdv
	case strings.HasSuffix(w, "ed") && len(w) > 4, strings.HasSuffix(w, "ing") && len(w) > 5:
		if owned || prev.tag == tagPrep && r.nounish(i, i+1) {
			if r.nounish(i, i+1) {
				return tagAdj
			}
			return tagNoun
		}
		return tagVerb
	}
	if (r.nounish(i, i+1) || r.beVerb(prev.lower)) && !r.lex.isCommonNoun(w) && !r.lex.isCommonNoun(singular(w)) && !r.lex.titles["post"][w] {
		for _, end := range []string{"al", "ous", "ive", "ful", "less", "able", "ible", "ic", "ish", "ary", "ant", "ent"} {
			if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
				return tagAdj
			}
		}
	}
	return tagNoun
}

// guessVerb returns lemma and form of a verb of no list.
func guessVerb(w string) (string, feat) {
	switch {
	case strings.HasSuffix(w, "ing"):
		return strings.TrimSuffix(w, "ing"), featIng
	case strings.HasSuffix(w, "ed"):
		return strings.TrimSuffix(w, "ed"), featPast | featPart
	}
	return w, featBase
}
