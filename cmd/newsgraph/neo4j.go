package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"newsgraph/graph/neo4j"
)

// newsgraph neo4j start, stop, status and logs: the user's hand on the server that package neo4j manages. The
// other commands start it by themselves.

// neo4jCommand manages newsgraph's own Neo4j.
func neo4jCommand() *cli.Command {
	test := &cli.BoolFlag{Name: "test", Usage: "mean the server for tests: small, quick to start, and emptied by each test"}
	return &cli.Command{
		Name:  "neo4j",
		Usage: "start, stop and look at newsgraph's own Neo4j",
		Description: `newsgraph uses a Neo4j of yours if it finds one: the server that --neo4j or NEO4J_URI names, or
one that answers on localhost:7687 with NEO4J_PASSWORD. Otherwise "newsgraph ingest" starts a
server of its own, with Docker or else with Java 17 and Maven. These commands are for that one.

It can be reached from this machine only, keeps its graph when it is stopped, and lives in
$NEWSGRAPH_HOME or ~/.local/share/newsgraph.

EXAMPLES
   newsgraph neo4j start --heap 4g
   newsgraph neo4j status
   newsgraph neo4j logs --follow
   newsgraph neo4j stop`,
		Subcommands: []*cli.Command{
			{
				Name:  "start",
				Usage: "start the server, and create it if there is none yet",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "heap", Usage: "give it `SIZE` of memory for its work", DefaultText: "1g"},
					&cli.IntFlag{Name: "bolt-port", Usage: "let programs connect on `PORT`", DefaultText: "the first free one from 7687 on"},
					&cli.IntFlag{Name: "http-port", Usage: "show Neo4j Browser on `PORT`", DefaultText: "the first free one from 7474 on"},
					test,
				},
				Action: onServer(func(ctx context.Context, o neo4j.Options, c *cli.Context) error {
					return runNeo4jStart(ctx, o, c.App.Writer)
				}),
			},
			{
				Name:  "stop",
				Usage: "stop the server and keep its graph",
				Flags: []cli.Flag{test},
				Action: onServer(func(ctx context.Context, o neo4j.Options, _ *cli.Context) error {
					return runNeo4jStop(ctx, o)
				}),
			},
			{
				Name:        "status",
				Usage:       "say whether the server runs and how to log in",
				Description: `The exit code is 0 if the server answers, and 3 if not.`,
				Flags:       []cli.Flag{test},
				Action: onServer(func(ctx context.Context, o neo4j.Options, c *cli.Context) error {
					return runNeo4jStatus(ctx, o, c.App.Writer)
				}),
			},
			{
				Name:  "logs",
				Usage: "print the server's log",
				Flags: []cli.Flag{
					&cli.BoolFlag{Name: "follow", Aliases: []string{"f"}, Usage: "go on printing what is added, until Ctrl-C"},
					test,
				},
				Action: onServer(func(ctx context.Context, o neo4j.Options, c *cli.Context) error {
					return runNeo4jLogs(ctx, o, c.App.Writer, c.Bool("follow"))
				}),
			},
		},
	}
}

// neo4jOptions reads the flags of all four commands. They are about newsgraph's own server, so the
// environment, which may name another, has no say.
func neo4jOptions(c *cli.Context) (neo4j.Options, error) {
	for _, name := range []string{"bolt-port", "http-port"} {
		if port := c.Int(name); port < 0 || port > 65535 {
			return neo4j.Options{}, fmt.Errorf("--%s: %d is no port; give a number from 1 to 65535", name, port)
		}
	}
	return neo4j.Options{
		Test:     c.Bool("test"),
		Heap:     c.String("heap"),
		BoltPort: c.Int("bolt-port"),
		HTTPPort: c.Int("http-port"),
		Progress: func(line string) { fmt.Fprintln(c.App.ErrWriter, line) },
	}, nil
}

// onServer is the action that does one thing with newsgraph's own server.
func onServer(do func(ctx context.Context, o neo4j.Options, c *cli.Context) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.NArg() > 0 {
			return fmt.Errorf("%s takes no argument, and got %q (see %[1]s --help)", c.Command.HelpName, c.Args().First())
		}
		o, err := neo4jOptions(c)
		if err != nil {
			return err
		}
		return do(c.Context, o, c)
	}
}

func runNeo4jStart(ctx context.Context, o neo4j.Options, stdout io.Writer) error {
	if _, err := neo4j.Start(ctx, o); err != nil {
		return serverError(err)
	}
	return runNeo4jStatus(ctx, o, stdout)
}

// runNeo4jStop is content if there is nothing to stop.
func runNeo4jStop(ctx context.Context, o neo4j.Options) error {
	switch err := neo4j.Stop(ctx, o); {
	case errors.Is(err, neo4j.ErrNotRunning):
		o.Progress("newsgraph's own Neo4j does not run")
		return nil
	case err != nil:
		return serverError(err)
	}
	return nil
}

func runNeo4jStatus(ctx context.Context, o neo4j.Options, stdout io.Writer) error {
	status, err := neo4j.Status(ctx, o)
	if err != nil {
		return serverError(err)
	}
	if err := writeStatus(stdout, status); err != nil {
		return err
	}
	if os.Getenv("NEO4J_URI") != "" {
		o.Progress("NEO4J_URI is set: the other commands use the server that it names, not this one")
	}
	switch status.State {
	case neo4j.Running:
		return nil
	case neo4j.Starting:
		return &databaseError{errors.New("the server does not answer yet; to see what it does: newsgraph neo4j logs")}
	}
	return &databaseError{errors.New("the server does not run; to start it: newsgraph neo4j start")}
}

func runNeo4jLogs(ctx context.Context, o neo4j.Options, stdout io.Writer, follow bool) error {
	err := neo4j.Logs(ctx, o, stdout, follow)
	if errors.Is(err, neo4j.ErrNotRunning) {
		err = errors.New("newsgraph has started no Neo4j yet, so there is no log; to start one: newsgraph neo4j start")
	}
	if err != nil {
		return serverError(err)
	}
	return nil
}

// writeStatus prints what somebody needs to log in, but for the password itself.
func writeStatus(w io.Writer, s *neo4j.Condition) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(t, "%s\t%s\n", name, value)
		}
	}
	state := string(s.State)
	if s.State != neo4j.None {
		state = fmt.Sprintf("%s (%s, with %s)", s.State, strings.ReplaceAll(s.Server.Version, "/", " "), s.By)
	}
	row("State", state)
	if s.State == neo4j.Running {
		row("Browser", s.Server.HTTP)
		row("Bolt", s.Server.URI)
	}
	row("User", s.Server.Username)
	if s.PasswordFile != "" {
		row("Password", "in "+s.PasswordFile)
	}
	row("Log", s.Log)
	row("Data", s.Home)
	return t.Flush()
}
