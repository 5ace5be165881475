package extract

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp"
)

// Pronouns and descriptions are given to what was last spoken of and fits: in sex, in number, and in being a
// person or a body. The reader's chains (chains.go) are asked where these find nobody; in the place of these they made
// more mistakes.
//
// Salience is a small sum: subjects before objects, the same sentence before the last, outside of quotations
// before inside. On pronouns of encyclopedia articles (GAP, development part, 800 texts) these rules reach F1
// 0.57; news articles with their few actors are easier.

// resolveReferences sets entity of the phrases that are no names, and adds them to the mentions.
func (r *reading) resolveReferences() {
	var seen []int // entities as phrases mention them, latest last; long articles keep a window
	for p := range r.phrases {
		ph := &r.phrases[p]
		form := "name"
		if ph.entity < 0 {
			ph.entity, form = r.refer(p, seen)
			if ph.entity >= 0 {
				span := ph.Span
				r.entities[ph.entity].mentions = append(r.entities[ph.entity].mentions, mention{span, form})
			}
		}
		if ph.entity >= 0 {
			r.learnSex(ph)
			if len(seen) > 40 {
				seen = append(seen[:0], seen[len(seen)-20:]...)
			}
			seen = append(seen, p)
		}
		// Possessive pronouns stand inside phrases: "his work".
		r.referOwner(p, seen)
	}
	for _, e := range r.entities {
		slices.SortStableFunc(e.mentions, func(a, b mention) int { return a.First - b.First })
	}
}

// refer finds what a phrase without a name means. Seen are the earlier phrases that mean something.
func (r *reading) refer(p int, seen []int) (who int, form string) {
	ph := r.phrases[p]
	w := r.words[ph.head]
	if w.tag == tagPron {
		if e := r.pronoun(w.lower, p, seen); e >= 0 {
			return e, "pronoun"
		}
		return -1, ""
	}
	if w.tag != tagNoun {
		return -1, ""
	}
	first := r.words[ph.First].lower
	definite := first == "the" || first == "this" || first == "that" || first == "these" || first == "those"
	if !definite {
		return -1, ""
	}
	if ph.prep < 0 || r.words[ph.prep].lower != "of" {
		if e := r.byPost(p, seen); e >= 0 {
			return e, "nominal"
		}
	}
	if r.near(ph.head, ph.head+1).lower == "of" {
		return -1, "" // "the head of Ukraine's Center": a description that brings its own name
	}
	switch {
	case first == "the" && r.lex.nouns["epithet"][w.lower]:
		return r.described(p, seen), "nominal"
	case (r.lex.nouns["force"][w.lower] || w.lower == "soldiers") && plural(w.lower) && ph.Len() == 2:
		return r.last(seen, p, func(e *entity) bool { return e.group != "" && e.plural }), "nominal"
	case r.lex.nouns["body"][w.lower] && ph.Len() <= 3:
		return r.last(seen, p, func(e *entity) bool { return e.kind == Organization && r.bodyFits(e, w.lower) }), "nominal"
	case w.lower == "country" || w.lower == "nation":
		return r.last(seen, p, func(e *entity) bool { return e.kind == Location && e.found && e.place.Kind == "country" }), "nominal"
	case w.lower == "city" || w.lower == "town":
		return r.last(seen, p, func(e *entity) bool {
			return e.kind == Location && e.found && (e.place.Kind == "city" || e.place.Kind == "locality")
		}), "nominal"
	}
	return -1, ""
}

// described finds the person whom a description such as "the politician" or "the billionaire" means: the only one whom
// this sentence and the one before name. With two of them it means nobody.
func (r *reading) described(p int, seen []int) int {
	ph := r.phrases[p]
	switch next := r.near(ph.First, ph.Last); next.lower {
	case "who", "of", "with", "in", "from", "accused", "suspected", "at", "that", "behind":
		return -1 // "the driver of the lorry" brings its own description
	}
	noun := r.words[ph.head].lower
	found := -1
	for k := len(seen) - 1; k >= 0; k-- {
		q := r.phrases[seen[k]]
		if r.words[ph.First].sent-r.words[q.First].sent > 1 {
			break
		}
		e := r.entities[q.entity]
		if e.kind != Person || r.lex.nouns["male"][noun] && e.sex == 'f' || r.lex.nouns["female"][noun] && e.sex == 'm' {
			continue
		}
		if found >= 0 && found != q.entity {
			return -1
		}
		found = q.entity
	}
	return found
}

