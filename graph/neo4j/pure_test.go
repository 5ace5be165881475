package neo4j

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

// TestOneRelease holds the three places together that say which Neo4j newsgraph uses.
func TestOneRelease(t *testing.T) {
	if n := bytes.Count(pom, []byte("<version>"+Version+"</version>")); n != 2 {
		t.Errorf("pom.xml names version %s %d times, want 2", Version, n)
	}
	if want := "image: neo4j:" + Version + "-community\n"; !bytes.Contains(composeFile, []byte(want)) {
		t.Errorf("compose.yml has no line %q", want)
	}
	top, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(top, composeFile) {
		t.Error("compose.yml is not the same as docker-compose.yml: copy that over it")
	}
}

// TestComposeIsPrivate checks what must never get lost from the compose file.
func TestComposeIsPrivate(t *testing.T) {
	ports := 0
	for line := range strings.Lines(string(composeFile)) {
		line = strings.TrimSpace(line)
		if strings.HasSuffix(line, `:7474"`) || strings.HasSuffix(line, `:7687"`) {
			ports++
			if !strings.HasPrefix(line, `- "127.0.0.1:`) {
				t.Errorf("other machines can connect: %s", line)
			}
		}
		if strings.Contains(line, "NEO4J_AUTH:") && !strings.Contains(line, "neo4j/${NEO4J_PASSWORD:?") {
			t.Errorf("the password can be left out: %s", line)
		}
	}
	if ports != 2 {
		t.Errorf("%d ports, want 2", ports)
	}
}

func TestConfiguration(t *testing.T) {
	golden(t, "neo4j.conf", confText(7688, 7475, false))
	jars := []string{"/cache/with space/a.jar", "/cache/with space/b.jar"}
	user := launch{home: "/data", jars: jars, recording: "/cache/x.recording"}
	golden(t, "java.args", argumentFile(user.arguments()))
	test := launch{home: `/da"ta\x`, jars: jars, heap: "256m", test: true, archive: "/cache/x.jsa"}
	golden(t, "java-test.args", argumentFile(test.arguments()))
}

func TestJavaFeature(t *testing.T) {
	tests := []struct {
		out  string
		want int
	}{
		{"openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime Environment", 17},
		{"java version \"1.8.0_292\"\n", 8},
		{"openjdk version \"21\" 2023-09-19\n", 21},
		{"openjdk version \"26-ea\" 2026-03-17\n", 26},
		{"Picked up JAVA_TOOL_OPTIONS: -Dx=\"1\"\nopenjdk version \"17.0.1\" 2021\n", 17},
		{"java 17", 0},
		{"", 0},
	}
	for _, tt := range tests {
		got, ok := javaFeature(tt.out)
		if got != tt.want || ok != (tt.want != 0) {
			t.Errorf("javaFeature(%q) = %d, %t; want %d", tt.out, got, ok, tt.want)
		}
	}
}

func TestFindJava(t *testing.T) {
	var m, old fakeMachine
	m.fakeJava(t, "21.0.2")
	old.fakeJava(t, "1.8.0_292")
	// A JAVA_HOME that is too old does not hide a good Java in PATH.
	dir := t.TempDir()
	if err := os.Symlink(filepath.Dir(old.programs["java"]), filepath.Join(dir, "bin")); err != nil {
		t.Fatal(err)
	}
	m.env = map[string]string{"JAVA_HOME": dir}
	j, err := m.host().findJava(t.Context())
	if err != nil || j.feature != 21 || j.path != m.programs["java"] {
		t.Errorf("found %+v, %v; want Java 21 in PATH", j, err)
	}
	delete(m.programs, "java")
	if _, err := m.host().findJava(t.Context()); err == nil || !strings.Contains(err.Error(), "is Java 8") {
		t.Errorf("error %v, want one that tells of Java 8", err)
	}
}

