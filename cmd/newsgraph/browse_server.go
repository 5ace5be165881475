package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"time"

	"newsgraph/graph/neo4j"
	"newsgraph/graph/store"
	"newsgraph/queries"
)

// What the guide's server gives to whom. It listens on this machine only, but every page that a web browser
// shows, from wherever, can send requests to this machine: that is what the checks are against.

// guideDesk hands the guide, the style and the favourites out to Neo4j Browser.
//
// The guide holds names of the graph, so it is for one reader: the path of its address begins with a word that cannot be
// guessed, a page of another origin than this machine's or the server's may not read it, and a request must be
// made to localhost by that name, so that a name server cannot point a stranger's page at it.
type guideDesk struct {
	db     *store.Store
	server *neo4j.Server
	base   string // http://localhost:PORT/WORD/
	host   string // localhost:PORT
	local  string // 127.0.0.1:PORT, the same for who types it

	browser http.Handler // the server's Browser; nil where it is not known
}

func newGuideDesk(db *store.Store, server *neo4j.Server, port int) *guideDesk {
	host := fmt.Sprintf("localhost:%d", port)
	return &guideDesk{
		db: db, server: server, host: host,
		local:   fmt.Sprintf("127.0.0.1:%d", port),
		base:    "http://" + host + "/" + strings.ToLower(rand.Text()) + "/",
		browser: quietBrowser(server),
	}
}

// quietBrowser hands on the server's own Neo4j Browser with a policy that lets it talk to this program and to the database,
// and to nobody else. On its own, Browser asks the makers of its fonts, of its statistics, of its
// surveys and of its crash reports, some of them even where the server's settings forbid it; and what somebody looks up in a graph may
// be nobody else's business.
func quietBrowser(server *neo4j.Server) http.Handler {
	target, err := url.Parse(server.HTTP)
	if err != nil || target.Host == "" {
		return nil
	}
	bolt := "ws: wss:" // a cluster's members have names of their own
	if scheme, host, ok := strings.Cut(server.URI, "://"); ok && strings.HasPrefix(scheme, "bolt") {
		bolt = fmt.Sprintf("ws://%[1]s wss://%[1]s http://%[1]s https://%[1]s", host)
	}
	policy := "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src 'self' data: blob: " + bolt +
		"; frame-ancestors 'none'; form-action 'self'"
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(&url.URL{Scheme: target.Scheme, Host: target.Host})
			// Cookies are those of other programs on this machine's name, and none of the server's business.
			r.Out.Header.Del("Cookie")
		},
		ModifyResponse: func(r *http.Response) error {
			r.Header.Set("Content-Security-Policy", policy)
			r.Header.Del("Access-Control-Allow-Origin")
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
			http.Error(w, "Neo4j Browser does not answer: "+err.Error(), http.StatusBadGateway)
		},
	}
}

func (d *guideDesk) url(name string) string { return d.base + name }

// serve answers until ctx ends. Requests under way have a second to end.
func (d *guideDesk) serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{Handler: d, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	stop := context.AfterFunc(ctx, func() {
		wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if srv.Shutdown(wait) != nil {
			srv.Close()
		}
	})
	defer stop()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// ServeHTTP checks the name and the origin before anything is looked at, and sends the files of the guide under
// its secret word only; the Browser itself, which holds nothing of the graph, is under its usual path.
func (d *guideDesk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Origin")
	if r.Host != d.host && r.Host != d.local {
		http.Error(w, "this is only served as localhost", http.StatusMisdirectedRequest)
		return
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		if !d.trusts(origin) {
			http.Error(w, "not for pages of "+origin, http.StatusForbidden)
			return
		}
		h.Set("Access-Control-Allow-Origin", origin)
	}
	name, ok := strings.CutPrefix("http://"+d.host+r.URL.Path, d.base)
	switch {
	case !ok && d.browser != nil && (r.URL.Path == "/" || strings.HasPrefix(r.URL.Path, "/browser/")):
		d.browser.ServeHTTP(w, r)
	case !ok:
		http.NotFound(w, r)
	case r.Method == http.MethodOptions:
		// Browser asks before it fetches, because it sends headers of its own.
		h.Set("Access-Control-Allow-Methods", "GET")
		h.Set("Access-Control-Allow-Headers", "*")
		h.Set("Access-Control-Allow-Private-Network", "true")
		w.WriteHeader(http.StatusNoContent)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD, OPTIONS")
		http.Error(w, "this is only for reading", http.StatusMethodNotAllowed)
	default:
		d.answer(w, r, name)
	}
}

// trusts tells whether pages of an origin may read the guide: those of this machine, and those of the server's Browser.
func (d *guideDesk) trusts(origin string) bool {
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" {
		return false
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() == "localhost" || ip != nil && ip.IsLoopback() {
		return true
	}
	own, err := url.Parse(d.server.HTTP)
	return err == nil && own.Host != "" && own.Scheme == u.Scheme && own.Host == u.Host
}

// answer sends a file when it is complete: an error half-way would otherwise come behind half a guide.
func (d *guideDesk) answer(w http.ResponseWriter, r *http.Request, name string) {
	var body bytes.Buffer
	var err error
	kind := "text/html; charset=utf-8"
	switch name {
	case "guide.html":
		err = d.guide(r.Context(), &body)
	case "style.grass":
		kind = "text/plain; charset=utf-8"
		body.WriteString(queries.Grass())
	case "favourites.zip":
		kind = "application/zip"
		w.Header().Set("Content-Disposition", `attachment; filename="newsgraph-favourites.zip"`)
		err = d.favourites(r.Context(), &body)
	default:
		http.NotFound(w, r)
		return
	}
	if err != nil {
		// A guide is shown as it comes, whatever its status, so it says what is wrong.
		kind = "text/html; charset=utf-8"
		body.Reset()
		fmt.Fprintf(&body, "<h3>The graph cannot be read</h3>\n<p>%s</p>\n<p><a exec-topic=\"guide %s\">Try again</a></p>\n",
			html.EscapeString(err.Error()), d.url("guide.html"))
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", kind)
	_, _ = body.WriteTo(w) // who has gone away needs no answer
}

func (d *guideDesk) guide(ctx context.Context, w *bytes.Buffer) error {
	g, err := d.read(ctx)
	if err != nil {
		return err
	}
	return g.HTML(w, queries.Addresses{Guide: d.url("guide.html"), Style: d.url("style.grass"), Favourites: d.url("favourites.zip")})
}

func (d *guideDesk) favourites(ctx context.Context, w *bytes.Buffer) error {
	g, err := d.read(ctx)
	if err != nil {
		return err
	}
	return queries.Favourites(w, g.Questions)
}

// read makes the guide anew, so that it tells of the graph as it is now.
func (d *guideDesk) read(ctx context.Context) (*queries.Guide, error) {
	all, err := queries.All()
	if err != nil {
		return nil, err
	}
	return queries.NewGuide(ctx, all, readRows(d.db))
}
