package extract

import "newsgraph/ingest/nlp"

// The main predicate of a clause. From the first finite verb group on, verbs that say little by themselves pass
// the question on: to an infinitive ("planned to", "is set to"), to a clause ("thinks that"), to their object
// ("conduct a raid", "make disclosures"), or to their subject ("the strike continued").
//
// The lists of such verbs are closed classes of English in all but name; they are here and not among the word
// lists because each has its own grammar.

// nextVerb returns the first verb at or behind i, skipping adverbs.
func (r *reading) nextVerb(i int, span nlp.Span) int {
	for k := i; k < min(span.Last, i+6); k++ {
		if w := r.words[k]; w.tag == tagVerb || w.tag == tagAux && r.near(k, k+1).tag != tagVerb {
			return k
		}
	}
	return i
}

// clauseHead finds the main predicate of a clause and goes on from there.
//
// Openings are skipped first ("After the attack, …", "But on Monday …"), then the two constructions that hide
// their predicate: "it is illegal to …" and "there are reports of …".
func (r *reading) clauseHead(span nlp.Span, depth int) int {
	if depth > 4 || span.Len() <= 0 {
		return -1
	}
	i := r.skipOpening(span)
	if i >= span.Last {
		return -1
	}
	// "It is illegal for the company to operate", "It's unclear if the stores will reopen".
	if r.words[i].lower == "it" && r.beVerb(r.near(i, i+1).lower) {
		if k := r.extraposed(i+2, span); k > 0 {
			if r.words[k-1].lower == "to" {
				return r.verbHead(k, span, depth+1)
			}
			return r.clauseHead(nlp.Span{First: k, Last: span.Last}, depth+1)
		}
	}
	// "There are credible reports of atrocities".
	if r.words[i].lower == "there" {
		for k := i + 1; k < min(span.Last, i+6); k++ {
			if r.beVerb(r.words[k].lower) || r.words[k].lemma == "have" {
				if h := r.objectHead(k+1, span); h >= 0 && r.words[k+1].tag != tagVerb {
					return h
				}
			}
		}
	}
	first, subject := r.mainVerb(i, span)
	if first > i {
		// The walk to the left knows what is the object of a gerund and what stands behind a preposition.
		if s := r.subjects(first, 1); len(s) > 0 && r.phrases[s[0]].First >= span.First {
			subject = r.phrases[s[0]].head
		}
	}
	if first < 0 {
		// No verb: a fragment. Any trigger, else the head of the first phrase.
		for k := i; k < span.Last; k++ {
			if r.trig[k] != nil {
				return k
			}
		}
		if p := r.phraseAfter(i, 5); p >= 0 && r.phrases[p].Last <= span.Last {
			return r.phrases[p].head
		}
		return -1
	}
	h := r.predicate(first, subject, span, depth)
	if h >= 0 && r.trig[h] == nil && depth == 0 {
		if c := r.coordinated(first, span); c >= 0 {
			return c
		}
	}
	return h
}

// coordinated returns a trigger that is the predicate of a later clause joined by "and" or "but", -1 when there is none:
// "the patients were left unattended and they climbed the wall and wandered away" is about the escape.
func (r *reading) coordinated(first int, span nlp.Span) int {
	for k := first + 1; k < min(span.Last-1, first+25); k++ {
		if r.words[k].tag != tagConj || r.words[k].lower == "or" {
			continue
		}
		for j := k + 1; j < min(span.Last, k+5); j++ {
			w := r.words[j]
			if w.tag == tagVerb && w.form&(featPast|featThird|featPart) != 0 && w.form&featIng == 0 {
				if _, cue := r.lex.cues[w.lemma]; r.trig[j] != nil && !r.trig[j].weak && !cue {
					return j
				}
				break
			}
		}
	}
	return -1
}

// skipOpening steps over quotation marks, conjunctions, and an opening adverbial up to its comma.
func (r *reading) skipOpening(span nlp.Span) int {
	i := span.First
	for i < span.Last {
		w := r.words[i]
		switch {
		case w.tag == tagPunct, w.tag == tagConj, w.tag == tagAdv, w.lower == "that" && w.tag == tagSub:
			i++
			continue
		case w.tag == tagPrep && r.quantity(i):
			return i
		case w.tag == tagSub, w.tag == tagPrep, w.tag == tagVerb && w.form&(featIng|featPart) != 0 && !r.finiteHere(i):
			// "After giving treatment … the patients were left": up to the comma, if there is one with a clause behind.
			for k := i + 1; k < min(span.Last, i+25); k++ {
				if r.words[k].lower == "," && r.finiteWithin(k+1, 14) {
					return r.skipOpening(nlp.Span{First: k + 1, Last: span.Last})
				}
			}
			return i + 1
		}
		return i
	}
	return i
}

