package queries

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The look of the graph, which Neo4j Browser and package draw have in common: one file, style.grass, in
// Browser's own language, so that a picture in a report looks like the one on the screen.

//go:embed style.grass
var grass string

// Grass is the style of pictures of the graph, in the style language of Neo4j Browser. Its colours tell kinds of
// nodes, and of what is claimed of an event, apart for people who see no red or no green, too; what vouches for an event is drawn thick,
// and green where it confirms, orange where it denies; captions make a sentence of a relationship: "Volodymyr Zelenskyy – acknowledged – first clashes".
//
// Browser's reader of the language knows no comments, and no colon or semicolon inside a value.
func Grass() string { return grass }

// Style is Grass for programs that draw: the properties of each selector, such as "node.Person". A node or
// relationship takes them from its own selector, else from "node" or "relationship".
type Style map[string]Look

// Look is how one kind of node or relationship is drawn. Lengths are in pixels.
type Look struct {
	Color, Border, Text string  // as #rrggbb; Text is what is readable on, or for a relationship beside, Color
	Width               float64 // of a relationship's line, or of a node's border
	Diameter            float64 // of a node
	Font                float64
	Caption             string // with {property} for the value of a property
}

// A value in quotes may hold braces, as a caption does; that is why a rule is not cut at the next brace.
var grassRule = regexp.MustCompile(`([\w.]+)\s*\{((?:\s*[\w-]+:\s*(?:"[^"]*"|[^;"]*);)*)\s*\}`)

// ParseGrass reads a style. It knows what Neo4j Browser writes and no more; what is malformed is an error.
// Text between rules is an error, too: a rule that the pattern does not match would otherwise be lost in
// silence.
func ParseGrass(text string) (Style, error) {
	s := Style{}
	at := 0
	for _, m := range grassRule.FindAllStringSubmatchIndex(text, -1) {
		if between := strings.TrimSpace(text[at:m[0]]); between != "" {
			return nil, fmt.Errorf("read style: %q belongs to no rule", between)
		}
		at = m[1]
		selector := text[m[2]:m[3]]
		look, err := parseLook(selector, text[m[4]:m[5]])
		if err != nil {
			return nil, fmt.Errorf("read style: %s: %w", selector, err)
		}
		s[selector] = look
	}
	if rest := strings.TrimSpace(text[at:]); rest != "" {
		return nil, fmt.Errorf("read style: %q belongs to no rule", rest)
	}
	return s, nil
}

// parseLook reads the properties of one selector. Of the two colours of text, a node uses the one for what is
// written on it, a relationship the one for what is written beside it.
func parseLook(selector, body string) (Look, error) {
	var l Look
	node := strings.HasPrefix(selector, "node")
	for line := range strings.SplitSeq(body, ";") {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		value = strings.Trim(strings.TrimSpace(value), `"`)
		var err error
		switch name {
		case "color":
			l.Color = value
		case "border-color":
			l.Border = value
		case "caption":
			l.Caption = value
		case "text-color-internal":
			if node {
				l.Text = value
			}
		case "text-color-external":
			if !node {
				l.Text = value
			}
		case "diameter":
			l.Diameter, err = pixels(value)
		case "font-size":
			l.Font, err = pixels(value)
		case "shaft-width", "border-width":
			l.Width, err = pixels(value)
		case "padding": // between a line and its caption: left to who draws
		default:
			err = fmt.Errorf("unknown property")
		}
		if err != nil {
			return l, fmt.Errorf("%s: %w", name, err)
		}
	}
	return l, nil
}

// pixels reads a length, which the language writes in px only.
func pixels(s string) (float64, error) {
	number, ok := strings.CutSuffix(s, "px")
	n, err := strconv.ParseFloat(number, 64)
	if !ok || err != nil || n < 0 {
		return 0, fmt.Errorf("%q is no length such as 5px", s)
	}
	return n, nil
}

// Node is the look of a node with these labels.
func (s Style) Node(labels []string) Look { return s.of("node", labels) }

// Relationship is the look of a relationship of a type.
func (s Style) Relationship(typ string) Look { return s.of("relationship", []string{typ}) }

// of takes the look of the first class that has one. A node's labels come in no order that the server promises,
// so no two labels of one node may both have a look: Entity has none.
func (s Style) of(kind string, classes []string) Look {
	for _, c := range classes {
		if l, ok := s[kind+"."+c]; ok {
			return l
		}
	}
	return s[kind]
}
