package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of a text is looked through for credits: papers put them into the first lines or the last.
const (
	creditHead, creditTail   = 400, 600 // code points
	creditFirst, creditLasts = 4, 6     // lines that are not blank
)

// Credits names the news agencies that the article says it is from, in the order in which it says so:
//
//	KYIV, Nov 5 (Reuters) -        the dateline
//	(AFP)  (dpa/AFP)  (dpa/lno)    at the end of a line near the end
//	By Jane Doe, Associated Press  the byline, of the article or in its first or last lines
//	Source: Reuters  — AFP  © 2024 The Associated Press. All rights reserved.
//
// in English, German, French, Spanish and Italian. An agency that the text merely quotes ("he told AFP") is
// not among them.
//
// Where the words of a credit stand decides, not that an agency is named: hence the first and the last lines only, and
// lines that are a credit from end to end. A missed credit costs little, since copies are told from their texts; a
// wrong one says of a paper's own work that it is another's.
func (a *Article) Credits() []string {
	var found []string
	add := func(names []string) {
		for _, n := range names {
			if !slices.Contains(found, n) {
				found = append(found, n)
			}
		}
	}
	add(byline(a.Author))
	head, tail := ends(a.Text)
	add(dateline(head))
	var lines []string
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" && len(lines) < creditFirst {
			lines = append(lines, line)
		}
	}
	last := strings.FieldsFunc(tail, func(r rune) bool { return r == '\n' })
	lines = append(lines, last[max(0, len(last)-creditLasts):]...)
	for _, line := range lines {
		line = strings.TrimSpace(line)
		add(creditLine(line))
		// The brackets at the end of a line, which is else a sentence of the article.
		if i := strings.LastIndexByte(line, '('); i >= 0 && strings.HasSuffix(strings.TrimRight(line, "."), ")") {
			add(agencyList(strings.Trim(line[i:], "().")))
		}
	}
	return found
}

// ends are the beginning and the end of a text, cut between code points; they may overlap.
func ends(text string) (head, tail string) {
	from, to := 0, len(text)
	for range creditHead {
		_, n := utf8.DecodeRuneInString(text[from:])
		from += n
	}
	for range creditTail {
		_, n := utf8.DecodeLastRuneInString(text[:to])
		to -= n
	}
	return text[:from], text[to:]
}

// dateline finds "(Reuters) -" in the beginning of a text.
//
// The dash or colon behind the bracket is what makes it a dateline: "(Reuters) reported" is none.
func dateline(head string) (names []string) {
	for {
		_, rest, ok := strings.Cut(head, "(")
		in, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return names
		}
		if after := strings.TrimLeft(after, " "); after != "" && strings.ContainsRune("-–—:", []rune(after)[0]) {
			names = append(names, agencyList(in)...)
		}
		head = after
	}
}

// leadIns stand before the agency in a line that says where the text is from; years, signs and spaces between
// them do not matter ("©" is one, and "(c)" has lost its first bracket). Longer ones stand before their own beginnings.
var leadIns = [...]string{
	"with files from", "with reporting by", "additional reporting by", "story by", "mit material von", "con información de",
	"source", "sources", "quelle", "quellen", "fuente", "fonte", "copyright", "c)", "by", "von", "par", "por", "di", "from", "via", "with",
	"avec", "mit", "text", "texte", "credit", "the",
}

// creditLine reads a line that says nothing but where the text is from.
//
// Lead-ins are taken off one after another, in any order ("© 2024 The …", "Source: by …"); only when nothing but agencies is
// left is it a credit. A line without any lead-in must be an agency's name alone, without commas and slashes: those are in
// lists of places and sections, too.
func creditLine(line string) []string {
	if utf8.RuneCountInString(line) > 200 {
		return nil
	}
	first, _, _ := strings.Cut(line, ". ") // "All rights reserved" and what else follows
	rest := strings.TrimLeftFunc(first, notLetter)
	led := rest != first // "— AFP", "© 2024 …"
	for again := true; again; {
		again = false
		for _, lead := range leadIns {
			// Bytes suffice: where the cut goes through a letter of the line, the two are not equal. What follows must be ASCII
			// and no letter, so that "by" is not read off "bystander".
			if n := len(lead); len(rest) > n && strings.EqualFold(rest[:n], lead) && !unicode.IsLetter(rune(rest[n])) && rest[n] < utf8.RuneSelf {
				switch lead {
				case "by", "von", "par", "por", "di":
					if names := byline(rest[n:]); names != nil {
						return names
					}
				}
				rest, led, again = strings.TrimLeftFunc(rest[n:], notLetter), true, true
			}
		}
	}
	if !led && strings.ContainsAny(first, ",/|") || len(rest) == 0 {
		return nil
	}
	return agencyList(rest)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// byline reads "Jane Doe, Associated Press", "REUTERS", "Jane Doe | AP" and "Jane Doe (dpa)".
func byline(author string) []string {
	if utf8.RuneCountInString(author) > 200 {
		return nil
	}
	parts := strings.FieldsFunc(author, func(r rune) bool { return strings.ContainsRune(",|()–—;", r) })
	for i, p := range parts {
		p = strings.TrimSpace(p)
		for _, by := range []string{"By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di ", "and "} {
			p = strings.TrimPrefix(p, by)
		}
		parts[i] = p
	}
	var names []string
	for _, p := range parts {
		names = append(names, agencyList(p)...)
	}
	return names
}

// agencyList reads "Reuters", "dpa/AFP", "AP and AFP" and "dpa/lno", where what is no agency is the mark of a
// German regional service. It is nil for what is anything else.
func agencyList(s string) (names []string) {
	if len(s) > 120 {
		return nil
	}
	if name := agencyNamed(s); name != "" {
		return []string{name}
	}
	for _, word := range []string{" and ", " und ", " et ", " y ", " e ", " & ", ",", "+"} {
		s = strings.ReplaceAll(s, word, "/")
	}
	for part := range strings.SplitSeq(s, "/") {
		part = strings.TrimSpace(part)
		if name := agencyNamed(part); name != "" {
			names = append(names, name)
		} else if len(part) > 4 || strings.ToLower(part) != part || len(names) == 0 {
			// "lno" in "dpa/lno" passes: short, in small letters, and behind an agency.
			return nil
		}
	}
	return names
}
