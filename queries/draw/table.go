package draw

import (
	"fmt"
	"io"
	"net/url"
	"strings"
)

// An answer that is a table already, as a page.

// Table is an answer of rows. Text is what the table shows, for the line below the title; a row has a cell for
// each column.
type Table struct {
	Title   string
	Text    string
	Columns []string
	Rows    [][]string
}

// HTML writes a page with the table. A cell that is an address of the web is a link. The page is written at
// once, when it is complete.
func (t Table) HTML(w io.Writer) error {
	var b strings.Builder
	b.WriteString("<table>\n<tr>")
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "<th>%s</th>", text(c))
	}
	b.WriteString("</tr>\n")
	for _, row := range t.Rows {
		b.WriteString("<tr>")
		for _, cell := range row {
			if link, ok := webLink(cell, cell); ok {
				fmt.Fprintf(&b, "<td>%s</td>", link)
			} else {
				fmt.Fprintf(&b, "<td>%s</td>", text(cell))
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
	return page(w, t.Title, t.Text, b.String())
}

// webLink links to an address of the web; anything else, a script's above all, is no link. Nobody learns from which page one follows it.
//
// A data or javascript address would run in the reader's browser what an article put into the graph. Without a
// name, the address is shown.
func webLink(address, name string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	if name == "" {
		name = address
	}
	return fmt.Sprintf(`<a href="%s" rel="noreferrer">%s</a>`, text(address), text(name)), true
}
