package nlp

import (
	"unicode"
	"unicode/utf8"
)

// Case is the capitalization of a word. The network's word pieces are all
// lower case, so this is where it learns that "Turkey" is not a bird.
type Case uint8

// The classes of capitalization.
const (
	CaseLower   Case = iota // word
	CaseInitial             // Word
	CaseUpper               // WORD
	CaseSingle              // W, W.
	CaseMixed               // McCain, iPhone
	CaseDigits              // 15,000
	CaseOther               // no letter and no digit
)

// caseOf returns the class of a token.
func caseOf(word string) Case {
	var upper, lower, digits, letters int
	first := false
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf && 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			lower++
			letters++
		case r < utf8.RuneSelf && 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && (unicode.IsUpper(r) || unicode.IsTitle(r)):
			if letters == 0 {
				first = true
			}
			upper++
			letters++
		case '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r):
			digits++
		case r >= utf8.RuneSelf && unicode.IsLetter(r): // a script without case
			lower++
			letters++
		}
	}
	switch {
	case letters == 0 && digits > 0:
		return CaseDigits
	case letters == 0:
		return CaseOther
	case upper == 0:
		return CaseLower
	case upper == 1 && lower == 0:
		return CaseSingle
	case lower == 0:
		return CaseUpper
	case upper == 1 && first:
		return CaseInitial
	}
	return CaseMixed
}
