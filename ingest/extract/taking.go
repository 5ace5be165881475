package extract

import (
	"slices"
	"strconv"
	"strings"

	"newsgraph/ingest/place"
)

// Who takes part in an event: learned from annotated articles, over what the rules and the tree found
// (participants.go, treeargs.go) and over how the words of the two hang together. What the rules found keeps its role.

// takePart decides who takes part in the events.
func (r *reading) takePart() {
	stand := r.standings()
	speaks := map[*event]map[int]bool{}
	for _, s := range r.statements {
		if speaks[s.event] == nil {
			speaks[s.event] = map[int]bool{}
		}
		speaks[s.event][s.speaker] = true
	}
	for _, e := range r.events {
		rules := slices.Clone(e.args)
		r.addTreeParticipants(e)
		list := r.pairings(e, stand, 1, func(x *entity) bool {
			return x.kind != Location || x.found && x.place.Kind == place.Country
		})
		for _, a := range e.args {
			if !slices.ContainsFunc(list, func(p pairing) bool { return p.at.entity == a.entity }) {
				list = append(list, pairing{said: r.happenings[e.said[0]].head, at: standing{a.entity, a.at.First, "name"}, apart: 9, steps: pathLimit})
			}
		}
		order := slices.Clone(list)
		slices.SortStableFunc(order, func(a, b pairing) int { return a.farther() - b.farther() })
		var chosen []argument
		for _, p := range list {
			rank := slices.IndexFunc(order, func(x pairing) bool { return x.at.entity == p.at.entity })
			signs := r.partSigns(e, p, rules, rank, speaks[e][p.at.entity])
			r.note(weighing{task: "part", event: r.tokensOf(e), entity: p.at.entity, signs: signs})
			sum := r.tables.part.sum(signs)
			ruled := slices.ContainsFunc(rules, func(b argument) bool { return b.entity == p.at.entity && b.role != otherRole })
			if sum <= 0 && (!ruled || sum <= doubtful/2) {
				continue
			}
			a := argument{entity: p.at.entity, role: r.roleBy(p), at: r.happenings[e.said[0]].at, sure: likely(sum)}
			if k := slices.IndexFunc(e.args, func(b argument) bool { return b.entity == p.at.entity }); k >= 0 {
				a.role, a.at = e.args[k].role, e.args[k].at
			}
			chosen = append(chosen, a)
		}
		e.args = chosen
	}
}

// roleBy reads a role off the way in the tree, for whom no rule found one.
func (r *reading) roleBy(p pairing) string {
	if len(p.up) == 0 || p.apart != 0 {
		return otherRole
	}
	switch p.up[0] {
	case "nsubj":
		if r.voiceOf(p.said).passive {
			return patient
		}
		return agent
	case "obj":
		return patient
	case "iobj":
		return recipient
	}
	return otherRole
}

// partSigns lists what speaks for and against somebody taking part in an event.
func (r *reading) partSigns(e *event, p pairing, rules []argument, rank int, speaks bool) []string {
	x := r.entities[p.at.entity]
	sort := x.kind
	switch {
	case x.unnamed:
		sort = "unnamed"
	case x.group != "":
		sort = "group"
	}
	rule, tree := "none", "none"
	for _, a := range rules {
		if a.entity == p.at.entity {
			rule = a.role
		}
	}
	for _, a := range e.args {
		if a.entity == p.at.entity {
			tree = a.role
		}
	}
	found := "no"
	switch {
	case rule != "none":
		found = "rule"
	case tree != "none":
		found = "tree"
	}
	kind := e.kind
	tag := "noun"
	if w := r.words[p.said]; w.tag == tagVerb {
		tag = "verb"
		if r.voiceOf(p.said).passive {
			tag = "passive"
		}
	} else if w.tag == tagAdj {
		tag = "adj"
	}
	some := "alone"
	if len(e.args) > 0 {
		some = "others"
	}
	apart := strconv.Itoa(max(-2, min(p.apart, 2)))
	located := "no"
	for _, l := range e.places {
		if l.entity == p.at.entity {
			located = "yes"
		}
	}
	signs := []string{
		"rule " + rule, "tree " + tree, "found " + found, "found " + found + " sort " + sort, "found " + found + " kind " + kind, "rule " + rule + " kind " + kind, "tree " + tree + " tag " + tag,
		"sort " + sort, "sort " + sort + " kind " + kind, "apart " + apart, "apart " + apart + " " + some, "form " + p.at.form + " found " + found,
		"rank " + bucket(rank) + " found " + found, "found " + found + " apart " + apart, "found " + found + " status " + e.status,
	}
	if speaks {
		signs = append(signs, "speaks", "speaks found "+found)
	}
	if located == "yes" {
		signs = append(signs, "place", "place found "+found)
	}
	if p.apart == 0 {
		prep := r.preposition(p.at.head)
		w := way(p.up, p.down, p.steps)
		before := "after"
		if p.at.head < p.said {
			before = "before"
		}
		signs = append(signs, "way "+w, "way "+tag+" "+w, "prep "+prep, "prep "+prep+" found "+found, "steps "+bucket(p.steps)+" found "+found,
			before+" "+tag, before+" "+tag+" steps "+bucket(p.steps), "words "+bucket(abs(p.at.head-p.said))+" found "+found, before+" prep "+prep)
		if len(p.up) > 0 {
			signs = append(signs, "up "+strings.Join(p.up, ">"), "hangs "+p.up[0]+" "+prep, "hangs "+p.up[0]+" "+tag)
		}
		if len(p.up) > 1 {
			signs = append(signs, "under "+p.up[len(p.up)-1]+" "+tag)
		}
		if r.saying[p.at.head] {
			signs = append(signs, "source", "source found "+found)
		}
	} else if p.at.head >= 0 {
		signs = append(signs, "away "+r.doc.Tokens[p.at.head].Rel, "away "+p.at.form)
	}
	return signs
}
