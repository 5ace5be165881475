package main

import (
	"context"
	_ "embed"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
	"newsgraph/ingest/resolve"
	"newsgraph/ingest/source"
)

// newsgraph explain says why an edge is there. An edge keeps no reasons: the article, whose text the graph has,
// is analysed again, and the edge with the same key tells them. Where the program has changed since and makes
// no such edge any more, what the graph keeps is shown, and that it is no longer so.

func newExplain() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show why a claim stands in the graph: sentence, source, cue, event, rule, confidence",
		ArgsUsage: "EDGE-ID… | --article FILE",
		Description: `Tells of each claim which words of the article say it, who is meant by them, which event they
are about, which rule or part of the network decided, how sure it is, and what speaks against it.

EDGE-ID is an edge in the graph, edge:… : "newsgraph query run article-evidence" prints the ids of an
article's claims in its column edge, and Neo4j Browser shows them as the property key of any edge. The
article is read again for it, from the graph.

With --article, every claim of a file is explained, without any database.

EXAMPLES
   newsgraph explain --article story.txt
   newsgraph explain --article story.txt --all --color always | less -R
   newsgraph explain --article story.txt --format json | jq 'select(.confidence < 0.7)'
   newsgraph query run article-evidence --param article=Zelenskyy --format csv
   newsgraph explain edge:0123456789abcdef0123`,
		Flags: append([]cli.Flag{
			&cli.PathFlag{Name: "article", Usage: "explain the claims of the articles in `FILE`, or of standard input (-)"},
			&cli.BoolFlag{Name: "all", Usage: "with --article: explain who took part, where and which posts, too"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`NAME` of the format: text or json"},
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to use colours: auto (on a terminal, unless NO_COLOR is set), always or never"},
		}, databaseFlags()...),
		Action: func(c *cli.Context) error {
			opts, err := newExplainOptions(c)
			if err != nil {
				return err
			}
			return runExplain(c.Context, opts, streamsOf(c))
		},
	}
}

type explainOptions struct {
	edges    []string       // keys
	articles *source.Source // instead of edges
	all      bool
	print    func(streams, explanation) error
	open     func(context.Context, *slog.Logger) (*store.Store, error)
}

