package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Who a source phrase means. A name or a pronoun with an antecedent is an entity already. A spokesman speaks for
// whom he is named with, a statement for who made it. All else that can speak becomes a source without a name, one
// node for each noun, whose identity ends with the article.

// canSpeak reports whether a phrase is a likely source.
//
// Mostly lists; the endings catch the plural of professions that no list can hold ("pulmonologists").
func (r *reading) canSpeak(p int) bool {
	ph := r.phrases[p]
	if ph.entity >= 0 {
		return true
	}
	w := r.words[ph.head]
	if w.tag == tagPron {
		return personal(w.lower)
	}
	return r.lex.nouns["source"][w.lower] || r.lex.nouns["source"][w.lemma] || r.lex.nouns["body"][w.lower] || r.lex.nouns["speech"][w.lemma] || r.lex.titles["post"][w.lower] || humanEnding(w.lower)
}

// personal reports whether a pronoun can be the subject of speech.
func personal(w string) bool {
	switch w {
	case "he", "she", "they", "it", "we", "i", "you":
		return true
	}
	return false
}

// humanEnding reports whether a plural noun looks like one of people: "campaigners", "economists".
func humanEnding(w string) bool {
	for _, e := range []string{"ists", "eers", "crats", "ologists", "icians", "makers", "workers", "goers", "campaigners", "ivists", "women", "smen"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// speaker returns the entity that a source phrase means; a new one for a source without a name. -1: it cannot speak.
//
// Verbs that nothing but speech goes with ("say", "tell") accept any noun as their subject, the others only those
// that can speak.
func (r *reading) speaker(p int, s *statement) (int, nlp.Span) {
	ph := r.phrases[p]
	w := r.words[ph.head]
	if e := r.spokeSince(p); e >= 0 {
		return e, ph.Span
	}
	if ph.entity >= 0 {
		// "Jamal Taleb, Imam of …" is the name itself.
		return ph.entity, ph.Span
	}
	if w.tag == tagPron {
		if w.lower == "he" || w.lower == "she" || w.lower == "they" {
			if e := r.lastUnnamed(ph.head, w.lower == "they"); e >= 0 {
				return e, ph.Span
			}
		}
		if e := r.chainSpeaker(ph); e >= 0 {
			return e, ph.Span
		}
		if w.lower == "he" || w.lower == "she" || w.lower == "they" && s.quote {
			return r.unnamedSource(ph, w.lower), ph.Span
		}
		return -1, ph.Span
	}
	if e, span := r.apposed(p, s.cue.First); e >= 0 {
		return e, span
	}
	speech := r.lex.nouns["speech"][w.lemma]
	voice := r.lex.nouns["voice"][w.lower]
	// "Zelenskyy's statement", "Uber's spokesman".
	if (speech || voice) && ph.owner >= 0 {
		if e, span := r.speaker(ph.owner, s); e >= 0 {
			return e, span
		}
	}
	if e, ok := r.owners[ph.First]; ok && (speech || voice) {
		return e, nlp.Span{First: ph.First, Last: ph.First + 1}
	}
	// "According to an analysis by the Tax Foundation"
	if next := r.near(ph.head, ph.Last); s.lemma == "according" && (next.lower == "by" || next.lower == "from") {
		if q := r.phraseOf(ph.Last + 1); q >= 0 && r.phrases[q].entity >= 0 {
			return r.phrases[q].entity, r.phrases[q].Span
		}
	}
	// "A spokesman for the Foreign Ministry", "a statement by Uber".
	if next := r.near(ph.head, ph.Last); voice && (next.lower == "for" || next.lower == "of" || next.lower == "at" || next.lower == "from" || next.lower == "with") ||
		speech && (next.lower == "by" || next.lower == "from" || next.lower == "of") {
		if q := r.phraseOf(ph.Last + 1); q >= 0 {
			for r.phrases[q].owns && q+1 < len(r.phrases) && r.phrases[q+1].owner == q && r.phrases[q].entity < 0 {
				q++
			}
			if e := r.phrases[q].entity; e >= 0 {
				return e, r.phrases[q].Span
			}
			if r.lex.nouns["source"][r.words[r.phrases[q].head].lower] {
				return r.unnamedSource(r.phrases[q], ""), r.phrases[q].Span
			}
		}
	}
	// "The ministry issued a statement saying …": who made the document speaks.
	if v := r.verbBefore(ph.First); speech && v >= ph.First-2 && v >= 0 {
		if g := r.voiceOf(v); g.finite && !g.passive && !g.negated {
			if subj := r.subjects(g.first, 1); len(subj) > 0 && subj[0] != p && r.canSpeak(subj[0]) && !r.lex.nouns["speech"][r.words[r.phrases[subj[0]].head].lemma] {
				return r.speaker(subj[0], s)
			}
		}
	}
	// A name inside the phrase: "Xinhua news agency", "Uber officials".
	for k := ph.head; k >= ph.First; k-- {
		if e := r.entityAt(k); e >= 0 {
			body := r.lex.nouns["body"][w.lower] || w.lower == "news" || voice
			if r.entities[e].kind != Location && body {
				return e, ph.Span
			}
			break
		}
	}
	if e, span := r.treeSpeaker(p, s); e >= 0 {
		return e, span
	}
	if e := r.chainSpeaker(ph); e >= 0 {
		return e, ph.Span
	}
	if !r.canSpeak(p) && !(s.lemma == "say" || s.lemma == "tell" || s.lemma == "according" || s.quote) || w.tag == tagNum && w.lower != "percent" && s.lemma != "say" {
		return -1, ph.Span
	}
	return r.unnamedSource(ph, ""), ph.Span
}

// spokeSince returns the source without a name that a pronoun means, be it that a name would fit it as well: the one who
// spoke in the sentence before, when the name was last heard before that. "The authority said a crane would come. It denied
// …" is not the agency of the dateline. -1 for none.
func (r *reading) spokeSince(p int) int {
	ph := r.phrases[p]
	w := r.words[ph.head]
	if w.tag != tagPron || len(r.statements) == 0 {
		return -1
	}
	s := r.statements[len(r.statements)-1]
	e := r.entities[s.speaker]
	if !e.unnamed || w.sent-r.words[s.cue.First].sent != 1 {
		return -1
	}
	head := strings.ToLower(lastWord(e.name))
	body := r.lex.nouns["body"][head]
	switch w.lower {
	case "he", "she":
		if e.plural || body || r.lex.nouns["speech"][head] {
			return -1
		}
	case "it":
		if e.plural || !body || r.expletive(ph.head) {
			return -1
		}
	case "they":
		if !e.plural {
			return -1
		}
	default:
		return -1
	}
	if ph.entity < 0 {
		return s.speaker
	}
	for _, m := range r.entities[ph.entity].mentions {
		if at := r.words[m.First].sent; m.form == "name" && at >= r.words[s.cue.First].sent && m.First < ph.First {
			return -1
		}
	}
	return s.speaker
}

// lastUnnamed returns the source without a name that spoke last, not long before token i: "they" after "officials".
func (r *reading) lastUnnamed(i int, many bool) int {
	for k := len(r.statements) - 1; k >= 0 && k >= len(r.statements)-3; k-- {
		s := r.statements[k]
		if r.words[i].sent-r.words[s.cue.First].sent > 3 {
			break
		}
		head := strings.ToLower(lastWord(r.entities[s.speaker].name))
		body := r.lex.nouns["body"][head] || r.lex.nouns["speech"][head]
		if e := r.entities[s.speaker]; e.unnamed && e.plural == many && (many || !body) {
			return s.speaker
		}
	}
	return -1
}

// unnamedSource returns the entity of a source without a name, one for each noun: all "police" of an article are one.
func (r *reading) unnamedSource(ph phrase, pronoun string) int {
	span := ph.Span
	for span.First < ph.head && (r.words[span.First].tag == tagDet || r.words[span.First].tag == tagNum) {
		span.First++
	}
	key := singular(r.words[ph.head].lower)
	if pronoun != "" {
		key = pronoun
	}
	e, ok := r.unnamed[key]
	if !ok {
		e = len(r.entities)
		r.entities = append(r.entities, &entity{kind: Organization, name: r.textOf(span), unnamed: true, plural: plural(r.words[ph.head].lower)})
		r.unnamed[key] = e
	}
	for _, m := range r.entities[e].mentions {
		if m.Span == span {
			return e
		}
	}
	r.entities[e].mentions = append(r.entities[e].mentions, mention{span, "nominal"})
	return e
}
