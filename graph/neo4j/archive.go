package neo4j

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A class data archive holds Java's classes in the form that they have in memory. Starting from one
// takes a third of the time. The JVM writes it when it ends, which then takes ten seconds or, on a busy
// machine, a minute longer. A server records one if there is none, and a later start puts it in place.

// archive returns the archive to start from or, if there is none yet, the file to record one to.
// It is named after one build of Java and one class path. The JVM checks both itself when it opens
// an archive, but it can only do without it then, at each start.
func archive(c cache, h home, j *java, jars []string) (use, record string) {
	key := sha256.New()
	fmt.Fprintln(key, j.path)
	fmt.Fprintln(key, j.version)
	for _, jar := range jars {
		fmt.Fprintln(key, jar)
	}
	base := filepath.Join(c.release(), fmt.Sprintf("classes-%x", key.Sum(nil)[:8]))
	use = base + ".jsa"
	if exists(use) {
		return use, ""
	}
	recordings, _ := filepath.Glob(globEscape(base) + "-*.recording") // the pattern is well-formed
	slices.Sort(recordings)
	for _, recording := range recordings {
		if complete(recording) && os.Rename(recording, use) == nil {
			return use, ""
		}
	}
	// Servers with different data directories may record at the same time.
	own := sha256.Sum256([]byte(h))
	// Each writes a file of its own; the first that is complete when a server starts becomes the archive.
	return "", base + fmt.Sprintf("-%x.recording", own[:4])
}

// complete reports whether the JVM has written all of an archive: it begins behind the header and writes the
// header, which starts with a magic number, last. A server that was killed while it wrote leaves such a half:
// it stays a recording, and the next start passes over it.
func complete(archive string) bool {
	f, err := os.Open(archive)
	if err != nil {
		return false
	}
	defer f.Close()
	magic := make([]byte, 4)
	_, err = io.ReadFull(f, magic)
	return err == nil && strings.Trim(string(magic), "\x00") != ""
}
