package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/urfave/cli/v2"

	"newsgraph/ingest"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
)

// newsgraph extract is the pipeline without its end: what each article says by itself, in the format that
// ingest reads. So the two halves can run on different machines, at different times, and a person can look at
// what lies between.

func newExtract() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "print what articles say as JSON Lines, without any database",
		ArgsUsage: "PATH…",
		Description: `Prints one JSON object for each article: the article, its entities and events and the edges
between them, with offsets in Unicode code points into its text. ingest reads the same format.

` + pathsHelp + `

EXAMPLES
   newsgraph extract story.txt | jq '.edges[] | select(.type == "CONFIRMED")'
   newsgraph extract news/ > graphs.jsonl
   pdftotext report.pdf - | newsgraph extract -`,
		Flags: []cli.Flag{workersFlag()},
		Action: func(c *cli.Context) error {
			opts, err := extractOptions(c)
			if err != nil {
				return err
			}
			return runExtract(c.Context, opts, streamsOf(c))
		},
	}
}

func extractOptions(c *cli.Context) (ingest.Options, error) {
	if err := checkWorkers(c); err != nil {
		return ingest.Options{}, err
	}
	src, err := openPaths(c)
	if err != nil {
		return ingest.Options{}, err
	}
	opts, err := stages(c.Context, src, c.Int("workers"))
	opts.Resolver = nil // what the articles say, as each of them says it
	return opts, err
}

// record is a line of the exchange format.
type record struct {
	Article *article.Article `json:"article"`
	*extract.Graph
}

// Articles come in the order of the input, each as soon as it and all before it are done.
func runExtract(ctx context.Context, opts ingest.Options, s streams) error {
	out := bufio.NewWriterSize(s.out, 1<<16)
	enc := json.NewEncoder(jsonWriter{out})
	enc.SetEscapeHTML(false)
	log := newTalk(s.err, slog.LevelInfo)
	failed, read := 0, 0
	for r, err := range ingest.Analyse(ctx, opts) {
		if err != nil {
			_ = out.Flush()
			return err
		}
		read++
		for _, note := range r.Item.Notes {
			log.Warn(note, "article", r.Item.Where)
		}
		switch r.Outcome {
		case ingest.Failed:
			failed++
			log.Error(r.Err.Error(), "article", r.Item.Where)
		case ingest.Done:
			if err := enc.Encode(record{&r.Item.Article, shown(r.Graph)}); err != nil {
				return fmt.Errorf("print %s: %w", r.Item.Where, err)
			}
		}
		if err := out.Flush(); err != nil { // at once, for who reads along
			return fmt.Errorf("print %s: %w", r.Item.Where, err)
		}
	}
	if failed > 0 {
		return &failure{exitArticles, fmt.Sprintf("%d of %d articles failed (see above); all others are printed", failed, read)}
	}
	return nil
}

// shown has lists where the graph has none, so that a reader of the JSON finds [] and not null.
func shown(g *extract.Graph) *extract.Graph {
	c := *g
	if c.Entities == nil {
		c.Entities = []extract.Entity{}
	}
	if c.Events == nil {
		c.Events = []extract.Event{}
	}
	if c.Edges == nil {
		c.Edges = []extract.Edge{}
	}
	return &c
}
