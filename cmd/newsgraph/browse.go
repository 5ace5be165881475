package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"runtime"
	"strings"

	"github.com/cli/browser"
	"github.com/urfave/cli/v2"

	"newsgraph/graph/neo4j"
	"newsgraph/graph/store"
)

// newsgraph browse opens Neo4j Browser with a guide to the graph beside it. The guide is served by this program
// while it runs, so that it tells of the graph as it is; nothing is installed in the server.

func newBrowse() *cli.Command {
	return &cli.Command{
		Name:  "browse",
		Usage: "look at the graph in Neo4j Browser, with a guide",
		Description: `Opens Neo4j Browser in your web browser, with a guide to your graph at its side: who stands behind an event, what
nobody has confirmed, where it happened, how the story spread. Each question is answered by one click, with a picture.
All comes through this program, which stays until Ctrl-C, reads the graph and never changes it, and lets Browser talk to
nobody but it and the database.

EXAMPLES
   newsgraph browse
   newsgraph browse --no-open               # print the address, for a machine without a display
   newsgraph browse --no-open --port 8484   # to be reached through: ssh -L 8484:localhost:8484 -L 7687:localhost:7687 HOST`,
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "no-open", DisableDefaultText: true, Usage: "print the address on standard output instead of opening it"},
			&cli.IntFlag{Name: "port", Usage: "serve the guide on `PORT` of localhost", DefaultText: "7480, or any free one"},
			&cli.StringFlag{Name: "browser", Usage: "the server shows Neo4j Browser at `ADDRESS`", DefaultText: "what the server says"},
		}, databaseFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			o, err := newBrowseOptions(c)
			if err != nil {
				return err
			}
			return runBrowse(c.Context, o, streamsOf(c))
		},
	}
}

type browseOptions struct {
	port int  // 0 for any
	open bool // the address in a web browser
	// browser is where the server shows Neo4j Browser, for one that does not tell.
	browser string
	find    func(context.Context) (*neo4j.Server, error)
}

func newBrowseOptions(c *cli.Context) (browseOptions, error) {
	o := browseOptions{port: c.Int("port"), open: !c.Bool("no-open"), browser: c.String("browser")}
	if c.NArg() > 0 {
		return o, usagef("browse takes no arguments, found %q (see newsgraph browse --help)", c.Args().First())
	}
	if o.port < 0 || o.port > 65535 {
		return o, usagef("--port %d is no port; give a number from 1 to 65535", o.port)
	}
	if u, err := url.Parse(o.browser); o.browser != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return o, usagef("--browser %q is no address such as http://localhost:7474", o.browser)
	}
	o.find = func(ctx context.Context) (*neo4j.Server, error) { return connectExisting(ctx, c) }
	return o, nil
}

// runBrowse serves the guide until ctx ends, which is how it is meant to end.
func runBrowse(ctx context.Context, o browseOptions, s streams) error {
	server, err := o.find(ctx)
	if err != nil {
		return err
	}
	db, err := openStore(ctx, server, newTalk(s.err, slog.LevelInfo))
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	if o.browser != "" {
		server.HTTP = o.browser
	}
	if server.HTTP == "" {
		server.HTTP = advertisedBrowser(ctx, db, server.URI)
	}

	// 127.0.0.1 for the socket and localhost in the address: Browser shows guides of localhost only.
	l, err := listen(o.port)
	if err != nil {
		return usagef("serve the guide: %v; name another port with --port, or none", err)
	}
	desk := newGuideDesk(db, server, l.Addr().(*net.TCPAddr).Port)
	served := make(chan error, 1)
	go func() { served <- desk.serve(ctx, l) }()
	if err := desk.invite(ctx, o.open, s); err != nil {
		return err
	}
	if err := <-served; err != nil {
		return fmt.Errorf("serve the guide: %w", err)
	}
	return nil
}

// usualPort is where the guide is if nobody has named a port: a web browser keeps its colours and favourites by
// port, so it should be the same each time.
const usualPort = 7480

