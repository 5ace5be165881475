package queries

import (
	"fmt"
	"html"
	"html/template"
	"io"
	"strings"
)

// The guide as a page of Neo4j Browser, which shows it in its drawer and makes a click on a query run it.
// Browser cleans a guide that comes over the network with rules of its own, so what is written here must come
// through them unharmed.

// Addresses are where a guide finds what belongs to it.
type Addresses struct {
	Guide, Style, Favourites string
}

// HTML writes the guide as Neo4j Browser shows one in its side drawer. Whatever the graph holds, it is text there and
// never markup.
//
// The template is html/template, which escapes by context; but text that Browser would change goes in as markup
// that is escaped here already: see shown.
func (g *Guide) HTML(w io.Writer, at Addresses) error {
	t, err := template.New("guide.html").Funcs(template.FuncMap{
		"show":    func(s string) template.HTML { return shown(s) },
		"cypher":  func(e Entry) template.HTML { return shown(comment(e.Title) + e.Cypher) },
		"count":   func(name string) int64 { return g.Counts[name] },
		"grouped": grouped,
		"plural": func(n int64, names ...string) string {
			if n != 1 && len(names) > 1 {
				return grouped(n) + " " + names[1]
			}
			return plural(n, names[0])
		},
	}).ParseFS(guideFiles, "guide/guide.html")
	if err != nil {
		return fmt.Errorf("guide: %w", err)
	}
	legend, err := legend()
	if err != nil {
		return fmt.Errorf("guide: %w", err)
	}
	data := struct {
		*Guide
		GuideURL, StyleURL string
		FavouritesURL      string
		Legend             []legendLine
	}{g, at.Guide, at.Style, at.Favourites, legend}
	if err := t.Execute(w, data); err != nil {
		return fmt.Errorf("guide: %w", err)
	}
	return nil
}

// shown escapes text for Browser, which does more to a guide than show it: it deletes what looks like the
// attribute of an event (onclick=), a script or a javascript: address, in text as in markup. So everything
// but letters, digits and harmless signs is escaped.
func shown(s string) template.HTML {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune(`<>&"'=:;\{}`+"`", r):
			fmt.Fprintf(&b, "&#%d;", r)
		case r < ' ' && r != '\n' && r != '\t' || r == 0x7f:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return template.HTML(b.String())
}

type legendLine struct {
	Color template.CSS
	Text  string
}

// legend explains the style, in the style's own colours. The colours are read from the style, so that the two
// cannot differ.
func legend() ([]legendLine, error) {
	s, err := ParseGrass(grass)
	if err != nil {
		return nil, err
	}
	node := func(label string) template.CSS { return template.CSS(html.EscapeString(s.Node([]string{label}).Color)) }
	edge := func(typ string) template.CSS { return template.CSS(html.EscapeString(s.Relationship(typ).Color)) }
	return []legendLine{
		{node("Event"), "an event: what happened, or is said to have happened"},
		{node("Person"), "a person"},
		{node("Organization"), "an organization, a force, or sources without a name"},
		{node("Place"), "a place; a country may speak, too"},
		{node("Article"), "an article"},
		{edge("CONFIRMED"), "confirmed: the source vouches that it is so"},
		{edge("STATED"), "stated: the source says it"},
		{edge("DENIED"), "denied: the source says it is not so"},
	}, nil
}
