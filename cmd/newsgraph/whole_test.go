package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
)

// These tests run the real program against a real Neo4j: the whole way, from files to a dump.

// program is newsgraph with the server of a test.
type program struct {
	t   *testing.T
	cfg store.Config
}

func newProgram(t *testing.T) *program { return &program{t, storetest.Server(t)} }

func (p *program) command(args ...string) *exec.Cmd {
	cmd := exec.Command("newsgraph", args...)
	cmd.Env = append(os.Environ(), "NEO4J_URI="+p.cfg.URI, "NEO4J_USERNAME="+p.cfg.Username,
		"NEO4J_PASSWORD="+p.cfg.Password, "NEO4J_DATABASE="+p.cfg.Database)
	return cmd
}

// run runs the program to its end and holds it to an exit code.
func (p *program) run(code int, args ...string) (stdout, stderr string) {
	p.t.Helper()
	return p.finish(code, p.command(args...))
}

func (p *program) finish(code int, cmd *exec.Cmd) (stdout, stderr string) {
	p.t.Helper()
	var out, talk bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &talk
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		p.t.Fatalf("newsgraph %s: %v, want exit code %d\n%s", strings.Join(cmd.Args[1:], " "), err, code, talk.String())
	}
	return out.String(), talk.String()
}

func (p *program) dump() string {
	p.t.Helper()
	out, _ := p.run(0, "export", "--format", "dump")
	return out
}

func (p *program) wipe() {
	p.t.Helper()
	storetest.Exec(p.t, p.cfg, "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
}

func (p *program) articles() int {
	p.t.Helper()
	n, _ := storetest.Exec(p.t, p.cfg, "MATCH (a:Article) RETURN count(a)", nil)[0][0].(int64)
	return int(n)
}

// same compares two dumps and shows where they part.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s: line %d of %d is\n%s\nwant, of %d,\n%s", what, i+1, len(g), g[i], len(w), w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", what, len(g), len(w))
}

func TestIngestTwice(t *testing.T) {
	p := newProgram(t)
	articles := "../../ingest/testdata/articles"
	p.run(0, "ingest", articles)
	first := p.dump()
	if !strings.Contains(first, "CONFIRMED edge:") {
		t.Fatalf("nobody confirms anything:\n%s", first)
	}
	report, _ := p.run(0, "ingest", "--json", articles)
	for _, want := range []string{`"written": 0`, `"nodesAdded": {}`, `"edgesAdded": {}`, `"nodesRemoved": {}`, `"edgesRemoved": {}`} {
		if !strings.Contains(report, want) {
			t.Errorf("the second run: no %s in\n%s", want, report)
		}
	}
	same(t, "the second time", p.dump(), first)

	p.run(0, "ingest", "--force", articles)
	same(t, "by force", p.dump(), first)

	// What extract prints is the same graph, but for the name of what made it.
	p.wipe()
	lines, _ := p.run(0, "extract", articles)
	cmd := p.command("ingest", "-")
	cmd.Stdin = strings.NewReader(lines)
	p.finish(0, cmd)
	same(t, "from the exchange format", nameless(p.dump()), nameless(first))
}

// nameless takes the extractor's name out of a dump.
func nameless(dump string) string {
	lines := strings.Split(dump, "\n")
	for i, l := range lines {
		if at := strings.Index(l, `"extractor":"`); at >= 0 {
			end := at + len(`"extractor":"`)
			end += strings.IndexByte(l[end:], '"')
			lines[i] = l[:at] + l[end:]
		}
	}
	return strings.Join(lines, "\n")
}

func TestIngestInAnyOrder(t *testing.T) {
	p := newProgram(t)
	files := generate(t, 1, 40)
	want := ""
	for i, args := range [][]string{{"--workers", "1"}, {"--workers", "8"}, {"--batch-rows", "60"}, {"--batch-rows", "300", "--workers", "3"}} {
		p.wipe()
		p.run(0, append(append([]string{"ingest"}, args...), files...)...)
		got := p.dump()
		if i == 0 {
			want = got
		}
		same(t, strings.Join(args, " "), got, want)
		rand.New(rand.NewPCG(7, uint64(i))).Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	}
}

