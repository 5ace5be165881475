package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// What a name stands for is decided by evidence: its own words, the words around it, the gazetteer. The same name
// means the same thing all through an article, so the occurrences vote together, and a surname votes with its full
// name.
//
// Points are small whole numbers, of which 8 means "settles it" and 1 "slightly more likely". They were set by
// hand and then checked on news articles with annotated names from all over the world; no single one matters much.

// typeNames fills kind of every name.
//
// A name without enough evidence for any type is dropped: a capital alone does not make a person.
func (r *reading) typeNames() {
	votes := map[string]*[3]int{}
	for i := range r.names {
		n := &r.names[i]
		r.judge(n)
		r.weigh(n)
		key := nameKey(r.textOf(n.Span))
		if votes[key] == nil {
			votes[key] = new([3]int)
		}
		for k, s := range n.score {
			// What a name is by itself counts once, what its places in the text say adds up to a limit.
			votes[key][k] = min(max(votes[key][k], s)+s/3, 30)
		}
	}
	// A surname shares the votes of the full name that it ends.
	full := map[string]string{}
	for i := range r.names {
		if n := r.names[i]; n.Len() > 1 && n.kind == "" {
			key := nameKey(r.textOf(n.Span))
			if v := votes[key]; v[asPerson] > v[asOrganization] && v[asPerson] > v[asPlace] {
				full[nameKey(r.doc.Tokens[n.Last-1].Text)] = key
				if first := nameKey(r.doc.Tokens[n.First].Text); full[first] == "" {
					full[first] = key // "Park" of "Park Jin", "Kennedy" of "Kennedy Agyapong"
				}
			}
		}
	}
	kept := r.names[:0]
	for _, n := range r.names {
		if n.kind == "" {
			key := nameKey(r.textOf(n.Span))
			v := *votes[key]
			if f, ok := full[key]; ok && f != key {
				v[asPerson] += votes[f][asPerson] + 3
			}
			n.kind = winner(v)
		}
		if n.kind != "" {
			kept = append(kept, n)
		}
	}
	r.names = kept
	r.indexNames()
}

// winner names the type with most evidence. A tie goes to the place, then to the organization: both need a list or a
// head word to get there, a person only capitals.
func winner(v [3]int) string {
	switch {
	case v[asPlace] >= 3 && v[asPlace] >= v[asPerson] && v[asPlace] >= v[asOrganization]:
		return Location
	case v[asOrganization] >= 2 && v[asOrganization] >= v[asPerson]:
		return Organization
	case v[asPerson] >= 2:
		return Person
	}
	return ""
}

// nameKey folds a name for comparison.
func nameKey(s string) string { return place.Fold(s) }