// bodyFits keeps "the company" from a ministry and "the ministry" from a company.
//
// Without this check "the company" would be a ministry wherever one was named last. Where the noun itself is part
// of names, the name must hold it: "the party" needs a Party.
func (r *reading) bodyFits(e *entity, noun string) bool {
	name := strings.ToLower(e.name)
	switch noun {
	case "company", "firm", "airline", "carrier", "manufacturer", "retailer", "startup", "start-up", "bank", "corporation":
		for _, w := range []string{"ministry", "department", "police", "party", "court", "union", "army", "government", "university", "agency"} {
			if strings.Contains(name, w) {
				return false
			}
		}
		return e.group == ""
	case "party":
		return strings.Contains(name, "party") || strings.Contains(name, "movement") || strings.Contains(name, "front") || strings.Contains(name, "union") || strings.Contains(name, "democrats") || strings.Contains(name, "league")
	case "union":
		return strings.Contains(name, "union") || strings.Contains(name, "unite") || e.name == strings.ToUpper(e.name)
	case "group", "organization", "organisation", "agency", "department", "association", "movement":
		return e.group == ""
	}
	return strings.Contains(name, noun)
}

// pronoun finds what a personal pronoun means.
func (r *reading) pronoun(w string, p int, seen []int) int {
	person := func(sex byte) func(*entity) bool {
		return func(e *entity) bool { return e.kind == Person && (e.sex == 0 || e.sex == sex) }
	}
	switch w {
	case "he", "him", "himself", "his":
		return r.last(seen, p, person('m'))
	case "she", "herself", "hers", "her":
		return r.last(seen, p, person('f'))
	case "they", "them", "themselves", "their":
		return r.last(seen, p, func(e *entity) bool { return e.plural })
	case "it", "itself", "its":
		if w == "it" && r.expletive(r.phrases[p].head) {
			return -1
		}
		return r.last(seen, p, func(e *entity) bool { return e.kind == Organization && e.group == "" })
	}
	return -1
}

// expletive reports whether "it" at token i means nothing: "it is illegal for …", "it was raining".
//
// "It is illegal to …", "it was a mistake", "it was reported that": the pronoun only holds a place.
func (r *reading) expletive(i int) bool {
	next := r.near(i, i+1)
	if !r.beVerb(next.lower) {
		return false
	}
	for k := i + 2; k < i+5; k++ {
		switch w := r.near(i, k); {
		case w.tag == tagAdj, w.tag == tagDet, w.tag == tagNoun:
			return true
		case w.tag == tagVerb:
			return w.form&featIng == 0 && r.near(i, k+1).lower == "that"
		}
	}
	return false
}

// last returns the entity of the best of the phrases seen that fits: the subject of the sentence before goes first, then
// the latest. Quotations speak of themselves: what was said in one is no antecedent for words outside of it.
//
// The reader keeps about twenty phrases in mind and six sentences; what lies farther back needs its name again in
// real texts, too. An object is no antecedent for the subject of its own clause ("Putin met Xi. He …" may be
// either, "Xi told him" not).
func (r *reading) last(seen []int, p int, fits func(*entity) bool) int {
	here := r.phrases[p]
	sent := r.words[here.First].sent
	best, bestScore := -1, -1<<30
	for k := len(seen) - 1; k >= 0 && k >= len(seen)-20; k-- {
		q := r.phrases[seen[k]]
		e := r.entities[q.entity]
		if !fits(e) {
			continue
		}
		if q.First <= here.First && here.First < q.Last {
			continue
		}
		away := sent - r.words[q.First].sent
		if away > 6 {
			break
		}
		score := -30*away - (len(seen)-1-k)*2
		if q.prep < 0 && !q.owns {
			score += 25
		}
		if r.subjectLike(q) {
			score += 15
		}
		if r.words[q.First].quote >= 0 && r.words[q.First].quote != r.words[here.First].quote {
			score -= 40
		}
		if away == 0 && r.clauseMate(q.Last, here.First) && here.prep < 0 && !r.possessive(here.head) {
			score -= 35 // an object is not its own subject
		}
		if score > bestScore {
			best, bestScore = q.entity, score
		}
	}
	return best
}

