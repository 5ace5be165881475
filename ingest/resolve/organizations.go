package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"newsgraph/graph"
	"newsgraph/ingest/place"
)

// nations are the names of countries, which parts of names of institutions are. The gazetteer is in the
// program; if it cannot be opened, which a test would tell, no nation is known.
var nations = sync.OnceValue(func() *place.Gazetteer {
	g, err := place.Load()
	if err != nil {
		g = nil
	}
	return g
})

// organizationName is an organization's name taken apart.
type organizationName struct {
	all     []string // folded words, without legal forms
	rest    []string // the same without the nation
	nation  string   // key of the country in the name; "" when there is none
	place   graph.Ref
	body    string // "military", "government": what of the nation is meant, when it is no more than that
	letters string // a name that is an acronym: its letters
}

var (
	// legalForms stand behind a company's name and are no part of it; fronts stand before it.
	legalForms = set(`inc incorporated ltd limited llc llp lp plc corp corporation co company companies gmbh mbh ag sa nv bv spa srl
		sarl ltda oyj oy ab asa as aps kk kg kgaa se pte pty pvt private bhd sdn pao oao ooo zao pjsc ojsc jsc aktiengesellschaft
		group holding holdings`)
	fronts = set(`ooo oao pao zao ao pt the`)
	// empty are the words that order others.
	empty = set(`of the for and a an in on at de la du des del di da der die das und et y e`)
	// spare are words at the end of a name that many leave out; parts name a part of what stands before them, or
	// something else of its name.
	spare = set(`university news international magazine newspaper department service force fc football club association afc sc`)
	parts = set(`squad unit division branch center institute school faculty college committee office bureau section desk team
		youth wing records music sports sport tv radio foundation fund bank hospital press books pictures studios games network
		academy museum library laboratory laboratories lab research council board chapter local region district department`)
	// ordered are institutions whose words tell them apart by their order: the University of Miami is not Miami
	// University.
	ordered = set(`university college school bank council institute academy`)
	// vague are acronyms of things of which there are many.
	vague = set(`tv pac ngo ceo cfo hq pr qa uk us gop mp mps ii iii iv ok id it`)
	// media are names in the plural that papers of many towns have.
	media = set(`times news sports arts games pictures records studios series awards olympics courts schools teachers workers
		airlines airways motors systems services affairs sciences`)
	// numberWords are the words for numbers, which names have in either form.
	numberWords = map[string]string{
		"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
		"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
		"eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
	}
	// written are the two unions of nations that names of their organs have in short and in full.
	written = map[string]string{"un": "united nations", "eu": "european union"}
)

// parseOrganization takes a name apart.
func parseOrganization(name string) organizationName {
	cleaned := clean(name)
	var o organizationName
	for _, w := range organizationWords(cleaned) {
		if n := numberWords[w]; n != "" {
			w = n
		}
		o.all = append(o.all, w)
	}
	for len(o.all) > 1 && legalForms[last(o.all)] {
		o.all = o.all[:len(o.all)-1]
	}
	for len(o.all) > 1 && fronts[o.all[0]] {
		o.all = o.all[1:]
	}
	if len(o.all) == 1 && acronym(cleaned) {
		o.letters = o.all[0]
	}
	if len(o.all) > 1 {
		var words []string
		for _, w := range o.all {
			words = append(words, strings.Fields(cmp.Or(written[w], w))...)
		}
		o.all = words
	}
	o.rest = o.all
	gaz := nations()
	if gaz == nil {
		return o
	}
	if nation, body, ok := nationBody(gaz, o.all); ok {
		o.setNation(nation)
		o.body, o.rest = body, nil
	} else if nation, rest, ok := splitNation(gaz, o.all); ok && len(rest) > 0 {
		o.setNation(nation)
		o.rest = rest
	} else if institution(o.all) == "department state" {
		// No other country has a ministry so called, and nobody says whose it is.
		if nation, ok := country(gaz, []string{"us"}); ok {
			o.setNation(nation)
		}
	}
	return o
}

func (o *organizationName) setNation(p place.Place) {
	o.nation, o.place = p.Key(), graph.Ref{Label: graph.Place, ID: fmt.Sprintf("%s%d", graph.GazetteerPrefix, p.ID)}
}

// acronym tells whether a name is written like one: two to eight capitals, and no more than a small letter or
// two among them.
func acronym(name string) bool {
	upper, lower := 0, 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		case r != '.' && r != '&':
			return false
		}
	}
	return upper >= 2 && upper <= 8 && lower <= 1
}

