package queries

import (
	"fmt"
	"strconv"
	"strings"
)

// A question for Neo4j Browser. There, parameters must be set by commands of their own before the question
// runs; so what a guide or a file of favourites offers has its values written in.

// Literal is the question with values in the place of its parameters, for a person to read, change and run in
// Neo4j Browser. The values are those that Bind takes, written as Cypher literals that cannot end early,
// whatever they hold. A program binds parameters instead.
func (q Query) Literal(args map[string]string) (string, error) {
	bound, err := q.Bind(args)
	if err != nil {
		return "", err
	}
	// Every $name of the text is a parameter: Load has held the header to the text.
	return usedParam.ReplaceAllStringFunc(q.Text, func(name string) string {
		return cypherLiteral(bound[name[1:]])
	}), nil
}

// cypherLiteral writes a value that Bind gives. A float is written without an exponent.
func cypherLiteral(v any) string {
	switch v := v.(type) {
	case string:
		return cypherString(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v) // int64 and bool
}

// cypherString quotes a string. Cypher replaces \uXXXX before it looks for the end of a string, so a quote or a
// backslash of the value never stands next to characters that could make it one: each is an escape of its own,
// and what is not printable is one too.
//
// What is not printable is written as its number, so that a person who reads the text sees all of it: a mark
// that turns the direction of writing, or a space of no width, could otherwise make a query look like another.
// The bounds are those of Unicode's control and format characters that are common in text.
func cypherString(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\'':
			b.WriteString(`\'`)
		case r < ' ' || r == 0x7f || r >= 0x80 && r <= 0xa0 || r == 0xad || r >= 0x2000 && r <= 0x200f ||
			r >= 0x2028 && r <= 0x202f || r >= 0x2060 && r <= 0x206f || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}

// comment is a line that Cypher passes over. An escape is one in a comment too, and could end it: a backslash
// has no place there.
func comment(s string) string {
	return "// " + strings.Join(strings.Fields(strings.ReplaceAll(s, `\`, "/")), " ") + "\n"
}
