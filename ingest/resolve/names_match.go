package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// agreement is how two words, or two names, agree; the better, the higher.
type agreement int

const (
	unlike    agreement = iota // they do not
	initialed                  // one is the initial of the other
	vaguely                    // one is short for the other, and for names of others as well
	shortened                  // one is short for the other
	respelled                  // one name in two systems of spelling
	equal
)

// likeWords compares two words of names.
func likeWords(a, b string, t tradition, abjadA, abjadB bool) agreement {
	switch {
	case abjadA && abjadB, a == b:
		if a == b {
			return equal
		}
		return unlike
	case abjadA:
		b = consonants(b)
	case abjadB:
		a = consonants(a)
	}
	switch {
	case abjadA || abjadB:
		if a == b && len(a) > 1 {
			return respelled
		}
	case len(a) == 1 || len(b) == 1:
		if a[0] == b[0] {
			return initialed
		}
	case transliterates(a, b, t):
		return respelled
	}
	return unlike
}

// likeness is what two names by themselves come to.
type likeness struct {
	level  level
	reason string // in words
}

// level is how far two names go together.
type level int

const (
	conflict   level = iota // two people: something in the names contradicts
	strangers               // nothing in common that would make a candidate
	onlyGiven               // a given name alone, or a name that goes on: "Daniel Day", "Daniel Day-Lewis"
	onlyFamily              // a family name alone
	onlyInitial
	onlyMiddle   // called by a middle name, or by a short form that fits others too
	doubleFamily // a family name of several words alone, which few bear
	fits         // what both say agrees; one says more
	whole        // both say the same
)

// likePersons compares two names of people. It is symmetric.
func likePersons(a, b personName) likeness {
	if len(a.words) == 0 || len(b.words) == 0 {
		return likeness{strangers, ""}
	}
	if len(a.words) > len(b.words) || len(a.words) == len(b.words) && a.full > b.full {
		a, b = b, a
	}
	m := pairing{a, b, a.traditions | b.traditions}
	// Of a father and a son, the father is as often named without "Sr.".
	if a.suffix != b.suffix && (a.suffix+b.suffix != "sr") && (a.suffix != "" && b.suffix != "" || a.rank == "" && b.rank == "") {
		if m.sameFamily() != unlike || a.words[0] == b.words[0] {
			return likeness{conflict, fmt.Sprintf("one is %q, the other %q", cmp.Or(a.suffix, b.suffix), "not so called")}
		}
		return likeness{strangers, ""}
	}
	if a.patronymic != "" && b.patronymic != "" && a.patronymic != b.patronymic && !transliterates(a.patronymic, b.patronymic, slavic) {
		return likeness{conflict, "their fathers' names differ"}
	}
	if a.rank != "" || b.rank != "" {
		return m.rulers()
	}
	if a.full == b.full || slices.Equal(a.words, b.words) {
		if !a.fuller() {
			return likeness{onlyFamily, "the same name, and no more than one word of it"}
		}
		return likeness{whole, "the same name"}
	}
	return m.compare()
}

// pairing is a comparison of two names, the one of fewer words first.
type pairing struct {
	a, b personName
	t    tradition
}

// same compares a word of a with one of b.
func (m pairing) same(x, y string) agreement { return likeWords(x, y, m.t, m.a.script, m.b.script) }

// givenAlike compares a given name of a with one of b.
func (m pairing) givenAlike(x, y string) agreement {
	if s := m.same(x, y); s > initialed {
		return s
	} else if s == initialed || m.a.script || m.b.script {
		return s
	}
	if stem := pet(x); len(stem) > 2 && stem == pet(y) {
		return respelled // "Betty", "Bettie"
	}
	return sameGiven(x, y)
}

// pet is a given name without the ending that pet names are spelled with at will.
func pet(name string) string {
	for _, end := range [...]string{"ie", "ey", "y", "i"} {
		if stem, ok := strings.CutSuffix(name, end); ok {
			return stem + "y"
		}
	}
	return ""
}

func last(words []string) string { return words[len(words)-1] }

// sameFamily compares the family names, the Slavic forms of men and women being one.
func (m pairing) sameFamily() agreement {
	x, y := last(m.a.words), last(m.b.words)
	s := m.same(x, y)
	if s <= initialed && m.t&slavic != 0 && len(x) > 3 && len(y) > 3 {
		if man(x) == man(y) {
			return respelled
		}
	}
	if s == initialed {
		return unlike
	}
	return s
}

// man is the man's form of a Slavic family name.
func man(w string) string {
	for _, x := range [...]struct{ woman, man string }{{"skaya", "sky"}, {"skaia", "sky"}, {"skaja", "sky"}, {"ova", "ov"}, {"eva", "ev"}, {"ina", "in"}, {"aya", "y"}, {"aja", "y"}} {
		if stem, ok := strings.CutSuffix(w, x.woman); ok {
			return stem + x.man
		}
	}
	return w
}

