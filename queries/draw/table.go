package draw

import (
	"fmt"
	"io"
	"net/url"
	"strings"
)

// Table is an answer of rows.
type Table struct {
	Title   string
	Text    string
	Columns []string
	Rows    [][]string
}

// HTML writes a page with the table. A cell that is an address of the web is a link.
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
			if u, err := url.Parse(cell); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
				fmt.Fprintf(&b, `<td><a href="%s" rel="noreferrer">%[1]s</a></td>`, text(cell))
			} else {
				fmt.Fprintf(&b, "<td>%s</td>", text(cell))
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
	return page(w, t.Title, t.Text, b.String())
}
