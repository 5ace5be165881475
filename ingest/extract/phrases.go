package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Base noun phrases: what stands around one head without anything that follows it. They are the units in which the
// layers above think: subjects, objects, possessors, antecedents. A tree would give more (what an "of" belongs to,
// how far a relative clause goes); climb and full make up for the two cases that matter most.

// A phrase is a base noun phrase: what stands around one head without anything that follows it. "The total number" of
// "the total number of North Korean personnel" is one, "North Korean personnel" the next.
type phrase struct {
	nlp.Span
	head   int  // the token that carries the meaning
	prep   int  // the preposition right before it, -1 when there is none
	owner  int  // index of the phrase that owns it by "'s", or -1
	owns   bool // it is followed by "'s"
	entity int  // index into entities of what it means, or -1
}

// findPhrases fills phrases.
func (r *reading) findPhrases() {
	r.phraseAt = make([]int, len(r.words))
	for i := range r.phraseAt {
		r.phraseAt[i] = -1
	}
	for _, s := range r.doc.Sentences {
		owner := -1
		for i := s.First; i < s.Last; {
			end, head := r.phraseEnd(i, s.Last)
			if end == i {
				if w := r.words[i]; !(w.tag == tagPart && w.lower != "to") {
					owner = -1
				}
				i++
				continue
			}
			p := phrase{Span: nlp.Span{First: i, Last: end}, head: head, prep: -1, owner: owner, entity: -1}
			if r.near(i, i-1).tag == tagPrep {
				p.prep = i - 1
			} else if owner >= 0 {
				p.prep = r.phrases[owner].prep
			}
			if n := r.nameAt[head]; n >= 0 {
				p.entity = r.names[n].entity
			}
			for k := i; k < end; k++ {
				r.phraseAt[k] = len(r.phrases)
			}
			owner = -1
			if w := r.near(i, end); w.tag == tagPart && (w.lower == "'s" || w.lower == "'") {
				p.owns = true
				owner = len(r.phrases)
			}
			r.phrases = append(r.phrases, p)
			i = end
		}
	}
}

// phraseEnd returns where the phrase that begins at i ends and its head; end == i when none begins there.
//
// A name in a phrase is taken whole. Two nouns in a row are one phrase ("car bomb attack"), and the last of them
// is the head; an adjective behind the head ends it ("officials angry at …").
func (r *reading) phraseEnd(i, last int) (end, head int) {
	head = -1
	k := i
	if r.words[k].tag == tagPron {
		return k + 1, k
	}
	for k < last && k < i+16 {
		if n := r.nameAt[k]; n >= 0 {
			if head >= 0 && head == k-1 && r.words[head].tag == tagNoun && r.names[n].First == k && r.startsAnew(i, head) {
				return r.closePhrase(i, k, head)
			}
			head = r.names[n].Last - 1
			k = r.names[n].Last
			// A name before a common noun only describes it: "Uber cars".
			continue
		}
		w := r.words[k]
		switch w.tag {
		case tagDet:
			if head >= 0 || k > i && r.words[k-1].tag != tagDet && r.words[k-1].tag != tagAdv {
				return r.closePhrase(i, k, head)
			}
		case tagNum, tagNoun, tagName:
			if w.tag == tagName && head >= 0 && head == k-1 && r.lex.titles["honorific"][strings.TrimSuffix(w.lower, ".")] && plural(r.words[head].lower) {
				return r.closePhrase(i, k, head)
			}
			head = k
		case tagAdj:
			if head >= 0 && !r.nounish(k, k+1) && r.words[head].tag != tagNum {
				return r.closePhrase(i, k, head)
			}
		case tagAdv:
			if k > i && head >= 0 || k+1 >= last || !(r.words[k+1].tag == tagAdj || r.words[k+1].tag == tagNum || r.words[k+1].tag == tagDet) {
				return r.closePhrase(i, k, head)
			}
		case tagPunct:
			// A hyphen inside a word, a currency sign, a quotation mark around an adjective.
			t := r.doc.Tokens[k].Text
			if (t == "-" || t == "/") && r.glued(k) && r.glued(k+1) && k+1 < last || t == "$" || t == "£" || t == "€" || t == "%" && head >= 0 {
				break
			}
			return r.closePhrase(i, k, head)
		case tagConj:
			// "mine and explosives training", "men and boys": only adjectives and bare nouns before the head join.
			if head < 0 && k > i && k+1 < last && r.words[k+1].tag == tagAdj {
				break
			}
			return r.closePhrase(i, k, head)
		case tagVerb:
			if w.form&(featIng|featPart) == 0 || k == i || r.doc.Tokens[k-1].Text != "-" || !r.glued(k) {
				return r.closePhrase(i, k, head)
			}
			// "conservative-leaning", "state-run"
		default:
			return r.closePhrase(i, k, head)
		}
		k++
	}
	return r.closePhrase(i, k, head)
}

// startsAnew reports whether a name behind the noun at head begins a phrase of its own: "told reporters Ms Papini was
// …", "an incident Uber blamed on …", but not "lawyer John Smith" and "the company Uber".
func (r *reading) startsAnew(i, head int) bool {
	w := r.words[head]
	if r.lex.titles["post"][w.lower] || r.lex.titles["honorific"][w.lower] || r.lex.nouns["person"][w.lower] || r.lex.nouns["male"][w.lower] ||
		r.lex.nouns["female"][w.lower] || r.lex.nouns["body"][w.lower] || r.lex.nouns["place"][w.lower] {
		return false
	}
	if plural(w.lower) {
		return r.lex.nouns["source"][w.lower]
	}
	return r.words[i].tag == tagDet && (r.trig[head] != nil || r.lex.nouns["anaphor"][w.lower] || r.lex.nouns["speech"][w.lower])
}

// closePhrase ends a phrase right behind its head. Without a head there is none, and the caller goes on at the
// next token.
func (r *reading) closePhrase(i, k, head int) (int, int) {
	if head < 0 {
		// "The wounded", "those": a determiner or an adjective alone is no phrase here.
		return i, -1
	}
	return max(head+1, i+1), head
}

// phraseOf returns the index of the phrase that holds the token, or -1.
func (r *reading) phraseOf(i int) int {
	if i < 0 || i >= len(r.phraseAt) {
		return -1
	}
	return r.phraseAt[i]
}

// phraseBefore returns the phrase that ends at or before token i in its sentence, going left at most far tokens.
func (r *reading) phraseBefore(i, far int) int {
	for k := i - 1; k >= i-far; k-- {
		if r.near(i, k).lower == "" {
			return -1
		}
		if p := r.phraseAt[k]; p >= 0 {
			return p
		}
	}
	return -1
}

// phraseAfter returns the phrase that begins at or behind token i, going right at most far tokens.
func (r *reading) phraseAfter(i, far int) int {
	for k := i; k < i+far && k < len(r.words); k++ {
		if r.words[k].sent != r.words[i].sent {
			return -1
		}
		if p := r.phraseAt[k]; p >= 0 {
			return p
		}
	}
	return -1
}

// full returns the span of the phrase with the "of …" that follows it.
func (r *reading) full(p int) nlp.Span {
	s := r.phrases[p].Span
	for n := 0; n < 3; n++ {
		if r.near(s.First, s.Last).lower != "of" {
			break
		}
		next := r.phraseOf(s.Last + 1)
		if next < 0 {
			break
		}
		s.Last = r.phrases[next].Last
	}
	return s
}
