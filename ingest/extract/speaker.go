package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Whose words they are: the subject of the cue, found without a syntax tree by walking left from the verb over what
// may stand in between.

// subjects returns the phrases that are the subject of the verb group that begins at token first.
func (r *reading) subjects(first, depth int) []int {
	if depth > 3 {
		return nil
	}
	k := first - 1
	for r.near(first, k).tag == tagAdv || r.near(first, k).lower == "not" {
		k--
	}
	w := r.near(first, k)
	switch {
	case w.lower == "":
		return nil
	case w.tag == tagPron && (w.lower == "who" || w.lower == "which" || w.lower == "that") && r.phraseBefore(k, 3) >= 0:
		return r.climb(r.phraseBefore(k, 3), 0, true)
	case w.tag == tagConj || w.lower == "," && r.near(first, k-1).tag == tagConj || w.lower == "then" && r.near(first, k-1).tag == tagConj:
		return r.sharedSubject(k, depth)
	case w.lower == ",":
		return r.acrossComma(first, k, depth)
	case w.lower == ")" || w.lower == "]":
		for k > 0 && r.near(first, k).lower != "" && r.near(first, k).lower != "(" && r.near(first, k).lower != "[" {
			k--
		}
		return r.subjects(k, depth+1)
	case r.dash(k):
		for j := k - 1; j > k-25; j-- {
			if r.near(first, j).lower == "" {
				break
			}
			if r.dash(j) {
				return r.subjects(j, depth+1)
			}
		}
		return nil
	case isQuoteMark(r.doc.Tokens[k].Text) || w.lower == "'":
		return r.subjects(k, depth+1)
	}
	p := r.phraseOf(k)
	if p < 0 {
		// "those injured said", "people living in X say": go on to the left over a participle or a pair of them.
		if (w.tag == tagVerb && w.form&(featPart|featIng) != 0 || w.tag == tagNum || w.tag == tagAdj) && depth < 2 {
			return r.subjects(k, depth+1)
		}
		return nil
	}
	return r.climb(p, 0, false)
}

func (r *reading) dash(i int) bool {
	switch r.doc.Tokens[i].Text {
	case "—", "–", "--", "-":
		return !(r.glued(i) && i+1 < len(r.words) && r.glued(i+1))
	}
	return false
}

// sharedSubject returns the subject that a verb behind "and" or "but" has in common with the verb before, passing by
// the verbs of subordinate clauses: "thanked Canada for what it has done but called …".
func (r *reading) sharedSubject(k, depth int) []int {
	v := k
	for n := 0; n < 4; n++ {
		if v = r.verbBefore(v); v < 0 {
			return nil
		}
		first := r.voiceOf(v).first
		got := r.subjects(first, depth+1)
		if len(got) == 0 {
			v = first
			continue
		}
		before := r.near(first, r.phrases[got[0]].First-1)
		if before.tag == tagSub && before.lower != "that" || before.tag == tagPron {
			v = first
			continue
		}
		return got
	}
	return nil
}

// verbBefore returns the nearest verb left of k in the sentence that is not inside a quotation which k is outside of.
func (r *reading) verbBefore(k int) int {
	for j := k - 1; j >= k-30; j-- {
		w := r.near(k, j)
		if w.lower == "" {
			return -1
		}
		if w.tag == tagVerb && w.form&(featPast|featThird) != 0 && r.sameQuote(j, k) {
			return j
		}
		if w.tag == tagVerb && r.voiceOf(j).finite && r.sameQuote(j, k) {
			return j
		}
	}
	return -1
}

// acrossComma finds the subject of a verb that stands behind an insertion: "Umerov, in an interview with KBS, said".
func (r *reading) acrossComma(first, comma, depth int) []int {
	commas := 0
	for k := comma - 1; k >= comma-45; k-- {
		w := r.near(first, k)
		if w.lower == "" {
			break
		}
		if w.lower != "," {
			continue
		}
		commas++
		p := r.phraseOf(k - 1)
		if k > 0 && r.doc.Tokens[k-1].Text == ")" {
			for j := k - 2; j > k-12 && j >= 0; j-- {
				if r.words[j].lower == "(" {
					p = r.phraseOf(j - 1)
					break
				}
			}
		}
		if p < 0 {
			continue
		}
		got := r.climb(p, 0, false)
		if len(got) == 0 {
			continue
		}
		if r.canSpeak(got[0]) && r.insertion(k+1, comma) {
			return got
		}
	}
	return nil
}

