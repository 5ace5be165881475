package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"

	"github.com/urfave/cli/v2"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/source"
)

// newsgraph analyze shows what the language stages see in a text, layer by layer, before anything is made of
// it. It needs no database, and is for who wonders why an article gave what it gave; explain is for a claim
// that is there.

func newAnalyze() *cli.Command {
	return &cli.Command{
		Name:      "analyze",
		Usage:     "show how articles are read: names, who says what, happenings, who is meant by “he”",
		ArgsUsage: "PATH…",
		Description: `Prints what the reader sees in each article, sentence by sentence, before anything is made of it.

` + pathsHelp + `

The formats:
   text     for people; in colour on a terminal, unless NO_COLOR is set
   conllu   CoNLL-U of Universal Dependencies, the other layers in its last column
   json     one JSON object for each article; offsets are Unicode code points

EXAMPLES
   newsgraph analyze story.txt
   newsgraph analyze --trees story.txt | less -R
   newsgraph analyze --format json news/ | jq -r '.names[] | select(.type == "person") | .text'`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`NAME` of the format: text, conllu or json"},
			&cli.BoolFlag{Name: "trees", Usage: "show the dependency tree of each sentence, too"},
		},
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			opts, err := analyzeOptions(c)
			if err != nil {
				return err
			}
			return runAnalyze(c.Context, opts, streamsOf(c))
		},
	}
}

type analyzing struct {
	articles *source.Source
	reader   *nlp.Reader
	print    func(w io.Writer, where string, d *nlp.Document) error
}

func analyzeOptions(c *cli.Context) (opts analyzing, err error) {
	switch format := c.String("format"); format {
	case "text":
		view := textView{brush(colourful(c.App.Writer)), c.Bool("trees")}
		opts.print = view.print
	case "conllu":
		opts.print = func(w io.Writer, where string, d *nlp.Document) error {
			if _, err := fmt.Fprintf(w, "# newdoc id = %s\n", where); err != nil {
				return err
			}
			return d.WriteConllu(w)
		}
	case "json":
		opts.print = printJSON
	default:
		return opts, usagef("--format %s: there are text, conllu and json", format)
	}
	if opts.articles, err = openPaths(c); err != nil {
		return opts, err
	}
	opts.reader, err = nlp.Open(nlp.ReaderOptions{})
	return opts, err
}

func runAnalyze(ctx context.Context, opts analyzing, s streams) error {
	out := bufio.NewWriterSize(s.out, 1<<16)
	log := newTalk(s.err, slog.LevelInfo)
	failed, read := 0, 0
	for item, err := range opts.articles.Articles(ctx) {
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
		if err := opts.print(out, item.Where, opts.reader.Read(item.Text)); err != nil {
			return fmt.Errorf("print %s: %w", item.Where, err)
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("print %s: %w", item.Where, err)
		}
	}
	if failed > 0 {
		return &failure{exitArticles, fmt.Sprintf("%d of %d articles failed (see above); all others are printed", failed, read)}
	}
	return ctx.Err()
}
