package model

import "unicode"

// Case is how a word is written; the encoder itself reads lower-case pieces
// and takes the case from here.
//
// The numbers are rows of the table of embeddings in the weight file (embed.case),
// so their order is that of the training code and must not change.
type Case uint8

const (
	CaseSpecial Case = iota // [CLS] and [SEP]
	CaseLower               // no upper-case letter
	CaseInitial             // the first letter upper, the others not
	CaseUpper               // all letters upper
	CaseSingle              // one letter, upper
	CaseMixed
	CaseDigits // a digit
	CaseOther  // no letter and no digit

	cases = int(CaseOther) + 1
)

// CaseOf tells how a word is written.
//
// The first class that holds, in the order of FORMAT.md: any digit decides before
// letters are counted. The ASCII branch is a short cut for what most words are and
// says the same as the tables of package unicode.
func CaseOf(word string) Case {
	letters, upper, first := 0, 0, false
	for _, r := range word {
		switch {
		case r < 0x80:
			switch {
			case 'a' <= r && r <= 'z':
				letters++
			case 'A' <= r && r <= 'Z':
				first = first || letters == 0
				letters++
				upper++
			case '0' <= r && r <= '9':
				return CaseDigits
			}
		case unicode.IsNumber(r):
			return CaseDigits
		case unicode.IsLetter(r):
			if unicode.In(r, unicode.Lu, unicode.Lt) {
				first = first || letters == 0
				upper++
			}
			letters++
		}
	}
	switch {
	case letters == 0:
		return CaseOther
	case upper == 0:
		return CaseLower
	case upper == letters && letters == 1:
		return CaseSingle
	case upper == letters:
		return CaseUpper
	case first && upper == 1:
		return CaseInitial
	}
	return CaseMixed
}
