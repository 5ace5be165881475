package store

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"
)

// The way to the database: opening it, its schema, its sessions. What is written and read lies in the other
// files, each of which comes here for a session, and to errors.go to say what went wrong.

// Config says where the database is. The zero value of what follows URI is right for a server without
// authentication.
type Config struct {
	URI      string // bolt://, neo4j://, or either with +s or +ssc
	Username string
	Password string
	Database string // the user's home database when empty

	Logger    *slog.Logger  // nothing is logged when nil
	RetryTime time.Duration // for how long a transaction that failed for a passing reason is tried again; 30 s when 0
}

// Store is a graph in a Neo4j database. It is safe for concurrent use; writers go one after the other.
type Store struct {
	driver neo4j.DriverWithContext
	cfg    Config
	log    *slog.Logger
	agent  string

	mu     sync.Mutex
	schema bool // EnsureSchema has done its work
}

// The oldest server on which all canned questions run: their subqueries name their variables, CALL (x) { … }. Uniqueness
// constraints for edges, which writing needs, came with 5.7.
const minMajor, minMinor = 5, 23

// Open connects to the database and makes sure that it answers, lets the user in and is recent enough.
//
// It asks at once, although the driver would connect only at the first statement: who starts a run over many
// articles is to learn of a wrong password before the first of them is analysed. The schema is not made here,
// because who only reads may not make one: see indexes.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	s := &Store{cfg: cfg, log: cfg.Logger}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	u, err := url.Parse(cfg.URI)
	if err != nil || u.Host == "" {
		// The parse error repeats the address, which may hold a password. So what is kept for the errors of
		// this store is not the address at all.
		s.cfg.URI = "the given address"
		return nil, s.fail("open", ErrConfig, "not a Neo4j address: write it as bolt://HOST:7687", nil)
	}
	if u.User != nil {
		s.cfg.URI = u.Redacted()
		// The driver would drop a user in an address without a word, and then fail to log in.
		return nil, s.fail("open", ErrConfig, "the address holds a user name: give user and password apart from it", nil)
	}
	auth := neo4j.BasicAuth(cfg.Username, cfg.Password, "")
	// Without credentials none are sent: either the server asks for none, or it says so itself.
	if cfg.Username == "" && cfg.Password == "" {
		auth = neo4j.NoAuth()
	}
	s.driver, err = neo4j.NewDriverWithContext(cfg.URI, auth, func(c *config.Config) {
		c.Log = driverLog{s.log}
		c.UserAgent = "newsgraph"
		c.SocketConnectTimeout = 5 * time.Second
		c.MaxTransactionRetryTime = cfg.RetryTime
		if cfg.RetryTime == 0 {
			c.MaxTransactionRetryTime = 30 * time.Second
		}
		// Five seconds are long for a connection, and short for a person who waits at a terminal. The time for
		// trying again bounds each transaction, not a run. Hints about a statement are for who writes it: the
		// plan tests.
		c.NotificationsMinSeverity = notifications.DisabledLevel
	})
	if err != nil {
		return nil, s.fail("open", ErrConfig, "not a Neo4j address: write it as bolt://HOST:7687", err)
	}
	if err := s.verify(ctx); err != nil {
		s.driver.Close(context.WithoutCancel(ctx)) // the first error says what is wrong
		return nil, err
	}
	return s, nil
}

// verify asks the server who it is, and the database for one row.
func (s *Store) verify(ctx context.Context) error {
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return s.wrap(ctx, "open", err)
	}
	s.agent = info.Agent()
	if !recent(s.agent) {
		return s.fail("open", ErrVersion, fmt.Sprintf("the server is %s: Neo4j %d.%d or newer is needed", s.agent, minMajor, minMinor), nil)
	}
	if _, err := s.query(ctx, "RETURN 1 AS one", nil); err != nil {
		return s.wrap(ctx, "open", err)
	}
	return nil
}

// recent tells whether an agent such as "Neo4j/5.26.30" is new enough. One that cannot be read is let
// through: EnsureSchema will find out.
func recent(agent string) bool {
	_, version, _ := strings.Cut(agent, "/")
	parts := strings.SplitN(version, ".", 3)
	// Calendar versions such as 2025.08 count as greater than 5 without a case of their own.
	major, err := strconv.Atoi(parts[0])
	if err != nil || len(parts) < 2 {
		return true
	}
	// Aura says 5.27-aura: the digits tell, and what follows them does not.
	minor, err := strconv.Atoi(strings.TrimRight(parts[1], "-+abcdefghijklmnopqrstuvwxyz"))
	return err != nil || major > minMajor || major == minMajor && minor >= minMinor
}

// Agent is what the server says it is, such as "Neo4j/5.26.30".
func (s *Store) Agent() string { return s.agent }

// Close gives the connections back.
func (s *Store) Close(ctx context.Context) error {
	if err := s.driver.Close(ctx); err != nil {
		return s.wrap(ctx, "close", err)
	}
	return nil
}

// EnsureSchema creates the constraints and indexes that are missing and waits until they are filled. Write and
// Remove call it the first time. Every statement has IF NOT EXISTS, so two processes that both begin do no
// harm. A statement of the schema fails where another application's data or indexes are in the way, which is an
// ErrSchema.
//
// The wait matters: an index that is still being filled is not used, and a statement that is planned meanwhile
// would scan. Whether the work was done is kept for the life of the Store only; a schema that somebody drops
// while it is open is not made again.
func (s *Store) EnsureSchema(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.schema {
		return nil
	}
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	// The wait is bounded, in seconds: a large graph that gets a new index may need minutes.
	for _, stmt := range append(schemaStatements(), "CALL db.awaitIndexes(600)") {
		// Schema statements run one to a transaction; the driver retries what may pass.
		_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
			r, err := tx.Run(ctx, stmt, nil)
			if err != nil {
				return nil, err
			}
			return r.Consume(ctx)
		})
		if err != nil {
			// The first line names the constraint or the index, and an error has one line.
			line, _, _ := strings.Cut(stmt, "\n")
			return s.wrap(ctx, "ensure schema: "+line, err)
		}
	}
	s.schema = true
	return nil
}

// session opens a session. All share one bookmark manager, so that on a cluster each reads what the
// others wrote.
func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    s.cfg.Database,
		BookmarkManager: s.driver.ExecuteQueryBookmarkManager(),
	})
}

// query reads all rows of a statement, with the driver's retries. Its error is the driver's. The rows are held
// in memory, so it is for statements whose rows are bounded by their parameters. What reads a graph from end to
// end goes through stream.
func (s *Store) query(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	return neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) ([]*neo4j.Record, error) {
		r, err := tx.Run(ctx, cypher, params)
		if err != nil {
			return nil, err
		}
		return r.Collect(ctx)
	})
}

// driverLog hands the driver's own log on, at the level of debugging: what fails comes back as an error.
type driverLog struct{ log *slog.Logger }

func (l driverLog) Error(name, id string, err error) {
	l.log.Debug("neo4j driver", "part", name, "id", id, "error", err)
}
func (l driverLog) Warnf(name, id, msg string, args ...any) {
	l.log.Debug("neo4j driver: "+fmt.Sprintf(msg, args...), "part", name, "id", id)
}
func (l driverLog) Infof(name, id, msg string, args ...any) {
	l.log.Debug("neo4j driver: "+fmt.Sprintf(msg, args...), "part", name, "id", id)
}

// Debugf drops the driver's trace: it is one line for each message on the wire.
func (l driverLog) Debugf(string, string, string, ...any) {}
