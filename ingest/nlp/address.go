package nlp

import "strings"

// Addresses stay whole whatever marks they hold. They are looked for before
// anything else, at the start of a chunk or behind a bracket only.

// address returns the end of a web or e-mail address that begins at b, or b.
func (t *tokenizer) address(b int) int {
	c := t.text[b]
	if !wordByte(c) || !t.fresh(b) {
		return b
	}
	rest := t.text[b:t.stop]
	switch c | 0x20 {
	case 'h', 'f', 'm', 'w':
		head := strings.ToLower(rest[:min(len(rest), 8)])
		for _, scheme := range [...]string{"http://", "https://", "ftp://", "mailto:", "www."} {
			if strings.HasPrefix(head, scheme) && len(rest) > len(scheme) {
				return b + addressEnd(rest)
			}
		}
	}
	if n := t.mail(b); n > 0 {
		return b + n
	}
	return b + bareDomain(rest)
}

// mail returns the length of the e-mail address at b, 0 if there is none.
func (t *tokenizer) mail(b int) int {
	if b < t.noAddress {
		return 0
	}
	// A long chunk without any @ is walked once: what was seen to hold none is
	// not looked at again.
	rest := t.text[b:t.stop]
	at := 0
	for at < len(rest) && (wordByte(rest[at]) || strings.IndexByte(".+-%", rest[at]) >= 0) {
		at++
	}
	if at == len(rest) || rest[at] != '@' {
		t.noAddress = b + at
		return 0
	}
	e, dots := at+1, 0
	for e < len(rest) && (wordByte(rest[e]) || (rest[e] == '.' || rest[e] == '-') && e+1 < len(rest) && wordByte(rest[e+1])) {
		if rest[e] == '.' {
			dots++
		}
		e++
	}
	if dots == 0 {
		t.noAddress = b + at
		return 0
	}
	return e
}

// addressEnd returns the length of a web address: to the white space or to a
// mark that cannot be in one, less the punctuation of the sentence around it.
func addressEnd(rest string) int {
	e, open := 0, 0
	for e < len(rest) {
		c := rest[e]
		if strings.IndexByte("<>\"{}|\\^`", c) >= 0 || strings.HasPrefix(rest[e:], "”") || strings.HasPrefix(rest[e:], "’") {
			break
		}
		switch c {
		case '(':
			open++
		case ')':
			open--
		}
		if open < 0 {
			break
		}
		e++
	}
	for e > 1 && strings.IndexByte(".,;:!?'*", rest[e-1]) >= 0 {
		e--
	}
	return e
}

// bareDomain returns the length of an address without a scheme
// ("example.com/news"), 0 if rest begins with none. The host must have a known
// last part, a dot in front of it, and be no two sentences glued together.
func bareDomain(rest string) int {
	e, last := 0, -1
	for e < len(rest) && e < 80 && (wordByte(rest[e]) || rest[e] == '-' || rest[e] == '.' && e+1 < len(rest) && wordByte(rest[e+1])) {
		if rest[e] == '.' {
			last = e
		}
		e++
	}
	if last < 2 || !knownDomain(rest[last+1:e]) {
		return 0
	}
	if e < len(rest) && rest[e] == '/' {
		return addressEnd(rest)
	}
	return e
}

// emoticon returns the length of the smiley that s consists of or that stands
// in front of closing punctuation, 0 if there is none.
func emoticon(s string) int {
	if len(s) < 2 || strings.IndexByte(":;=<", s[0]) < 0 {
		return 0
	}
	n := 0
	switch {
	case s[0] == '<':
		if s[1] != '3' {
			return 0
		}
		n = 2
	case strings.IndexByte("()DPp|/", s[1]) >= 0:
		n = 2
	case len(s) > 2 && s[1] == '-' && strings.IndexByte("()DPp|/", s[2]) >= 0:
		n = 3
	default:
		return 0
	}
	for n < len(s) && (s[n] == ')' || s[n] == '(') && s[n] == s[n-1] {
		n++
	}
	if rest := s[n:]; rest != "" && strings.Trim(rest, ".,!?\"") != "" {
		return 0
	}
	return n
}

// knownDomain reports whether s ends the name of a host. Only the commonest
// count: there are thousands, and half of English is among them ("said.next
// week" is a missing space).
func knownDomain(s string) bool {
	switch strings.ToLower(s) {
	case "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "tv", "co", "uk", "eu", "de", "fr", "ru", "ua", "cn", "jp", "in", "au", "ca", "us", "nl", "ch", "se", "no", "fi", "pl", "it", "es", "br", "za", "ng", "ke", "ie", "il", "ir", "kr", "hk", "sg", "news", "me", "ly":
		// Words of English ("it", "in", "no") must be written like a host.
		switch s {
		case "It", "In", "No", "Me", "Us", "Int", "News", "Co", "in", "it", "no", "me", "us", "news":
			return false
		}
		return true
	}
	return false
}

// knownSuffix reports whether s ends the name of a host or a file.
func knownSuffix(s string) bool {
	switch strings.ToLower(s) {
	case "doc", "docx", "pdf", "xls", "xlsx", "ppt", "txt", "html", "htm", "php", "jpg", "jpeg", "png", "gif", "zip", "exe", "csv", "mp3", "mp4", "js", "asp":
		return true
	}
	return knownDomain(s)
}
