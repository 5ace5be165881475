package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Parts of speech by word lists, endings and neighbours, so that the rules can tell "to strike" from "the strike".
// Where the document already has tags (nlp.Token.Upos), those are taken.

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
			if u := r.doc.Tokens[i].Upos; u != "" {
				r.words[i].tag, r.words[i].lemma = tagNames[u], r.doc.Tokens[i].Lemma
				r.words[i].form = r.lex.verbs[r.words[i].lower].feats
				continue
			}
			r.tagWord(s, i, titled)
		}
	}
}

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

// closedLow reports whether a closed-class word is never part of a name even with a capital ("The", "And").
func closedLow(tags []tag) bool {
	return tags[0] == tagDet || tags[0] == tagPron || tags[0] == tagConj || tags[0] == tagAux || tags[0] == tagSub || tags[0] == tagPart
}

// startsClause reports whether a capital at token i is owed to its position.
func (r *reading) startsClause(i int) bool {
	s := r.sentence(i)
	for k := i - 1; k >= s.First; k-- {
		switch t := r.doc.Tokens[k].Text; {
		case isQuoteMark(t), t == "'", t == ":", t == "(", t == "[", t == "•", t == "*", t == "…", t == "...":
		case t == "-" || t == "–" || t == "—" || t == "--":
			if !r.glued(i) || k != i-1 {
				continue
			}
			return false
		default:
			return false
		}
		if t := r.doc.Tokens[k].Text; t == ":" || isQuoteMark(t) {
			return true
		}
	}
	return true
}

// startsName reports whether a capitalized word at the start of a clause or in a headline is part of a name.
func (r *reading) startsName(i int, first, titled bool) bool {
	w := r.words[i].lower
	t := r.doc.Tokens[i]
	if t.Case == nlp.CaseMixed || t.Case == nlp.CaseSingle && w != "a" {
		return true
	}
	if r.capital[w] && !r.lower[w] {
		return true
	}
	if r.lex.names["known"][t.Text] || r.lex.given[w] || r.demonym(t.Text) != "" || r.lex.names["calendar"][t.Text] {
		return !r.lower[w]
	}
	_, isVerb := r.lex.verbs[w]
	common := r.lower[w] || isVerb || r.lex.isCommon(w) || len(w) > 4 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly"))
	if t.Case == nlp.CaseUpper && len(w) > 1 && !common {
		return true
	}
	if r.knownPlace(t.Text) && !r.lower[w] && !isVerb {
		return true
	}
	next := r.near(i, i+1)
	nextCapital := next.lower != "" && r.capitalized(i+1)
	if first && nextCapital && !titled {
		// "Raffaele Marra", "Defense Minister Umerov", "British Airways"; but "Thousands", "Missing" are common.
		if r.lex.titles["honorific"][w] || r.lex.titles["post"][w] || r.lex.titles["modifier"][w] || r.lex.names["org"][t.Text] {
			return true
		}
		return !common
	}
	if common {
		return false
	}
	if titled {
		return true
	}
	// A lone unknown word: a name unless it ends like a common plural or an abstract noun.
	for _, end := range []string{"s", "ers", "ions", "ment", "tion", "ness", "ity", "ed", "ists", "als"} {
		if strings.HasSuffix(w, end) && !strings.HasSuffix(w, "'s") {
			return next.lower == "'s" || next.lower == "'"
		}
	}
	return true
}

// isCommon reports whether some list has the word as a common noun.
func (l *lexicon) isCommon(w string) bool {
	if len(l.tags[w]) > 0 || len(l.triggers[w]) > 0 || len(l.triggers[singular(w)]) > 0 {
		return true
	}
	for _, list := range l.nouns {
		if list[w] || list[singular(w)] {
			return true
		}
	}
	return false
}

// before returns the nearest word to the left that is no adverb and no "not".
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