// quantity reports whether the preposition at i only qualifies a number: "up to 15,000 soldiers", "over 200 people".
func (r *reading) quantity(i int) bool {
	switch r.words[i].lower {
	case "up", "about", "around", "over", "under", "between", "near":
		return r.near(i, i+1).tag == tagNum || r.near(i, i+1).lower == "to" && r.near(i, i+2).tag == tagNum
	}
	return false
}

// finiteHere reports whether an opening participle is a finite verb after all, with its subject before it.
func (r *reading) finiteHere(i int) bool {
	w := r.words[i]
	return w.form&(featPast|featThird) != 0 && r.near(i, i-1).tag.nominal()
}

// extraposed finds the real predicate behind "it is ADJ": the token behind "to", "that", "if"; 0 when there is none.
func (r *reading) extraposed(i int, span nlp.Span) int {
	adj := false
	for k := i; k < min(span.Last, i+12); k++ {
		w := r.words[k]
		switch {
		case w.tag == tagAdj || w.tag == tagNoun:
			adj = true
		case w.tag == tagVerb && !adj, w.lower == ",":
			return 0
		case w.lower == "to" && w.tag == tagPart && adj:
			return k + 1
		case (w.lower == "if" || w.lower == "whether" || w.lower == "that") && adj && w.tag == tagSub:
			return k + 1
		}
	}
	return 0
}

// mainVerb returns the first token of the main verb group of the clause at i and the head of its subject (-1: none).
//
// Relative clauses between subject and verb are passed by: each relative pronoun uses up one verb group.
func (r *reading) mainVerb(i int, span nlp.Span) (first, subject int) {
	subject = -1
	skip := 0
	for k := i; k < span.Last; k++ {
		w := r.words[k]
		switch {
		case w.tag == tagPron && (w.lower == "who" || w.lower == "which" || w.lower == "that") && k > i:
			skip++
		case w.tag == tagAux, w.tag == tagVerb && r.finiteVerb(k, i, span):
			if skip > 0 {
				skip--
				for k+1 < span.Last && (r.words[k+1].tag == tagAux || r.words[k+1].tag == tagVerb || r.words[k+1].tag == tagAdv || r.words[k+1].tag == tagPart) {
					k++
				}
				continue
			}
			return k, subject
		}
		if p := r.phraseOf(k); p >= 0 && r.phrases[p].First == k {
			ph := r.phrases[p]
			if subject < 0 && ph.prep < 0 && !ph.owns {
				subject = ph.head
			}
			if ph.prep >= 0 && ph.owner >= 0 && subject < 0 && r.words[ph.prep].tag != tagPrep {
				subject = ph.head
			}
			k = ph.Last - 1
		}
	}
	return -1, subject
}

// finiteVerb reports whether the verb at k is finite and not a reduced relative clause ("men accused of …").
func (r *reading) finiteVerb(k, from int, span nlp.Span) bool {
	w := r.words[k]
	if w.form&featIng != 0 {
		return false
	}
	prev := r.near(k, k-1)
	if k == from {
		return true // an imperative, or a clause without its subject
	}
	if prev.lower == "to" && prev.tag == tagPart {
		return false
	}
	if w.form&featPart != 0 && w.form&featPast != 0 && prev.tag == tagNoun {
		switch next := r.near(k, k+1); next.lower {
		case "by", "of", "with", "as", "to", "in", "from", "at", "for", "on":
			// A later finite verb makes this one a participle.
			for j := k + 1; j < min(span.Last, k+12); j++ {
				if r.words[j].lower == "," || r.words[j].tag == tagConj || r.words[j].tag == tagSub {
					break
				}
				if r.words[j].tag == tagAux || r.words[j].tag == tagVerb && r.words[j].form&(featThird) != 0 {
					return false
				}
			}
		}
	}
	if w.form&(featPast|featThird) == 0 && w.form&featPart != 0 {
		return false // "taken", "seen" without an auxiliary
	}
	return true
}

