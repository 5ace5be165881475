package resolve

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed nicknames.txt
var nicknameFile string

// givenName says of a given name in which groups of nicknames.txt it stands, and how.
type givenName struct {
	formal []int    // a form that goes into papers
	short  []int    // a short or pet form
	vague  []int    // a short form that goes with other names as well
	heads  []string // the first name of each group, for blocking
}

func (g givenName) known() bool { return len(g.formal)+len(g.short)+len(g.vague) > 0 }

// groups are the numbers of all groups that the name is in, most telling first.
func (g givenName) groups() []int { return slices.Concat(g.formal, g.short, g.vague) }

// given are the given names of nicknames.txt.
var given = func() map[string]givenName {
	m := map[string]givenName{}
	n := 0
	for line := range strings.Lines(nicknameFile) {
		formal, short, ok := strings.Cut(line, ":")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		n++
		names := strings.Fields(formal)
		for _, w := range names {
			g := m[w]
			g.formal, g.heads = append(g.formal, n), append(g.heads, names[0])
			m[w] = g
		}
		for _, w := range strings.Fields(short) {
			w, vague := strings.CutPrefix(w, "~")
			g := m[w]
			g.heads = append(g.heads, names[0])
			if vague {
				g.vague = append(g.vague, n)
			} else {
				g.short = append(g.short, n)
			}
			m[w] = g
		}
	}
	return m
}()

// sameGiven tells how two given names are forms of one: by language ("Vladimir", "Volodymyr") or one short
// for the other ("Bill", "William").
func sameGiven(a, b string) agreement {
	x, y := given[a], given[b]
	share := func(p, q []int) bool {
		return slices.ContainsFunc(p, func(n int) bool { return slices.Contains(q, n) })
	}
	switch {
	case share(x.formal, y.formal):
		return respelled
	case share(x.formal, y.short), share(x.short, y.formal), share(x.short, y.short):
		return shortened
	case share(x.groups(), y.groups()):
		return vaguely
	}
	return unlike
}
