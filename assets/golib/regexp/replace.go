package regexp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replace builds the text with every match replaced; nil when nothing matched.
func (re *Regexp) replace(src string, repl func(dst []byte, m []int) []byte) []byte {
	var out []byte
	last := 0
	found := false
	for at := 0; at <= len(src); {
		m := re.one(src, at)
		if m == nil {
			break
		}
		found = true
		out = append(out, src[last:m[0]]...)
		if m[1] > last || m[0] == 0 { // not an empty match right behind another one
			out = repl(out, m)
		}
		last = m[1]
		_, width := utf8.DecodeRuneInString(src[at:])
		switch {
		case at+width > m[1]:
			at += width
		case at+1 > m[1]:
			at++
		default:
			at = m[1]
		}
	}
	if !found {
		return nil
	}
	return append(out, src[last:]...)
}

func (re *Regexp) replaceString(src string, repl func(dst []byte, m []int) []byte) string {
	if out := re.replace(src, repl); out != nil {
		return string(out)
	}
	return src
}

func (re *Regexp) replaceBytes(src []byte, repl func(dst []byte, m []int) []byte) []byte {
	if out := re.replace(view(src), repl); out != nil {
		return out
	}
	return append([]byte(nil), src...)
}

func (re *Regexp) ReplaceAllString(src, repl string) string {
	return re.replaceString(src, func(dst []byte, m []int) []byte { return re.expand(dst, repl, src, m) })
}

func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replaceString(src, func(dst []byte, m []int) []byte { return append(dst, repl...) })
}

func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replaceString(src, func(dst []byte, m []int) []byte { return append(dst, repl(src[m[0]:m[1]])...) })
}

func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	template := string(repl)
	return re.replaceBytes(src, func(dst []byte, m []int) []byte { return re.expand(dst, template, view(src), m) })
}

func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceBytes(src, func(dst []byte, m []int) []byte { return append(dst, repl...) })
}

func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceBytes(src, func(dst []byte, m []int) []byte { return append(dst, repl(src[m[0]:m[1]])...) })
}

func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

// expand writes the template with $1, $name and ${name} replaced by groups.
func (re *Regexp) expand(dst []byte, template string, src string, m []int) []byte {
	for {
		before, after, found := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !found {
			return dst
		}
		template = after
		if strings.HasPrefix(template, "$") {
			dst = append(dst, '$')
			template = template[1:]
			continue
		}
		name, rest, ok := groupName(template)
		if !ok {
			dst = append(dst, '$')
			continue
		}
		template = rest
		if i := re.groupNumber(name, m); i >= 0 {
			dst = append(dst, text(src, m, i)...)
		}
	}
}

// groupName takes a name off the front, in braces or not.
func groupName(s string) (name, rest string, ok bool) {
	braces := strings.HasPrefix(s, "{")
	if braces {
		s = s[1:]
	}
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += size
	}
	name, rest = s[:end], s[end:]
	if end == 0 || braces && !strings.HasPrefix(rest, "}") {
		return "", "", false
	}
	if braces {
		rest = rest[1:]
	}
	return name, rest, true
}

// groupNumber gives the number of a group that took part, or -1.
func (re *Regexp) groupNumber(name string, m []int) int {
	number := 0
	for i := range len(name) {
		if name[i] < '0' || '9' < name[i] || number >= 1e8 {
			number = -1
			break
		}
		number = number*10 + int(name[i]-'0')
	}
	if name[0] == '0' && len(name) > 1 {
		number = -1
	}
	if number >= 0 {
		if 2*number+1 < len(m) && m[2*number] >= 0 {
			return number
		}
		return -1
	}
	for i, s := range re.names {
		if s == name && 2*i+1 < len(m) && m[2*i] >= 0 {
			return i
		}
	}
	return -1
}
