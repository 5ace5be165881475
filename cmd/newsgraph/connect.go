package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"newsgraph/graph/neo4j"
)

// From flags and environment to a server. All commands take the same flags and find the same server, by package
// neo4j; this file only says what the user has said.

// databaseFlags are the flags of all commands that use a Neo4j. There is none for a password: what is
// on a command line can be read by every user of the machine.
func databaseFlags() []cli.Flag {
	const category = databaseCategory
	return []cli.Flag{
		&cli.StringFlag{Name: "neo4j", Category: category, EnvVars: []string{"NEO4J_URI"},
			Usage: "use the server at `ADDRESS`, such as bolt://localhost:7687"},
		&cli.StringFlag{Name: "username", Category: category, EnvVars: []string{"NEO4J_USERNAME"},
			Usage: "log in as `USER`, with the password in $NEO4J_PASSWORD", DefaultText: "neo4j"},
		&cli.PathFlag{Name: "password-file", Category: category,
			Usage: "take the password from the first line of `FILE`, which only you can read"},
		&cli.StringFlag{Name: "database", Category: category, EnvVars: []string{"NEO4J_DATABASE"},
			Usage: "use the database `NAME` on the server", DefaultText: "your home database"},
	}
}

// connect finds the Neo4j that the command should use. Where there is none, it starts one, or creates
// one if none was created before.
func connect(ctx context.Context, c *cli.Context) (*neo4j.Server, error) {
	return find(ctx, c, false)
}

// connectExisting is connect for commands that only read: it creates no server, as a new one would
// have nothing to read.
func connectExisting(ctx context.Context, c *cli.Context) (*neo4j.Server, error) {
	return find(ctx, c, true)
}

func find(ctx context.Context, c *cli.Context, existing bool) (*neo4j.Server, error) {
	o, err := serverOptions(c)
	if err != nil {
		return nil, err
	}
	o.Existing = existing
	s, err := neo4j.Find(ctx, o)
	if err != nil {
		return nil, serverError(err)
	}
	return s, nil
}

// serverOptions reads databaseFlags.
func serverOptions(c *cli.Context) (neo4j.Options, error) {
	o := neo4j.Options{
		URI:      c.String("neo4j"),
		Username: c.String("username"),
		Database: c.String("database"),
		Password: os.Getenv("NEO4J_PASSWORD"),
		Progress: func(line string) { fmt.Fprintln(c.App.ErrWriter, line) },
	}
	if name := c.Path("password-file"); name != "" {
		var err error
		if o.Password, err = neo4j.ReadPasswordFile(name); err != nil {
			return o, fmt.Errorf("--password-file: %w", err)
		}
	}
	return o, nil
}

// serverError makes an error of package neo4j one of the command: with the exit code of database
// trouble, and with all that was tried on lines of its own.
func serverError(err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled // by Ctrl-C: there is nothing to be done about it
	}
	if usage := new(neo4j.OptionError); errors.As(err, &usage) {
		return err
	}
	if missing := new(neo4j.NotFoundError); errors.As(err, &missing) {
		err = &reported{missing}
	}
	return &databaseError{err}
}

// reported is a NotFoundError that prints its report.
type reported struct{ *neo4j.NotFoundError }

func (r *reported) Error() string { return r.Report() }
func (r *reported) Unwrap() error { return r.NotFoundError }
