package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// Whether a server can be used, and what to say when it cannot. Package store has errors of its own for a
// database in use; these are for one that is still being looked for, where the advice is another: which
// variable to set, which server to start.

// Why a server could not be used.
var (
	ErrRefused     = errors.New("the login was refused")
	ErrNoDatabase  = errors.New("the server has no such database")
	ErrUnreachable = errors.New("no Neo4j answers")
)

// verify logs in and runs a statement that reads nothing, because only a statement shows that the
// database exists and that the password need not be changed first. It fills in s.Version.
func verify(ctx context.Context, s *Server) error {
	auth := bolt.BasicAuth(s.Username, s.Password, "")
	if s.Password == "" {
		auth = bolt.NoAuth() // a failed login would count towards the limit of the user's
	}
	// The defaults of the driver suit a service that retries for a minute. A user at a terminal wants to
	// know within seconds that the address is wrong.
	driver, err := bolt.NewDriverWithContext(s.URI, auth, func(c *config.Config) {
		c.SocketConnectTimeout = 5 * time.Second
		c.ConnectionAcquisitionTimeout = 10 * time.Second
		c.TelemetryDisabled = true
		c.UserAgent = "newsgraph"
	})
	if err != nil {
		return fmt.Errorf("connect to %s: %w", s.URI, err)
	}
	defer driver.Close(context.WithoutCancel(ctx))
	session := driver.NewSession(ctx, bolt.SessionConfig{DatabaseName: s.Database, AccessMode: bolt.AccessModeRead})
	defer session.Close(context.WithoutCancel(ctx))
	// Without a transaction function, because those try again and again where nobody answers.
	result, err := session.Run(ctx, "RETURN 1", nil)
	if err != nil {
		return explain(ctx, s, err)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return explain(ctx, s, err)
	}
	s.Version = summary.Server().Agent()
	return nil
}

// explain turns the driver's error into one line that says what to do. The codes are those of Neo4j's
// status code reference. Of the driver's own errors only the last line is kept: some list what was
// tried on the lines before.
func explain(ctx context.Context, s *Server, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("connect to %s: %w", s.URI, context.Cause(ctx))
	}
	var refused *bolt.Neo4jError
	if errors.As(err, &refused) {
		switch code := refused.Code; {
		case strings.HasSuffix(code, ".Security.CredentialsExpired"):
			return fmt.Errorf("log in as %s: %w: the password has to be changed first; do so in Neo4j Browser", s, ErrRefused)
		case strings.HasSuffix(code, ".Security.AuthenticationRateLimit"):
			return fmt.Errorf("log in as %s: %w: too many wrong passwords; wait a few seconds", s, ErrRefused)
		case strings.Contains(code, ".Security.") && s.Password == "":
			return fmt.Errorf("log in as %s: %w: it needs a password; set NEO4J_PASSWORD", s, ErrRefused)
		case strings.Contains(code, ".Security."):
			return fmt.Errorf("log in as %s: %w; check NEO4J_USERNAME and NEO4J_PASSWORD", s, ErrRefused)
		case strings.HasSuffix(code, ".Database.DatabaseNotFound"):
			return fmt.Errorf("open database %q at %s: %w; check NEO4J_DATABASE", s.Database, s.URI, ErrNoDatabase)
		}
		return fmt.Errorf("connect to %s: %w", s.URI, err)
	}
	reason := strings.TrimPrefix(lastLines(err.Error(), 1), "ConnectivityError: ")
	return fmt.Errorf("connect to %s: %w: %s", s.URI, ErrUnreachable, reason)
}

// answersHTTP reports whether a GET of the address answers 200.
//
// It asks less than a login does, and that is the point: it needs no password, so it can be asked again and
// again without a failed login.
func answersHTTP(ctx context.Context, address string) bool {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return false
	}
	// A connection of its own: no proxy for this machine, and nothing left open.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	return resp.StatusCode == http.StatusOK
}

// address checks the address of a server, so that the mistakes people make get a better answer than the
// driver's, and completes host:port to bolt://host:port. The usual mistakes are the address of Neo4j Browser,
// and a user and a password within the address.
func address(given string) (string, error) {
	text := strings.TrimSpace(given)
	if !strings.Contains(text, "://") {
		text = "bolt://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" {
		// url.Parse repeats the address in its error, and a password may be in it.
		return "", &OptionError{"the server's address is malformed; give one such as bolt://localhost:7687"}
	}
	switch u.Scheme {
	case "bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc":
	case "http", "https":
		return "", &OptionError{fmt.Sprintf("%s://%s is the address of Neo4j Browser; give the Bolt address, such as bolt://%s:%d",
			u.Scheme, u.Host, u.Hostname(), defaultBolt)}
	default:
		return "", &OptionError{fmt.Sprintf("the server's address begins with %s://; give one such as bolt://localhost:%d", u.Scheme, defaultBolt)}
	}
	if u.User != nil {
		return "", &OptionError{fmt.Sprintf("the server's address %s contains a user; use NEO4J_USERNAME and NEO4J_PASSWORD instead", u.Redacted())}
	}
	return u.String(), nil
}

// browserOf guesses the address of Neo4j Browser for a server on this machine and checks it. Elsewhere
// it does not guess: no other machine is asked for anything that the user has not named.
func (m *host) browserOf(ctx context.Context, uri string) string {
	u, err := url.Parse(uri)
	if err != nil {
		return ""
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return ""
	}
	guess := "http://" + net.JoinHostPort(u.Hostname(), fmt.Sprint(defaultHTTP))
	if !m.ready(ctx, guess) {
		return ""
	}
	return guess
}