// TestKilled kills the program in the middle of its work, again and again, and lets it go on: in the end the
// graph is that of a run that nobody disturbed.
func TestKilled(t *testing.T) {
	const n = 500
	p := newProgram(t)
	folder := filepath.Dir(generate(t, 2, n)[0])
	ingest := []string{"ingest", "--batch-rows", "400", folder}
	p.run(0, ingest...)
	want := p.dump()
	if got := p.articles(); got != n {
		t.Fatalf("%d articles, want %d", got, n)
	}
	p.wipe()
	rng := rand.New(rand.NewPCG(1, 0))
	killed := 0
	for part := range 4 { // a moment in each of the first four fifths
		moment := (part*n + rng.IntN(n)) / 5
		cmd := p.command(ingest...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(2 * time.Minute); p.articles() < moment && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(rng.IntN(100)) * time.Millisecond) // anywhere in the next batch
		_ = cmd.Process.Kill()                                      // SIGKILL
		if err := cmd.Wait(); err != nil {
			killed++
		}
		t.Logf("killed at %d of %d articles", p.articles(), n)
	}
	if killed < 3 {
		t.Errorf("the program was killed %d times, and else was done before", killed)
	}
	before := p.articles()
	report, _ := p.run(0, append(ingest, "--json")...)
	if got := fmt.Sprintf(`"unchanged": %d`, before); !strings.Contains(report, got) || before == n {
		t.Errorf("no %s in the last report:\n%s", got, report)
	}
	same(t, "after all", p.dump(), want)
}

func TestInterrupted(t *testing.T) {
	const n = 300
	p := newProgram(t)
	folder := filepath.Dir(generate(t, 3, n)[0])
	cmd := p.command("ingest", "--batch-rows", "100", folder)
	var talk bytes.Buffer
	cmd.Stderr = &talk
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for p.articles() == 0 {
		time.Sleep(time.Millisecond)
	}
	_ = cmd.Process.Signal(syscall.SIGINT)
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted || !strings.Contains(talk.String(), "run the same command again to go on") {
		t.Fatalf("exit code %d\n%s", code, talk.String())
	}
	before := p.articles()
	if !strings.Contains(talk.String(), fmt.Sprintf("%d articles of this run written", before)) || before == n {
		t.Errorf("%d articles are in the graph, the program says\n%s", before, talk.String())
	}
	p.run(0, "ingest", folder)
	if got := p.articles(); got != n {
		t.Errorf("%d articles in the end, want %d", got, n)
	}
}

func TestWrongPassword(t *testing.T) {
	p := newProgram(t)
	p.cfg.Password = "not the password"
	_, talk := p.run(exitDatabase, "ingest", "../../ingest/testdata/articles")
	if strings.Count(talk, "\n") != 1 || !strings.Contains(talk, "NEO4J_PASSWORD") || strings.Contains(talk, p.cfg.Password) {
		t.Errorf("it says\n%s", talk)
	}
}

// TestServerGoesDown cuts the line to the server in the middle of a run: the program says how to go on, and
// what it says is written is there.
func TestServerGoesDown(t *testing.T) {
	if testing.Short() {
		skip(t, "waits until the program gives the server up")
	}
	const n = 300
	p := newProgram(t)
	folder := filepath.Dir(generate(t, 4, n)[0])
	real := p.cfg.URI
	line := newLine(t, strings.TrimPrefix(strings.TrimPrefix(real, "bolt://"), "neo4j://"))
	p.cfg.URI = "bolt://" + line.addr
	cmd := p.command("ingest", "--batch-rows", "100", folder)
	go func() {
		q := &program{t, p.cfg}
		q.cfg.URI = real
		for q.articles() < 20 {
			time.Sleep(time.Millisecond)
		}
		line.cut()
	}()
	_, talk := p.finish(exitDatabase, cmd)
	p.cfg.URI = real
	got := p.articles()
	if !strings.Contains(talk, "run the same command again to go on") || got == 0 || got == n {
		t.Errorf("%d articles are in the graph, the program says\n%s", got, talk)
	}
	p.run(0, "ingest", folder)
	if got := p.articles(); got != n {
		t.Errorf("%d articles in the end, want %d", got, n)
	}
}

