package store_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
)

const secret = "s3cret-and-wrong"

// checkError holds an error to being one line, of the kind, with the words, and without the password.
func checkError(t *testing.T, err, kind error, words ...string) {
	t.Helper()
	var e *store.Error
	if !errors.As(err, &e) || !errors.Is(err, kind) {
		t.Errorf("error %v, want a *store.Error: %v", err, kind)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q lacks %q", err, w)
		}
	}
	if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %q has the password, or a second line", err)
	}
}

func TestOpenWithoutServer(t *testing.T) {
	// A port that is free, because it has just been given back.
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	free := "bolt://" + l.Addr().String()
	l.Close()
	for _, test := range []struct {
		uri  string
		kind error
		want string
	}{
		{free, store.ErrUnavailable, "no Neo4j answers there"},
		{"bolt://no-such-host.invalid:7687", store.ErrUnavailable, "no Neo4j answers there"},
		{"", store.ErrConfig, "bolt://HOST:7687"},
		{"localhost:7687", store.ErrConfig, "bolt://HOST:7687"},
		{"http://localhost:7474", store.ErrConfig, "bolt://HOST:7687"},
		{"bolt://neo4j:" + secret + "@localhost:7687", store.ErrConfig, "apart from it"},
		{"bolt://neo4j:" + secret + "@local host:7687", store.ErrConfig, "bolt://HOST:7687"},
	} {
		_, err := store.Open(t.Context(), store.Config{URI: test.uri, Username: "neo4j", Password: secret})
		checkError(t, err, test.kind, test.want)
	}
}

// A server that takes the connection and says something else is not a Neo4j.
func TestOpenSomethingElse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n")
			c.Close()
		}
	}()
	_, err = store.Open(t.Context(), store.Config{URI: "bolt://" + l.Addr().String()})
	var e *store.Error
	if !errors.As(err, &e) {
		t.Errorf("error %v, want a *store.Error", err)
	}
}

func TestOpenRefused(t *testing.T) {
	cfg := storetest.Server(t)
	wrong := cfg
	wrong.Password = secret
	_, err := store.Open(t.Context(), wrong)
	checkError(t, err, store.ErrAuth, "wrong user name or password", cfg.URI)
	unknown := cfg
	unknown.Database = "nosuchdatabase"
	_, err = store.Open(t.Context(), unknown)
	checkError(t, err, store.ErrDatabase, "nosuchdatabase", "SHOW DATABASES")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = store.Open(ctx, cfg); !errors.Is(err, context.Canceled) {
		t.Errorf("open after the end: %v", err)
	}
}

// proxy stands between the store and the server, and can be cut.
type proxy struct {
	listener net.Listener
	server   string
	left     atomic.Int64 // bytes to the server until it is cut
	mu       sync.Mutex
	open     []net.Conn
}

func newProxy(t *testing.T, server string) *proxy {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: l, server: server}
	p.left.Store(1 << 40)
	go p.serve()
	t.Cleanup(p.cut)
	return p
}

func (p *proxy) serve() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.server)
		if err != nil {
			client.Close()
			continue
		}
		p.mu.Lock()
		p.open = append(p.open, client, server)
		p.mu.Unlock()
		go io.Copy(client, server)
		go func() {
			buf := make([]byte, 512)
			for {
				n, err := client.Read(buf)
				if err != nil {
					return
				}
				if p.left.Add(-int64(n)) < 0 {
					p.cut()
					return
				}
				if _, err := server.Write(buf[:n]); err != nil {
					return
				}
			}
		}()
	}
}

// cut is a server that dies: no connection lives, and none can be made.
func (p *proxy) cut() {
	p.listener.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.open {
		c.Close()
	}
}

// The connection is lost after any number of bytes of a write: the batch is there whole or not at all,
// and writing it again makes it whole.
func TestServerDownMidRun(t *testing.T) {
	cfg := storetest.Server(t)
	host := strings.TrimPrefix(strings.TrimPrefix(cfg.URI, "bolt://"), "neo4j://")
	direct := storetest.OpenConfig(t, cfg)
	first, second := storetest.Articles(6, 1, 4), storetest.Articles(6, 2, 4)
	var m graph.Mem
	write(t, &m, first...)
	before := dump(t, &m)
	write(t, &m, second...)
	after := dump(t, &m)
	failed := 0
	for _, bytes := range []int64{0, 1, 600, 3000, 6000, 9000, 12000, 15000, 18000, 24000, 40000} {
		write(t, direct, first...)
		p := newProxy(t, host)
		through := cfg
		through.URI = "bolt://" + p.listener.Addr().String()
		through.RetryTime = time.Millisecond
		s := storetest.OpenConfig(t, through)
		if err := s.EnsureSchema(t.Context()); err != nil {
			t.Fatal(err)
		}
		p.left.Store(bytes)
		var all graph.Batch
		for _, b := range second {
			all.Add(b)
		}
		_, err := s.Write(t.Context(), all)
		if err != nil {
			failed++
			checkError(t, err, store.ErrUnavailable, "write batch")
		}
		// The server needs a moment to see that the connection is gone and to drop what was begun.
		deadline := time.Now().Add(5 * time.Second)
		got := dump(t, direct)
		for got != before && got != after && time.Now().Before(deadline) {
			got = dump(t, direct)
		}
		if got != after {
			same(t, "after the cut", got, before)
		}
		write(t, direct, second...)
		same(t, "after writing again", dump(t, direct), after)
	}
	if failed < 5 {
		t.Errorf("only %d writes were cut", failed)
	}
}
