package resolve

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean is a name without what the eye does not see: marks of direction and of zero width, soft hyphens and
// other controls go, compatibility forms (full width, ligatures) become plain letters, and a Latin word in
// which somebody put look-alikes from another alphabet becomes Latin. What is shown is never cleaned.
func clean(name string) string {
	const longest = 400 // code points; no real name has more, and what follows is not linear in the length
	var b strings.Builder
	n := 0
	for _, r := range norm.NFKC.String(head(name, 4*longest)) {
		if n++; n > longest {
			break
		}
		switch {
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		case unicode.IsControl(r), unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		words[i] = unmask(w)
	}
	return strings.Join(words, " ")
}

// head is the beginning of a string, cut between code points.
func head(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	return strings.ToValidUTF8(s[:bytes], "")
}

// lookAlikes are letters that a reader takes for Latin ones.
var lookAlikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'Х': 'X', 'У': 'Y',
	'Ѕ': 'S', 'І': 'I', 'Ј': 'J', 'Ԁ': 'D', 'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'х': 'x', 'у': 'y', 'ѕ': 's',
	'і': 'i', 'ј': 'j', 'ԁ': 'd', 'һ': 'h', 'ո': 'n', 'ɡ': 'g', 'к': 'k', 'м': 'm', 'т': 't', 'в': 'b', 'н': 'h',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T',
	'Υ': 'Y', 'Χ': 'X', 'ο': 'o', 'α': 'a', 'ν': 'v', 'ι': 'i', 'κ': 'k', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x', 'ε': 'e',
}

// unmask makes a word Latin that has Latin letters beside look-alikes, and none of another alphabet that no one
// would take for Latin. A word wholly in Cyrillic stays what it is.
func unmask(word string) string {
	latin, other := false, false
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin = true
		case lookAlikes[r] != 0:
			other = true
		case unicode.IsLetter(r):
			return word
		}
	}
	if !latin || !other {
		return word
	}
	return strings.Map(func(r rune) rune {
		if l := lookAlikes[r]; l != 0 {
			return l
		}
		return r
	}, word)
}

// consonantal are the letters of the scripts that write no short vowels, by the class of sound that Latin
// spellings give them (see consonants). Letters that may be vowels have no class: a vowel says nothing here.
var consonantal = map[rune]string{
	'ب': "b", 'پ': "b", 'ت': "t", 'ة': "", 'ث': "t", 'ج': "j", 'چ': "x", 'ح': "", 'خ': "", 'د': "t", 'ذ': "t", 'ر': "r",
	'ز': "z", 'ژ': "j", 'س': "z", 'ش': "x", 'ص': "z", 'ض': "t", 'ط': "t", 'ظ': "z", 'ع': "", 'غ': "k", 'ف': "b", 'ق': "k",
	'ك': "k", 'ک': "k", 'گ': "k", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "", 'و': "", 'ي': "", 'ی': "", 'ى': "", 'ا': "",
	'أ': "", 'إ': "", 'آ': "", 'ء': "", 'ئ': "", 'ؤ': "",
	'א': "", 'ב': "b", 'ג': "k", 'ד': "t", 'ה': "", 'ו': "", 'ז': "z", 'ח': "", 'ט': "t", 'י': "", 'כ': "k", 'ך': "k",
	'ל': "l", 'מ': "m", 'ם': "m", 'נ': "n", 'ן': "n", 'ס': "z", 'ע': "", 'פ': "b", 'ף': "b", 'צ': "z", 'ץ': "z",
	'ק': "k", 'ר': "r", 'ש': "x", 'ת': "t",
}

// abjad reads a word of Arabic or Hebrew letters as its consonants; ok is false for every other word. The
// article in front of an Arabic word is no part of it.
func abjad(word string) (consonants string, ok bool) {
	word = strings.TrimPrefix(word, "ال")
	var b strings.Builder
	last := ""
	for _, r := range norm.NFD.String(word) {
		class, known := consonantal[r]
		if known {
			ok = true
			if class != last {
				b.WriteString(class)
			}
			last = class
		} else if unicode.IsLetter(r) {
			return "", false
		}
	}
	return b.String(), ok
}

// consonants are the classes of the consonants of a folded Latin word, to be compared with a word that was
// written without vowels.
func consonants(word string) string {
	word = latinConsonants.Replace(word)
	var b strings.Builder
	last := byte(0)
	for i := range len(word) {
		c := word[i]
		switch c {
		case 'a', 'e', 'h', 'i', 'o', 'u', 'y', 'w', 'v':
			last = 0
			continue
		case 'f', 'p':
			c = 'b'
		case 'd':
			c = 't'
		case 's':
			c = 'z'
		case 'c', 'q', 'g':
			c = 'k'
		}
		if c != last {
			b.WriteByte(c)
		}
		last = c
	}
	return b.String()
}

var latinConsonants = strings.NewReplacer("dh", "t", "th", "t", "sh", "x", "sch", "x", "ch", "x", "kh", "", "gh", "k",
	"dj", "j", "tz", "z", "ts", "z", "ph", "b")

// hangul spells a Korean word by syllables, in the revised romanization; nil for every other word.
func hangul(word string) (syllables []string) {
	for _, r := range word {
		if r < 0xAC00 || r > 0xD7A3 {
			return nil
		}
		n := int(r - 0xAC00)
		syllables = append(syllables, hangulFirst[n/588]+hangulVowel[n%588/28]+hangulLast[n%28])
	}
	return syllables
}

var (
	hangulFirst = strings.Split("g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h", ",")
	hangulVowel = strings.Split("a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i", ",")
	hangulLast  = strings.Split(",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t", ",")
)

// han tells whether a word is written in Chinese characters.
func han(word string) bool {
	for _, r := range word {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return word != ""
}
