package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"newsgraph/graph/store"
	"newsgraph/queries"
)

// newsgraph query lists, shows and runs the canned questions of package queries.

func newQuery() *cli.Command {
	return &cli.Command{
		Name:  "query",
		Usage: "ask the graph",
		Description: `Canned questions about the graph. Each is a Cypher text that also runs in Neo4j Browser.

EXAMPLES
   newsgraph query list
   newsgraph query run corroborated-events
   newsgraph query run statements-by-person --param person=Zelenskyy
   newsgraph query run events-in-place --param place=Russia --param kind=attack --format csv > attacks.csv
   newsgraph query show corroborated-events`,
		Subcommands: []*cli.Command{newQueryList(), newQueryShow(), newQueryRun()},
	}
}

func newQueryList() *cli.Command {
	return &cli.Command{
		Name:  "list",
		Usage: "list the questions",
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usagef("query list takes no arguments: newsgraph query show %s prints one question", c.Args().First())
			}
			return runQueryList(c.App.Writer)
		},
	}
}

func runQueryList(w io.Writer) error {
	all, err := queries.All()
	if err != nil {
		return err
	}
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.AppendHeader(table.Row{"Name", "Question", "Parameters"})
	for _, q := range all {
		var params []string
		for _, p := range q.Params {
			if p.Required {
				params = append(params, p.Name)
			} else {
				params = append(params, "["+p.Name+"]")
			}
		}
		t.AppendRow(table.Row{q.Name, q.Title, strings.Join(params, " ")})
	}
	_, err = fmt.Fprintln(w, t.Render())
	return err
}

func newQueryShow() *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "print a question's parameters and its Cypher",
		ArgsUsage: "NAME",
		Action: func(c *cli.Context) error {
			q, err := queryArgument(c)
			if err != nil {
				return err
			}
			return runQueryShow(c.App.Writer, q)
		},
	}
}

// runQueryShow prints the question so that it can be pasted into Neo4j Browser: what is not Cypher is a comment.
func runQueryShow(w io.Writer, q queries.Query) error {
	var b strings.Builder
	fmt.Fprintf(&b, "// %s\n// %s\n", q.Title, text.WrapSoft(q.Description, 96))
	for _, p := range q.Params {
		how := "required"
		if !p.Required {
			how = fmt.Sprintf("%q unless given", p.Default)
		}
		fmt.Fprintf(&b, "//\n//   --param %s=%s   %s, %s: %s\n", p.Name, q.Examples()[p.Name], p.Type, how, p.Description)
	}
	fmt.Fprintf(&b, "\n%s;\n", q.Text)
	_, err := io.WriteString(w, strings.ReplaceAll(b.String(), "\n \n", "\n\n"))
	return err
}

func newQueryRun() *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     "ask a question and print the answer",
		ArgsUsage: "NAME",
		Description: `Runs one of the questions that "newsgraph query list" names, in a transaction that can only read.

EXAMPLES
   newsgraph query run corroborated-events --param minSources=3
   newsgraph query run paths-between --param a=Umerov --param b=Kovalenko
   newsgraph query run event-sources --param event="Ukrainian forces" --format html > sources.html
   newsgraph query run timeline --param from=2024-11-01 --format json | jq '.[].event'`,
		Flags: append([]cli.Flag{
			pairsFlag{&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "set a parameter; may be given several times"}},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print as `FORMAT`: " + strings.Join(answerFormats, ", ") + " (graph: a picture in SVG)"},
		}, databaseFlags()...),
		Action: func(c *cli.Context) error {
			o, err := newQueryOptions(c)
			if err != nil {
				return err
			}
			return runQuery(c.Context, o, streamsOf(c))
		},
	}
}

type queryOptions struct {
	query  queries.Query
	args   map[string]string // as typed
	params map[string]any    // as bound
	format string
	width  int // of the terminal; 0 when standard output is none
	open   func(context.Context, *slog.Logger) (*store.Store, error)
}

func newQueryOptions(c *cli.Context) (queryOptions, error) {
	o := queryOptions{format: c.String("format"), args: map[string]string{}}
	var err error
	if o.query, err = queryArgument(c); err != nil {
		return o, err
	}
	if !slices.Contains(answerFormats, o.format) {
		return o, usagef("there is no format %q%s: use one of %s", o.format, suggestion(o.format, answerFormats), strings.Join(answerFormats, ", "))
	}
	if o.format == "graph" && o.query.Shape != queries.Graph {
		return o, usagef("the answer of %s is a table, which cannot be drawn: use --format html for a page", o.query.Name)
	}
	for _, p := range c.StringSlice("param") {
		name, value, ok := strings.Cut(p, "=")
		if !ok || name == "" {
			return o, usagef("--param %q: write it as NAME=VALUE", p)
		}
		if _, twice := o.args[name]; twice {
			return o, usagef("--param %s is given twice", name)
		}
		o.args[name] = value
	}
	if o.params, err = o.query.Bind(o.args); err != nil {
		return o, usagef("%s (see newsgraph query show %s)", err, o.query.Name)
	}
	if f, ok := c.App.Writer.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			o.width = width
		}
	}
	o.open = func(ctx context.Context, log *slog.Logger) (*store.Store, error) {
		server, err := connectExisting(ctx, c)
		if err != nil {
			return nil, err
		}
		return openStore(ctx, server, log)
	}
	return o, nil
}

// queryArgument is the question that the only argument names.
func queryArgument(c *cli.Context) (queries.Query, error) {
	if c.NArg() != 1 {
		return queries.Query{}, usagef("name one question (newsgraph query list shows them), found %d", c.NArg())
	}
	all, err := queries.All()
	if err != nil {
		return queries.Query{}, err
	}
	q, err := queries.Find(all, c.Args().First())
	if err != nil {
		return q, usagef("%s (newsgraph query list shows them all)", err)
	}
	return q, nil
}

func runQuery(ctx context.Context, o queryOptions, s streams) error {
	db, err := o.open(ctx, newTalk(s.err, slog.LevelInfo))
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	return askQuery(ctx, db, o, s)
}

// askQuery prints the answer, and where there is none, why that may be.
func askQuery(ctx context.Context, db *store.Store, o queryOptions, s streams) error {
	answer, err := db.Read(ctx, o.query.Text, o.params)
	if errors.Is(err, store.ErrQuery) {
		// A database that nothing was ingested into has no index to look a name up in.
		if empty, countErr := isEmpty(ctx, db); countErr == nil && empty {
			answer, err = &store.Table{}, nil
		}
	}
	if err != nil {
		return fmt.Errorf("query %s: %w", o.query.Name, err)
	}
	if o.format == "graph" || o.format == "html" {
		err = drawAnswer(ctx, db, s.out, o.query, answer, o.format)
	} else {
		err = writeAnswer(s.out, answer, o.format, o.width)
	}
	if err != nil {
		return err
	}
	if len(answer.Rows) == 0 {
		return explainEmpty(ctx, db, o, s.err)
	}
	return nil
}