// predicate picks the happening of a verb group that begins at first.
//
// Behind a copula the adjective or noun is the predicate, unless the subject itself is a happening: "the decision
// was political" is about the decision.
func (r *reading) predicate(first, subject int, span nlp.Span, depth int) int {
	// To the lexical verb, or to what stands behind a copula.
	k := first
	copula := -1
	for k < span.Last {
		w := r.words[k]
		if w.tag == tagAux {
			if r.beVerb(w.lower) {
				copula = k
			}
			k++
			continue
		}
		if w.tag == tagAdv || w.tag == tagPart && w.lower != "to" && w.lower != "'s" || w.tag == tagPunct && isQuoteMark(w.lower) || w.lower == "“" {
			k++
			continue
		}
		break
	}
	subjectTrigger := subject >= 0 && r.trig[subject] != nil && r.words[subject].tag != tagVerb
	if !subjectTrigger && subject >= 0 && r.lex.nouns["anaphor"][r.words[subject].lower] && r.trig[subject] == nil {
		subjectTrigger = true
	}
	if k >= span.Last {
		if subjectTrigger {
			return subject
		}
		return min(k, span.Last) - 1
	}
	w := r.words[k]
	switch {
	case w.lower == "to" && w.tag == tagPart:
		// "is to stop the killing", "has to leave"
		return r.verbHead(k+1, span, depth+1)
	case w.tag == tagVerb && copula >= 0 && r.trig[k] == nil && r.judged(k, span) >= 0:
		return r.judged(k, span)
	case w.tag == tagVerb:
		if subjectTrigger && (r.emptyVerb(w.lemma) || r.trig[k] == nil && lightVerbs[w.lemma]) {
			return subject
		}
		return r.verbHead(k, span, depth)
	case copula >= 0 && w.tag == tagAdj:
		if h := r.judged(k, span); h >= 0 {
			return h
		}
		// "is able to operate", "are ready to work"
		if r.near(k, k+1).lower == "to" && r.near(k, k+1).tag == tagPart {
			return r.verbHead(k+2, span, depth+1)
		}
		if r.trig[k] != nil {
			return k
		}
		if subjectTrigger {
			return subject
		}
		if p := r.phraseOf(k); p >= 0 && r.words[r.phrases[p].head].tag == tagNoun && r.trig[r.phrases[p].head] != nil {
			return r.phrases[p].head
		}
		return k
	case copula >= 0:
		if subjectTrigger {
			return subject
		}
		if h := r.objectHead(k, span); h >= 0 {
			return h
		}
		return k
	}
	return k
}

// emptyVerb reports whether a verb only says that its subject took place.
func (r *reading) emptyVerb(lemma string) bool {
	switch lemma {
	case "happen", "occur", "take", "begin", "start", "continue", "end", "come", "follow", "last", "remain", "erupt", "go", "lead", "result", "cause", "show", "mean", "stop", "seem", "appear", "intend", "design", "leave", "serve", "aim", "make", "limit", "base", "link", "relate", "expect", "plan", "schedule", "consider", "know", "see", "hold", "appreciate", "come_from", "involve", "represent", "report":
		return true
	}
	return false
}

// lightVerbs leave the happening to their object: "conduct a raid", "make disclosures".
var lightVerbs = map[string]bool{
	"have": true, "make": true, "take": true, "give": true, "get": true, "hold": true, "face": true, "undergo": true, "conduct": true,
	"carry": true, "launch": true, "stage": true, "suffer": true, "sustain": true, "receive": true, "commit": true, "cause": true,
	"see": true, "do": true, "experience": true, "open": true, "lead": true, "fuel": true, "bring": true, "join": true,
	"witness": true, "attend": true, "organize": true, "organise": true, "order": true, "complete": true, "finish": true, "begin": true,
	"start": true, "continue": true, "end": true, "halt": true, "prevent": true, "avoid": true, "provide": true, "offer": true,
	"issue": true, "mount": true, "wage": true, "trigger": true, "spark": true, "prompt": true, "reach": true, "enter": true,
	"perform": true, "undertake": true, "pursue": true, "win": true, "pay": true, "await": true, "demand": true, "seek": true,
	"plan": true, "request": true, "discuss": true, "describe": true, "ignore": true, "watch": true, "condemn": true,
	"want": true, "need": true, "oppose": true, "support": true, "welcome": true, "mean": true,
}

// catenatives pass the happening on to the infinitive behind them.
var catenatives = map[string]bool{
	"plan": true, "want": true, "intend": true, "try": true, "begin": true, "start": true, "continue": true, "decide": true, "hope": true,
	"expect": true, "refuse": true, "agree": true, "seek": true, "need": true, "manage": true, "fail": true, "attempt": true, "set": true,
	"schedule": true, "prepare": true, "force": true, "have": true, "go": true, "use": true, "like": true, "wish": true, "seem": true,
	"appear": true, "tend": true, "happen": true, "vow": true, "pledge": true, "promise": true, "threaten": true, "aim": true, "struggle": true,
	"ask": true, "allow": true, "order": true, "tell": true, "urge": true, "require": true, "oblige": true, "choose": true, "work": true,
	"move": true, "ready": true, "commit": true, "rush": true, "help": true, "get": true, "propose": true, "offer": true, "elect": true, "encourage": true,
	"consider": true, "believe": true, "think": true, "know": true, "suppose": true, "bind": true, "dare": true,
}

