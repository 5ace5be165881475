package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

// The log of the managed server, for the user who asks for it and for the errors of this package: why a server
// did not start is seldom to be had from anywhere else.

// Logs writes the log of the managed server. With follow it goes on until
// the context ends, which then is no error.
func Logs(ctx context.Context, o Options, w io.Writer, follow bool) error {
	o, err := o.prepared()
	if err != nil {
		return err
	}
	h := home(o.Home)
	st, err := h.readState()
	if err != nil {
		return err
	}
	if st == nil {
		return ErrNotRunning
	}
	// Docker keeps the log of a container; there is no file of ours to read.
	if st.Kind == byDocker {
		return o.composeLogs(ctx, h, st, follow, func(line string) { fmt.Fprintln(w, line) })
	}
	f, err := os.Open(h.log())
	if errors.Is(err, fs.ErrNotExist) {
		return ErrNotRunning
	}
	if err != nil {
		return fmt.Errorf("read the server's log: %w", err)
	}
	defer func() { f.Close() }()
	// The log is read again and again, because the ways to be told of a change differ from system to
	// system, and nobody minds a fifth of a second.
	for {
		if _, err := io.Copy(w, f); err != nil {
			return fmt.Errorf("read the server's log: %w", err)
		}
		if !follow {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(200 * time.Millisecond):
		}
		// The server begins a new file when this one is large.
		old, err1 := f.Stat()
		now, err2 := os.Stat(h.log())
		if err1 == nil && err2 == nil && !os.SameFile(old, now) {
			if next, err := os.Open(h.log()); err == nil {
				f.Close()
				f = next
			}
		}
	}
}

// lastLog says why the last run ended, in one line for an error. What Java finds wrong before Neo4j
// opens its log is in what the process prints.
func (h home) lastLog() string {
	var since time.Time // what is older than the arguments is of another run
	if info, err := os.Stat(h.arguments()); err == nil {
		since = info.ModTime()
	}
	for _, name := range []string{h.console(), h.log()} {
		if info, err := os.Stat(name); err != nil || info.ModTime().Before(since) {
			continue
		}
		if text := cause(lastBytes(name, 16<<10)); text != "" {
			return text
		}
	}
	return "its log says nothing"
}

// cause picks the line of a Java log that says most: the innermost exception, which comes last, or
// else the last line.
func cause(log string) string {
	var last, innermost string
	for line := range strings.Lines(log) {
		switch line = strings.TrimSpace(line); {
		case line == "" || strings.HasPrefix(line, "at ") || strings.HasPrefix(line, "... "):
		case strings.HasPrefix(line, "Caused by: "), strings.HasPrefix(line, "Exception in thread "):
			innermost = line
		default:
			last = line
		}
	}
	return cmp.Or(innermost, last)
}

// lastBytes returns the end of a file, or nothing if it cannot be read.
func lastBytes(name string, n int64) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > n {
		_, _ = f.Seek(-n, io.SeekEnd) // else more than the end is read
	}
	data, _ := io.ReadAll(io.LimitReader(f, n))
	return string(data)
}
