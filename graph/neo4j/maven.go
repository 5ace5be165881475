package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The server's files. Neo4j publishes each of its parts as a Maven artifact, and Maven brings all that they
// need in turn, with checksums, from wherever the user's settings say; so nothing has to be unpacked, and no
// address is written down here.

// copyDependencies is the Maven goal that fetches the artifacts, with its version: without one,
// Maven would ask for the newest.
const copyDependencies = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"

var errNoMaven = errors.New("no Maven: the program mvn is not in PATH")

// cache is a cache directory; its layout is in the package comment.
type cache string

func (c cache) release() string { return filepath.Join(string(c), "neo4j-"+Version) }
func (c cache) lib() string     { return filepath.Join(c.release(), "lib") }

// jars returns the class path of the server, sorted, or nil if it has not been fetched. Sorted, because the
// order of a class path decides between two classes of one name, and the archive is made for one order.
func (c cache) jars() ([]string, error) {
	jars, err := filepath.Glob(filepath.Join(globEscape(c.lib()), "*.jar"))
	if err != nil {
		return nil, fmt.Errorf("list the server's files: %w", err)
	}
	slices.Sort(jars)
	return jars, nil
}

// globEscape makes a path match itself only. A cache directory may have brackets in its name, which Glob would
// read as a set of characters.
func globEscape(path string) string {
	return regexp.MustCompile(`[\\*?[]`).ReplaceAllString(path, `\$0`)
}

// fetch makes sure that the class path is there and returns it. The folder appears by one rename,
// so it is complete whenever it exists, and a lock keeps two processes from fetching it twice.
func (o Options) fetch(ctx context.Context) ([]string, error) {
	c := cache(o.Cache)
	if jars, err := c.jars(); err != nil || len(jars) > 0 {
		return jars, err
	}
	mvn, err := o.host.lookPath("mvn")
	if err != nil {
		return nil, errNoMaven
	}
	if err := os.MkdirAll(c.release(), 0o755); err != nil {
		return nil, fmt.Errorf("make the cache directory: %w", err)
	}
	unlock, err := lockFile(ctx, filepath.Join(c.release(), "lock"), func() {
		o.say("waiting for another newsgraph, which is fetching Neo4j %s", Version)
	})
	if err != nil {
		return nil, err
	}
	defer unlock()
	// The one who had the lock may have fetched it.
	if jars, err := c.jars(); err != nil || len(jars) > 0 {
		return jars, err
	}

	// In the same folder, because a rename does not reach into another file system.
	work, err := os.MkdirTemp(c.release(), "fetch-")
	if err != nil {
		return nil, fmt.Errorf("make the cache directory: %w", err)
	}
	defer os.RemoveAll(work)
	if err := os.WriteFile(filepath.Join(work, "pom.xml"), pom, 0o644); err != nil {
		return nil, fmt.Errorf("fetch Neo4j: %w", err)
	}
	o.say("fetching Neo4j %s with Maven, once (%s)", Version, fetchSize)
	began := time.Now()
	meter := meter{say: o.Progress, every: 3 * time.Second, last: began}
	// A checksum that is wrong is only a warning to Maven unless it is told otherwise. Maven keeps a copy
	// of each artifact in its own repository, so a second fetch, after the cache was deleted, is quick.
	out, err := o.host.run(ctx, command{
		name: mvn,
		args: []string{
			"--batch-mode", "--strict-checksums", "--file", filepath.Join(work, "pom.xml"),
			copyDependencies,
			"-DoutputDirectory=" + filepath.Join(work, "lib"),
			"-DincludeScope=runtime",
		},
		dir:  work,
		line: meter.line,
	})
	if err != nil {
		return nil, fmt.Errorf("fetch Neo4j %s with Maven: %w", Version, failed(err, mavenErrors(out)))
	}
	// Maven is happy without artifacts too, if a setting of the user's leaves them out.
	fetched, err := os.ReadDir(filepath.Join(work, "lib"))
	if err != nil || len(fetched) < jarCount/2 {
		return nil, fmt.Errorf("fetch Neo4j %s with Maven: %d files came instead of about %d", Version, len(fetched), jarCount)
	}
	// A lib folder that exists without jars is what somebody left of one.
	if err := os.RemoveAll(c.lib()); err != nil {
		return nil, fmt.Errorf("keep the server's files: %w", err)
	}
	if err := os.Rename(filepath.Join(work, "lib"), c.lib()); err != nil {
		return nil, fmt.Errorf("keep the server's files: %w", err)
	}
	o.say("fetched Neo4j %s in %s", Version, time.Since(began).Round(time.Second))
	return c.jars()
}

// mavenErrors picks what says why from Maven's output. Its last lines only tell where to read on.
// At most three lines, because an error has one.
func mavenErrors(out string) string {
	var lines []string
	for line := range strings.Lines(out) {
		line, found := strings.CutPrefix(strings.TrimSpace(line), "[ERROR] ")
		if found && line != "" && !advice.MatchString(line) {
			lines = append(lines, strings.TrimSuffix(line, " -> [Help 1]"))
		}
	}
	if len(lines) == 0 {
		return lastLines(out, 4)
	}
	return strings.Join(lines[:min(len(lines), 3)], " / ")
}

// advice is what Maven says after each error, whatever it was.
var advice = regexp.MustCompile(`^\[Help|[Rr]e-run Maven|^For more information about the errors`)

// meter turns Maven's lines, of which there are a thousand, into a report now and then. Without a sign of life
// for minutes, a user would take the program for hung.
type meter struct {
	say   func(string)
	every time.Duration
	last  time.Time
	files int
	bytes float64
}

// downloaded is Maven's line for one file: Downloaded from central: https://.../a.jar (191 kB at 6.6 MB/s)
var downloaded = regexp.MustCompile(`Downloaded from .*\.jar \(([\d.]+) (B|kB|MB|GB) at `)

func (m *meter) line(line string) {
	match := downloaded.FindStringSubmatch(line)
	if match == nil {
		return
	}
	m.files++
	if n, err := strconv.ParseFloat(match[1], 64); err == nil {
		m.bytes += n * map[string]float64{"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}[match[2]]
	}
	if now := time.Now(); now.Sub(m.last) >= m.every {
		m.last = now
		m.say(fmt.Sprintf("  %d files, %.0f MB", m.files, m.bytes/1e6))
	}
}

// exists reports whether a file is there; one that cannot be looked at counts as there, so that
// nothing is overwritten.
func exists(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
