package main

import (
	"context"
	"io"
	"log/slog"
	"slices"

	"github.com/urfave/cli/v2"

	"newsgraph/graph/store"
	"newsgraph/queries"
	"newsgraph/queries/draw"
)

// Answers as pictures: what query run --format graph or html draws, and what map and timeline have in common.

// picture is the graph that an answer holds: each node and each relationship once, in the order of the rows.
type picture struct {
	nodes []store.Node
	edges []store.Relationship
}

// newPicture gathers the nodes and relationships of an answer, wherever they lie in it.
func newPicture(t *store.Table) *picture {
	p := &picture{}
	seen := map[string]bool{}
	for _, row := range t.Rows {
		for _, v := range row {
			p.add(v, seen)
		}
	}
	return p
}

// add takes up a value. The ids are the server's own, which are good for one answer; nodes and relationships
// have separate ones.
func (p *picture) add(v any, seen map[string]bool) {
	switch v := v.(type) {
	case store.Node:
		if !seen["n"+v.ID] {
			seen["n"+v.ID] = true
			p.nodes = append(p.nodes, v)
		}
	case store.Relationship:
		if !seen["r"+v.ID] {
			seen["r"+v.ID] = true
			p.edges = append(p.edges, v)
		}
	case store.Path:
		for _, n := range v.Nodes {
			p.add(n, seen)
		}
		for _, r := range v.Relationships {
			p.add(r, seen)
		}
	case []any:
		for _, x := range v {
			p.add(x, seen)
		}
	}
}

// drawn is the picture as package draw takes it, with the articles that its claims are from.
func (p *picture) drawn(title, text string, articles map[string]draw.Source) draw.Graph {
	g := draw.Graph{Title: title, Text: text}
	for _, n := range p.nodes {
		g.Nodes = append(g.Nodes, draw.Node{ID: n.ID, Labels: n.Labels, Props: map[string]string{
			"name": n.Props.String("name"), "title": n.Props.String("title")}})
	}
	for _, r := range p.edges {
		g.Edges = append(g.Edges, draw.Edge{From: r.From, To: r.To, Type: r.Type, Props: map[string]string{
			"cue": r.Props.String("cue"), "title": r.Props.String("title"), "role": r.Props.String("role")},
			Evidence: r.Props.String("sentence"), Source: articles[r.Props.String("articleId")]})
	}
	return g
}

// drawAnswer prints an answer as a picture: graph is SVG, html a page.
func drawAnswer(ctx context.Context, db *store.Store, w io.Writer, q queries.Query, answer *store.Table, format string) error {
	style, err := queries.ParseGrass(queries.Grass())
	if err != nil {
		return err
	}
	if q.Shape == queries.Graph {
		p := newPicture(answer)
		articles, err := articlesOf(ctx, db, p)
		if err != nil {
			return err
		}
		g := p.drawn(q.Title, q.Description, articles)
		if format == "graph" {
			return g.SVG(w, style)
		}
		return g.HTML(w, style)
	}
	return draw.Table{Title: q.Title, Text: q.Description, Columns: answer.Columns, Rows: answerCells(answer)}.HTML(w)
}

// pictureFormats are the forms of the pictures that have a command of their own.
var pictureFormats = []string{"html", "svg"}

// drawing is what map and timeline have in common: a canned question, whose answer is drawn.
type drawing struct {
	query          string
	format, output string
	args           map[string]string
	open           func(context.Context, *slog.Logger) (*store.Store, error)
	draw           func(w io.Writer, t *store.Table, style queries.Style, page bool) error
}

// drawingFlags are the flags of map and timeline, besides their own.
func drawingFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "format", Value: "html", Usage: "write a page (html), or only its picture (svg)"},
		&cli.PathFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output; it appears when it is complete"},
	}, databaseFlags()...)
}

// newDrawing reads drawingFlags, and flags that are parameters of the question by the same name.
func newDrawing(c *cli.Context, query string, params ...string) (drawing, error) {
	d := drawing{query: query, format: c.String("format"), output: c.Path("output"), args: map[string]string{}}
	if c.NArg() > 0 {
		return d, usagef("%s takes no arguments, found %q: to write to a file use --output", c.Command.Name, c.Args().First())
	}
	if !slices.Contains(pictureFormats, d.format) {
		return d, usagef("there is no format %q%s: use html or svg", d.format, suggestion(d.format, pictureFormats))
	}
	for _, name := range params {
		if c.IsSet(name) {
			d.args[name] = c.String(name)
		}
	}
	d.open = func(ctx context.Context, log *slog.Logger) (*store.Store, error) {
		server, err := connectExisting(ctx, c)
		if err != nil {
			return nil, err
		}
		return openStore(ctx, server, log)
	}
	return d, nil
}

func (d drawing) run(ctx context.Context, s streams) error {
	all, err := queries.All()
	if err != nil {
		return err
	}
	q, err := queries.Find(all, d.query)
	if err != nil {
		return err
	}
	params, err := q.Bind(d.args)
	if err != nil {
		return usagef("%s", err)
	}
	style, err := queries.ParseGrass(queries.Grass())
	if err != nil {
		return err
	}
	db, err := d.open(ctx, newTalk(s.err, slog.LevelInfo))
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	answer, err := db.Read(ctx, q.Text, params)
	if err != nil {
		return err
	}
	if len(answer.Rows) == 0 {
		if err := explainEmpty(ctx, db, queryOptions{query: q, args: d.args}, s.err); err != nil {
			return err
		}
	}
	write := func(w io.Writer) error { return d.draw(w, answer, style, d.format == "html") }
	if d.output == "" {
		return write(s.out)
	}
	return writeFile(d.output, write)
}
