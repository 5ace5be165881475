package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"newsgraph/queries"
)

var screenshot = flag.Bool("screenshot", false, "write queries/testdata/browser.png, the picture in the README")

// photograph keeps what Browser shows: the graph alone, over the whole window.
func photograph(t *testing.T, ctx context.Context) {
	t.Helper()
	click := func(selector string) chromedp.Action[chromedp.Void] {
		return chromedp.Click(chromedp.CSS(selector))
	}
	step(t, ctx, "make room", click(`[data-testid="frame"] [title="Fullscreen"], [data-testid="frame"] [aria-label="Fullscreen"]`),
		click(`[aria-label="Collapse the node properties display"]`), chromedp.Sleep(time.Second),
		until(`(() => { // no node has moved for some time
			const now = [...document.querySelectorAll("g.node")].map(g => g.getAttribute("transform")).join()
			window.nodesStill = now === window.nodesWere ? window.nodesStill + 1 : 0
			window.nodesWere = now
			return window.nodesStill > 20
		})()`),
		click(`[aria-label="zoom-to-fit"]`), chromedp.Sleep(2*time.Second))
	shot := get(t, ctx, "photograph", chromedp.Screenshot(chromedp.CSS("svg.neod3viz")))
	if len(shot) > 300_000 {
		t.Errorf("the picture has %d bytes, want at most 300,000", len(shot))
	}
	if err := os.WriteFile("../../queries/testdata/browser.png", shot, 0o644); err != nil {
		t.Fatal(err)
	}
}

// browsing starts newsgraph browse and returns the address that it prints.
func (p *program) browsing(args ...string) string {
	p.t.Helper()
	cmd := p.command(append([]string{"browse", "--no-open"}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		p.t.Fatal(err)
	}
	var talk strings.Builder
	cmd.Stderr = &talk
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	quiet := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	quiet.Stop()
	p.t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_, _ = io.Copy(io.Discard, out)
		if err := cmd.Wait(); err != nil {
			p.t.Errorf("newsgraph browse after Ctrl-C: %v\n%s", err, talk.String())
		}
	})
	if err != nil {
		p.t.Fatalf("newsgraph browse printed no address: %v\n%s", err, talk.String())
	}
	if !strings.Contains(line, "/browser/?dbms=") {
		p.t.Fatalf("newsgraph browse printed %q, and said\n%s", line, talk.String())
	}
	return strings.TrimSpace(line)
}

// TestBrowser goes the way of a user: open Neo4j Browser at the address that newsgraph browse prints, log in, take the
// style, ask for the event that most speakers stand behind, and look.
func TestBrowser(t *testing.T) {
	findChromium(t)
	p := newProgram(t)
	p.run(0, "ingest", "../../ingest/testdata/articles")
	address := p.browsing()
	ctx, seen := chromium(t, 1500, 1000)

	step(t, ctx, "open", chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS(`[data-testid="boltaddress"]`)))
	step(t, ctx, "log in",
		chromedp.SetValue(chromedp.CSS(`[data-testid="username"]`), p.cfg.Username),
		chromedp.SendKeys(chromedp.CSS(`[data-testid="password"]`), p.cfg.Password),
		chromedp.Click(chromedp.CSS(`[data-testid="connect"]`)),
		until(`document.body.innerText.includes("You are connected as user")`))
	step(t, ctx, "guide", until(`!!document.querySelector('[data-testid="guidesDrawer"]') &&
		document.querySelector('[data-testid="guidesDrawer"]').innerText.includes("Your newsgraph")`))
	step(t, ctx, "style", chromedp.Click(chromedp.CSS(`[data-testid="guidesDrawer"] a[exec-topic*="style.grass"]`)),
		until(`document.body.innerText.includes(":style http")`))
	step(t, ctx, "next slide", chromedp.Click(chromedp.CSS(`[data-testid="guideNextSlide"]`)),
		until(`document.querySelector('[data-testid="guidesDrawer"]').innerText.includes("Who stands behind")`))
	step(t, ctx, "ask", chromedp.Click(chromedp.CSS(`[data-testid="guidesDrawer"] pre[data-question="event-sources"] i`)),
		until(`document.querySelectorAll("g.node").length > 3 && document.querySelectorAll("g.relationship").length > 3`))
	pic := shownPicture(t, ctx)
	style, err := queries.ParseGrass(queries.Grass())
	if err != nil {
		t.Fatal(err)
	}
	// The event is in the middle of those who speak of it, in the colours and with the words of the style.
	for caption, label := range map[string]string{"Rustem Umerov": "Person", "Volodymyr Zelenskyy": "Person", "Kursk Oblast": "Place"} {
		look := style.Node([]string{label})
		if n, ok := pic.Nodes[caption]; !ok || n.Fill != look.Color || n.R != look.Diameter/2 {
			t.Errorf("%s is drawn as %+v, want %s and %g across, of\n%+v", caption, n, look.Color, look.Diameter, pic)
		}
	}
	events := 0
	for _, n := range pic.Nodes {
		if n.Fill == style.Node([]string{"Event"}).Color {
			events++
		}
	}
	if events != 1 {
		t.Errorf("%d events are in the picture, want the one, of\n%+v", events, pic)
	}
	for caption, typ := range map[string]string{"acknowledged": "CONFIRMED", "in": "LOCATED_IN", "took part in": "PARTICIPATED_IN"} {
		if want := style.Relationship(typ).Color; !slices.Contains(pic.Edges, edgeShown{caption, want}) {
			t.Errorf("no line says %q in %s, of\n%+v", caption, want, pic.Edges)
		}
	}
	if *screenshot {
		photograph(t, ctx)
	}
	// Browser asks for fonts, statistics, surveys and crash reports, which the policy of its pages keeps here.
	if away := seen.leaving(); len(away) > 0 {
		t.Errorf("requests left the machine: %s", away)
	}
}

