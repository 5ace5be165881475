package main

import (
	"context"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/ingest"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
	"newsgraph/ingest/resolve"
	"newsgraph/ingest/source"
)

// What the commands that read articles have in common: their arguments, and the stages that analyse.

// pathsHelp describes the arguments of every command that reads articles.
const pathsHelp = `PATH is a file, a folder, a pattern in quotes ('news/*.txt') or - for standard input. A text
file is one article; it may begin with lines such as Title: …, Date: 2024-11-05, Source: …,
Author: … and URL: …, and a blank line. A .json or .jsonl file holds one object for each
article, {"title": …, "published": …, "text": …}, or what extract has printed.`

// openPaths opens what the arguments name.
func openPaths(c *cli.Context) (*source.Source, error) {
	if c.Args().Len() == 0 {
		return nil, usagef("name the articles: a file, a folder or - for standard input (see %s --help)", c.Command.HelpName)
	}
	stdin := 0
	for _, a := range c.Args().Slice() {
		if strings.TrimSpace(a) == "" {
			return nil, usagef("a path is empty: put a variable that may be empty out of the command")
		}
		if a == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return nil, usagef("standard input (-) can be read once only")
	}
	return source.Open(c.Args().Slice(), source.Options{Stdin: c.App.Reader}), nil
}

// stages are the parts of the pipeline that do not depend on the command.
func stages(ctx context.Context, src *source.Source, workers int) (ingest.Options, error) {
	places, err := place.Load()
	if err != nil {
		return ingest.Options{}, err
	}
	// One reader serves all workers; each article is read by as many as are free.
	reader, err := nlp.Open(nlp.ReaderOptions{Workers: workers})
	if err != nil {
		return ingest.Options{}, err
	}
	x, err := extract.NewWith(places, extract.Options{Reader: reader})
	if err != nil {
		return ingest.Options{}, err
	}
	return ingest.Options{
		Articles:  src.Articles(ctx),
		Extractor: x,
		Version:   extract.ReaderVersion,
		Resolver:  resolve.New(places),
		Workers:   workers,
	}, nil
}

func workersFlag() cli.Flag {
	return &cli.IntFlag{
		Name: "workers", Usage: "analyse `N` articles at once; the result is the same with any number",
		DefaultText: "one for each processor",
	}
}

func checkWorkers(c *cli.Context) error {
	if n := c.Int("workers"); n < 0 || n > 1024 {
		return usagef("--workers %d: give a number from 1 to 1024", n)
	}
	return nil
}

// streams are where a command reads and writes. They are handed on rather than taken from os, so that tests can
// read what a command prints.
type streams struct {
	out, err io.Writer
}

func streamsOf(c *cli.Context) streams { return streams{c.App.Writer, c.App.ErrWriter} }
