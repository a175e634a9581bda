package template

import (
	"strings"
)

// place is where in a page the text stands.
type place uint8

const (
	inText   place = iota
	inTag          // between a tag's name and its end
	inAttr         // in an attribute's value
	inURL          // in an attribute that is an address
	inQuery        // behind the question mark of one
	inScript       // in code: <script> or an on… attribute
	inScriptString
	inStyle
	inComment
	inRaw // <title>, <textarea>
)

// context is a place with what ends it.
type context struct {
	place  place
	quote  byte   // of an attribute's value: ", ' or 0
	attr   bool   // script or style inside an attribute
	tag    string // whose end closes script, style and raw text
	string byte   // of a string in code
}

// escapers gives the commands for a value here.
func (c context) escapers() []string {
	var names []string
	switch c.place {
	case inText:
		return []string{"htmlescaper"}
	case inRaw:
		return []string{"rcdataescaper"}
	case inComment:
		return []string{"commentescaper"}
	case inURL:
		names = []string{"urlfilter", "urlnormalizer"}
	case inQuery:
		names = []string{"urlescaper"}
	case inScript:
		names = []string{"jsvalescaper"}
	case inScriptString:
		names = []string{"jsstrescaper"}
	case inStyle:
		names = []string{"cssvaluefilter"}
	}
	switch {
	case c.quote == ' ':
		names = append(names, "nospaceescaper")
	case c.place == inAttr || c.place == inTag || c.quote != 0:
		names = append(names, "attrescaper")
	}
	return names
}

func isSpace(c byte) bool { return strings.IndexByte(" \t\r\n\f", c) >= 0 }

// attributePlace tells what an attribute's value is.
func attributePlace(name string) place {
	name = strings.ToLower(name)
	if i := strings.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	name = strings.TrimPrefix(name, "data-")
	switch name {
	case "href", "src", "action", "formaction", "cite", "poster", "background", "data", "icon", "longdesc", "manifest", "profile",
		"usemap", "xmlns", "classid", "codebase", "archive":
		return inURL
	case "style":
		return inStyle
	}
	if strings.HasPrefix(name, "on") {
		return inScript
	}
	return inAttr
}

// advance follows plain text and writes it without comments.
func (c context) advance(text string, out *strings.Builder) context {
	for text != "" {
		before, rest := c.place, ""
		switch {
		case c.place == inText:
			rest = c.advanceText(text)
		case c.place == inTag:
			rest = c.advanceTag(text)
		case c.place == inComment:
			if end := strings.Index(text, "-->"); end >= 0 {
				c, rest = context{}, text[end+3:]
			}
		case c.quote != 0:
			rest = c.advanceValue(text)
		default:
			rest = c.advanceElement(text)
		}
		taken := text[:len(text)-len(rest)]
		if before != inComment {
			if c.place == inComment {
				taken = taken[:len(taken)-len("<!--")]
			}
			out.WriteString(taken)
		}
		text = rest
	}
	return c
}

func (c *context) advanceText(text string) string {
	open := strings.IndexByte(text, '<')
	if open < 0 {
		return ""
	}
	text = text[open:]
	if strings.HasPrefix(text, "<!--") {
		*c = context{place: inComment}
		return text[4:]
	}
	end := 1
	if strings.HasPrefix(text, "</") {
		end = 2
	}
	start := end
	for end < len(text) && ('a' <= text[end]|0x20 && text[end]|0x20 <= 'z' || end > start && ('0' <= text[end] && text[end] <= '9' || text[end] == '-')) {
		end++
	}
	if end == start {
		return text[1:]
	}
	*c = context{place: inTag}
	if start == 1 {
		switch name := strings.ToLower(text[start:end]); name {
		case "script", "style", "title", "textarea":
			c.tag = name
		}
	}
	return text[end:]
}

// advanceTag reads attributes until the tag ends.
func (c *context) advanceTag(text string) string {
	for text != "" && (isSpace(text[0]) || text[0] == '/') {
		text = text[1:]
	}
	if text == "" {
		return ""
	}
	if text[0] == '>' {
		tag := c.tag
		*c = context{tag: tag}
		switch tag {
		case "script":
			c.place = inScript
		case "style":
			c.place = inStyle
		case "title", "textarea":
			c.place = inRaw
		}
		return text[1:]
	}
	end := 0
	for end < len(text) && !isSpace(text[end]) && strings.IndexByte("=>/", text[end]) < 0 {
		end++
	}
	name := text[:end]
	rest := strings.TrimLeft(text[end:], " \t\r\n\f")
	if !strings.HasPrefix(rest, "=") {
		if end == 0 {
			return text[1:]
		}
		return text[end:]
	}
	rest = strings.TrimLeft(rest[1:], " \t\r\n\f")
	c.place, c.attr, c.quote = attributePlace(name), true, ' '
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		c.quote = rest[0]
		rest = rest[1:]
	}
	return rest
}

// advanceValue reads an attribute's value.
func (c *context) advanceValue(text string) string {
	end := -1
	if c.quote == ' ' {
		end = strings.IndexAny(text, " \t\r\n\f>")
	} else {
		end = strings.IndexByte(text, c.quote)
	}
	value := text
	if end >= 0 {
		value = text[:end]
	}
	switch c.place {
	case inURL:
		if strings.ContainsAny(value, "?#") {
			c.place = inQuery
		}
	case inScript, inScriptString:
		c.advanceScript(value)
	}
	if end < 0 {
		return ""
	}
	tag := c.tag
	*c = context{place: inTag, tag: tag}
	if text[end] == '>' {
		return text[end:]
	}
	return text[end+1:]
}