// content are the words that say something, sorted; what belongs to a ministry is said with and without
// "affairs".
func content(words []string) []string {
	c := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return empty[w] || w == "affairs" && len(words) > 2 })
	for i, w := range c {
		c[i] = singular(w)
	}
	slices.Sort(c)
	return c
}

// singular is a word without the "s" of the plural.
func singular(w string) string {
	if len(w) > 4 && !strings.HasSuffix(w, "ss") {
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// initialsOf are the first letters of the words, of all and of those that say something.
func initialsOf(words []string) (all, telling string) {
	for _, w := range words {
		all += w[:1]
		if !empty[w] {
			telling += w[:1]
		}
	}
	return all, telling
}

// blocksOfOrganization are the blocking keys of an organization: its words in any order, its initials, how it
// sounds, and the words that it begins with.
func blocksOfOrganization(i Identity) []string {
	if i.Kind == "unnamed" {
		return nil
	}
	var sounds, acronyms, words, begins []string
	for _, o := range organizationNames(i) {
		c := content(o.rest)
		if o.body != "" {
			words = append(words, "body "+o.nation+" "+o.body)
			continue
		}
		if o.letters != "" {
			acronyms = append(acronyms, "letters "+o.letters)
			continue
		}
		words = append(words, "words "+strings.Join(c, " "))
		if allGeneric(o.rest) {
			words = append(words, "nation "+o.nation+" "+strings.Join(c, " "))
		}
		sounds = append(sounds, "sounds "+sound(strings.Join(o.rest, "")))
		if plural(last(o.all)) {
			begins = append(begins, "ends "+last(o.all))
		}
		if len(o.all) > 2 {
			all, telling := initialsOf(o.all)
			acronyms = append(acronyms, "letters "+telling, "letters "+all)
		}
		if plain := slices.DeleteFunc(slices.Clone(o.rest), func(w string) bool { return empty[w] }); len(plain) > 0 && !allGeneric(o.rest) {
			begins = append(begins, "begins "+plain[0])
		}
	}
	return distinct(slices.Concat(distinct(begins, 2), distinct(acronyms, 2), distinct(sounds, 1), distinct(words, 3)), 8)
}

// organizationNames are the names of an organization, the fullest first.
func organizationNames(i Identity) []organizationName {
	if i.read == nil {
		return readOrganizationNames(i)
	}
	i.read.once.Do(func() { i.read.organizations = readOrganizationNames(i) })
	return i.read.organizations
}

func readOrganizationNames(i Identity) []organizationName {
	var out []organizationName
	for _, n := range i.Names {
		if o := parseOrganization(n); len(o.all) > 0 {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b organizationName) int {
		return cmp.Or(cmp.Compare(len(b.all), len(a.all)), slices.Compare(a.all, b.all), strings.Compare(a.letters, b.letters))
	})
	out = slices.CompactFunc(out, func(a, b organizationName) bool { return slices.Equal(a.all, b.all) && a.letters == b.letters })
	return out[:min(len(out), mostNames)]
}

// compareOrganizations tells whether two organizations are one. The whole and its part are two, as are the same
// institution of two nations; an institution that every nation has needs the nation, from its name or from
// where articles put it.
func compareOrganizations(a, b Identity) (Verdict, float64, []string) {
	if a.Kind == "unnamed" || b.Kind == "unnamed" {
		return Different, 0, []string{"a source without a name"}
	}
	namesA, namesB := organizationNames(a), organizationNames(b)
	if len(namesA) == 0 || len(namesB) == 0 {
		return Different, 0, []string{"one has no name"}
	}
	var best organizationLikeness
	best.score = -1
	for n, x := range namesA {
		for m, y := range namesB {
			l := likeOrganizations(x, y)
			if n == 0 && m == 0 && l.score < possible && len(x.all) > 1 && len(y.all) > 1 {
				// Two that are not alike in full may still have an acronym in common.
				return Different, max(0, l.score), []string{l.reason}
			}
			if l.score > best.score || l.score == best.score && l.reason < best.reason {
				best = l
			}
		}
	}
	if best.score <= 0 {
		return Different, 0, []string{best.reason}
	}
	score, reasons := best.score, []string{best.reason}
	if best.nationless {
		switch {
		case best.place.ID != "" && (slices.Contains(a.Places, best.place.ID) || slices.Contains(b.Places, best.place.ID)):
			score += 0.4
			reasons = append(reasons, "articles put both into that country")
		case best.place.ID == "" && common(countries(a), countries(b)) > 0:
			score += 0.4
			reasons = append(reasons, "articles put both into one country")
		}
	}
	if a.Kind != "" && b.Kind != "" && a.Kind != b.Kind {
		score -= 0.1
		reasons = append(reasons, fmt.Sprintf("one is a %s, the other a %s", min(a.Kind, b.Kind), max(a.Kind, b.Kind)))
	}
	e := besides(Identity{Ref: a.Ref, Beside: a.Beside, First: a.First, Last: a.Last}, Identity{Ref: b.Ref, Beside: b.Beside, First: b.First, Last: b.Last})
	if e.apart && best.score < 0.9 {
		e.score -= 0.15
		e.reasons = append(e.reasons, "an article tells them apart")
	}
	if e.strange && best.score < 0.85 {
		e.add(-0.1, "their articles have nothing else in common")
	}
	score += e.score
	return verdict(score), min(1, max(0, score)), append(reasons, e.reasons...)
}

// countries are the places on the map that the organization is in: for an institution that every nation has,
// the same place or one above it is the same institution.
func countries(i Identity) []string {
	return slices.DeleteFunc(slices.Clone(i.Places), func(id string) bool { return !strings.HasPrefix(id, graph.GazetteerPrefix) })
}

// organizationLikeness is what two names by themselves come to.
type organizationLikeness struct {
	score      float64
	reason     string
	nationless bool // a name lacks the nation that it needs; place is the one that the other gives
	place      graph.Ref
}

// likeOrganizations compares two names. It is symmetric.
func likeOrganizations(a, b organizationName) organizationLikeness {
	if cmp.Or(len(a.all)-len(b.all), slices.Compare(a.all, b.all), -strings.Compare(a.letters, b.letters)) > 0 {
		a, b = b, a
	}
	like := func(score float64, format string, args ...any) organizationLikeness {
		return organizationLikeness{score: score, reason: fmt.Sprintf(format, args...)}
	}
	switch {
	case a.body != "" || b.body != "":
		if a.body == b.body && a.nation == b.nation {
			return like(0.95, "the same body of the same nation")
		}
		return like(0, "bodies of nations, and not the same")
	case a.nation != "" && b.nation != "" && a.nation != b.nation:
		return like(0, "of two nations")
	case numbered(a.all) != numbered(b.all):
		return like(0, "their numbers differ")
	case vague[a.letters] || vague[b.letters]:
		return like(0, "letters that stand for no organization")
	case a.letters != "" && b.letters != "":
		if a.letters == b.letters {
			return like(0.9, "the same acronym")
		}
		return like(0, "two acronyms")
	case a.letters != "":
		return likeAcronym(a.letters, b)
	case b.letters != "":
		return likeAcronym(b.letters, a)
	}
	if l := likeContent(a, b); l.score > 0 {
		return l
	}
	if strings.Join(a.rest, "") == strings.Join(b.rest, "") {
		return like(0.85, "the same letters, set apart in another way")
	}
	if respelledWords(a.rest, b.rest) {
		return like(0.85, "spellings of one name")
	}
	return likeShort(a, b)
}

// likeAcronym compares an acronym with a name.
func likeAcronym(letters string, b organizationName) organizationLikeness {
	if len(b.all) == 1 && b.all[0] == letters {
		return organizationLikeness{score: 0.95, reason: "the same name"}
	}
	all, telling := initialsOf(b.all)
	if letters == all || letters == telling {
		reason := fmt.Sprintf("%q are the initials of the other", letters)
		switch {
		case len(letters) > 3:
			return organizationLikeness{score: 0.8, reason: reason}
		case len(letters) == 3:
			return organizationLikeness{score: 0.75, reason: reason}
		}
		return organizationLikeness{score: 0.5, reason: reason}
	}
	if slices.Contains(b.all, letters) && len(b.all) > 1 {
		return organizationLikeness{score: 0.2, reason: fmt.Sprintf("%q is part of the other's name", letters)}
	}
	return organizationLikeness{score: 0, reason: "an acronym of another name"}
}

// likeContent compares names whose telling words are the same, in any order.
func likeContent(a, b organizationName) organizationLikeness {
	x, y := content(a.rest), content(b.rest)
	if len(x) == 0 || !slices.Equal(x, y) {
		return organizationLikeness{}
	}
	l := organizationLikeness{score: 0.95, reason: "the same name"}
	generics := allGeneric(a.rest)
	if !slices.Equal(a.rest, b.rest) && !sameTelling(a.rest, b.rest) {
		if !generics && len(x) < 3 && strings.HasSuffix(last(a.rest), "s") != strings.HasSuffix(last(b.rest), "s") {
			return organizationLikeness{score: 0.45, reason: "the same words in another order and number"}
		}
		l = organizationLikeness{score: 0.9, reason: "the same words in another order"}
		if !generics && slices.ContainsFunc(x, func(w string) bool { return ordered[w] }) && !sameTelling(a.rest, b.rest) {
			return organizationLikeness{score: 0.45, reason: "the same words, in an order that may make another of them"}
		}
	}
	switch {
	case a.nation == b.nation && (a.nation != "" || !generics):
	case a.nation != b.nation && len(x) >= 4 && !generics:
		l.score, l.reason = 0.75, l.reason+", one with its nation"
	default:
		l.nationless, l.place = true, a.place
		if l.place.ID == "" {
			l.place = b.place
		}
		l.score, l.reason = 0.4, l.reason+", but not every one says of which nation"
	}
	return l
}

// sameTelling tells whether two names have the same telling words in the same order.
func sameTelling(a, b []string) bool {
	keep := func(words []string) []string {
		words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return empty[w] })
		for i, w := range words {
			words[i] = singular(w)
		}
		return words
	}
	return slices.Equal(keep(a), keep(b))
}

