package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"path/filepath"
	"strings"

	"newsgraph/ingest/article"
)

// What a file is. Names say little (a .txt may hold JSON, a download has no extension), so the beginning of the
// content decides; and the beginning is all that there is to go by, because a stream cannot be read twice.

// reader reads one open file. where is how errors name it, max the bound on a record in bytes.
type reader struct {
	where string
	in    io.Reader
	max   int64
}

// kind is what a file holds. It says which function reads the file; the zero kind is what most files are.
type kind int

const (
	text kind = iota
	jsonLines
	jsonStream // objects over several lines, or one array
	unsupported
)

// peekSize is how much of a file is looked at to tell its kind; also the size of the read buffer.
const peekSize = 64 << 10

// articles detects the kind and hands over to what reads it. Whatever the kind, the input is read once, from
// its beginning, so that a pipe does as well as a file.
func (r *reader) articles() iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		buf := bufio.NewReaderSize(r.in, peekSize)
		head, err := buf.Peek(peekSize)
		if err != nil && !errors.Is(err, io.EOF) {
			yield(article.Item{Where: r.where}, explain(err))
			return
		}
		k, err := detect(r.where, head)
		var seq iter.Seq2[article.Item, error]
		switch k {
		case text:
			seq = r.text(buf)
		case jsonLines:
			seq = r.lines(buf)
		case jsonStream:
			seq = r.stream(buf)
		default:
			yield(article.Item{Where: r.where}, err)
			return
		}
		seq(yield)
	}
}

// detect tells the kind from the first bytes and the name. For what is not read it says what to do instead.
// head has peekSize bytes or the whole of a shorter file. A name of JSON is believed even where the content is
// none: then its errors say in which line, and that is better than one article of braces.
func detect(name string, head []byte) (kind, error) {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if len(trimmed) == 0 {
		return unsupported, errors.New("is empty: nothing to read")
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		return jsonLines, nil
	case ".json":
		return jsonKind(trimmed), nil
	}
	if k := jsonKind(trimmed); looksLikeJSON(trimmed) {
		return k, nil
	}
	if what := foreign(trimmed); what != "" {
		return unsupported, fmt.Errorf("is %s, which is not read: save its text as a .txt file", what)
	}
	return text, nil
}

// looksLikeJSON is for input without a telling name: it begins as an object with a key, or as an array of
// objects. "[Editor's note]" and "{sic}" do not.
func looksLikeJSON(b []byte) bool {
	if b[0] == '[' {
		b = bytes.TrimLeft(b[1:], " \t\r\n")
	}
	if len(b) == 0 || b[0] != '{' {
		return false
	}
	b = bytes.TrimLeft(b[1:], " \t\r\n")
	return len(b) > 0 && (b[0] == '"' || b[0] == '}')
}

// jsonKind tells one object a line from everything else. It matters for broken input: in JSON Lines the next
// line is a new beginning, in a stream nothing behind a mistake can be trusted. So a first line that is
// merely cut off must not pass for the beginning of an object over several lines; that one ends where people
// and programs break lines, behind a brace, a bracket or a comma, or is the brace alone.
func jsonKind(b []byte) kind {
	line, _, whole := bytes.Cut(b, []byte("\n"))
	line = bytes.TrimSpace(line)
	switch {
	// Of an array the elements are parted by commas, wherever the lines end.
	case b[0] == '[':
		return jsonStream
	case !whole || bytes.HasSuffix(line, []byte("}")):
		return jsonLines
	case len(line) < 3 || !bytes.Contains(line, []byte(":")) || bytes.HasSuffix(line, []byte(",")) ||
		bytes.HasSuffix(line, []byte("{")) || bytes.HasSuffix(line, []byte("[")):
		return jsonStream
	}
	return jsonLines
}

// foreign names a file that is no text, or "". The names are for the message: whoever gets it should know at
// once what the file is, without opening it. Common kinds have plain names here; what the standard library
// knows besides is told by its media type.
func foreign(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return "a PDF document"
	case bytes.HasPrefix(b, []byte("\x1f\x8b")), bytes.HasPrefix(b, []byte("\x28\xb5\x2f\xfd")), bytes.HasPrefix(b, []byte("BZh")):
		return "a compressed file"
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return "a zip archive or an office document"
	case bytes.HasPrefix(b, []byte("{\\rtf")):
		return "a rich text document"
	}
	switch t := http.DetectContentType(b); {
	case strings.HasPrefix(t, "text/html"):
		return "an HTML page"
	case strings.HasPrefix(t, "text/xml"):
		return "an XML file"
	case strings.HasPrefix(t, "text/"):
		return ""
	case t != "application/octet-stream":
		return "a binary file (" + t + ")"
	}
	if binary(b) {
		return "a binary file"
	}
	return ""
}

// binary tells whether the bytes cannot be a text in any encoding: many control characters that are not the
// halves of UTF-16. Two in a hundred may be: a stray byte is no reason to refuse a text. Escape is let through,
// as in http.DetectContentType: encodings such as ISO-2022-JP are full of it.
func binary(b []byte) bool {
	if _, ok := utf16(b); ok || len(b) == 0 {
		return false
	}
	control := 0
	for _, c := range b {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b || c == 0x7f {
			control++
		}
	}
	return control*50 > len(b)
}
