package main

import (
	"context"
	"fmt"
	"maps"
	"net"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// chromium starts a web browser without a window for a test. On a laptop without Chromium the test is skipped
// with the reason; under CI=true it is installed where that is possible, and its lack is a failure.
func chromium(t *testing.T, width, height int) (context.Context, *traffic) {
	t.Helper()
	path := findChromium(t)
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // as root, Chromium does not start with one
		chromedp.DisableGPU,
		chromedp.WindowSize(width, height),
		chromedp.UserDataDir(t.TempDir()),
		// Whatever a page asks for, only this machine is there.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
	)
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() { _ = chromedp.Cancel(ctx); cancel() })
	seen := &traffic{}
	if err := chromedp.Listen(ctx, seen.note); err != nil { // starts it
		t.Fatalf("start %s: %v", path, err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatalf("watch the network: %v", err)
	}
	limited, end := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(end)
	return limited, seen
}

// findChromium is the path of a Chromium or Chrome.
func findChromium(t *testing.T) string {
	t.Helper()
	look := func() string {
		for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"} {
			if path, err := exec.LookPath(name); err == nil {
				return path
			}
		}
		return ""
	}
	path := look()
	if path == "" && os.Getenv("CI") == "true" && os.Geteuid() == 0 {
		for _, args := range [][]string{{"update"}, {"install", "-y", "--no-install-recommends", "chromium"}} {
			if out, err := exec.Command("apt-get", args...).CombinedOutput(); err != nil {
				t.Logf("apt-get %s: %v\n%s", args[0], err, out)
			}
		}
		path = look()
	}
	if path == "" {
		skip(t, "this test needs Chromium or Chrome; on Debian, as root: apt-get install chromium")
	}
	return path
}

// traffic is what a page asked of the network.
type traffic struct {
	mu   sync.Mutex
	away map[network.RequestID]string // addresses outside of this machine
}

func (tr *traffic) note(event any) {
	var address string
	var id network.RequestID
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		id, address = e.RequestID, e.Request.URL
	case *network.EventWebSocketCreated:
		id, address = e.RequestID, e.URL
	case *network.EventLoadingFailed:
		// What the page's policy forbids is announced, and then not sent.
		if e.BlockedReason == network.BlockedReasonCsp {
			tr.mu.Lock()
			delete(tr.away, e.RequestID)
			tr.mu.Unlock()
		}
		return
	default:
		return
	}
	u, err := url.Parse(address)
	if err != nil || slices.Contains([]string{"data", "blob", "about", "chrome", "file"}, u.Scheme) {
		return
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() == "localhost" || ip != nil && ip.IsLoopback() {
		return
	}
	tr.mu.Lock()
	defer tr.mu.Unlock()
	if tr.away == nil {
		tr.away = map[network.RequestID]string{}
	}
	tr.away[id] = address
}

// leaving are the addresses outside of this machine that were asked for.
func (tr *traffic) leaving() []string {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return slices.Sorted(maps.Values(tr.away))
}

// step runs actions and says which step failed, with a picture of the page where the test has a place for it.
func step(t *testing.T, ctx context.Context, what string, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	start := time.Now()
	if err := chromedp.Do(ctx, actions...); err != nil {
		if dir := os.Getenv("NEWSGRAPH_ARTEFACTS"); dir != "" {
			shot, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			if png, err := chromedp.Run(shot, chromedp.CaptureScreenshot()); err == nil {
				_ = os.WriteFile(fmt.Sprintf("%s/%s.png", dir, strings.ReplaceAll(t.Name(), "/", "-")), png, 0o600)
			}
		}
		t.Fatalf("%s: %v", what, err)
	}
	t.Logf("%s: %.1fs", what, time.Since(start).Seconds())
}

// until waits for a JavaScript expression to be true.
func until(expression string) chromedp.Action[chromedp.Void] {
	poll := chromedp.Poll[bool](expression, chromedp.WithPollingInterval(100*time.Millisecond), chromedp.WithPollingTimeout(60*time.Second))
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := poll(ctx, t)
		return err
	})
}

// get runs an action that has a value.
func get[T any](t *testing.T, ctx context.Context, what string, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	return v
}