// listen takes the port that was asked for or fails; where none was, the usual one, or any.
func listen(port int) (net.Listener, error) {
	if port != 0 {
		return net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	}
	if l, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", usualPort)); err == nil {
		return l, nil
	}
	return net.Listen("tcp4", "127.0.0.1:0")
}

// invite opens Browser at the guide, or says where it is, and how to log in. Only an address that somebody has
// to open goes to standard output, so that a script gets it alone.
func (d *guideDesk) invite(ctx context.Context, open bool, s streams) error {
	address := d.browserAddress()
	switch {
	case d.server.HTTP == "":
		// The server is reached over Bolt alone: where its Browser is, its owner knows.
		fmt.Fprintln(s.err, "The address of the server's Browser is not known. Open it yourself, log in, and run there :guide and this address:")
		fmt.Fprintln(s.out, d.url("guide.html"))
	case open && hasDisplay():
		fmt.Fprintf(s.err, "Opening %s\n", address)
		if err := openInBrowser(address, s.err); err != nil {
			fmt.Fprintf(s.err, "No web browser could be started (%v). Open this address yourself:\n", err)
			fmt.Fprintln(s.out, address)
		}
	default:
		fmt.Fprintln(s.out, address)
	}
	fmt.Fprintf(s.err, "Log in as %s%s.\nThe guide is there until Ctrl-C.\n", d.server.Username, d.passwordHint(ctx))
	return nil
}

// openInBrowser starts the user's web browser. What that prints is talk, not data.
func openInBrowser(address string, talk io.Writer) error {
	browser.Stdout, browser.Stderr = talk, talk
	return browser.OpenURL(address)
}

// hasDisplay tells whether a web browser would have anywhere to open. Where it is not known, it is tried.
func hasDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" || os.Getenv("BROWSER") != ""
}

// passwordHint says where the password is, never what it is.
func (d *guideDesk) passwordHint(ctx context.Context) string {
	if d.server.Password == "" {
		return ", without a password"
	}
	if d.server.Managed {
		if st, err := neo4j.Status(ctx, neo4j.Options{}); err == nil && st.PasswordFile != "" {
			return "; the password is the line in " + st.PasswordFile
		}
	}
	return ", with the password that newsgraph was given"
}

// browserAddress is Neo4j Browser with its login form filled in but for the password, and the guide beside it.
func (d *guideDesk) browserAddress() string {
	dbms := d.server.URI
	if scheme, host, ok := strings.Cut(dbms, "://"); ok {
		dbms = scheme + "://" + url.User(d.server.Username).String() + "@" + host
	}
	// The Browser is the one behind this program, at its own address: see quietBrowser.
	q := "dbms=" + url.QueryEscape(dbms)
	if d.server.Database != "" {
		q += "&db=" + url.QueryEscape(d.server.Database)
	}
	return "http://" + d.host + "/browser/?" + q + "&cmd=guide&arg=" + url.QueryEscape(d.url("guide.html"))
}

// advertisedBrowser asks a server where its Browser is; empty where it will not say. It tells the name and the port that it
// has for itself: where the name is only its own, the one by which it was reached is used.
func advertisedBrowser(ctx context.Context, db *store.Store, uri string) string {
	t, err := db.Read(ctx, `SHOW SETTINGS 'server.http.enabled', 'server.http.advertised_address' YIELD name, value
		RETURN name, value ORDER BY name`, nil)
	if err != nil || len(t.Rows) != 2 || t.Rows[1][1] != "true" {
		return ""
	}
	host, port, err := net.SplitHostPort(fmt.Sprint(t.Rows[0][1]))
	u, badURI := url.Parse(uri)
	if err != nil || badURI != nil {
		return ""
	}
	if ip := net.ParseIP(host); host == "" || host == "localhost" || ip != nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		host = u.Hostname()
	}
	return "http://" + net.JoinHostPort(host, port)
}

// readRows is queries.Ask over a store.
func readRows(db *store.Store) func(context.Context, string, map[string]any) ([][]any, error) {
	return func(ctx context.Context, cypher string, params map[string]any) ([][]any, error) {
		t, err := db.Read(ctx, cypher, params)
		if err != nil {
			return nil, err
		}
		return t.Rows, nil
	}
}