// insertion reports whether what stands between two commas can be left out: an apposition, a relative clause, a
// prepositional phrase, a participle; not a clause with a subject and a verb of its own.
func (r *reading) insertion(a, b int) bool {
	w := r.words[a]
	switch {
	case w.tag == tagPrep, w.tag == tagSub, w.tag == tagDet, w.tag == tagNum, w.tag == tagPart, w.tag == tagAdv, w.tag == tagAdj, w.tag == tagConj:
		return true
	case w.tag == tagPron:
		return w.lower == "who" || w.lower == "which" || w.lower == "whose" || w.lower == "himself" || w.lower == "herself" || w.lower == "whom"
	case w.tag == tagVerb:
		return w.form&(featIng|featPart) != 0
	}
	for k := a; k < b; k++ {
		if r.words[k].tag == tagVerb && r.words[k].form&(featPast|featThird) != 0 && r.words[k].form&featIng == 0 && k > a+1 && r.words[k-1].tag.nominal() {
			return false
		}
	}
	return true
}

// canSpeak reports whether a phrase is a likely source.
func (r *reading) canSpeak(p int) bool {
	ph := r.phrases[p]
	if ph.entity >= 0 {
		return true
	}
	w := r.words[ph.head]
	if w.tag == tagPron {
		return personal(w.lower)
	}
	return r.lex.nouns["source"][w.lower] || r.lex.nouns["source"][w.lemma] || r.lex.nouns["speech"][w.lemma] || r.lex.titles["post"][w.lower] || humanEnding(w.lower)
}

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

// climb goes from a phrase that may be the object of a preposition to the one that it belongs to, and collects joint
// subjects: "the head of the union" → head, "X and Y" → both.
func (r *reading) climb(p, depth int, relative bool) []int {
	for n := 0; n < 5; n++ {
		ph := r.phrases[p]
		if ph.prep < 0 || r.personBehind(ph) {
			break
		}
		// A person right before the verb is the subject whatever stands before: "vice-president of X Anthony Levandowski".
		left := ph.prep - 1
		if r.near(ph.First, left).tag == tagAdv {
			left--
		}
		q := r.phraseOf(left)
		if q < 0 {
			w := r.near(ph.First, left)
			if w.tag == tagVerb && w.form&(featPart|featIng) != 0 && r.phraseOf(left-1) >= 0 {
				q = r.phraseOf(left - 1) // "patients treated in hospital"
			} else if w.lower == "," || w.lower == "" || relative {
				if relative {
					break
				}
				return nil
			} else {
				return nil
			}
		}
		if relative && r.canSpeak(p) && (r.phrases[p].entity >= 0 || !r.canSpeak(q)) {
			break
		}
		if r.words[r.phrases[q].First].sent != r.words[ph.First].sent {
			break
		}
		p = q
	}
	out := []int{p}
	// "Zelenskyy and Umerov said".
	ph := r.phrases[p]
	if w := r.near(ph.First, ph.First-1); w.lower == "and" && ph.entity >= 0 && depth == 0 {
		if q := r.phraseOf(ph.First - 2); q >= 0 && r.phrases[q].entity >= 0 && r.phrases[q].prep < 0 && r.words[r.phrases[q].First].sent == r.words[ph.First].sent {
			out = append([]int{q}, out...)
		}
	}
	return out
}

// personBehind reports whether a phrase ends in a person's name that another name stands before: "vice-president of
// Advanced Technologies Anthony Levandowski".
func (r *reading) personBehind(ph phrase) bool {
	if ph.entity < 0 || r.nameAt[ph.head] < 0 || r.entities[ph.entity].kind != Person {
		return false
	}
	k := r.names[r.nameAt[ph.head]].First - 1
	return k >= ph.First && r.nameAt[k] >= 0
}

// invertedSubject reads a subject behind the cue: “…,” said Julius Ogato. Something must have been said before.
func (r *reading) invertedSubject(i int, v voice) ([]int, bool) {
	if v.first != i || r.words[i].form&(featPast|featThird) == 0 {
		return nil, false
	}
	prev := r.near(i, i-1)
	closing := i > 0 && prev.lower != "" && (r.closesQuote(i-1) || prev.lower == "," && (r.closesQuote(i-2) || r.words[i].lemma == "say" || r.words[i].lemma == "add" || r.endsWithName(i+1)))
	if !closing {
		// A new sentence for the splitter: “… soon.” said X
		if i != r.sentence(i).First || i == 0 || !r.closesQuote(i-1) {
			return nil, false
		}
	}
	p := r.phraseOf(i + 1)
	if p < 0 || r.phrases[p].First != i+1 || !r.canSpeak(p) && r.words[r.phrases[p].head].tag != tagName {
		return nil, false
	}
	// "…," said Xinhua's report: the possessor and what follows.
	p = r.owned(p)
	if !r.closesQuote(i-1) && !r.closesQuote(i-2) && r.finiteWithin(i+1, 16) {
		return nil, false // "Mr. Smith, a lawyer, said the union expected …"
	}
	if r.closesQuote(i-1) && !pauses(r.doc.Tokens[max(i-2, 0)].Text) {
		return nil, false // 'the man known as "Prince of Pot" says he …'
	}
	out := []int{p}
	// "said company chief executive John Smith", "said a spokesman for X": speaker() looks behind the phrase.
	if next := r.near(i, r.phrases[p].Last); next.lower == "," && r.phrases[p].entity < 0 {
		if q := r.phraseOf(r.phrases[p].Last + 1); q >= 0 && r.phrases[q].entity >= 0 && r.entities[r.phrases[q].entity].kind == Person {
			out = []int{q} // "said its president, John Smith"
		}
	}
	return out, true
}