// permissions are the catenatives that decide about somebody when they are passive.
var permissions = map[string]bool{"allow": true, "permit": true, "forbid": true, "require": true, "oblige": true, "order": true}

// attitudes pass the happening on to the clause behind them: "I think that the system is rigged", "he hopes it will".
var attitudes = map[string]bool{
	"think": true, "believe": true, "hope": true, "feel": true, "guess": true, "expect": true, "know": true, "fear": true, "assume": true,
	"suspect": true, "doubt": true, "realize": true, "realise": true, "understand": true, "recognize": true, "recognise": true, "mean": true,
}

// verbHead picks the happening of the lexical verb at k: the verb, what it governs, or its object.
//
// The recursion ends after five steps; "is expected to try to begin to help rebuild" has four.
func (r *reading) verbHead(k int, span nlp.Span, depth int) int {
	if k < 0 || k >= span.Last || depth > 5 {
		return min(k, span.Last-1)
	}
	w := r.words[k]
	if w.tag == tagAux {
		return r.predicate(k, -1, span, depth+1)
	}
	if w.tag != tagVerb {
		if v := r.nextVerb(k, span); v > k && r.words[v].tag == tagVerb {
			k, w = v, r.words[v]
		} else {
			return r.objectHeadOr(k, span, k)
		}
	}
	if t := r.trig[k]; t != nil && len(t.words) > 1 {
		return k // "receiving medical attention", "stepped down"
	}
	for j := k + 1; j <= k+3 && j < span.Last; j++ {
		if t := r.trig[j]; t != nil && len(t.words) > 1 && t.words[0] == w.lemma {
			return j // "came under fire", "opened fire": the noun stands for the whole
		}
	}
	// "planned to make", "want Canada to take", "going to strike", "started testing". Who is not allowed to do something
	// is told of the ban, not of what would be done.
	if catenatives[w.lemma] && !(permissions[w.lemma] && r.voiceOf(k).passive) {
		j := k + 1
		if p := r.phraseOf(j); p >= 0 && r.phrases[p].First == j && w.lemma != "have" && w.lemma != "start" && w.lemma != "begin" {
			j = r.full(p).Last
		}
		for r.near(k, j).tag == tagAdv {
			j++
		}
		n := r.near(k, j)
		if n.lower == "not" || n.lower == "never" {
			j++
			n = r.near(k, j)
		}
		switch {
		case n.lower == "to" && n.tag == tagPart && j+1 < span.Last && !(r.trig[k] != nil && strongVerb(r.trig[k].kind)):
			return r.verbHead(j+1, span, depth+1)
		case j == k+1 && n.tag == tagVerb && n.form&featIng != 0 && j < span.Last:
			return r.verbHead(j, span, depth+1)
		}
	}
	if attitudes[w.lemma] {
		j := k + 1
		if n := r.near(k, j); n.lower == "that" || n.lower == "," || n.lower == "–" {
			j++
		}
		if j < span.Last && r.bareClause(j, k) {
			return r.clauseHead(nlp.Span{First: j, Last: span.Last}, depth+1)
		}
	}
	if t := r.trig[k]; t != nil && !lightVerbs[w.lemma] {
		return k
	}
	if lightVerbs[w.lemma] {
		j := k + 1
		for r.near(k, j).tag == tagAdv && j < k+3 {
			j++
		}
		if p := r.phraseAfter(j, 4); p >= 0 && r.phrases[p].First < span.Last && r.phrases[p].First <= j+1 {
			p = r.owned(p)
			h := r.nounHead(p, span, depth)
			if q := r.phraseOf(r.phrases[p].Last + 1); h >= 0 && r.trig[h] == nil && q >= 0 && r.near(k, r.phrases[p].Last).tag == tagConj && r.trig[r.phrases[q].head] != nil {
				h = r.phrases[q].head // "mine and explosives training"
			}
			if h >= 0 && (r.trig[h] != nil || nominalization(r.words[h].lower)) {
				return h
			}
		}
		if r.trig[k] != nil {
			return k
		}
	}
	return k
}

// strongVerb reports whether a governing verb is a happening of its own even with an infinitive behind it.
func strongVerb(kind string) bool {
	return kind == "justice" || kind == "policy" || kind == "personnel" || kind == "election"
}
