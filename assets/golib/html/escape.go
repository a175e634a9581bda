// Package html escapes and unescapes text for HTML.
package html

import (
	"strconv"
	"strings"
)

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

func EscapeString(s string) string { return escaper.Replace(s) }

// entities are the common named characters.
// Differs: Go knows all of HTML5's 2231 names; others stay as they are here.
var entities = map[string]rune{
	"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\'', "nbsp": '\u00a0', "copy": '©', "reg": '®', "trade": '™',
	"hellip": '…', "mdash": '—', "ndash": '–', "lsquo": '‘', "rsquo": '’', "ldquo": '“', "rdquo": '”', "laquo": '«', "raquo": '»',
	"euro": '€', "pound": '£', "yen": '¥', "cent": '¢', "sect": '§', "para": '¶', "middot": '·', "bull": '•', "deg": '°',
	"plusmn": '±', "times": '×', "divide": '÷', "frac12": '½', "frac14": '¼', "frac34": '¾', "sup1": '¹', "sup2": '²', "sup3": '³',
	"micro": 'µ', "iexcl": '¡', "iquest": '¿', "szlig": 'ß', "larr": '←', "uarr": '↑', "rarr": '→', "darr": '↓', "harr": '↔',
	"infin": '∞', "ne": '≠', "le": '≤', "ge": '≥', "sum": '∑', "prod": '∏', "radic": '√', "int": '∫', "part": '∂', "forall": '∀',
	"exist": '∃', "isin": '∈', "empty": '∅', "alpha": 'α', "beta": 'β', "gamma": 'γ', "delta": 'δ', "epsilon": 'ε', "lambda": 'λ',
	"mu": 'μ', "pi": 'π', "sigma": 'σ', "tau": 'τ', "phi": 'φ', "omega": 'ω', "Omega": 'Ω', "Delta": 'Δ', "Sigma": 'Σ',
	"agrave": 'à', "aacute": 'á', "acirc": 'â', "atilde": 'ã', "auml": 'ä', "aring": 'å', "aelig": 'æ', "ccedil": 'ç', "egrave": 'è',
	"eacute": 'é', "ecirc": 'ê', "euml": 'ë', "igrave": 'ì', "iacute": 'í', "icirc": 'î', "iuml": 'ï', "ntilde": 'ñ', "ograve": 'ò',
	"oacute": 'ó', "ocirc": 'ô', "otilde": 'õ', "ouml": 'ö', "oslash": 'ø', "ugrave": 'ù', "uacute": 'ú', "ucirc": 'û', "uuml": 'ü',
	"yacute": 'ý', "yuml": 'ÿ', "Agrave": 'À', "Aacute": 'Á', "Acirc": 'Â', "Auml": 'Ä', "Aring": 'Å', "AElig": 'Æ', "Ccedil": 'Ç',
	"Egrave": 'È', "Eacute": 'É', "Ecirc": 'Ê', "Ntilde": 'Ñ', "Ouml": 'Ö', "Oslash": 'Ø', "Uuml": 'Ü',
}

// windows1252 is what the numbers 0x80 to 0x9f mean in old pages.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

func UnescapeString(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		text, n := entity(rest)
		b.WriteString(text)
		s = rest[n:]
	}
}

// entity reads what follows an ampersand: the text it stands for and how much was read.
func entity(s string) (text string, n int) {
	if strings.HasPrefix(s, "#") {
		return numbered(s)
	}
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || '0' <= s[n] && s[n] <= '9') {
		n++
	}
	if r, ok := entities[s[:n]]; ok && n < len(s) && s[n] == ';' {
		return string(r), n + 1
	}
	// a few old names need no semicolon
	for end := min(n, 6); end > 1; end-- {
		if r, ok := entities[s[:end]]; ok && r < 0x100 && s[:end] != "apos" {
			return string(r), end
		}
	}
	return "&", 0
}

func numbered(s string) (text string, n int) {
	base, start := 10, 1
	if len(s) > 1 && s[1]|0x20 == 'x' {
		base, start = 16, 2
	}
	n = start
	for n < len(s) && ('0' <= s[n] && s[n] <= '9' || base == 16 && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'f') {
		n++
	}
	if n == start {
		return "&", 0
	}
	x, err := strconv.ParseUint(s[start:n], base, 32)
	if n < len(s) && s[n] == ';' {
		n++
	}
	switch {
	case 0x80 <= x && x <= 0x9f:
		return string([]rune(windows1252)[x-0x80]), n
	case err != nil || x == 0 || x > 0x10ffff || 0xd800 <= x && x <= 0xdfff:
		return "\uFFFD", n
	}
	return string(rune(x)), n
}