// possessive reports whether the token is a possessive pronoun, which may mean the subject of its own clause.
func (r *reading) possessive(i int) bool {
	switch r.words[i].lower {
	case "his", "her", "its", "their":
		return true
	}
	return false
}

// subjectLike reports whether a phrase stands right before a verb, or opens its sentence.
func (r *reading) subjectLike(q phrase) bool {
	next := r.near(q.First, q.Last)
	return next.tag == tagVerb || next.tag == tagAux || next.tag == tagAdv && (r.near(q.First, q.Last+1).tag == tagVerb || r.near(q.First, q.Last+1).tag == tagAux)
}

// clauseMate reports whether no clause border lies between two tokens of a sentence.
func (r *reading) clauseMate(a, b int) bool {
	for k := a; k < b; k++ {
		if w := r.words[k]; w.tag == tagPunct || w.tag == tagSub || w.tag == tagConj || w.lower == "that" || w.lower == "who" || w.lower == "which" {
			return false
		}
	}
	return true
}

// byPost finds the person whose title a description repeats: "the defense minister", "the president". A title that
// nobody bears means nobody.
func (r *reading) byPost(p int, seen []int) int {
	ph := r.phrases[p]
	head := r.words[ph.head].lower
	if !r.lex.titles["post"][head] {
		return -1
	}
	words := strings.ToLower(r.textOf(nlp.Span{First: ph.First + 1, Last: ph.head + 1}))
	return r.last(seen, p, func(e *entity) bool {
		if e.kind != Person {
			return false
		}
		for _, post := range e.posts {
			if post == words || strings.HasSuffix(post, " "+words) || strings.HasSuffix(words, " "+post) {
				return true
			}
		}
		return false
	})
}

// firstPersons gives "I", "we" and "our" inside a quotation to whoever said it.
func (r *reading) firstPersons() {
	for _, s := range r.statements {
		if r.entities[s.speaker].unnamed || !s.quote {
			continue
		}
		for _, span := range s.content {
			for i := span.First; i < span.Last; i++ {
				w := r.words[i]
				if w.quote < 0 {
					continue
				}
				switch w.lower {
				case "i", "we", "us", "me", "myself", "ourselves":
					if p := r.phraseOf(i); p >= 0 && r.phrases[p].head == i && r.phrases[p].entity < 0 {
						r.phrases[p].entity = s.speaker
						r.entities[s.speaker].mentions = append(r.entities[s.speaker].mentions, mention{r.phrases[p].Span, "pronoun"})
					}
				case "my", "our":
					if p := r.phraseOf(i); p >= 0 && r.phrases[p].First == i && !r.hasOwner(i) {
						r.owners[i] = s.speaker
					}
				}
			}
		}
	}
}

// learnSex takes the sex of a person from a description in apposition: "a London businesswoman".
func (r *reading) learnSex(ph *phrase) {
	e := r.entities[ph.entity]
	if e.kind != Person || e.sex != 0 {
		return
	}
	for _, k := range []int{ph.Last + 1, ph.Last + 2} {
		if r.near(ph.First, ph.Last).lower != "," {
			break
		}
		if p := r.phraseOf(k); p >= 0 && r.words[r.phrases[p].First].sent == r.words[ph.First].sent {
			switch h := r.words[r.phrases[p].head].lower; {
			case r.lex.nouns["male"][h]:
				e.sex = 'm'
			case r.lex.nouns["female"][h]:
				e.sex = 'f'
			}
		}
	}
}

// referOwner resolves a possessive pronoun at the head of a phrase and notes it as a mention.
func (r *reading) referOwner(p int, seen []int) {
	ph := r.phrases[p]
	i := ph.First
	switch r.words[i].lower {
	case "his", "her", "its", "their":
	default:
		return
	}
	if r.words[i].tag != tagDet {
		return
	}
	if e := r.pronoun(r.words[i].lower, p, seen); e >= 0 {
		r.entities[e].mentions = append(r.entities[e].mentions, mention{nlp.Span{First: i, Last: i + 1}, "pronoun"})
		r.owners[i] = e
	}
}
