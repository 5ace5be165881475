package resolve

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Who takes part in two events, where they are, and of whom and what their articles speak.

// tells is how much an entity that two events share says about which happening is meant: many happen in one
// country, few to one person. Events are in no other article.
func tells(id string) float64 {
	switch kind, _, _ := strings.Cut(id, ":"); kind {
	case "person":
		return 2
	case "organization", "place":
		return 1
	case "geonames":
		return 0.5
	}
	return 0
}

// compareSides compares who takes part. A nation's forces, government and officials count as the nation.
func (f *eventMatch) compareSides(a, b Identity) {
	if len(a.Sides) == 0 || len(b.Sides) == 0 {
		return
	}
	var nation map[string]string
	if slices.ContainsFunc(slices.Concat(a.Sides, b.Sides), func(s string) bool { return strings.Contains(s, " organization:") }) {
		nation = nationsOf(a.Sides, b.Sides, a.Places, b.Places, a.Beside, b.Beside)
	}
	x, y := sidesOf(a, nation), sidesOf(b, nation)
	shared := map[string]bool{}
	for role, ids := range x {
		for _, id := range ids {
			for _, others := range y {
				if slices.Contains(others, id) {
					shared[id] = true
				}
			}
		}
		// Somebody else does it, or it happens to somebody else.
		if role != "other" && len(y[role]) > 0 && len(sharedBy(ids, y[role])) == 0 {
			f.sideNo = 1
		}
	}
	for id := range shared {
		f.anchor += 1 + tells(id)
	}
	f.sides = len(shared) > 0
	switch n := len(shared); {
	case n == 1:
		f.say("one takes part in both")
	case n > 1:
		f.say("%d take part in both", n)
	}
	if f.sideNo > 0 && len(shared) == 0 {
		f.say("others take part in the same roles")
	}
}

// sidesOf are the sides of an event by role, nations in the place of what stands for them.
func sidesOf(i Identity, nation map[string]string) map[string][]string {
	out := map[string][]string{}
	for _, s := range i.Sides {
		role, id, _ := strings.Cut(s, " ")
		out[role] = insert(out[role], cmp.Or(nation[id], id))
	}
	return out
}

// nationsOf are the nations that organizations stand for, by the organizations' ids, of the nations that some lists
// of ids name. What an id was made of cannot be read off it, but it can be made again.
func nationsOf(lists ...[]string) map[string]string {
	out := map[string]string{}
	tried := map[string]bool{}
	for _, list := range lists {
		for _, x := range list {
			nation := x[strings.LastIndexByte(x, ' ')+1:] // sides begin with a role
			if !strings.HasPrefix(nation, "geonames:") || tried[nation] {
				continue
			}
			tried[nation] = true
			for _, body := range representing {
				out[graph.ID("organization", nation, body)] = nation
			}
		}
	}
	return out
}

// representing are the bodies that stand for their nation.
var representing = func() []string {
	var out []string
	for _, body := range bodies {
		if represents(body) {
			out = insert(out, body)
		}
	}
	slices.Sort(out)
	return out
}()

// comparePlaces compares where two events are, each place with all that it lies in. What one has beyond the
// other is more precise, not different; where each has something of its own, they lie apart.
func (f *eventMatch) comparePlaces(a, b []string) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	switch shared := len(sharedBy(a, b)); shared {
	case min(len(a), len(b)):
		f.place = 1
		f.anchor += float64(min(shared, 3)) // a country is one place deep, a region two, a town three
		f.say("both are in one place")
	default:
		f.placeNo = 1
		f.say("they are in different places")
	}
}

// compareBeside compares of whom and what the articles speak.
func (f *eventMatch) compareBeside(a, b []string) {
	all, shared, n := 0.0, 0.0, 0
	for _, id := range a {
		all += tells(id)
		if slices.Contains(b, id) && tells(id) > 0 {
			shared += tells(id)
			n++
		}
	}
	for _, id := range b {
		all += tells(id)
	}
	if shared == 0 {
		return
	}
	f.beside = 2 * shared / all
	f.besides = shared / (shared + 2)
	f.anchor += min(shared, 4) / 2
	f.say("their articles speak of %d people, organizations and places in common", n)
}
