package source

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// From bytes to UTF-8. An article's offsets count code points, so a wrong encoding is worse than none: it would
// go on unnoticed to every edge. What is certain is taken without a word, what is guessed is said in a note,
// and what cannot be guessed is an error.

var errCharset = errors.New("is in no character encoding that could be recognised: convert it to UTF-8, " +
	"for example with iconv -f ENCODING -t UTF-8")

// decode returns the bytes as UTF-8 and says in a note what it had to assume. Valid UTF-8 is taken as it
// is; then marks and patterns of UTF-16 and UTF-32, then UTF-8 with few broken places, then the likeliest
// of the encodings that were in use before.
//
// UTF-16 is looked for even in what is valid UTF-8, because a text of ASCII letters in UTF-16 is: each of its
// zero bytes is a character.
func decode(b []byte) (text, note string, err error) {
	if e, name := marked(b); e != nil {
		return decodeAs(b, e, name)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if utf8.Valid(b) {
		if e, ok := utf16(b); ok {
			return decodeAs(b, e, "UTF-16")
		}
		return string(b), "", nil
	}
	if e, ok := utf16(b); ok {
		return decodeAs(b, e, "UTF-16")
	}
	// A file of ASCII letters with one stray byte has no good character and one bad, and goes on to the guess,
	// as an old encoding would look just so.
	if good, bad := count(b); good >= 8*bad {
		return string(bytes.ToValidUTF8(b, []byte("\ufffd"))), "some bytes are not valid UTF-8 and became \ufffd", nil
	}
	best, err := chardet.NewTextDetector().DetectBest(b)
	// The confidence is in per cent. So low a bound does, because decodeAs looks at what comes out.
	if err != nil || best.Confidence < 10 {
		return "", "", errCharset
	}
	e, name := charset.Lookup(best.Charset)
	if e == nil {
		return "", "", errCharset
	}
	return decodeAs(b, e, name)
}

// marked recognises UTF-16 and UTF-32 by their byte order marks. UTF-32 comes first: in little endian its mark
// begins with that of UTF-16. The byte order that is named is the one for input without a mark, which this has.
func marked(b []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "UTF-32"
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return textunicode.UTF16(textunicode.BigEndian, textunicode.UseBOM), "UTF-16"
	}
	return nil, ""
}

// utf16 recognises UTF-16 without a mark: in most languages every second byte of a text is often zero, and
// the others never are.
func utf16(b []byte) (encoding.Encoding, bool) {
	// A text in UTF-16 has an even number of bytes. A long one gets the benefit of the doubt: it may have been
	// cut.
	if len(b) < 8 || len(b)%2 == 1 && len(b) < peekSize {
		return nil, false
	}
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(b) / 2; {
	case zeros[1]*3 > half && zeros[0] == 0:
		return textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM), true
	case zeros[0]*3 > half && zeros[1] == 0:
		return textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM), true
	}
	return nil, false
}

// decodeAs decodes, and refuses a result that no one would have written: most one-byte encodings decode any
// bytes whatever, so a wrong guess shows only in what comes out. More than one character in twenty is too many:
// those that stand for nothing, control characters, and private ones.
func decodeAs(b []byte, e encoding.Encoding, name string) (text, note string, err error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", "", fmt.Errorf("decode as %s: %w", name, err)
	}
	text = strings.TrimPrefix(string(out), "\ufeff")
	odd, all := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError || unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Co, r) {
			odd++
		}
	}
	if odd*20 > all {
		return "", "", errCharset
	}
	return text, "converted from " + name + " to UTF-8", nil
}

// count counts the characters of more than one byte and the bytes that belong to none. In damaged UTF-8 the
// first are many and the second few; in another encoding hardly two bytes in a row make a character.
func count(b []byte) (good, bad int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good, bad
}
