package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName is the longest name, in bytes, that is looked at. The longest in
// GeoNames has 123 letters; what is longer is not a name.
const maxName = 400

// letters are those that Unicode does not decompose into a base and a mark.
var letters = map[rune]string{
	'ß': "ss", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ħ': "h", 'ı': "i", 'æ': "ae",
	'œ': "oe", 'þ': "th", 'ŋ': "ng", 'ə': "e", 'ɛ': "e", 'ɔ': "o", 'ĸ': "k", 'ŧ': "t",
}

// lookalikes maps the Cyrillic and Greek small letters that look like a Latin
// one. It is used only in a word that has Latin letters too: "Lоndon" with a
// Cyrillic o is meant to be London, "Москва" is meant to be Cyrillic.
var lookalikes = map[rune]rune{
	'а': 'a', 'в': 'b', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'ё': 'e', 'һ': 'h', 'і': 'i', 'ј': 'j',
	'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'ѕ': 's', 'т': 't', 'у': 'y', 'х': 'x', 'ԝ': 'w',
	'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'n', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p',
	'τ': 't', 'υ': 'u', 'χ': 'x',
}

// abbreviations are the words that stand for another inside a name.
var abbreviations = map[string]string{
	"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mts": "mountains",
}

// Fold reduces a name to the form in which names are compared: small letters
// without marks, words set apart by one space. Marks of direction and of zero
// width, apostrophes and full stops vanish ("U.S." folds to "us"); hyphens
// and other punctuation part words; "&" is "and"; a "the" in front goes;
// "St.", "Ste.", "Ft." and "Mt." are written out. Letters of other alphabets
// stay, but a word of Latin letters with some look-alikes from Cyrillic or
// Greek becomes Latin. A name without any letter or digit, and one of more
// than 400 bytes, folds to "".
func Fold(name string) string {
	if len(name) > maxName {
		return ""
	}
	var b strings.Builder
	b.Grow(len(name) + 4)
	if isASCII(name) {
		for i := 0; i < len(name); i++ {
			foldByte(&b, name[i])
		}
	} else {
		// NFKD passes over what stands near broken bytes.
		for _, r := range norm.NFKD.String(strings.ToValidUTF8(name, " ")) {
			foldRune(&b, r)
		}
	}
	return foldWords(b.String())
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func foldByte(b *strings.Builder, c byte) {
	switch {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		b.WriteByte(c)
	case 'A' <= c && c <= 'Z':
		b.WriteByte(c + 'a' - 'A')
	case c == '\'' || c == '.' || c == '`':
	case c == '&':
		b.WriteString(" and ")
	default:
		b.WriteByte(' ')
	}
}

func foldRune(b *strings.Builder, r rune) {
	r = unicode.ToLower(r)
	switch {
	case r < utf8.RuneSelf:
		foldByte(b, byte(r))
	case letters[r] != "":
		b.WriteString(letters[r])
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		// Accents, joiners, direction marks, the byte order mark, soft hyphens.
	case r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == '′' || r == '´':
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r):
		b.WriteRune(r)
	default:
		b.WriteByte(' ')
	}
}

// foldWords spaces the words singly and replaces whole words. Most names need
// neither and are returned as they are.
func foldWords(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if !isASCII(w) {
			words[i] = latinize(w)
		}
	}
	for len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for i, w := range words {
		if full, ok := abbreviations[w]; ok && len(words) > 1 {
			words[i] = full
		}
	}
	return strings.Join(words, " ")
}

// latinize writes a word of mixed alphabets in Latin letters if all that is
// foreign in it looks Latin.
func latinize(w string) string {
	latin := false
	for _, r := range w {
		switch {
		case r < utf8.RuneSelf && unicode.IsLetter(r):
			latin = true
		case r >= utf8.RuneSelf && lookalikes[r] == 0:
			return w
		}
	}
	if !latin {
		return w
	}
	return strings.Map(func(r rune) rune {
		if l := lookalikes[r]; l != 0 {
			return l
		}
		return r
	}, w)
}
