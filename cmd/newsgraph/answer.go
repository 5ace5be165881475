package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"newsgraph/graph/store"
)

// An answer as text: for people on a terminal, and for other programs in forms that they read. What goes to
// people passes through visible; JSON and CSV are data, and keep every character.

// answerFormats are the forms in which the answer to a query is printed.
var answerFormats = []string{"table", "json", "csv", "markdown", "graph", "html"}

// writeAnswer prints the answer in one of answerFormats. A table is fitted into width columns of
// characters; 0 lets it be as wide as it is.
func writeAnswer(w io.Writer, t *store.Table, format string, width int) error {
	switch format {
	case "json":
		return writeJSON(w, t)
	case "csv":
		return writeCSV(w, t)
	case "markdown":
		return writeMarkdown(w, t)
	}
	return writeTable(w, t, width)
}

// A table that stays wider than the terminal, although each column has given way as far as it can, is printed
// as records.
func writeTable(w io.Writer, t *store.Table, width int) error {
	tw := table.NewWriter()
	tw.SetStyle(table.StyleLight)
	tw.Style().Format.Header = text.FormatDefault
	header := table.Row{}
	for _, c := range t.Columns {
		header = append(header, c)
	}
	tw.AppendHeader(header)
	cells := answerCells(t)
	for _, row := range cells {
		r := table.Row{}
		for i, cell := range row {
			row[i] = visible(cell, true)
			r = append(r, row[i])
		}
		tw.AppendRow(r)
	}
	widths := columnWidths(t.Columns, cells, width)
	if width > 0 && tableWidth(widths) > width {
		return writeRecords(w, t.Columns, cells, width)
	}
	var configs []table.ColumnConfig
	for i, max := range widths {
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: max, WidthMaxEnforcer: text.WrapSoft})
	}
	tw.SetColumnConfigs(configs)
	_, err := fmt.Fprintln(w, tw.Render())
	return err
}

// columnWidths shares the width out: every column gets what it needs, and while the whole is too wide,
// the widest gives way, down to minColumn characters.
func columnWidths(columns []string, rows [][]string, width int) []int {
	const minColumn = 8
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = text.LongestLineLen(c)
		for _, row := range rows {
			widths[i] = max(widths[i], text.LongestLineLen(row[i]))
		}
	}
	if width <= 0 {
		return widths
	}
	for total := tableWidth(widths); total > width; total-- {
		widest := 0
		for i, n := range widths {
			if n > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= minColumn {
			break
		}
		widths[widest]--
	}
	return widths
}

// tableWidth is how wide a table is whose columns have these widths. Each column has a bar and two spaces, and
// there is one more bar at the end.
func tableWidth(widths []int) int {
	const border = 3
	total := border*len(widths) + 1
	for _, n := range widths {
		total += n
	}
	return total
}

// writeRecords prints a row below the other, one value on a line: for a terminal that is too narrow for the
// columns. Values that are not there are left out.
func writeRecords(w io.Writer, columns []string, rows [][]string, width int) error {
	var b strings.Builder
	names := 0
	for _, c := range columns {
		names = max(names, text.StringWidthWithoutEscSequences(c))
	}
	for i, row := range rows {
		if i > 0 {
			b.WriteString("\n")
		}
		for j, value := range row {
			if value == "" {
				continue
			}
			value = text.WrapSoft(value, max(width-names-2, 10))
			value = strings.ReplaceAll(value, "\n", "\n"+strings.Repeat(" ", names+2))
			fmt.Fprintf(&b, "%s  %s\n", text.Pad(columns[j], names, ' '), value)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeCSV(w io.Writer, t *store.Table) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(t.Columns); err != nil {
		return err
	}
	if err := cw.WriteAll(answerCells(t)); err != nil {
		return err
	}
	return cw.Error()
}

func writeMarkdown(w io.Writer, t *store.Table) error {
	var b strings.Builder
	line := func(cells []string) {
		for _, c := range cells {
			b.WriteString("| " + markdownCell(c) + " ")
		}
		b.WriteString("|\n")
	}
	line(t.Columns)
	line(slices.Repeat([]string{"---"}, len(t.Columns)))
	for _, row := range answerCells(t) {
		line(row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdownCell keeps a value inside its cell: no line break, no bar and no markup of its own.
func markdownCell(s string) string {
	return strings.NewReplacer("\\", "\\\\", "|", "\\|", "\r", "", "\n", "<br>", "<", "&lt;", "*", "\\*", "_", "\\_", "`", "\\`").Replace(visible(s, true))
}

// writeJSON prints an array of objects, one a row, whose fields stand in the order of the columns.
func writeJSON(w io.Writer, t *store.Table) error {
	var b bytes.Buffer
	b.WriteString("[")
	for i, row := range t.Rows {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  {")
		for j, v := range row {
			if j > 0 {
				b.WriteString(", ")
			}
			for k, part := range []any{t.Columns[j], jsonValue(v)} {
				text, err := json.Marshal(part)
				if err != nil {
					return fmt.Errorf("write column %s: %w", t.Columns[j], err)
				}
				if k == 1 {
					b.WriteString(": ")
				}
				b.Write(text)
			}
		}
		b.WriteString("}")
	}
	if len(t.Rows) > 0 {
		b.WriteString("\n")
	}
	b.WriteString("]\n")
	_, err := jsonWriter{w}.Write(b.Bytes())
	return err
}

func answerCells(t *store.Table) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		for _, v := range row {
			rows[i] = append(rows[i], valueText(v))
		}
	}
	return rows
}
