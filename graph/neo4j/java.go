package neo4j

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Which Java runs the server. There may be several, and the first that is named need not be the one that will
// do; the error names each that was looked at, and why it would not.

// java is an installed Java that is new enough. Any vendor's will do: nothing but the version is asked for.
type java struct {
	path    string
	feature int    // 17 in 17.0.15
	version string // all that -version prints, which differs between any two builds
}

// findJava returns the Java in JAVA_HOME or else the one in PATH, whichever is the first to be new
// enough.
func (m *host) findJava(ctx context.Context) (*java, error) {
	// JAVA_HOME goes first, as Maven and Neo4j's own scripts have it. A wrong one hides no good Java in
	// PATH: it is often a leftover.
	var candidates, tried []string
	if dir := m.getenv("JAVA_HOME"); dir != "" {
		candidates = append(candidates, filepath.Join(dir, "bin", "java"))
	}
	if path, err := m.lookPath("java"); err == nil {
		candidates = append(candidates, path)
	}
	for _, path := range candidates {
		out, err := m.run(ctx, command{name: path, args: []string{"-version"}})
		if err != nil {
			tried = append(tried, fmt.Sprintf("%s does not run (%v)", path, err))
			continue
		}
		feature, ok := javaFeature(out)
		switch {
		case !ok:
			tried = append(tried, fmt.Sprintf("%s does not tell its version", path))
		case feature < minJava:
			tried = append(tried, fmt.Sprintf("%s is Java %d", path, feature))
		default:
			return &java{path: path, feature: feature, version: out}, nil
		}
	}
	if len(tried) == 0 {
		return nil, fmt.Errorf("no Java: neither JAVA_HOME nor PATH has one")
	}
	return nil, fmt.Errorf("no Java %d or newer: %s", minJava, strings.Join(tried, ", "))
}

// Every vendor prints a line that begins with a word of its own and has the version in quotes.
var javaVersion = regexp.MustCompile(`(?m)^\S+ version "(\d+)(?:\.(\d+))?[^"]*"`)

// javaFeature finds the feature release in what java -version prints: 17 in "17.0.15" and "17-ea",
// 8 in "1.8.0_292". Lines before it may tell of JAVA_TOOL_OPTIONS.
func javaFeature(out string) (int, bool) {
	m := javaVersion.FindStringSubmatch(out)
	if m == nil {
		return 0, false
	}
	feature, err := strconv.Atoi(m[1])
	if err == nil && feature == 1 && m[2] != "" {
		feature, err = strconv.Atoi(m[2])
	}
	return feature, err == nil
}