func newExplainOptions(c *cli.Context) (explainOptions, error) {
	o := explainOptions{all: c.Bool("all")}
	colour := false
	switch when := c.String("color"); when {
	case "auto":
		colour = colourful(c.App.Writer)
	case "always":
		colour = true
	case "never":
	default:
		return o, usagef("--color %s: there are auto, always and never", when)
	}
	switch format := c.String("format"); format {
	case "text":
		o.print = explainView{brush(colour)}.print
	case "json":
		o.print = printExplanation
	default:
		return o, usagef("--format %s: there are text and json", format)
	}
	switch file := c.Path("article"); {
	case file != "" && c.NArg() > 0:
		return o, usagef("name either edges or --article FILE")
	case file != "":
		o.articles = source.Open([]string{file}, source.Options{Stdin: c.App.Reader})
		return o, nil
	case c.NArg() == 0:
		return o, usagef("name an edge (edge:…), or an article with --article FILE (see newsgraph explain --help)")
	case o.all:
		return o, usagef("--all goes with --article")
	}
	for _, id := range c.Args().Slice() {
		key, err := edgeKey(id)
		if err != nil {
			return o, err
		}
		o.edges = append(o.edges, key)
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

// edgeKey is the key of an edge as the graph has it: "edge:" and 20 hex digits, of which the first part may be
// left out.
func edgeKey(id string) (string, error) {
	digits, _ := strings.CutPrefix(strings.ToLower(strings.TrimSpace(id)), "edge:")
	if len(digits) != 20 || strings.Trim(digits, "0123456789abcdef") != "" {
		if _, err := os.Stat(id); err == nil {
			return "", usagef("%s is a file: newsgraph explain --article %s", visible(id, false), visible(id, false))
		}
		return "", usagef("%q is no id of an edge, such as edge:0123456789abcdef0123: newsgraph query run article-evidence prints them", id)
	}
	return "edge:" + digits, nil
}

// explainer reads articles and tells why.
type explainer struct {
	extractor *extract.Extractor
	resolver  *resolve.Resolver
}

// newExplainer makes the same stages as an ingest does: another reader would find other edges.
func newExplainer() (*explainer, error) {
	places, err := place.Load()
	if err != nil {
		return nil, err
	}
	reader, err := nlp.Open(nlp.ReaderOptions{})
	if err != nil {
		return nil, err
	}
	x, err := extract.NewWith(places, extract.Options{Reader: reader})
	return &explainer{x, resolve.New(places)}, err
}

func runExplain(ctx context.Context, o explainOptions, s streams) error {
	x, err := newExplainer()
	if err != nil {
		return err
	}
	log := newTalk(s.err, slog.LevelInfo)
	if o.articles != nil {
		return x.files(ctx, o, s, log)
	}
	db, err := o.open(ctx, log)
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	missing := 0
	for _, key := range o.edges {
		e, err := x.stored(ctx, db, key)
		if err != nil {
			return err
		}
		if e == nil {
			missing++
			log.Error("there is no such edge in the graph: newsgraph query run article-evidence prints the ids of an article's claims", "edge", key)
			continue
		}
		if err := o.print(s, *e); err != nil {
			return err
		}
	}
	if missing > 0 {
		return &failure{code: exitUsage}
	}
	return nil
}

// files explains the claims of articles that are in no graph.
func (x *explainer) files(ctx context.Context, o explainOptions, s streams, log *slog.Logger) error {
	failed, read := 0, 0
	for item, err := range o.articles.Articles(ctx) {
		read++
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			failed++
			log.Error(err.Error(), "article", item.Where)
			continue
		}
		for _, note := range item.Notes {
			log.Warn(note, "article", item.Where)
		}
		claims := 0
		for _, e := range x.explain(&item.Article) {
			if o.all || graph.Type(e.Type).Claim() {
				claims++
				if err := o.print(s, e); err != nil {
					return fmt.Errorf("print %s: %w", item.Where, err)
				}
			}
		}
		if claims == 0 {
			log.Info("nobody states, confirms or denies anything here", "article", item.Where)
		}
	}
	if failed > 0 {
		return &failure{exitArticles, fmt.Sprintf("%d of %d articles failed (see above); all others are explained", failed, read)}
	}
	return ctx.Err()
}

//go:embed explain.cypher
var explainCypher string

// stored explains an edge of the graph; nil when there is none of the key.
func (x *explainer) stored(ctx context.Context, db *store.Store, key string) (*explanation, error) {
	answer, err := db.Read(ctx, explainCypher, map[string]any{"key": key})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", key, err)
	}
	if len(answer.Rows) == 0 {
		return nil, nil
	}
	row := answer.Rows[0]
	edge, _ := row[0].(store.Relationship)
	from, _ := row[1].(store.Node)
	to, _ := row[2].(store.Node)
	e := explanationOf(edge, from, to)
	stored, ok := row[3].(store.Node)
	if !ok {
		e.Note = "the map says so, no article: there is nothing to explain"
		return &e, nil
	}
	p := stored.Props
	a := &article.Article{
		ID: p.String("id"), Title: p.String("title"), URL: p.String("url"), Source: p.String("source"), Author: p.String("author"),
		Language: p.String("language"), Published: p.Time("published"), Text: p.String("text"), TextHash: p.String("textHash"),
	}
	for _, now := range x.explain(a) {
		if now.ID == key {
			// What the graph calls them may come from other articles.
			now.From, now.To = e.From, e.To
			return &now, nil
		}
	}
	e.Article = headOf(a)
	e.Note = "this is what the graph keeps; read again by this version of newsgraph, the article gives another graph (ingest it again)"
	return &e, nil
}
