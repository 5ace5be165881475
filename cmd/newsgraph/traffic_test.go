package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"newsgraph/graph/neo4j"
)

// chattyPage asks everywhere for everything, in each of the ways that Neo4j Browser has or could have: fonts, pictures, scripts, frames,
// statistics, sockets and forms.
const chattyPage = `<!DOCTYPE html><html><head>
<link rel="stylesheet" href="https://style.example/a.css">
<style>@font-face { font-family: far; src: url(https://font.example/a.woff2) } p { font-family: far; background: url(https://background.example/a.png) }</style>
<script src="https://script.example/a.js"></script>
</head><body><p>text</p><img src="https://picture.example/a.png"><iframe src="https://frame.example/"></iframe>
<script>
let blocked = 0
document.addEventListener("securitypolicyviolation", () => blocked++)
const quiet = f => { try { const p = f(); p && p.catch && p.catch(() => {}) } catch (e) {} }
quiet(() => fetch("https://fetch.example/"))
quiet(() => { const x = new XMLHttpRequest(); x.open("GET", "https://xhr.example/"); x.send() })
quiet(() => navigator.sendBeacon("https://beacon.example/", "x"))
quiet(() => { new WebSocket("wss://socket.example/") })
quiet(() => { new EventSource("https://events.example/") })
quiet(() => import("https://module.example/a.js"))
quiet(() => fetch("/own"))
setTimeout(() => document.title = "done", 1500)
</script></body></html>`

// TestTrafficIsSeen is the control of the test that nothing leaves the machine: a page that asks everywhere is seen to ask, by the same
// means; and behind the policy under which browse shows Neo4j Browser, it is not.
func TestTrafficIsSeen(t *testing.T) {
	findChromium(t)
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, chattyPage)
	}))
	defer page.Close()
	want := []string{"background", "beacon", "events", "fetch", "font", "frame", "module", "picture", "script", "socket", "style", "xhr"}

	ctx, seen := chromium(t, 600, 400)
	visitChatty(t, ctx, page.URL)
	var names []string
	for _, address := range seen.leaving() {
		name, _, _ := strings.Cut(address[strings.Index(address, "//")+2:], ".")
		names = append(names, name)
	}
	slices.Sort(names)
	if names = slices.Compact(names); !slices.Equal(names, want) {
		t.Errorf("without a policy the test sees requests to %s, want %s", names, want)
	}

	desk := newGuideDesk(nil, &neo4j.Server{URI: "bolt://localhost:7687", HTTP: page.URL}, 0)
	front := httptest.NewServer(desk)
	defer front.Close()
	desk.host = strings.TrimPrefix(front.URL, "http://")
	ctx, seen = chromium(t, 600, 400)
	visitChatty(t, ctx, front.URL+"/browser/")
	if away := seen.leaving(); len(away) > 0 {
		t.Errorf("behind the policy of browse, requests leave the machine: %s", away)
	}
	if n := get(t, ctx, "violations", chromedp.Evaluate[int]("blocked")); n == 0 {
		t.Error("the policy has blocked nothing: the page did not ask")
	}
}

func visitChatty(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	step(t, ctx, "visit", chromedp.Navigate(address), until(`document.title == "done"`), chromedp.Sleep(300*time.Millisecond))
}
