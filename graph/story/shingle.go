package story

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// width is how many words a shingle has. Fewer, and stock phrases ("a spokesman said on Tuesday") make
// strangers alike; more, and each changed word costs a copy more than it should.
const width = 4

// shingles yields the hash of each run of width words, with repetitions. A text of fewer words has none.
func shingles(text string, yield func(uint64)) {
	var last [width]uint64
	n := 0
	words(text, func(word uint64) {
		copy(last[:], last[1:])
		last[width-1] = word
		if n++; n >= width {
			h := uint64(0)
			for _, w := range last {
				h = mix(h*31 + w)
			}
			yield(h)
		}
	})
}

// words yields the hash of each word: letters, marks and digits, in small letters and compatibility form, so
// that quotation marks, dashes, ligatures and full-width digits make no difference. An apostrophe is no part
// of a word; a letter of a script that is written without spaces is a word of its own.
func words(text string, yield func(uint64)) {
	h, in := uint64(offset), false
	end := func() {
		if in {
			yield(mix(h))
		}
		h, in = offset, false
	}
	for len(text) > 0 {
		// In pieces, so that a text of megabytes is not copied whole; a cut at a space changes nothing.
		piece := text
		if len(piece) > pieceSize {
			i := pieceSize
			for i < len(text) && text[i] != ' ' && text[i] != '\n' {
				i++
			}
			piece = text[:i]
		}
		text = text[len(piece):]
		for _, r := range norm.NFKC.String(piece) {
			switch {
			case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
				end()
				h, in = add(h, r), true
				end()
			case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
				h, in = add(h, unicode.ToLower(r)), true
			case r == '\'' || r == '’' || r == '\u00ad' || r == '\u200b':
				// "don't" is one word, whichever apostrophe a paper uses and even if it drops it.
			default:
				end()
			}
		}
	}
	end()
}

const pieceSize = 64 << 10

// The 64-bit FNV-1a hash: http://www.isthe.com/chongo/tech/comp/fnv/.
const offset, prime = 14695981039346656037, 1099511628211

func add(h uint64, r rune) uint64 {
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h = (h ^ uint64(c)) * prime
	}
	return h
}

// mix is the finalizer of SplitMix64 (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014): a bijection in which every bit of the input moves every bit of the output.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
