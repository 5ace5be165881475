package extract

// Whether a happening is so: from negation, modality and tense around its word. Four values are all that the graph
// has, so the finer shades of modality fall together: "may" and "will" are planned, "could" and "should"
// hypothetical.

const (
	asserted     = "asserted"
	planned      = "planned"
	hypothetical = "hypothetical"
	denied       = "denied"
)

// statusOf reads the verb group of a happening, or of the verb that a noun hangs on.
//
// A noun has no tense. Its own adjectives are asked first ("possible", "planned", "no"), then the auxiliary behind
// it, then the verb that it is an object of.
func (r *reading) statusOf(h *happening) string {
	i := h.head
	if r.words[i].tag == tagVerb || r.words[i].tag == tagAux || r.words[i].tag == tagAdj {
		return r.verbStatus(i)
	}
	// A noun: "no clashes", "possible strike", "a strike could happen", "called for an attack".
	p := r.phraseOf(i)
	if p < 0 {
		return asserted
	}
	ph := r.phrases[p]
	for k := ph.First; k < ph.head; k++ {
		switch r.words[k].lower {
		case "no":
			return denied
		case "possible", "potential", "feared", "threatened", "alleged-plan", "proposed":
			return hypothetical
		case "planned", "scheduled", "upcoming", "forthcoming", "imminent", "next", "looming":
			return planned
		}
	}
	if next := r.near(i, ph.Last); next.tag == tagAux {
		if s := r.modalStatus(next.lower); s != asserted {
			return s
		}
	}
	if v := r.verbBefore(ph.First); v >= 0 && ph.prep < 0 && ph.First-v < 8 && r.words[v].quote == r.words[i].quote {
		switch r.words[v].lemma {
		case "fear", "demand", "urge", "want", "propose", "threaten":
			return hypothetical
		case "prevent", "avoid":
			return hypothetical
		case "plan", "schedule", "prepare", "promise", "announce":
			if r.words[v].lemma != "announce" {
				return planned
			}
		}
		if v := r.voiceOf(v); v.negated {
			return denied
		} else if s := r.modalStatus(v.modal); s != asserted {
			return s
		}
	}
	if ph.prep >= 0 && r.words[ph.prep].lower == "for" {
		if w, _ := r.before(ph.prep); w.lemma == "call" || w.lemma == "push" || w.lemma == "appeal" {
			return hypothetical
		}
	}
	return asserted
}

// modalStatus is what a modal alone says. "Would" in reported speech is the past of "will".
func (r *reading) modalStatus(modal string) string {
	switch modal {
	case "will", "'ll", "shall", "wo", "may":
		return planned
	case "would":
		return planned
	case "could", "might", "should", "must":
		return hypothetical
	}
	return asserted
}

// An infinitive is as real as the verb before it makes it: "managed to escape" is, "refused to leave" is not,
// "plans to sell" is planned.
func (r *reading) verbStatus(i int) string {
	v := r.voiceOf(i)
	if v.negated {
		return denied
	}
	if s := r.modalStatus(v.modal); s != asserted {
		return s
	}
	if w := r.near(i, v.first-1).lower; w == "nobody" || w == "none" || w == "nothing" || w == "neither" {
		return denied
	}
	if v.toInf {
		w, at := r.before(v.first)
		switch {
		case w.lemma == "plan" || w.lemma == "set" || w.lemma == "schedule" || w.lemma == "intend" || w.lemma == "prepare" || w.lemma == "expect" ||
			w.lemma == "go" || w.lemma == "promise" || w.lemma == "vow" || w.lemma == "pledge" || w.lower == "soon" || w.lemma == "due" || w.lower == "ready":
			return planned
		case w.lemma == "manage" || w.lemma == "begin" || w.lemma == "start" || w.lemma == "continue" || w.lemma == "help" || w.lemma == "use" || w.lemma == "happen":
			return asserted
		case w.lemma == "refuse" || w.lemma == "fail" || w.lemma == "decline":
			return denied
		case at >= 0 && (w.tag == tagVerb || w.tag.nominal()):
			return hypothetical
		}
		return hypothetical
	}
	// "if we don't stand", "soon to join"
	for k := v.first - 1; k >= v.first-6; k-- {
		w := r.near(i, k)
		if w.lower == "" || w.lower == "," {
			break
		}
		if w.lower == "if" || w.lower == "unless" || w.lower == "whether" {
			return hypothetical
		}
	}
	return asserted
}