func TestChoosePorts(t *testing.T) {
	m := fakeMachine{listening: map[int]bool{7687: true, 7688: true, 17474: true}}
	o := Options{host: m.host()}
	bolt, http, err := o.choosePorts()
	if err != nil || bolt != 7689 || http != 7474 {
		t.Errorf("ports %d and %d, %v; want 7689 and 7474", bolt, http, err)
	}
	o.Test = true
	if bolt, http, err = o.choosePorts(); err != nil || bolt != 17687 || http != 17475 {
		t.Errorf("test ports %d and %d, %v; want 17687 and 17475", bolt, http, err)
	}
	o.BoltPort = 7688
	if _, _, err = o.choosePorts(); err == nil {
		t.Error("a port that is taken was accepted")
	}
}

// TestListens sees a port on which nobody can listen, because somebody does.
func TestListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	if !listens(port) || free(port) {
		t.Errorf("port %d is taken, and looks free", port)
	}
}

func TestPasswordFile(t *testing.T) {
	h := home(t.TempDir())
	password, err := h.newPassword(byJava)
	if err != nil {
		t.Fatal(err)
	}
	if len(password) < 20 || strings.Trim(password, "abcdefghijklmnopqrstuvwxyz234567") != "" {
		t.Errorf("password %q is short or has letters that need quoting", password)
	}
	info, err := os.Stat(h.password(byJava))
	if err != nil {
		t.Fatal(err)
	}
	if ownerOnly && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %04o, want 0600", info.Mode().Perm())
	}
	if again, err := h.newPassword(byJava); err != nil || again != password {
		t.Errorf("a second call gave %q, %v; want the same password", again, err)
	}
	other := home(t.TempDir())
	if p, err := other.newPassword(byJava); err != nil || p == password {
		t.Errorf("two servers have the same password, or %v", err)
	}
	if ownerOnly {
		if err := os.Chmod(h.password(byJava), 0o640); err != nil {
			t.Fatal(err)
		}
		if _, err := h.readPassword(byJava); err == nil || !strings.Contains(err.Error(), "chmod 600") {
			t.Errorf("error %v, want one that says what to do about a file that others can read", err)
		}
	}
}

func TestReadPasswordFile(t *testing.T) {
	for text, want := range map[string]string{"pw\n": "pw", "pw": "pw", " p w \r\nrest": " p w ", "\n": "", "": "", strings.Repeat("x", 5000): ""} {
		name := filepath.Join(t.TempDir(), "password")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := ReadPasswordFile(name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("ReadPasswordFile of %.10q = %q, %v; want %q", text, got, err, want)
		}
	}
}

// TestServerHidesPassword prints a server in all the ways there are.
func TestServerHidesPassword(t *testing.T) {
	s := Server{URI: "bolt://localhost:7687", Username: "neo4j", Password: "topsecret"}
	var out strings.Builder
	for _, v := range []any{s, &s, []Server{s}, struct{ S *Server }{&s}, map[string]Server{"x": s}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(data)
		slog.New(slog.NewTextHandler(&out, nil)).Info("x", "server", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "server", v)
	}
	for _, form := range []string{"topsecret", fmt.Sprintf("%x", "topsecret")} {
		if strings.Contains(out.String(), form) {
			t.Errorf("the password shows:\n%s", out.String())
		}
	}
	if !strings.Contains(out.String(), "neo4j at bolt://localhost:7687") {
		t.Error("nothing tells which server it is")
	}
}

func TestMeter(t *testing.T) {
	var said []string
	m := meter{say: func(s string) { said = append(said, s) }}
	for _, line := range []string{
		"[INFO] Downloading from central: https://repo.example/a.jar",
		"[INFO] Downloaded from central: https://repo.example/a.jar (191 kB at 6.6 MB/s)",
		"[INFO] Downloaded from central: https://repo.example/a.pom (19 kB at 6.6 MB/s)",
		"[INFO] Downloaded from central: https://repo.example/b.jar (12 MB at 6.6 MB/s)",
	} {
		m.line(line)
	}
	if want := []string{"  1 files, 0 MB", "  2 files, 12 MB"}; !slices.Equal(said, want) {
		t.Errorf("said %q, want %q", said, want)
	}
	m.every = time.Hour
	m.line("[INFO] Downloaded from central: https://repo.example/c.jar (1 MB at 6.6 MB/s)")
	if len(said) != 2 || m.files != 3 {
		t.Errorf("said %q after %d files, want no third line", said, m.files)
	}
}