// rulers compares two names of which one is a king's or a pope's: they go by given name and number.
func (m pairing) rulers() likeness {
	a, b := m.a, m.b
	if a.rank != "" && b.rank != "" && a.rank != b.rank || len(b.words) != len(a.words) {
		return likeness{strangers, ""}
	}
	for i := range a.words {
		if m.givenAlike(a.words[i], b.words[i]) < respelled {
			return likeness{strangers, ""}
		}
	}
	switch {
	case a.suffix == b.suffix && a.suffix != "", a.rank == b.rank:
		return likeness{fits, "the same rank and name"}
	}
	return likeness{onlyGiven, "a given name, and one has a rank"}
}

// compare compares the names of two people without ranks, neither name equal to the other.
func (m pairing) compare() likeness {
	a, b := m.a, m.b
	if len(a.words) == 1 {
		return m.single()
	}
	if l, ok := m.reversed(); ok {
		return l
	}
	family := m.sameFamily()
	if family == unlike {
		return m.otherFamily()
	}
	if l, ok := m.double(); ok {
		return l
	}
	how := "the same family name"
	if family == respelled {
		how = fmt.Sprintf("family names %q and %q are spellings of one", last(a.words), last(b.words))
	}
	return m.givens(how)
}

// single compares a name of one word with a fuller one.
func (m pairing) single() likeness {
	a, b := m.a, m.b
	x := a.words[0]
	switch {
	case m.sameFamily() != unlike:
		if len(b.words) == 1 {
			return likeness{onlyFamily, fmt.Sprintf("%q and %q are spellings of one name", x, b.words[0])}
		}
		return likeness{onlyFamily, fmt.Sprintf("%q is the family name of the other", x)}
	case slices.Contains(b.nick, x):
		return likeness{onlyFamily, fmt.Sprintf("%q is the other's nickname", x)}
	case len(b.words) > 1 && m.t&iberian != 0 && len(b.words) > 2 && m.same(x, b.words[len(b.words)-2]) >= respelled:
		return likeness{onlyFamily, fmt.Sprintf("%q is the father's family name of the other", x)}
	case len(b.words) > 1 && m.givenAlike(x, b.words[0]) >= shortened:
		return likeness{onlyGiven, fmt.Sprintf("%q is no more than a given name of the other", x)}
	}
	return likeness{strangers, ""}
}

// reversed compares two names of which one may have the family name first.
func (m pairing) reversed() (likeness, bool) {
	a, b := m.a, m.b
	if len(a.words) != 2 || len(b.words) != 2 || m.same(a.words[0], b.words[1]) < respelled || m.same(a.words[1], b.words[0]) < respelled {
		return likeness{}, false
	}
	either := (traditionOf[a.words[0]] | traditionOf[a.words[1]]) & japanese
	if either == 0 && m.t&eastAsian != 0 && !(traditionOf[a.words[0]]&eastAsian != 0 && traditionOf[a.words[1]]&eastAsian != 0) {
		either = eastAsian
	}
	if either != 0 {
		return likeness{whole, "the same names in the other order"}, true
	}
	return likeness{onlyGiven, "the same names in the other order, which may be another's"}, true
}

// double recognizes a family name of two words that stands alone: "García Márquez", "Fogh Rasmussen". It is
// not read so where its first word is a given name that people go by.
func (m pairing) double() (likeness, bool) {
	a, b := m.a.words, m.b.words
	if len(a) < 2 || len(b) <= len(a) || given[a[0]].known() || everyday[a[0]] && m.t&iberian == 0 || len(a[0]) == 1 || m.t&eastAsian != 0 {
		return likeness{}, false
	}
	for i, w := range a {
		if m.same(w, b[len(b)-len(a)+i]) < respelled {
			return likeness{}, false
		}
	}
	return likeness{doubleFamily, fmt.Sprintf("%q is the family name of the other", strings.Join(a, " "))}, true
}

