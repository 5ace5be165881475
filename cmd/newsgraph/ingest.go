package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/urfave/cli/v2"

	"newsgraph/graph"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/store"
	"newsgraph/ingest"
	"newsgraph/ingest/source"
)

// newsgraph ingest takes articles in. The work is done by package ingest; here is what it is given (a source, a
// sink, judgements, a progress bar) and how its end is told.

func newIngest() *cli.Command {
	return &cli.Command{
		Name:      "ingest",
		Usage:     "read articles and write what they say into Neo4j",
		ArgsUsage: "PATH…",
		Description: `Writes into the Neo4j that --neo4j or NEO4J_URI names, else into one that answers on this
machine, else into one that it starts. What the graph holds already is skipped, so after Ctrl-C
or an error the same command goes on where it stopped.

` + pathsHelp + `

EXAMPLES
   newsgraph ingest news/
   newsgraph ingest --dry-run story.txt
   newsgraph extract news/ | newsgraph ingest -
   NEO4J_PASSWORD=… newsgraph ingest --neo4j bolt://db.example.org:7687 'archive/2024-*.jsonl'`,
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "dry-run", Usage: "print what the articles would add to an empty graph; needs no Neo4j"},
			&cli.BoolFlag{Name: "force", Usage: "do again what the graph holds already"},
			&cli.BoolFlag{Name: "json", Usage: "print the report as JSON on standard output"},
			workersFlag(),
			judgementsFlag(),
			&cli.IntFlag{Name: "batch-rows", Usage: "write `N` nodes and edges in one transaction", Value: 4000},
		}, databaseFlags()...),
		Action: func(c *cli.Context) error {
			opts, err := newIngestOptions(c)
			if err != nil {
				return err
			}
			return runIngest(c.Context, opts, streamsOf(c))
		},
	}
}

// ingestOptions is what an ingest is to do.
type ingestOptions struct {
	source *source.Source
	run    ingest.Options
	open   func(context.Context, *slog.Logger) (*store.Store, error) // the database; nil on a dry run
	force  bool
	json   bool
}

func newIngestOptions(c *cli.Context) (ingestOptions, error) {
	var o ingestOptions
	if err := checkWorkers(c); err != nil {
		return o, err
	}
	if n := c.Int("batch-rows"); n < 1 || n > 100_000 {
		return o, usagef("--batch-rows %d: give a number from 1 to 100000", n)
	}
	var err error
	if o.source, err = openPaths(c); err != nil {
		return o, err
	}
	if o.run, err = stages(c.Context, o.source, c.Int("workers")); err != nil {
		return o, err
	}
	judged, err := readJudgements(c)
	if err != nil {
		return o, err
	}
	o.run.Judgements = judged.Judgements
	o.run.BatchRows = c.Int("batch-rows")
	o.force, o.json = c.Bool("force"), c.Bool("json")
	if !c.Bool("dry-run") {
		o.open = func(ctx context.Context, log *slog.Logger) (*store.Store, error) {
			server, err := connect(ctx, c)
			if err != nil {
				return nil, err
			}
			return openStore(ctx, server, log)
		}
	}
	return o, nil
}

// A dry run writes to a graph in memory, by the same rules, and shows that. Standard output is for the report
// in JSON or the preview; the summary for people goes to standard error.
func runIngest(ctx context.Context, o ingestOptions, s streams) error {
	bar := newProgress(s.err, or(o.open == nil, "analysed", "written"), o.source.Progress)
	defer bar.end()
	log := newTalk(bar, slog.LevelInfo)
	o.run.Progress, o.run.Log = bar.show, log

	var dry *graph.Mem
	switch {
	case o.open == nil:
		dry = &graph.Mem{}
		o.run.Sink = dry
	case !o.source.Readable():
		// Mistyped paths are no reason to start a server: the run will say what is wrong with each.
		o.run.Sink = &graph.Mem{}
	default:
		db, err := o.open(ctx, log)
		if err != nil {
			return err
		}
		defer db.Close(context.WithoutCancel(ctx))
		o.run.Sink = db
		if !o.force {
			o.run.Known = db
		}
	}
	report, err := ingest.Run(ctx, o.run)
	bar.end()
	if dry != nil && !o.json {
		if err := preview(ctx, s.out, dry); err != nil {
			return err
		}
	}
	if o.json {
		enc := json.NewEncoder(jsonWriter{s.out})
		enc.SetIndent("", "  ")
		if err := enc.Encode(reportJSON(report, err)); err != nil {
			return fmt.Errorf("print the report: %w", err)
		}
	} else {
		summarize(s.err, report, err, dry != nil)
	}
	return ingestError(report, err)
}

// ingestError turns the end of a run into the command's error, with how to go on.
func ingestError(r ingest.Report, err error) error {
	var sink *ingest.SinkError
	switch {
	case errors.As(err, &sink):
		return &failure{exitDatabase, fmt.Sprintf("%v. %s; run the same command again to go on", err, done(r))}
	case err != nil:
		return err
	case r.Interrupted:
		return &failure{exitInterrupted, fmt.Sprintf("stopped. %s; run the same command again to go on", done(r))}
	case r.Failed > 0:
		return &failure{exitArticles, fmt.Sprintf("%s failed, for the reasons above; all others are done", plural(r.Failed, "article"))}
	}
	return nil
}

// done says what a run that was cut short leaves behind: a run that is repeated skips it.
func done(r ingest.Report) string {
	return plural(r.Written, "article") + " of this run written, all of them whole"
}

// openStore opens the graph on a server.
func openStore(ctx context.Context, s *neo4j.Server, log *slog.Logger) (*store.Store, error) {
	return store.Open(ctx, store.Config{URI: s.URI, Username: s.Username, Password: s.Password, Database: s.Database, Logger: log})
}