func TestMavenErrors(t *testing.T) {
	const offline = `[INFO] BUILD FAILURE
[ERROR] Plugin x:1 or one of its dependencies could not be resolved: Unknown host -> [Help 1]
[ERROR] 
[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
[ERROR] Re-run Maven using the -X switch to enable full debug logging.
[ERROR] For more information about the errors and possible solutions, please read the following articles:
[ERROR] [Help 1] http://cwiki.example
`
	if got, want := mavenErrors(offline), "Plugin x:1 or one of its dependencies could not be resolved: Unknown host"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := mavenErrors("one\ntwo\n\nthree\nfour\nfive\n"), "two / three / four / five"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCause(t *testing.T) {
	const log = `2026 INFO  Starting...
2026 ERROR Failed to start Neo4j on 127.0.0.1:7474.
java.lang.RuntimeException: Error starting Neo4j
	at org.neo4j.graphdb.Factory.start(Factory.java:288)
Caused by: org.neo4j.LifecycleException: failed to start.
	... 10 more
Caused by: io.netty.NativeIoException: bind(..) failed with error(-98): Address already in use
2026 INFO  Stopped.
`
	if got, want := cause(log), "Caused by: io.netty.NativeIoException: bind(..) failed with error(-98): Address already in use"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := cause("one\nInvalid maximum heap size: -Xmx1x\n\n"), "Invalid maximum heap size: -Xmx1x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTail(t *testing.T) {
	var lines []string
	out := &tail{line: func(l string) { lines = append(lines, l) }}
	for _, part := range []string{"one\ntw", "o\r\n", "thr", "ee"} {
		fmt.Fprint(out, part)
	}
	if want := []string{"one", "two"}; !slices.Equal(lines, want) {
		t.Errorf("lines %q, want %q", lines, want)
	}
	for range 1000 {
		fmt.Fprintln(out, strings.Repeat("x", 1000))
	}
	fmt.Fprintln(out, "end")
	if n := len(out.String()); n > 129<<10 || !strings.HasSuffix(out.String(), "x\nend\n") {
		t.Errorf("%d bytes are kept, want at most 128 KiB, the last ones", n)
	}
}

// TestPreparedDirectories checks where the data goes on a machine with and without settings.
func TestPreparedDirectories(t *testing.T) {
	tests := []struct {
		name        string
		env         map[string]string
		options     Options
		home, cache string // what they end with
	}{
		{"NEWSGRAPH_HOME", map[string]string{"NEWSGRAPH_HOME": "/n"}, Options{}, "/n", "/n/cache"},
		{"XDG_DATA_HOME", map[string]string{"XDG_DATA_HOME": "/x"}, Options{}, "/x/newsgraph", "/newsgraph"},
		{"relative XDG_DATA_HOME", map[string]string{"XDG_DATA_HOME": "x"}, Options{}, "/.local/share/newsgraph", "/newsgraph"},
		{"given", map[string]string{"NEWSGRAPH_HOME": "/n"}, Options{Home: "/h", Cache: "/c"}, "/h", "/c"},
		{"test", map[string]string{"NEWSGRAPH_HOME": "/n"}, Options{Test: true}, "/n/cache/test-server", "/n/cache"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.options.host = (&fakeMachine{env: tt.env}).host()
			o, err := tt.options.prepared()
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(o.Home, tt.home) || !strings.HasSuffix(o.Cache, tt.cache) {
				t.Errorf("home %s and cache %s, want …%s and …%s", o.Home, o.Cache, tt.home, tt.cache)
			}
		})
	}
	if _, err := (Options{Heap: "1g -Dx"}).prepared(); err == nil {
		t.Error("a heap that is no size was accepted")
	}
}
