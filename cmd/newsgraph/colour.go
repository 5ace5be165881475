package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// Colours on a terminal. They are an extra, off where the output is no terminal.

// Colours, as parameters of the escape sequence.
const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	blue   = "34"
	purple = "35"
	cyan   = "36"
)

// A brush paints text, or leaves it as it is where colours are not wanted.
type brush bool

// paint gives the text a colour.
func (b brush) paint(colour, text string) string {
	if !b || text == "" || colour == "" {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

// colourful reports whether w is a terminal whose user has nothing against colours (no-color.org).
func colourful(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}
