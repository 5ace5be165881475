package extract

import (
	"strconv"

	"newsgraph/ingest/nlp"
)

// Which words tell an event that belongs into the graph, beside those that a claim is about: learned from annotated
// articles, over the word lists, what the reader thinks of the word, and who and what stands around it.

// keepSigns lists what speaks for and against a happening.
func (r *reading) keepSigns(h *happening) []string {
	i := h.head
	w, tok := r.words[i], r.doc.Tokens[i]
	listed, happens, tag := r.listedAs(i), happensAs(tok), r.tagName(i)
	who := "0"
	if len(h.args) > 0 {
		who = "1"
	}
	if len(h.args) > 1 {
		who = "2"
	}
	where := "no"
	if len(h.places) > 0 {
		where = "yes"
	}
	kind := h.kind
	network := "unlike"
	if tok.EventKind == kind {
		network = "same"
	}
	line := r.doc.Sentences[w.sent].Kind
	signs := []string{
		"listed " + listed, "listed " + listed + " happens " + happens, "listed " + listed + " tag " + tag, "happens " + happens, "tag " + tag + " happens " + happens,
		"who " + who, "where " + where, "who " + who + " where " + where, "who " + who + " listed " + listed, "where " + where + " listed " + listed, "who " + who + " where " + where + " tag " + tag,
		"kind " + kind, "kind " + kind + " tag " + tag, "kind " + kind + " who " + who, "kind " + kind + " where " + where, "network " + network + " listed " + listed, "network kind " + tok.EventKind, "status " + h.status, "status " + h.status + " kind " + kind,
		"line " + line.String(), "rel " + tok.Rel, "rel " + tok.Rel + " tag " + tag, "rel " + tok.Rel + " listed " + listed,
		"fact " + factuality(tok.Factuality), "fact " + factuality(tok.Factuality) + " tag " + tag,
	}
	if tag == "noun" {
		a := r.articleOf(i)
		signs = append(signs, "article "+a, "article "+a+" listed "+listed)
		if r.modifies(i) {
			signs = append(signs, "modifies")
		}
		if plural(w.lower) {
			signs = append(signs, "plural", "plural article "+a)
		}
	} else if tag == "verb" {
		v := r.voiceOf(i)
		form := "bare"
		switch {
		case v.toInf:
			form = "to"
		case v.finite:
			form = "finite"
		case w.form&featIng != 0:
			form = "ing"
		case w.form&featPart != 0:
			form = "part"
		}
		if v.passive {
			form += " passive"
		}
		if v.modal != "" {
			form += " modal"
		}
		signs = append(signs, "form "+form, "form "+form+" listed "+listed, "form "+form+" happens "+happens)
	}
	if w.quote >= 0 {
		signs = append(signs, "quoted", "quoted listed "+listed)
	}
	if r.saying[i] {
		signs = append(signs, "said with")
	}
	if r.reported[i] {
		signs = append(signs, "reported", "reported listed "+listed, "reported tag "+tag)
	}
	// What governs the word says whether it is news or a circumstance.
	if tok.Rel != "" && tok.Head >= 0 {
		up := r.words[tok.Head]
		above := r.tagName(tok.Head)
		if r.trig[tok.Head] != nil {
			above = "trigger"
		}
		if _, cue := r.lex.cues[up.lemma]; cue && up.tag == tagVerb {
			above = "cue"
		}
		signs = append(signs, "above "+above, "above "+above+" rel "+tok.Rel)
	}
	if w.sent <= 2 {
		signs = append(signs, "early")
	}
	return signs
}

// listedAs names how sure the word lists and the reader are that a word tells a happening.
func (r *reading) listedAs(i int) string {
	switch t := r.trig[i]; {
	case t == nil:
		return "unlisted"
	case t.weak:
		return "weak"
	}
	return "listed"
}

// happensAs names in tenths how likely the reader thinks it that a word tells a happening: "0" to "9", "none" without a reader.
func happensAs(t nlp.Token) string {
	if t.Rel == "" {
		return "none"
	}
	return strconv.Itoa(int(min(9, t.Happening*10)))
}

// factuality names what the reader thinks of whether something came about.
func factuality(f float32) string {
	switch {
	case f < -1:
		return "no"
	case f < 0.5:
		return "open"
	case f < 1.8:
		return "rather"
	}
	return "yes"
}