// judge adds up the evidence for the type of one occurrence.
//
// Evidence from the name itself is the same at every occurrence and counts once through the maximum in typeNames;
// evidence from the neighbours adds up over the occurrences.
func (r *reading) judge(n *name) {
	if n.kind != "" {
		return
	}
	text := r.textOf(n.Span)
	first, last := r.doc.Tokens[n.First].Text, r.doc.Tokens[n.Last-1].Text
	add := func(as, points int) { n.score[as] += points }

	// The name itself.
	given := r.lex.given[strings.ToLower(first)]
	parts := len(strings.Fields(text))
	initial := n.Len() > 2 && r.doc.Tokens[n.First+1].Case == nlp.CaseSingle || r.doc.Tokens[n.First].Case == nlp.CaseSingle && n.Len() > 1
	weight := r.placeWeight(text)
	switch {
	case given && n.Len() > 1 && parts < 5:
		add(asPerson, 5)
	case given:
		add(asPerson, 3)
	case n.Len() > 1 && parts < 4:
		add(asPerson, 2)
	case n.Len() == 1 && r.acts(n):
		add(asPerson, 2)
	}
	if initial {
		add(asPerson, 3)
	}
	acronym := n.Len() == 1 && r.doc.Tokens[n.First].Case == nlp.CaseUpper && len(first) <= 6 && r.words[n.First].sent >= 0 && r.doc.Sentences[r.words[n.First].sent].Kind != nlp.Dateline
	switch {
	case r.lex.phrases[text], n.Len() == 1 && r.lex.names["known"][text]:
		add(asOrganization, 8)
	case n.Len() > 1 && r.lex.names["place"][last]:
		add(asPlace, 8)
	case n.Len() > 1 && r.lex.names["org"][last]:
		add(asOrganization, 8)
	case acronym && weight < 4:
		add(asOrganization, 4)
	case n.Len() == 2 && !given && r.doc.Tokens[n.Last-1].Case == nlp.CaseUpper && len(last) > 1 && len(last) <= 6 && !romanNumeral(last):
		add(asOrganization, 5) // "California DMV"
	case n.Len() > 1 && (r.lex.names["org"][first] && r.connects(n.Span) || r.connectedHead(n.Span)):
		add(asOrganization, 7)
	case n.Len() > 1 && r.lex.names["place"][first] && (first == "Mount" || first == "Lake" || first == "Cape" || first == "Port"):
		add(asPlace, 7)
	case n.Len() > 1 && r.lex.names["known"][first] && !given:
		add(asOrganization, 4)
	}
	if n.Len() > 1 && r.demonym(first) != "" && !given {
		add(asOrganization, 3)
	}
	switch {
	case weight >= 4 && !(given && n.Len() > 1):
		add(asPlace, 7)
	case weight == 2 && !given:
		add(asPlace, 4)
	case weight >= 1 && !given:
		add(asPlace, 1)
	}

	// Its neighbours.
	prev, next := r.near(n.First, n.First-1), r.near(n.First, n.Last)
	if n.title.Len() > 0 {
		add(asPerson, 8)
	}
	switch prev.lower {
	case "in", "at", "near", "across", "outside", "around", "throughout":
		switch {
		case !given:
			add(asPlace, 3)
		case n.Len() == 1 && weight > 0:
			add(asPlace, 5) // "in Geneva", "in Sofia": first names, too
		}
	case "from", "to", "into", "of", "toward", "towards", "inside", "between", "through", "over":
		add(asPlace, 1)
	case "the":
		add(asOrganization, 1)
		add(asPerson, -3)
		switch before := r.near(n.First, n.First-2).lower; before {
		case "at", "near", "outside", "inside":
			add(asPlace, 3) // "at the Blue Lagoon"
		case "in":
			if n.Len() > 1 {
				add(asPlace, 3)
			}
		case "by", "for", "with", "against", "joined", "join":
			if n.Len() > 1 {
				add(asOrganization, 2) // "a spokesman for the Blue Lagoon"
			}
		}
		if n.Len() > 1 && r.acts(n) {
			add(asOrganization, 2) // "the Blue Lagoon said"
		}
		if n.Len() == 1 && weight < 4 {
			add(asPlace, -3) // "the Dali" is a ship
		}
	case "company", "firm", "airline", "giant", "bank", "retailer", "carmaker", "maker", "group", "union", "agency", "newspaper", "broadcaster", "network", "magazine", "website", "operator", "startup", "charity", "party", "team", "club", "band":
		add(asOrganization, 5)
	case "city", "town", "village", "province", "region", "state", "capital", "island", "country":
		add(asPlace, 4)
	}
	if prev.tag == tagPart && weight > 0 && !given && n.First >= 2 && r.near(n.First, n.First-2).tag == tagName && r.knownPlace(r.doc.Tokens[n.First-2].Text) {
		add(asPlace, 3) // "London's Heathrow"
	}
	if prev.lower == "of" {
		switch r.near(n.First, n.First-2).lower {
		case "city", "town", "village", "province", "region", "state", "island", "district", "county", "republic", "north", "south", "east", "west", "outskirts", "suburb", "coast", "streets":
			add(asPlace, 5)
		}
	}
	switch {
	case (r.lex.nouns["body"][next.lower] || next.lower == "news" || next.lower == "newspaper") && !r.lex.names["region"][next.lower]:
		switch next.lower {
		case "administration", "government", "team", "court", "airport", "house", "office", "police", "council", "university":
			// "the Moon Jae-in administration", "Heathrow airport": these follow people and places too.
		default:
			add(asOrganization, 4)
		}
	case r.lex.names["region"][next.lower]:
		add(asPlace, 6)
	case next.lower == "," && r.near(n.First, n.Last+1).lower == "which":
		add(asOrganization, 2)
		add(asPerson, -4)
	case next.lower == "who":
		add(asPerson, 4)
	case next.lower == "," && r.near(n.First, n.Last+1).lower == "who":
		add(asPerson, 5)
	case next.lower == "," && r.near(n.First, n.Last+1).tag == tagNum && r.near(n.First, n.Last+2).lower == ",":
		add(asPerson, 6) // "Marc Emery, 58, …"
	case next.lower == "," && r.near(n.First, n.Last+1).tag == tagName && r.knownPlace(r.doc.Tokens[n.Last+1].Text) && weight > 0:
		add(asPlace, 3) // "Redding, California"
	case next.lower == "'s" && r.kin(n.Last+1):
		add(asPerson, 5)
	}
	if n.Len() >= 2 && next.lower == "," && r.describesPerson(n.Last+1, n.First) {
		add(asPerson, 4)
	}
	if next.lower == "," && r.describesBody(n.Last+1, n.First) {
		add(asOrganization, 4)
	}
	if c, ok := r.lex.cues[r.verbLemma(next)]; ok && next.tag == tagVerb && c.frames&(frameClause|frameThat) != 0 {
		add(asPerson, 2)
		add(asOrganization, 2)
	}
	if c, ok := r.lex.cues[r.verbLemma(prev)]; ok && prev.tag == tagVerb && c.frames&frameClause != 0 && prev.form&featPast != 0 && n.Len() > 1 {
		add(asPerson, 2) // "said Julius Ogato"
	}
	if s := r.doc.Sentences[r.words[n.First].sent]; s.Kind == nlp.Dateline && weight > 0 {
		add(asPlace, 8)
	}
}

