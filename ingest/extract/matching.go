package extract

import (
	"slices"
	"strings"
)

// Whether two happenings of an article are one event: learned from annotated articles. The signs are those that a
// reader goes by, too: the words, who takes part in which role, where and when, how many, "the" or "another", and how
// far apart the two are.

// matchSigns lists what speaks for and against happenings a and b, a before b, being one event.
func (r *reading) matchSigns(a, b int) []string {
	x, y := &r.happenings[a], &r.happenings[b]
	v, w := r.words[x.head], r.words[y.head]
	lemma := "other"
	switch {
	case v.lower == w.lower:
		lemma = "word"
	case v.lemma == w.lemma:
		lemma = "lemma"
	case x.group != 0 && x.group == y.group:
		lemma = "group"
	case stem(v.lower) == stem(w.lower):
		lemma = "stem"
	case r.lex.nouns["anaphor"][w.lemma]:
		lemma = "anaphor"
	case r.lex.nouns["anaphor"][v.lemma]:
		lemma = "anaphor before"
	}
	kind := "unlike"
	switch {
	case x.kind == y.kind && x.kind == "other":
		kind = "both other"
	case x.kind == y.kind:
		kind = "same"
	case x.kind == "other" || y.kind == "other":
		kind = "one other"
	}
	tags := r.tagName(x.head) + " " + r.tagName(y.head)
	who := r.sharedRoles(x.args, y.args)
	where := "unsaid"
	if len(x.places) > 0 && len(y.places) > 0 {
		where = "elsewhere"
		if overlap(x.places, y.places) {
			where = "same"
		} else if r.placesAgree(places(x), y.places) {
			where = "inside"
		}
	} else if len(x.places)+len(y.places) > 0 {
		where = "one"
	}
	when := "unsaid"
	if x.date != "" && y.date != "" {
		when = "other"
		if strings.HasPrefix(x.date, y.date) || strings.HasPrefix(y.date, x.date) {
			when = "same"
		}
	}
	count := "unsaid"
	switch {
	case x.count > 0 && x.count == y.count:
		count = "same"
	case x.count > 0 && y.count > 0:
		count = "other"
	}
	status := "same"
	if x.status != y.status {
		status = "unlike"
	}
	apart := "sentences " + bucket(w.sent-v.sent)
	article := r.articleOf(y.head)
	one := "two"
	if r.pointedAt(b) == a {
		one = "points"
	}
	t, u := r.doc.Tokens[x.head], r.doc.Tokens[y.head]
	network := "unlike"
	if t.EventKind == u.EventKind {
		network = "same"
	}
	signs := []string{
		"lemma " + lemma, "lemma " + lemma + " tags " + tags, "lemma " + lemma + " kind " + kind, "lemma " + lemma + " who " + who, "lemma " + lemma + " where " + where,
		"lemma " + lemma + " " + apart, "kind " + kind, "kind " + kind + " of " + y.kind, "lemma " + lemma + " of " + y.kind, "who " + who, "where " + where, "when " + when, "count " + count, "status " + status,
		"status " + status + " lemma " + lemma, "when " + when + " lemma " + lemma, apart, "article " + article, "article " + article + " lemma " + lemma, one, one + " lemma " + lemma,
		"network " + network, "network " + network + " kind " + kind, "kind " + kind + " where " + where, "kind " + kind + " who " + who, "count " + count + " of " + y.kind,
	}
	if plural(v.lower) != plural(w.lower) && v.tag == tagNoun && w.tag == tagNoun {
		signs = append(signs, "number unlike", "number unlike lemma "+lemma)
	}
	if x.chief && y.chief {
		signs = append(signs, "both claimed", "both claimed kind "+kind)
	}
	if v.sent == w.sent {
		_, _, steps := r.path(x.head, y.head)
		signs = append(signs, "one sentence lemma "+lemma, "steps "+bucket(steps), "steps "+bucket(steps)+" kind "+kind)
	} else if v.sent == 0 || r.doc.Sentences[v.sent].Paragraph == 0 {
		signs = append(signs, "headline", "headline kind "+kind, "headline lemma "+lemma)
	}
	return signs
}

// places gives the places of a happening the form of an event's.
func places(h *happening) []located {
	var out []located
	for _, p := range h.places {
		out = append(out, located{entity: p})
	}
	return out
}

// tagName tells verbs from nouns and the rest.
func (r *reading) tagName(i int) string {
	switch r.words[i].tag {
	case tagVerb, tagAux:
		return "verb"
	case tagNoun, tagName:
		return "noun"
	}
	return "else"
}

// articleOf returns what sort of determiner the phrase of a noun opens with.
func (r *reading) articleOf(i int) string {
	p := r.phraseOf(i)
	if p < 0 || r.words[i].tag != tagNoun {
		return "verb"
	}
	for k := r.phrases[p].First; k < i; k++ {
		switch r.words[k].lower {
		case "another", "second", "third", "fourth", "previous", "earlier", "other", "similar", "new", "separate", "different":
			return "another"
		}
	}
	switch r.words[r.phrases[p].First].lower {
	case "a", "an":
		return "a"
	case "the":
		return "the"
	case "this", "that", "these", "those", "such":
		return "this"
	case "his", "her", "its", "their":
		return "its"
	}
	if r.phrases[p].owner >= 0 {
		return "its"
	}
	return "bare"
}

// sharedRoles compares who takes part in two happenings.
func (r *reading) sharedRoles(a, b []argument) string {
	shared, sameRole := false, false
	for _, x := range a {
		for _, y := range b {
			if x.entity == y.entity {
				shared = true
				if x.role == y.role && x.role != otherRole {
					sameRole = true
				}
			}
		}
	}
	px, py := withRole(a, patient), withRole(b, patient)
	ax, ay := withRole(a, agent), withRole(b, agent)
	switch {
	case len(px) > 0 && len(py) > 0 && !overlap(px, py):
		return "other patient"
	case len(ax) > 0 && len(ay) > 0 && !overlap(ax, ay):
		return "other agent"
	case sameRole:
		return "same role"
	case shared:
		return "shared"
	case len(a) > 0 && len(b) > 0:
		return "others"
	}
	return "unsaid"
}

// stem cuts the endings that part a verb from its nouns: "explode" and "explosion" do not meet, "resign" and
// "resignation" do.
func stem(w string) string {
	for _, e := range []string{"ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ions", "ion", "ed", "es", "er", "al", "s", "e"} {
		if len(w) > len(e)+3 && strings.HasSuffix(w, e) {
			return w[:len(w)-len(e)]
		}
	}
	return w
}

// pointedAt returns the happening that "the incident" or "these engagements" means, or -1.
func (r *reading) pointedAt(i int) int {
	h := &r.happenings[i]
	p := r.phraseOf(h.head)
	if p < 0 {
		return -1
	}
	first := r.words[r.phrases[p].First].lower
	demonstrative := slices.Contains([]string{"this", "that", "these", "those"}, first)
	generic := r.lex.nouns["anaphor"][r.words[h.head].lemma]
	if first != "the" && !demonstrative || !generic && !demonstrative || r.near(h.head, h.head+1).lower == "of" {
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-12; k-- {
		b := r.happenings[k]
		if r.words[h.head].sent-r.words[b.head].sent > 4 {
			break
		}
		if generic && b.kind == "other" && h.kind == "other" {
			continue
		}
		if h.kind == "other" || b.kind == h.kind {
			return k
		}
	}
	return -1
}