// TestPictures opens the files that newsgraph draws in a browser that has no network, and looks at what is on them.
func TestPictures(t *testing.T) {
	findChromium(t)
	p := newProgram(t)
	p.run(0, "ingest", "../../ingest/testdata/articles")
	dir := os.Getenv("NEWSGRAPH_ARTEFACTS") // where CI keeps what it has seen
	if dir == "" {
		dir = t.TempDir()
	}
	ctx, seen := chromium(t, 1300, 1000)
	for name, tt := range map[string]struct {
		args  []string
		query string // of what must be on the page
		least int
	}{
		"graph":    {[]string{"query", "run", "event-sources", "--param", "event=Ukrainian forces", "--format", "html"}, "g.node circle", 5},
		"table":    {[]string{"query", "run", "corroborated-events", "--format", "html"}, "tr", 2},
		"map":      {[]string{"map"}, "g.spot circle", 4},
		"timeline": {[]string{"timeline"}, "g.event circle", 10},
	} {
		page, _ := p.run(0, tt.args...)
		file := filepath.Join(dir, name+".html")
		if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		step(t, ctx, name, chromedp.Navigate("file://"+file))
		if n := get(t, ctx, name, chromedp.Evaluate[int](`document.querySelectorAll("`+tt.query+`").length`)); n < tt.least {
			t.Errorf("%s has %d of %s, want at least %d", name, n, tt.query, tt.least)
		}
		shot := get(t, ctx, name, chromedp.CaptureScreenshot())
		if err := os.WriteFile(filepath.Join(dir, name+".png"), shot, 0o600); err != nil {
			t.Fatal(err)
		}
		if n := colours(t, shot); n < 3 {
			t.Errorf("%s has %d colours: nothing was drawn", name, n)
		}
	}
	if away := seen.leaving(); len(away) > 0 {
		t.Errorf("a file asks for %s", away)
	}
}

// colours counts the colours that cover a visible part of a picture.
func colours(t *testing.T, data []byte) int {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	count := map[color.Color]int{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			count[img.At(x, y)]++
		}
	}
	n := 0
	for _, c := range count {
		if c >= 100 {
			n++
		}
	}
	return n
}

// pictureShown is a graph as Browser shows it.
type pictureShown struct {
	Nodes map[string]nodeShown // by caption
	Edges []edgeShown
}

type nodeShown struct {
	Fill string
	R    float64
}

type edgeShown struct{ Caption, Fill string }

func shownPicture(t *testing.T, ctx context.Context) pictureShown {
	t.Helper()
	state := get(t, ctx, "look at the picture", chromedp.Evaluate[string](`JSON.stringify({
		Nodes: Object.fromEntries([...document.querySelectorAll("g.node")].map(g => {
			const c = g.querySelector("circle.b-outline")
			return [g.textContent.trim(), {Fill: c.getAttribute("fill"), R: Number(c.getAttribute("r"))}]
		})),
		Edges: [...document.querySelectorAll("g.relationship")].map(g =>
			({Caption: g.textContent.trim(), Fill: g.querySelector("path").getAttribute("fill")}))})`))
	var p pictureShown
	if err := json.Unmarshal([]byte(state), &p); err != nil {
		t.Fatal(err)
	}
	return p
}