func (r *reading) closesQuote(i int) bool {
	return i >= 0 && r.words[i].quote >= 0 && r.quotes[r.words[i].quote].Last == i+1 || i > 0 && r.words[i].tag == tagPunct && r.words[i].quote >= 0 && r.quotes[r.words[i].quote].Last == i+1
}

// endsWithName reports whether a person's name and then the end of the sentence or a comma stand at token i.
func (r *reading) endsWithName(i int) bool {
	p := r.phraseOf(i)
	if p < 0 || r.phrases[p].First != i || r.words[i].sent != r.words[i-1].sent {
		return false
	}
	p = r.owned(p)
	e := r.phrases[p].entity
	return e >= 0 && r.entities[e].kind == Person && (r.endsSentence(r.phrases[p].Last) || r.near(i, r.phrases[p].Last).lower == ",")
}

// owned goes from a possessor to what it owns: "Xinhua" of "Xinhua's report" to the report.
func (r *reading) owned(p int) int {
	for r.phrases[p].owns && p+1 < len(r.phrases) && r.phrases[p+1].owner == p {
		p++
	}
	return p
}

// pauses reports whether a token ends what is quoted before ", said X": a quotation without a comma or an end is a name.
func pauses(s string) bool {
	switch s {
	case ",", ".", "!", "?", "…", "...", "—", "–", "--", "-":
		return true
	}
	return false
}

// agent returns the phrase behind "by" for a passive cue.
func (r *reading) agent(i int) []int {
	for k := i + 1; k < i+12; k++ {
		w := r.near(i, k)
		if w.lower == "" {
			return nil
		}
		if w.lower == "by" {
			if p := r.phraseOf(k + 1); p >= 0 && r.canSpeak(p) {
				return []int{p}
			}
			return nil
		}
	}
	return nil
}

// governor returns the subject of the clause that a participle belongs to: "Tsaplienko shared footage, noting that".
func (r *reading) governor(i int) []int {
	prev, at := r.before(i)
	if prev.tag == tagNoun || prev.tag == tagName || prev.tag == tagPron && personal(prev.lower) {
		// "a statement saying", "officials saying"
		if p := r.phraseOf(at); p >= 0 && (r.lex.nouns["speech"][prev.lemma] || r.canSpeak(p)) {
			return r.climb(p, 0, false)
		}
	}
	// The finite verb of the sentence before the participle, not inside a quotation.
	for j := i - 1; j >= i-60; j-- {
		w := r.near(i, j)
		if w.lower == "" {
			break
		}
		if w.tag == tagVerb && r.sameQuote(i, j) {
			v := r.voiceOf(j)
			if v.finite && !v.toInf {
				if s := r.subjects(v.first, 0); len(s) > 0 && r.canSpeak(s[0]) {
					return s
				}
			}
		}
	}
	// "Speaking to reporters, X …": the participle comes first.
	if r.sentence(i).First >= i-1 {
		for k := i + 1; k < i+30; k++ {
			if w := r.near(i, k); w.lower == "" {
				break
			} else if w.lower == "," {
				if p := r.phraseOf(k + 1); p >= 0 && r.canSpeak(p) {
					return []int{p}
				}
			}
		}
	}
	return nil
}

// speaker returns the entity that a source phrase means; a new one for a source without a name. -1: it cannot speak.
func (r *reading) speaker(p int, s *statement) (int, nlp.Span) {
	ph := r.phrases[p]
	w := r.words[ph.head]
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
		if w.lower == "he" || w.lower == "she" || w.lower == "they" && s.quote {
			return r.unnamedSource(ph, w.lower), ph.Span
		}
		return -1, ph.Span
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
	if !r.canSpeak(p) && !(s.lemma == "say" || s.lemma == "tell" || s.lemma == "according" || s.quote) || w.tag == tagNum && w.lower != "percent" && s.lemma != "say" {
		return -1, ph.Span
	}
	return r.unnamedSource(ph, ""), ph.Span
}

// lastUnnamed returns the source without a name that spoke last, not long before token i: "they" after "officials".
func (r *reading) lastUnnamed(i int, many bool) int {
	for k := len(r.statements) - 1; k >= 0 && k >= len(r.statements)-3; k-- {
		s := r.statements[k]
		if r.words[i].sent-r.words[s.cue.First].sent > 3 {
			break
		}
		if e := r.entities[s.speaker]; e.unnamed && e.plural == many {
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