func (r *reading) closedTag(i int, tags []tag, verb verbForm, isVerb bool) tag {
	w := r.words[i].lower
	prev, _ := r.before(i)
	next := r.near(i, i+1)
	switch w {
	case "that":
		if r.nounish(i, i+1) && prev.tag != tagVerb && prev.tag != tagNoun && prev.tag != tagName && prev.lower != "," {
			return tagDet
		}
		if (prev.tag == tagNoun || prev.tag == tagName) && r.verbal(i+1, i) {
			return tagPron
		}
		if next.lower == "," || next.lower == "." || prev.tag == tagPrep || next.lower == "'s" || r.verbal(i+1, i) && prev.tag != tagVerb {
			return tagPron
		}
		return tagSub
	case "which", "who", "what", "whom":
		return tagPron
	case "this", "these", "those", "some", "any", "all", "many", "several", "few", "more", "most", "much", "both", "each", "another", "either", "enough", "half":
		if r.nounish(i, i+1) || next.tag == tagDet {
			return tagDet
		}
		return tagPron
	case "her":
		if r.nounish(i, i+1) {
			return tagDet
		}
		return tagPron
	case "to":
		if v, ok := r.lex.verbs[next.lower]; ok && v.feats&featBase != 0 || next.lower == "be" || next.lower == "have" || next.lower == "do" {
			return tagPart
		}
		if next.lower != "" && len(r.lex.tags[next.lower]) > 0 && r.lex.tags[next.lower][0] == tagAdv {
			return tagPart
		}
		if isQuoteMark(next.lower) || next.lower == "“" {
			if v := r.lex.verbs[r.near(i, i+2).lower]; v.feats&featBase != 0 {
				return tagPart // wasn't going to "act like …"
			}
		}
		return tagPrep
	case "'s", "'":
		if prev.tag == tagPron || prev.lower == "there" || prev.lower == "that" {
			return tagAux
		}
		if r.verbalForm(next.lower, featIng|featPart) && !r.nounish(i, i+2) || next.lower == "not" || next.lower == "a" || next.lower == "the" || next.lower == "been" {
			return tagAux
		}
		return tagPart
	case "have", "has", "had", "having", "do", "does", "did", "'ve":
		for k := i + 1; k <= i+4; k++ {
			n := r.near(i, k)
			t := r.lex.tags[n.lower]
			v := r.lex.verbs[n.lower]
			if w[0] == 'd' && v.feats&featBase != 0 || w[0] != 'd' && v.feats&featPart != 0 && !r.wasDet(k-1, i) {
				return tagAux
			}
			if len(t) == 0 || t[0] != tagAdv && t[0] != tagPart && t[0] != tagPron && n.lower != "n't" {
				if len(t) == 0 && strings.HasSuffix(n.lower, "ed") && w[0] != 'd' {
					return tagAux
				}
				break
			}
		}
		return tagVerb
	case "like":
		if prev.tag == tagPron || prev.lower == "to" || prev.tag == tagAux {
			return tagVerb
		}
		return tagPrep
	case "there":
		if r.beVerb(next.lower) {
			return tagPron
		}
		return tagAdv
	}
	if isVerb && tags[0] != tagAux && tags[0] != tagPron && tags[0] != tagDet {
		// "to open", "will free", "was cut short": a verb only where one must stand.
		if verb.feats&featBase != 0 && (prev.lower == "to" || prev.tag == tagAux && !r.beVerb(prev.lower)) {
			return tagVerb
		}
		if verb.feats&(featIng|featPart|featPast) != 0 && tags[0] != tagPrep && prev.tag == tagAux {
			return tagVerb
		}
	}
	if len(tags) > 1 {
		// A conjunction where a clause follows, a preposition where a noun phrase does.
		if hasTag(tags, tagSub) && hasTag(tags, tagPrep) {
			if r.clauseFollows(i) {
				return tagSub
			}
			return tagPrep
		}
		if tags[0] == tagPrep && hasTag(tags, tagAdv) && !r.nounish(i, i+1) && next.tag != tagDet && len(r.lex.tags[next.lower]) == 0 {
			return tagAdv
		}
	}
	return tags[0]
}

func hasTag(tags []tag, t tag) bool {
	for _, x := range tags {
		if x == t {
			return true
		}
	}
	return false
}

func (r *reading) wasDet(k, i int) bool {
	t := r.lex.tags[r.near(i, k).lower]
	return len(t) > 0 && t[0] == tagDet
}

func (r *reading) beVerb(w string) bool {
	switch w {
	case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m":
		return true
	}
	return false
}

func (r *reading) verbalForm(w string, f feat) bool { return r.lex.verbs[w].feats&f != 0 }

// verbal reports whether the word at k, not yet tagged, surely begins a verb group.
func (r *reading) verbal(k, from int) bool {
	w := r.near(from, k)
	t := r.lex.tags[w.lower]
	if len(t) > 0 {
		return t[0] == tagAux || t[0] == tagAdv && r.verbal(k+1, from)
	}
	v := r.lex.verbs[w.lower]
	return v.feats&(featPast|featPart|featThird) != 0 || v.feats&featBase != 0 && len(r.lex.triggers[w.lower]) == 0
}

// clauseFollows reports whether a finite verb comes soon after the conjunction at i.
func (r *reading) clauseFollows(i int) bool {
	for k := i + 1; k < i+9; k++ {
		w := r.near(i, k)
		if w.lower == "" || w.lower == "," || w.lower == "." || w.lower == ";" {
			return false
		}
		if t := r.lex.tags[w.lower]; len(t) > 0 {
			if t[0] == tagAux && w.lower != "being" && w.lower != "be" && w.lower != "having" && k > i+1 {
				return true
			}
			continue
		}
		if v := r.lex.verbs[w.lower]; k > i+1 && (v.feats&featPast != 0 || v.feats&featThird != 0 && len(r.lex.triggers[singular(w.lower)]) == 0) {
			return true
		}
	}
	return false
}

// verbOrNoun decides a spelling that is a form of a verb and may be a noun or an adjective too.
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
		case f&featBase != 0 && prev.tag == tagNoun && !opens:
			return tagNoun
		case prev.lower == "" && r.nounish(i, i+1) && !r.capitalized(i+1):
			return tagAdj
		}
		return tagVerb
	}
	// A base form or one with -s.
	third := f&featThird != 0
	switch {
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
	if r.nounish(i, i+1) || r.beVerb(prev.lower) {
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