// advanceScript follows strings and comments of code.
func (c *context) advanceScript(code string) {
	for i := 0; i < len(code); i++ {
		switch ch := code[i]; {
		case c.place == inScriptString && ch == '\\':
			i++
		case c.place == inScriptString && ch == c.string:
			c.place = inScript
		case c.place == inScript && (ch == '"' || ch == '\'' || ch == '`'):
			c.place, c.string = inScriptString, ch
		case c.place == inScript && strings.HasPrefix(code[i:], "//"):
			end := strings.IndexByte(code[i:], '\n')
			if end < 0 {
				return
			}
			i += end
		case c.place == inScript && strings.HasPrefix(code[i:], "/*"):
			end := strings.Index(code[i:], "*/")
			if end < 0 {
				return
			}
			i += end + 1
		}
	}
}

// advanceElement reads what stands in script, style, title and textarea until their end.
func (c *context) advanceElement(text string) string {
	end := strings.Index(strings.ToLower(text), "</"+c.tag)
	inside := text
	if end >= 0 {
		inside = text[:end]
	}
	if c.place == inScript || c.place == inScriptString {
		c.advanceScript(inside)
	}
	if end < 0 {
		return ""
	}
	*c = context{place: inTag}
	return text[end+2+len(c.tag):]
}

// escapeText puts the escaping commands into the actions of a template.
func escapeText(name, text, left, right string) (string, error) {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	var out strings.Builder
	var c context
	type branch struct {
		word       string
		begin, end context
		hasEnd     bool
	}
	var open []branch
	for {
		plain, rest, found := strings.Cut(text, left)
		c = c.advance(plain, &out)
		if !found {
			return out.String(), nil
		}
		end := actionEnd(rest, right)
		if end < 0 {
			out.WriteString(left + rest) // the parser reports it
			return out.String(), nil
		}
		action := rest[:end]
		text = rest[end+len(right):]
		inner := strings.Trim(strings.TrimSuffix(strings.TrimPrefix(action, "- "), " -"), " \t\r\n")
		word := inner
		if i := strings.IndexAny(inner, " \t\r\n(\"`"); i >= 0 {
			word = inner[:i]
		}
		switch word {
		case "if", "range", "with":
			open = append(open, branch{word: word, begin: c})
		case "define", "block":
			open = append(open, branch{word: word, begin: c})
			c = context{}
		case "else":
			if n := len(open); n > 0 {
				b := &open[n-1]
				if b.hasEnd && b.end != c {
					return "", &Error{name, "{{" + b.word + "}} branches end in different contexts"}
				}
				b.end, b.hasEnd = c, true
				c = b.begin
			}
		case "end":
			if n := len(open); n > 0 {
				b := open[n-1]
				open = open[:n-1]
				switch {
				case b.word == "define" || b.word == "block":
					c = b.begin
				case b.hasEnd && b.end != c, !b.hasEnd && b.begin.place != c.place && b.word != "define":
					return "", &Error{name, "{{" + b.word + "}} branches end in different contexts"}
				}
			}
		case "template", "break", "continue", "":
		default:
			if !strings.HasPrefix(inner, "/*") && !declares(inner) && !endsInHTML(inner) {
				action = withEscapers(action, c.escapers())
			}
		}
		out.WriteString(left + action + right)
	}
}

// endsInHTML tells whether the last command is the predefined escaper.
func endsInHTML(inner string) bool {
	last := strings.TrimSpace(inner[strings.LastIndexByte(inner, '|')+1:])
	return last == "html" || strings.HasPrefix(last, "html ")
}

// declares tells whether an action sets a variable, and prints nothing.
func declares(inner string) bool {
	if !strings.HasPrefix(inner, "$") {
		return false
	}
	i := 1
	for i < len(inner) && (inner[i] == '_' || 'a' <= inner[i]|0x20 && inner[i]|0x20 <= 'z' || '0' <= inner[i] && inner[i] <= '9') {
		i++
	}
	rest := strings.TrimLeft(inner[i:], " ")
	return strings.HasPrefix(rest, ":=") || strings.HasPrefix(rest, "=")
}

func withEscapers(action string, names []string) string {
	body, tail := action, ""
	if strings.HasSuffix(action, " -") {
		body, tail = action[:len(action)-2], " -"
	}
	for _, name := range names {
		body = strings.TrimRight(body, " ") + " | _html_template_" + name
	}
	return body + tail
}

// actionEnd finds the closing delimiter outside strings and comments.
func actionEnd(s, right string) int {
	if trimmed := strings.TrimPrefix(s, "- "); strings.HasPrefix(trimmed, "/*") {
		end := strings.Index(s, "*/")
		if end < 0 {
			return -1
		}
		at := strings.Index(s[end:], right)
		if at < 0 {
			return -1
		}
		return end + at
	}
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], right) {
			return i
		}
		if q := s[i]; q == '"' || q == '`' || q == '\'' {
			for i++; i < len(s) && s[i] != q; i++ {
				if s[i] == '\\' && q != '`' {
					i++
				}
			}
		}
	}
	return -1
}