// likeShort compares names of which the shorter, a, may be the longer without its last words.
func likeShort(a, b organizationName) organizationLikeness {
	n := len(a.all)
	if l, ok := likeTeam(a, b); ok {
		return l
	}
	if n == 0 || n >= len(b.all) || !slices.Equal(a.all, b.all[:n]) || allGeneric(a.rest) {
		return organizationLikeness{reason: "names of different words"}
	}
	more := content(b.all[n:])
	tail := strings.Join(b.all[n:], " ")
	spared := !slices.ContainsFunc(more, func(w string) bool { return !spare[w] })
	police := last(a.all) == "police"
	switch {
	case spared && n == 1 && slices.Contains(more, "university"):
		return organizationLikeness{score: 0.6, reason: fmt.Sprintf("the same name, one without %q", tail)}
	case spared && (n > 1 || len(a.all[0]) > 5 && !everyday[a.all[0]]) && (!slices.Contains(more, "department") || police):
		return organizationLikeness{score: 0.75, reason: fmt.Sprintf("the same name, one without %q", tail)}
	case slices.ContainsFunc(more, func(w string) bool { return parts[w] }):
		return organizationLikeness{score: 0.1, reason: fmt.Sprintf("%q makes it a part of the other, or another", tail)}
	case n > 1 && len(more) == 1:
		return organizationLikeness{score: 0.4, reason: fmt.Sprintf("the same name, but for %q", tail)}
	}
	return organizationLikeness{score: 0.2, reason: fmt.Sprintf("one name goes on with %q", tail)}
}

