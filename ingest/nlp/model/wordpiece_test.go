package model

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// Cutting, with a vocabulary of 15 pieces: 4 un, 5 ##break, 6 ##able, 7 break,
// 8 ##s, 9 the comma, 10 an ideograph, 11 naive, 12 ##n, 13 a, 14 ##a. At most
// 4 pieces make a word.
func TestAppendPieces(t *testing.T) {
	m := smallModel(t)
	for _, test := range []struct {
		word string
		want []int32
	}{
		{"un", []int32{4}},
		{"unbreakable", []int32{4, 5, 6}},
		{"UnBreakable", []int32{4, 5, 6}},
		{"breaks", []int32{7, 8}},
		{"unknown", []int32{1}},           // a rest that is no piece
		{"unbreakablex", []int32{1}},      // not even a short one
		{"break,un", []int32{7, 9, 4}},    // punctuation stands alone
		{"break,x", []int32{7, 9, 1}},     // and parts fail alone
		{"un東un", []int32{4, 10, 4}},      // so do ideographs
		{"naïve", []int32{11}},            // composed
		{"nai\u0308ve", []int32{11}},      // decomposed
		{"NAÏVEN", []int32{11, 12}},       //
		{"u\u00adn", []int32{4}},          // a soft hyphen is dropped
		{"u\x00n\u200b", []int32{4}},      //
		{"un\u00a0break", []int32{4, 7}},  // white space parts
		{" un\tbreak\n", []int32{4, 7}},   //
		{"", []int32{1}},                  // there is always a piece
		{"\u200b", []int32{1}},            //
		{"\xff", []int32{1}},              //
		{"u\xffn", []int32{4}},            //
		{",,,,,,,,", []int32{9, 9, 9, 9}}, // never more than four
		{"unsssss", []int32{4, 8, 8, 8}},  //
		{strings.Repeat("a", 100), []int32{13, 14, 14, 14}},
		{strings.Repeat("a", 101), []int32{1}}, // too long to look up
		{"[CLS]", []int32{1, 1, 1}},            // no way to write a special piece
	} {
		if got := m.AppendPieces(nil, test.word); !slices.Equal(got, test.want) {
			t.Errorf("%q: pieces %v, want %v", test.word, got, test.want)
		}
	}
	if got := m.AppendPieces([]int32{7, 7}, "unbreakable"); !slices.Equal(got, []int32{7, 7, 4, 5, 6}) {
		t.Errorf("appended: %v", got)
	}
}

func TestCaseOf(t *testing.T) {
	for word, want := range map[string]Case{
		"said": CaseLower, "n't": CaseLower, "ß": CaseLower, "東京": CaseLower, "al-asad": CaseLower,
		"Ruiz": CaseInitial, "“Ruiz": CaseInitial, "Élan": CaseInitial, "Al-asad": CaseInitial, "ǅep": CaseInitial,
		"NATO": CaseUpper, "U.S.": CaseUpper, "AT&T": CaseUpper,
		"A": CaseSingle, "Q.": CaseSingle, "Å": CaseSingle,
		"iPhone": CaseMixed, "McDonald": CaseMixed, "al-Asad": CaseMixed, "NGOs": CaseMixed,
		"F-16": CaseDigits, "2024": CaseDigits, "½": CaseDigits, "٣": CaseDigits,
		"": CaseOther, "—": CaseOther, "…": CaseOther, "€": CaseOther, "😀": CaseOther,
	} {
		if got := CaseOf(word); got != want {
			t.Errorf("CaseOf(%q) = %d, want %d", word, got, want)
		}
	}
}

// The time grows with the length of a word and no faster.
func TestAppendPiecesLong(t *testing.T) {
	m := smallModel(t)
	for _, unit := range []string{"a", "é", "un,", "東", " ", "\u200b", "\xff", "e\u0301"} {
		start := time.Now()
		m.AppendPieces(nil, strings.Repeat(unit, 4<<20/len(unit)))
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("4 MB of %q took %v", unit, d)
		}
	}
}

func FuzzAppendPieces(f *testing.F) {
	for _, s := range []string{"unbreakable", "İstanbul", "東京un", "\xf0\x9f", "a\u0301\u0323", "[SEP]", "ǅep12"} {
		f.Add(s)
	}
	m := smallModel(f)
	f.Fuzz(func(t *testing.T, word string) {
		got := m.AppendPieces([]int32{5}, word)
		if n := len(got) - 1; n < 1 || n > m.config.MaxWordPieces {
			t.Errorf("%q: %d pieces", word, n)
		}
		for _, id := range got {
			if id < 0 || int(id) >= m.pieces {
				t.Errorf("%q: piece %d", word, id)
			}
		}
		if c := CaseOf(word); c == CaseSpecial || int(c) >= cases {
			t.Errorf("%q: case %d", word, c)
		}
	})
}
