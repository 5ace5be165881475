package neo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// fakeServer returns options for a machine with a Java whose server answers at once.
func fakeServer(t *testing.T) (Options, *fakeMachine) {
	m := &fakeMachine{servers: map[string]func(*Server) error{}}
	for port := defaultBolt; port < defaultBolt+100; port++ {
		m.servers[fmt.Sprintf("bolt://localhost:%d", port)] = welcome
		m.servers[fmt.Sprintf("bolt://localhost:%d", port+10000)] = welcome
	}
	m.fakeJava(t, "17.0.15")
	m.programs["mvn"] = "/bin/mvn"
	o := Options{Home: t.TempDir(), Cache: t.TempDir(), host: m.host()}
	t.Cleanup(func() {
		if err := Stop(context.Background(), o); err != nil && !errors.Is(err, ErrNotRunning) {
			t.Error(err)
		}
	})
	return o, m
}

// TestStartAtOnce lets several start a server at the same time: there must be one.
func TestStartAtOnce(t *testing.T) {
	o, m := fakeServer(t)
	var wg sync.WaitGroup
	servers := make([]*Server, 5)
	for i := range servers {
		wg.Go(func() {
			var err error
			if servers[i], err = Start(t.Context(), o); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, s := range servers {
		if s == nil || *s != *servers[0] {
			t.Errorf("servers %v and %v, want the same", s, servers[0])
		}
	}
	if n := m.count("mvn "); n != 1 {
		t.Errorf("%d calls of Maven, want 1", n)
	}
	if n := m.count("java -XX"); n != 1 {
		t.Errorf("%d initial passwords, want 1", n)
	}
	for _, line := range m.ran {
		if strings.Contains(line, servers[0].Password) {
			t.Errorf("the password is in the list of processes: %s", line)
		}
	}
}

// TestStopAndStatus goes once through the life of a server.
func TestStopAndStatus(t *testing.T) {
	o, _ := fakeServer(t)
	state := func(want State) *Condition {
		t.Helper()
		c, err := Status(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if c.State != want {
			t.Errorf("state %s, want %s", c.State, want)
		}
		return c
	}
	state(None)
	if err := Stop(t.Context(), o); !errors.Is(err, ErrNotRunning) {
		t.Errorf("stop without a server: %v", err)
	}
	first, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if c := state(Running); c.PID == 0 || c.Server.Password != "" {
		t.Errorf("status %+v, want a process and no password", c)
	}
	if err := Stop(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if c := state(Stopped); c.PID != 0 {
		t.Errorf("stopped with process %d", c.PID)
	}
	if err := Stop(t.Context(), o); !errors.Is(err, ErrNotRunning) {
		t.Errorf("stop a stopped server: %v", err)
	}
	again, err := Start(t.Context(), o)
	if err != nil || again.Password != first.Password {
		t.Errorf("started again: %v, %v; want the same password", again, err)
	}
}

// TestStopSparesOthers writes the number of a process into the state that is not the server: once
// one with another start time, once one with another command line.
func TestStopSparesOthers(t *testing.T) {
	if !canManage {
		skip(t, "no servers are managed on this system")
	}
	cmd := exec.Command("sleep", "60")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	defer cmd.Process.Kill()
	real, ok := identify(cmd.Process.Pid)
	if !ok || !real.runs("sleep") || real.runs("no such argument") {
		t.Fatalf("process %+v is not known as what it is", real)
	}
	o := Options{Home: t.TempDir(), Cache: t.TempDir()}
	h := home(o.Home)
	for _, p := range []process{real, {ID: real.ID, Started: "another time"}, {ID: real.ID}} {
		if err := h.writeState(&state{Kind: byJava, Bolt: 7687, HTTP: 7474, Process: p}); err != nil {
			t.Fatal(err)
		}
		if err := Stop(t.Context(), o); !errors.Is(err, ErrNotRunning) {
			t.Errorf("stop: %v, want that nothing runs", err)
		}
		select {
		case <-ended:
			t.Fatal("a process was ended that is not the server")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// TestStartFails checks that what ends by itself is reported with its reason and leaves nothing.
func TestStartFails(t *testing.T) {
	o, m := fakeServer(t)
	m.httpDown = true
	broken := filepath.Join(t.TempDir(), "java")
	script := "#!/bin/sh\ncase $1 in -version) echo 'openjdk version \"17\"';; @*) echo 'Caused by: no room'; sleep 0.2; exit 1;; esac\n"
	if err := os.WriteFile(broken, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	m.programs["java"] = broken
	if _, err := Start(t.Context(), o); err == nil || !strings.Contains(err.Error(), "ended by itself: Caused by: no room") {
		t.Errorf("error %v, want one that tells the reason", err)
	}
	if c, err := Status(t.Context(), o); err != nil || c.State != None {
		t.Errorf("status %+v, %v; want that there is none", c, err)
	}
}

// TestStartGivenUp checks that a server which nobody waits for any more is ended.
func TestStartGivenUp(t *testing.T) {
	o, m := fakeServer(t)
	m.httpDown = true
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	if _, err := Start(ctx, o); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want the deadline", err)
	}
	if c, err := Status(t.Context(), o); err != nil || c.State == Starting || c.State == Running {
		t.Errorf("status %+v, %v; want no process", c, err)
	}
}

// TestLostPassword must not begin anew beside a graph that is there.
func TestLostPassword(t *testing.T) {
	o, _ := fakeServer(t)
	if _, err := Start(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if err := Stop(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(home(o.Home).password(byJava)); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), o); err == nil || !strings.Contains(err.Error(), "bring it back") {
		t.Errorf("error %v, want one about the missing file", err)
	}
}

// TestFetchFails checks that a failed download leaves no class path that looks complete.
func TestFetchFails(t *testing.T) {
	o, m := fakeServer(t)
	m.outputs = map[string]string{"mvn --batch-mode": ""} // succeeds and brings nothing
	if _, err := Start(t.Context(), o); err == nil || !strings.Contains(err.Error(), "0 files came") {
		t.Errorf("error %v, want one about the files", err)
	}
	if entries, _ := filepath.Glob(filepath.Join(o.Cache, "*", "*", "*.jar")); len(entries) != 0 {
		t.Errorf("files are left: %q", entries)
	}
	delete(m.programs, "mvn")
	if _, err := Start(t.Context(), o); err == nil || !strings.Contains(err.Error(), "no Maven") {
		t.Errorf("error %v, want one about Maven", err)
	}
}

// TestArchive follows a class data archive from its recording to its use.
func TestArchive(t *testing.T) {
	c, j := cache(t.TempDir()), &java{path: "/bin/java", version: "17"}
	if err := os.MkdirAll(c.release(), 0o755); err != nil {
		t.Fatal(err)
	}
	use, record := archive(c, "/home", j, []string{"a.jar"})
	if use != "" || record == "" {
		t.Fatalf("archive %q and recording %q, want only a recording", use, record)
	}
	if _, other := archive(c, "/other", j, []string{"a.jar"}); other == record {
		t.Error("two servers record to the same file")
	}
	write := func(data string) {
		t.Helper()
		if err := os.WriteFile(record, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("\x00\x00\x00\x00classes") // no header yet
	if use, _ := archive(c, "/home", j, []string{"a.jar"}); use != "" {
		t.Error("an unfinished recording is used")
	}
	write("\xa8\xab\x0b\xf0classes")
	if use, _ = archive(c, "/other", j, []string{"a.jar"}); use == "" || !exists(use) || exists(record) {
		t.Errorf("archive %q, want the recording in its place", use)
	}
	for _, changed := range []struct {
		j    *java
		jars []string
	}{{&java{path: "/bin/java", version: "21"}, []string{"a.jar"}}, {j, []string{"a.jar", "b.jar"}}} {
		if use, _ := archive(c, "/home", changed.j, changed.jars); use != "" {
			t.Errorf("the archive is used for %+v", changed)
		}
	}
}

// TestKeeper checks that a shared server goes on while a process uses it and ends after the last.
func TestKeeper(t *testing.T) {
	o, _ := fakeServer(t)
	o.idle = 2 * time.Second
	s, release, err := Shared(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Managed || !strings.Contains(s.URI, ":17") {
		t.Errorf("server %v, want one on a test port", s)
	}

	// While one test uses it, another waits.
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, _, err := Shared(ctx, o); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("two tests have the server at once, or %v", err)
	}
	release()
	again, release, err := Shared(t.Context(), o)
	if err != nil || *again != *s {
		t.Fatalf("the second test got %v, %v; want %v", again, err, s)
	}
	release()

	runs := func() bool {
		c, err := Status(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return c.State == Running
	}
	time.Sleep(4 * time.Second)
	if !runs() {
		t.Error("the server ended while a process uses it")
	}
	// A crashed test leaves its file; here it is one of a process that has ended.
	users := home(o.Home).users()
	gone := exec.Command("true")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	me := filepath.Join(users, strconv.Itoa(os.Getpid()))
	if err := os.Rename(me, filepath.Join(users, strconv.Itoa(gone.Process.Pid))); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(20 * time.Second); runs(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the server outlives its users")
		}
	}
}

// TestSharedSparesGraphs must not hand out a server that is not for tests.
func TestSharedSparesGraphs(t *testing.T) {
	o, _ := fakeServer(t)
	if _, err := Start(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Shared(t.Context(), o); err == nil || !strings.Contains(err.Error(), "not made for tests") {
		t.Errorf("error %v, want a refusal", err)
	}
}

// TestDocker uses a Docker that does what it is told.
func TestDocker(t *testing.T) {
	o, m := fakeServer(t)
	m.programs["docker"] = "/bin/docker"
	m.outputs = map[string]string{"docker info": "28.2.2\n", "docker compose": "warning: x\n"}
	s, err := Find(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Managed || m.count("docker compose --project-name newsgraph-local --file ") != 1 || m.count("mvn") != 0 {
		t.Errorf("found %v by %q, want a server by docker compose up", s, m.ran)
	}
	if c, err := Status(t.Context(), o); err != nil || c.By != "docker" || c.State != Running {
		t.Errorf("status %+v, %v; want a running Docker server", c, err)
	}
	for _, line := range m.ran {
		if strings.Contains(line, s.Password) {
			t.Errorf("the password is in the list of processes: %s", line)
		}
	}
	// The graph is in Docker: without it there must be no second, empty one by Java.
	m.httpDown = true
	delete(m.programs, "docker")
	if _, err := Find(t.Context(), o); err == nil || m.count("mvn") != 0 {
		t.Errorf("found a server by %q, %v; want an error about Docker", m.ran, err)
	}
	m.programs["docker"] = "/bin/docker" // for Stop at the end
}
