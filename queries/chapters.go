package queries

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words of the guide. A chapter is a row of a table and not a function, so that the story can be read, and
// changed, in one place; what differs from graph to graph are the examples.

// chapters is the story of a guide: what a journalist asks of a pile of articles, one question after the other. An
// example's sentence comes from its row, whose columns are those of guide/<kind>.cypher.
//
// A chapter whose examples the graph does not have keeps its general questions. A question that all does not
// have is passed over, so that a caller may leave some out.
func chapters(all []Query, ex examples) ([]Chapter, error) {
	plan := []struct {
		title, text string
		question    string // which each example is filled into
		kind        string // of examples; empty for a question that takes none
		about       func(row []any) string
		more        []string // further questions of the chapter
	}{
		{
			title: "Who stands behind this event?",
			text: "Two sources who speak of one happening point at ONE event. Green and thick: they confirm it. Grey: they " +
				"say it. Orange and thick: they deny it. Click a line to read the sentence that shows it.",
			question: "event-sources", kind: "event", about: standing,
			more: []string{"corroborated-events"},
		},
		{
			title: "What has not been confirmed?",
			text: "What is said by somebody and confirmed by nobody is still to be checked. The more who say it without " +
				"a confirmation, the more it is worth a call.",
			question: "event-sources", kind: "unconfirmed",
			about: func(r []any) string { return "Stated by " + names(r[1]) + "; confirmed by nobody." },
			more:  []string{"unconfirmed-events", "confirmation-ledger", "unconfirmed-picture", "only-unnamed", "anonymous-share"},
		},
		{
			title:    "Who contradicts whom?",
			text:     "An event that one side vouches for and another denies.",
			question: "event-sources", kind: "disputed",
			about: func(r []any) string {
				if v := names(r[1]); v != "" {
					return "Denied by " + names(r[2]) + "; said by " + v + "."
				}
				return "Denied by " + names(r[2]) + "; nobody in these articles vouches for it."
			},
			more: []string{"disputed-events", "contradictions"},
		},
		{
			title: "Where did it happen?",
			text: "Events lie in places, and places in larger ones: asking for a country finds what happened in its regions " +
				"and cities.",
			question: "place-picture", kind: "place",
			about: func(r []any) string { return plural(number(r[1]), "event") + " located here." },
			more:  []string{"place-hierarchy", "events-by-country", "places-on-map"},
		},
		{
			title: "How did the story spread?",
			text: "Every article that speaks of the event, the earliest first, and whom it quotes. A copy of an agency's text " +
				"counts as what it is.",
			question: "how-it-spread", kind: "event",
			about: func(r []any) string { return "Spoken of in " + plural(number(r[4]), "article") + "." },
			more:  []string{"attribution-chains", "how-it-spread-table", "same-story", "same-events", "copies", "publishers"},
		},
		{
			title:    "Who is this, and what do they say?",
			text:     "One person: posts held, events spoken of, and who else stands behind the same events.",
			question: "person-neighbourhood", kind: "person", about: speaking,
			more: []string{"statements-by-person", "verbatim-quotes", "co-speakers", "organization-neighbourhood", "possible-duplicates"},
		},
		{
			title:    "How are they connected?",
			text:     "The shortest ways between two names, over what was said, done and held.",
			question: "paths-between", kind: "",
			more: []string{"paths-between"},
		},
	}
	find := map[string]Query{}
	for _, q := range all {
		find[q.Name] = q
	}
	var out []Chapter
	for _, p := range plan {
		c := Chapter{Title: p.title, Text: p.text}
		q, ok := find[p.question]
		if p.kind != "" && ok {
			// The example fills in the first parameter; the others have their defaults, or examples of their
			// own kind.
			for _, row := range ex[p.kind] {
				name := q.Params[0].Name
				e, err := ex.entry(q, map[string]string{name: text(row[0])}, text(row[0]), p.about(row))
				if err != nil {
					return nil, err
				}
				c.Entries = append(c.Entries, e)
			}
		}
		for _, name := range p.more {
			q, ok := find[name]
			if !ok {
				continue
			}
			e, err := ex.entry(q, nil, q.Title, q.Description)
			if err != nil {
				return nil, err
			}
			c.Entries = append(c.Entries, e)
		}
		out = append(out, c)
	}
	return out, nil
}

// standing says who stands behind an event: a row of guide/event.cypher. Its columns are the name, those who
// confirmed, stated and denied it, the number of its articles, and the date.
func standing(r []any) string {
	var parts []string
	for i, act := range []string{"confirmed by ", "stated by ", "denied by "} {
		if n := names(r[1+i]); n != "" {
			parts = append(parts, act+n)
		}
	}
	s := capital(strings.Join(parts, "; "))
	if s != "" {
		s += "."
	}
	if date := text(r[5]); date != "" {
		s += " " + date + "."
	}
	return s
}

// speaking says how much a person says: a row of guide/person.cypher.
func speaking(r []any) string {
	s := fmt.Sprintf("%s stated, %s confirmed, %s denied.", plural(number(r[2]), "claim"), grouped(number(r[3])), grouped(number(r[4])))
	if title := text(r[1]); title != "" {
		s = capital(title) + ". " + s
	}
	return s
}

// capital makes the first letter a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// plural is for words that take an s.
func plural(n int64, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return grouped(n) + " " + what + "s"
}

// grouped writes a number as people read it: 12,345.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