// givens compares the given names of two people of one family name.
func (m pairing) givens(how string) likeness {
	a, b := m.a.words[:len(m.a.words)-1], m.b.words[:len(m.b.words)-1]
	if strings.Join(a, "") == strings.Join(b, "") {
		return likeness{whole, how + ", the same given names"}
	}
	if m.t&eastAsian != 0 && len(a) == 1 && len(b) == 1 && len(a[0]) > 1 && len(b[0]) > 1 {
		if m.same(a[0], b[0]) >= respelled || strings.Join(m.a.words[:1], "") == strings.Join(m.b.words[:1], "") {
			return likeness{whole, how + ", spellings of one given name"}
		}
	}
	first := m.givenAlike(a[0], b[0])
	for _, n := range m.a.nick {
		first = max(first, m.nickname(n, b[0]))
	}
	for _, n := range m.b.nick {
		first = max(first, m.nickname(n, a[0]))
	}
	if first == unlike {
		return m.middle(how)
	}
	if why, ok := m.middles(a[1:], b[1:]); !ok {
		return likeness{conflict, how + ", but " + why}
	}
	switch {
	case first == initialed:
		return likeness{onlyInitial, fmt.Sprintf("%s; %q may be the initial of %q", how, a[0], b[0])}
	case first == vaguely:
		return likeness{onlyMiddle, fmt.Sprintf("%s; %q goes with %q, and with other names", how, a[0], b[0])}
	case first == shortened:
		return likeness{fits, fmt.Sprintf("%s; given names %q and %q are short and long for one", how, a[0], b[0])}
	case len(a) != len(b) || slices.ContainsFunc(a[1:], func(s string) bool { return len(s) == 1 }) || slices.ContainsFunc(b[1:], func(s string) bool { return len(s) == 1 }):
		return likeness{fits, fmt.Sprintf("%s, given name %q", how, b[0])}
	case first == respelled:
		return likeness{whole, fmt.Sprintf("%s; given names %q and %q are forms of one", how, a[0], b[0])}
	}
	return likeness{whole, how + ", the same given names"}
}

// nickname compares a nickname that was set apart in one name with the given name of the other.
func (m pairing) nickname(nick, name string) agreement {
	if nick == name {
		return shortened
	}
	return min(sameGiven(nick, name), shortened)
}

// middles tells whether what stands between first given name and family name goes together: pair by pair, as
// far as both have any.
func (m pairing) middles(a, b []string) (why string, ok bool) {
	for i := range min(len(a), len(b)) {
		if m.givenAlike(a[i], b[i]) == unlike {
			// The order and choice of middle names is free where there are many.
			if len(a[i]) > 1 && slices.Contains(b, a[i]) || len(b[i]) > 1 && slices.Contains(a, b[i]) {
				continue
			}
			return fmt.Sprintf("middle names %q and %q differ", a[i], b[i]), false
		}
	}
	return "", true
}

// middle compares names of one family whose first given names differ: one may be called by a middle name.
func (m pairing) middle(how string) likeness {
	a, b := m.a.words[:len(m.a.words)-1], m.b.words[:len(m.b.words)-1]
	if i := slices.IndexFunc(b, func(s string) bool { return m.givenAlike(a[0], s) >= respelled }); i > 0 && i < 3 && len(a) <= len(b)-i {
		if len(b[0]) == 1 {
			return likeness{fits, fmt.Sprintf("%s, given name %q", how, a[0])}
		}
		return likeness{onlyMiddle, fmt.Sprintf("%s; %q is a middle name of the other", how, a[0])}
	}
	if len(a[0]) == 1 || len(b[0]) == 1 {
		return likeness{conflict, fmt.Sprintf("%s, but the initial of %q is not %q", how, b[0], a[0])}
	}
	return likeness{conflict, fmt.Sprintf("%s, but given names %q and %q differ", how, m.a.words[0], m.b.words[0])}
}

// otherFamily compares names whose last words differ: Spanish and Portuguese names go on with the mother's
// family name, Arabic ones with a grandfather's, a tribe's or a town's.
func (m pairing) otherFamily() likeness {
	a, b := m.a.words, m.b.words
	if m.givenAlike(a[0], b[0]) < shortened {
		return likeness{strangers, ""}
	}
	at := -1
	for i := 1; i < len(b)-1; i++ {
		if m.same(last(a), b[i]) >= respelled {
			at = i
		}
	}
	if at < 0 {
		return likeness{conflict, fmt.Sprintf("family names %q and %q differ", last(a), last(b))}
	}
	for _, w := range a[1 : len(a)-1] {
		if !slices.ContainsFunc(b[1:at], func(s string) bool { return m.same(w, s) > unlike }) {
			return likeness{conflict, fmt.Sprintf("%q is no name of the other", w)}
		}
	}
	// "Muhammad Ali" is not the beginning of "Muhammad Ali Jinnah"; with "bin" it would be.
	common := m.t&iberian == 0 && everyday[a[0]] && everyday[last(a)] && m.a.family == last(a)
	if m.t&(iberian|arabic) != 0 && !common {
		return likeness{fits, fmt.Sprintf("the same given name; %q is a family name of both", last(a))}
	}
	return likeness{onlyGiven, "the one name goes on where the other ends"}
}