// likeTeam compares a name with one that has a town in front: "Chargers" and "San Diego Chargers". Towns have
// papers, banks and parties of the same name besides, so it is done with names in the plural only.
func likeTeam(a, b organizationName) (organizationLikeness, bool) {
	cut := len(b.all) - len(a.all)
	gaz := nations()
	if cut < 1 || cut > 3 || !slices.Equal(a.all, b.all[cut:]) || gaz == nil {
		return organizationLikeness{}, false
	}
	name := last(a.all)
	if !plural(name) || media[name] || everyday[name] {
		return organizationLikeness{}, false
	}
	if slices.ContainsFunc(a.all, func(w string) bool { return generic[w] || empty[w] }) {
		return organizationLikeness{}, false
	}
	town := strings.Join(b.all[:cut], " ")
	if len(gaz.Lookup(town)) == 0 {
		return organizationLikeness{}, false
	}
	return organizationLikeness{score: 0.72, reason: fmt.Sprintf("the same name, one with %q", town)}, true
}

// plural tells whether a word looks like the name of a team.
func plural(w string) bool { return len(w) > 4 && strings.HasSuffix(w, "s") || w == "sox" }

// respelledWords tells whether two names are the same, word by word, in other systems of transliteration.
func respelledWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		t := signs(a[i]) | signs(b[i])
		if i > 0 && articles[a[i-1]] {
			t |= arabic
		}
		if !transliterates(a[i], b[i], t) {
			return false
		}
	}
	return true
}

// numbered are the words of a name that have a digit: of two units, clubs or channels they tell which.
func numbered(words []string) string {
	var out []string
	for _, w := range words {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
