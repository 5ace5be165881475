package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"sync"
)

// The log of a run, as talk to a person: no time, no level but where it matters, the article first. What it
// says may come from articles, so it is made fit for a terminal.

// talk is a log for people: "note: news/a.txt: converted from windows-1252 to UTF-8". The attribute
// "article" is where it happened; others follow the message.
type talk struct {
	mu    *sync.Mutex
	w     io.Writer
	level slog.Level
	attrs []slog.Attr
}

func newTalk(w io.Writer, level slog.Level) *slog.Logger {
	return slog.New(&talk{mu: &sync.Mutex{}, w: w, level: level})
}

func (t *talk) Enabled(_ context.Context, l slog.Level) bool { return l >= t.level }

func (t *talk) WithAttrs(attrs []slog.Attr) slog.Handler {
	c := *t
	c.attrs = append(c.attrs[:len(c.attrs):len(c.attrs)], attrs...)
	return &c
}

func (t *talk) WithGroup(string) slog.Handler { return t }

func (t *talk) Handle(_ context.Context, r slog.Record) error {
	where, more := "", ""
	add := func(a slog.Attr) bool {
		switch v := visible(a.Value.String(), false); a.Key {
		case "article":
			where = v + ": "
		default:
			more += fmt.Sprintf(" %s=%s", a.Key, v)
		}
		return true
	}
	for _, a := range t.attrs {
		add(a)
	}
	r.Attrs(add)
	level := ""
	switch {
	case r.Level >= slog.LevelError:
		level = "error: "
	case r.Level >= slog.LevelWarn:
		level = "note: "
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	_, err := fmt.Fprintf(t.w, "%s%s%s%s\n", level, where, visible(r.Message, false), more)
	return err
}