// acts reports whether a lone name stands where people stand: before a verb, or as a possessor.
func (r *reading) acts(n *name) bool {
	next := r.near(n.First, n.Last)
	return next.tag == tagVerb || next.tag == tagAux || next.tag == tagPart && next.lower != "to" || next.tag == tagAdv && r.near(n.First, n.Last+1).tag == tagVerb
}

// romanNumeral reports whether a word in capitals counts kings: "Charles III".
func romanNumeral(s string) bool { return strings.Trim(s, "IVX") == "" }

// verbLemma returns the lemma of a word that stands as a verb, else "".
func (r *reading) verbLemma(w word) string {
	if w.tag == tagVerb {
		return w.lemma
	}
	return ""
}

// connects reports whether the second word of a name is a preposition: "Ministry of …".
func (r *reading) connects(s nlp.Span) bool {
	switch r.words[s.First+1].lower {
	case "of", "for", "on", "against":
		return true
	}
	return false
}

// connectedHead reports whether a head word of organizations stands before a preposition inside the name: "National
// Center for …".
func (r *reading) connectedHead(s nlp.Span) bool {
	for i := s.First + 1; i < s.Last-1; i++ {
		if r.connects(nlp.Span{First: i, Last: s.Last}) && r.lex.names["org"][r.doc.Tokens[i].Text] {
			return true
		}
	}
	return false
}

// kin reports whether the word at i names a relation that only people have.
func (r *reading) kin(i int) bool {
	switch r.words[min(i, len(r.words)-1)].lower {
	case "mother", "father", "wife", "husband", "brother", "sister", "son", "daughter", "family", "parents", "lawyer", "lawyers", "attorney", "body", "death", "funeral", "girlfriend", "boyfriend", "widow", "arrest", "career", "birthday":
		return true
	}
	return false
}

// describesBody reports whether an apposition about a company or the like begins at i: "the firm that runs the port",
// "which operates …" tells nothing.
func (r *reading) describesBody(i, from int) bool {
	if t := r.near(from, i).tag; t != tagDet {
		return false
	}
	for k := i + 1; k < i+7; k++ {
		w := r.near(from, k)
		if w.lower == "" || w.tag == tagVerb || w.tag == tagPrep || w.lower == "," || w.tag == tagAux {
			return false
		}
		if next := r.near(from, k+1); w.tag == tagNoun && next.tag != tagNoun && next.tag != tagAdj && (next.tag != tagPart || next.lower == "to") {
			return r.lex.nouns["body"][w.lower] || w.lower == "operator" || w.lower == "maker" || w.lower == "publisher" || w.lower == "newspaper" ||
				w.lower == "website" || w.lower == "charity" || w.lower == "giant" || w.lower == "builder" || w.lower == "developer"
		}
	}
	return false
}

// describesPerson reports whether an apposition about a person begins at i: "the head of …", "a London doctor".
func (r *reading) describesPerson(i, from int) bool {
	for k := i; k < i+8; k++ {
		w := r.near(from, k)
		if w.lower == "" || w.tag == tagVerb || w.tag == tagPrep && k > i || w.lower == "," || w.tag == tagAux {
			return false
		}
		if r.lex.titles["post"][w.lower] || r.lex.nouns["person"][w.lower] || r.lex.nouns["male"][w.lower] || r.lex.nouns["female"][w.lower] {
			return true
		}
	}
	return false
}
