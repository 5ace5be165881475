package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a web page puts under an article: headings of link lists, buttons,
// sign-ups, small print. Extractors of main text often leave some of it at the
// end, and a reader would take "Most Commented" for a name.

// blockClass says what a block looks like when it stands at the end of a text.
type blockClass uint8

const (
	article   blockClass = iota // running text: the article is not over before it
	link                        // a line without a full stop: a headline, or a link to one
	button                      // a share button or a one-word label: boilerplate among its like
	furniture                   // page furniture beyond doubt
)

// Where furniture is found: in the last so many blocks.
const furnitureDepth = 80

// cutBoilerplate returns the blocks that hold the article, and the byte where
// what follows it begins.
//
// The cut goes in front of the first piece of furniture behind which nothing
// but furniture, buttons and links stand. So a "Read also" between two
// paragraphs cuts nothing, and neither do the paragraphs of an article that
// has no furniture, however short they are.
func cutBoilerplate(text string, bs []block) ([]block, int) {
	cut := len(bs)
	buttons := 0
	for i := len(bs) - 1; i > 0 && len(bs)-i <= furnitureDepth; i-- {
		class := classify(text[bs[i].start:bs[i].end], bs[i].item)
		if class == article {
			break
		}
		if class == button {
			buttons++
		}
		// One button alone may be the last word of a list in the article; a row
		// of them, or one that leads to furniture, is a share bar.
		if class == furniture || class == button && (cut < len(bs) || buttons > 1) && !introduced(text, bs[i-1]) {
			cut = i
		}
	}
	if cut == len(bs) {
		return bs, len(text)
	}
	return bs[:cut], bs[cut].start
}

// introduced reports whether a block ends with a colon: what follows is a list
// of the article's own.
func introduced(text string, b block) bool { return text[b.end-1] == ':' }