// line is a connection to a server that can be cut.
type line struct {
	addr   string
	dead   atomic.Bool
	listen net.Listener
	conns  chan net.Conn
}

func newLine(t *testing.T, server string) *line {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	out := &line{addr: l.Addr().String(), listen: l, conns: make(chan net.Conn, 100)}
	t.Cleanup(out.cut)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s, err := net.Dial("tcp", server)
			if err != nil {
				c.Close()
				continue
			}
			out.conns <- c
			out.conns <- s
			go func() { _, _ = io.Copy(s, c); s.Close() }()
			go func() { _, _ = io.Copy(c, s); c.Close() }()
		}
	}()
	return out
}

func (l *line) cut() {
	if l.dead.Swap(true) {
		return
	}
	l.listen.Close()
	for {
		select {
		case c := <-l.conns:
			c.Close()
		default:
			return
		}
	}
}

// generate writes n articles, no two alike, that share people, places and happenings. The same seed gives
// the same articles.
func generate(t *testing.T, seed uint64, n int) (files []string) {
	t.Helper()
	dir := t.TempDir()
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	people := []string{"Ines Halvorsen", "Tomasz Wieczorek", "Amara Okonjo", "Luis Ferreira", "Hana Kobayashi", "Petra Lindqvist",
		"Omar Benali", "Sofia Marchetti", "Viktor Hrytsenko", "Rania Haddad", "Miloš Đorđević", "Niamh Gallagher"}
	posts := []string{"Mayor", "President", "Prime Minister", "Interior Minister", "Governor", "Defense Minister", "Foreign Minister"}
	places := []string{"Lyon", "Kharkiv", "Oslo", "Manila", "Lagos", "Porto", "Kraków", "Nairobi", "Valparaíso", "Izmir", "Aleppo", "Tbilisi"}
	forces := []string{"Ukrainian forces", "Russian troops", "French officials", "Kenyan police", "the Red Cross", "Turkish soldiers",
		"Nigerian officials", "Polish troops", "the United Nations", "police", "witnesses"}
	happened := []string{"an explosion in %s", "the collapse of a bridge in %s", "clashes in %s", "a strike on a depot in %s",
		"a protest in %s", "the arrest of three men in %s", "talks in %s", "a flood in %s", "the attack on a convoy near %s"}
	verbs := []string{"confirmed", "denied", "acknowledged", "rejected reports of", "condemned", "announced", "spoke of"}
	said := []string{"said", "told reporters", "claimed", "warned", "confirmed", "wrote on Telegram"}
	content := []string{"that two people were killed in %s", "that rescuers had arrived in %s", "the fighting in %s had ended",
		"that schools in %s would be closed", "that aid had reached %s", "that troops were deployed to %s"}
	endings := []string{"Nobody was hurt.", "The cause is not known.", "“We are all in shock,” a neighbour said.", "Trains were late.",
		"According to %s, the number may rise.", "The city council meets on Friday."}
	for i := range n {
		var b strings.Builder
		who, where := pick(people), pick(places)
		if rng.IntN(4) > 0 {
			fmt.Fprintf(&b, "Title: Report %d from %s\nDate: 2024-%02d-%02d\nSource: %s Post\n\n", i, where, 1+rng.IntN(3), 1+rng.IntN(28), pick(places))
		}
		fmt.Fprintf(&b, "%s %s %s %s on %s, number %d.\n\n", pick(posts), who, pick(verbs), fmt.Sprintf(pick(happened), where),
			pick([]string{"Monday", "Tuesday", "Friday"}), i)
		for range 1 + rng.IntN(5) {
			subject := pick([]string{pick(people), pick(forces), who[strings.LastIndexByte(who, ' ')+1:]})
			fmt.Fprintf(&b, "%s%s %s %s. ", strings.ToUpper(subject[:1]), subject[1:], pick(said), fmt.Sprintf(pick(content), pick([]string{where, pick(places)})))
		}
		ending := pick(endings)
		if strings.Contains(ending, "%s") {
			ending = fmt.Sprintf(ending, pick(people))
		}
		fmt.Fprintf(&b, "%s\n", ending)
		file := filepath.Join(dir, fmt.Sprintf("%03d.txt", i))
		if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	slices.SortFunc(files, cmp.Compare[string])
	return files
}