// classify looks at one block.
func classify(s string, item bool) blockClass {
	if len(s) > 600 {
		return article
	}
	words, letters := plainWords(s)
	if len(words) == 0 {
		return link // a row of dashes, an icon
	}
	plain := strings.Join(words, " ")
	switch {
	case isFurniture(plain, len(words)), strings.Contains(s, "©") && len(words) <= 40:
		return furniture
	case isPromotion(plain) && len(words) <= 40 && !reports(words):
		return furniture
	case !item && isButton(words):
		return button
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(".!?…”\"’')", last) || len(words) > 25 || letters == 0 {
		return article
	}
	if strings.Contains(s, ". ") && len(words) > 12 {
		return article
	}
	return link
}

// plainWords returns the words of s in lower case without their marks, and how
// many letters they have.
func plainWords(s string) (words []string, letters int) {
	for _, field := range strings.Fields(s) {
		w := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" {
			continue
		}
		for _, r := range w {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		words = append(words, strings.ReplaceAll(strings.ToLower(w), "’", "'"))
	}
	return words, letters
}

// reports reports whether the words contain a verb of speech: then they are of
// the article, whatever they begin with.
func reports(words []string) bool {
	for _, w := range words {
		switch w {
		case "said", "says", "told", "added", "according", "announced":
			return true
		}
	}
	return false
}

// isFurniture reports whether a whole line of n words is the heading of a list
// of links, or small print.
func isFurniture(plain string, n int) bool {
	switch plain {
	case "most commented", "most read", "most popular", "most viewed", "most shared", "most recent", "most watched", "most discussed",
		"popular now", "popular articles", "popular stories", "popular posts", "popular news", "popular on the site",
		"trending", "trending now", "trending stories", "trending topics", "trending news", "trending articles", "what's trending",
		"top stories", "top news", "top articles", "other news", "other stories", "other articles", "more news", "more stories", "more articles", "more headlines",
		"latest news", "latest stories", "latest articles", "latest headlines", "recent posts", "recent articles", "recent stories", "recent news", "recent comments",
		"related", "related articles", "related article", "related stories", "related story", "related news", "related posts", "related topics", "related topic",
		"related content", "related links", "related coverage", "related items", "related videos", "similar articles", "similar stories", "similar news",
		"read also", "also read", "see also", "read more", "read next", "up next", "what to read next", "continue reading", "read the full story", "read full article",
		"recommended", "recommended for you", "recommended stories", "recommended articles", "recommended reading", "suggested articles", "suggested reading",
		"you may also like", "you might also like", "you may like", "you might like", "also interesting", "may interest you", "more on this story", "more on this topic", "on this story",
		"editor's picks", "editors' picks", "editor's choice", "editors' choice", "don't miss", "in case you missed it",
		"comments", "leave a comment", "leave a reply", "add a comment", "post a comment", "join the conversation", "join the discussion", "view comments", "show comments", "no comments", "no comments yet", "write a comment", "comments are closed", "load more", "show more", "view more", "see more", "view all", "see all", "back to top",
		"share this article", "share this story", "share this", "share this post", "share this page", "share the article", "share this with", "share this news", "share article", "share on social media",
		"follow us", "follow us on", "connect with us", "stay connected", "stay informed", "stay up to date", "about us", "contact us", "advertise with us",
		"newsletter", "newsletters", "subscribe", "subscribe now", "subscribe today", "sign up", "sign up now", "log in", "sign in", "register", "register now", "already a subscriber", "manage subscription",
		"advertisement", "advertising", "sponsored", "sponsored content", "promoted content", "promoted", "paid content", "partner content", "around the web", "from around the web", "from the web", "from our partners", "ad feedback", "article continues below", "story continues below",
		"all rights reserved", "terms of use", "terms of service", "terms and conditions", "privacy policy", "cookie policy", "cookie settings", "report an error", "report a typo", "print this article", "email this article":
		return true
	}
	for _, head := range [...]string{"more from ", "read more on ", "read also ", "also read ", "read more about ", "read next ", "more on ", "more stories from ", "related stories from ", "latest from ", "most read in ", "most popular in "} {
		if strings.HasPrefix(plain, head) && n <= 6 {
			return true
		}
	}
	return strings.HasPrefix(plain, "copyright ") && n <= 40 || strings.HasSuffix(plain, "all rights reserved") && n <= 40
}

// isPromotion reports whether a line asks the reader to do something for the
// paper. These are imperatives, so they are looked for at the start only.
func isPromotion(plain string) bool {
	for _, head := range [...]string{
		"follow us on ", "follow us in ", "follow us and ", "follow our ", "like us on ", "join us on ", "find us on ", "join our telegram", "join our whatsapp", "join our channel", "join our facebook", "join our community",
		"subscribe to our ", "subscribe to the newsletter", "subscribe for ", "subscribe to get ", "subscribe now ", "subscribe to receive ", "sign up for our ", "sign up to our ", "sign up to receive ", "sign up for free ", "sign up for the newsletter", "sign up for the daily", "sign up here", "sign up to get ", "get our newsletter", "get the latest news", "get the day's ", "get breaking news", "get more news",
		"enter your email", "your email address", "by signing up", "by subscribing", "by entering your email", "thank you for reading", "thanks for reading", "support our journalism", "support independent journalism", "support us ", "become a member", "become a subscriber", "donate to ", "download our app", "download the app", "download our ", "click here to subscribe", "click here to sign", "click here for more", "click here to read", "for more news ", "for more stories ", "read more at ", "read more stories ", "read our ", "have a tip", "do you have a story", "got a story", "if you found a spelling error", "if you see a mistake", "if you notice an error", "found an error", "found a mistake", "see a typo", "spotted a mistake", "this material may not be published", "unauthorized reproduction", "reproduction in whole", "we use cookies", "this site uses cookies", "view this post on instagram", "share on facebook", "share on twitter", "share on x", "share via ", "share to ", "tweet this", "image source", "list of 3 items", "end of list", "you must be logged in", "please log in", "your browser does not",
	} {
		if strings.HasPrefix(plain, head) {
			return true
		}
	}
	return false
}

// isButton reports whether a line consists of names of networks and of what one
// does there, and of nothing else.
func isButton(words []string) bool {
	if len(words) > 12 {
		return false
	}
	for _, w := range words {
		switch w {
		case "share", "tweet", "pin", "print", "email", "e-mail", "mail", "copy", "link", "save", "comment", "comments", "like", "likes", "shares", "views", "reply", "bookmark", "listen", "send", "post", "via", "more", "on", "by", "url", "follow",
			"facebook", "twitter", "x", "linkedin", "whatsapp", "telegram", "reddit", "pinterest", "instagram", "messenger", "viber", "tumblr", "youtube", "flipboard", "threads", "bluesky", "google", "rss", "tags", "topics", "tag":
		default:
			if !allDigits(w) {
				return false
			}
		}
	}
	return !allDigits(words[0])
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return true
}
