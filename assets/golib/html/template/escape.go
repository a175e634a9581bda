package template

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// Text that is known to be safe in its place.
type (
	CSS      string
	HTML     string
	HTMLAttr string
	JS       string
	JSStr    string
	URL      string
	Srcset   string
)

// unsafeText stands for a value that was refused.
const unsafeText = "ZgotmplZ"

// printable follows pointers up to a value that can say what it is.
func printable(a any) any {
	v := reflect.ValueOf(a)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		switch v.Interface().(type) {
		case error, fmt.Stringer:
			return v.Interface()
		}
		v = v.Elem()
	}
	if !v.IsValid() {
		return nil
	}
	return v.Interface()
}

// textOf joins the arguments; kind is the single argument's own type.
func textOf(args []any) (text string, single any) {
	if len(args) == 1 {
		single = printable(args[0])
		switch s := single.(type) {
		case string:
			return s, single
		case CSS:
			return string(s), single
		case HTML:
			return string(s), single
		case HTMLAttr:
			return string(s), single
		case JS:
			return string(s), single
		case JSStr:
			return string(s), single
		case URL:
			return string(s), single
		case Srcset:
			return string(s), single
		}
	}
	kept := make([]any, 0, len(args))
	for _, arg := range args {
		if arg != nil {
			kept = append(kept, printable(arg))
		}
	}
	return fmt.Sprint(kept...), single
}

var htmlReplacer = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// normReplacer leaves character references as they are.
var normReplacer = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

var nospaceReplacer = strings.NewReplacer("\x00", "&#xfffd;", "\t", "&#9;", "\n", "&#10;", "\v", "&#11;", "\f", "&#12;", "\r", "&#13;",
	" ", "&#32;", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", "=", "&#61;", ">", "&gt;", "`", "&#96;")

func htmlEscaper(args ...any) string {
	s, single := textOf(args)
	if _, safe := single.(HTML); safe {
		return s
	}
	return htmlReplacer.Replace(s)
}

func rcdataEscaper(args ...any) string {
	s, single := textOf(args)
	if _, safe := single.(HTML); safe {
		return normReplacer.Replace(s)
	}
	return htmlReplacer.Replace(s)
}

// withoutTags takes the tags out of HTML.
func withoutTags(s string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "<")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, after, closed := strings.Cut(rest, ">")
		if !closed {
			return b.String()
		}
		s = after
	}
}

func attrEscaper(args ...any) string {
	s, single := textOf(args)
	if _, safe := single.(HTML); safe {
		return normReplacer.Replace(withoutTags(s))
	}
	return htmlReplacer.Replace(s)
}

func nospaceEscaper(args ...any) string {
	s, _ := textOf(args)
	if s == "" {
		return unsafeText
	}
	return nospaceReplacer.Replace(s)
}

func commentEscaper(args ...any) string { return "" }

// urlFilter refuses addresses whose scheme is not one of the harmless ones.
func urlFilter(args ...any) string {
	s, single := textOf(args)
	if _, safe := single.(URL); safe {
		return s
	}
	if scheme, _, found := strings.Cut(s, ":"); found && !strings.Contains(scheme, "/") {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto":
		default:
			return "#" + unsafeText
		}
	}
	return s
}

func encodeURL(s string, keepReserved bool) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0,
			keepReserved && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0,
			keepReserved && c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte(c)
		default:
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func urlNormalizer(args ...any) string {
	s, _ := textOf(args)
	return encodeURL(s, true)
}

func urlEscaper(args ...any) string {
	s, single := textOf(args)
	_, safe := single.(URL)
	return encodeURL(s, safe)
}

// jsString writes s for the inside of a string in code.
func jsString(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\f':
			b.WriteString(`\f`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '/':
			b.WriteString(`\/`)
		case r < ' ' || strings.ContainsRune("\"`&'+<>", r) || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, `\u%04x`, r)
		case r == utf8.RuneError:
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func jsStrEscaper(args ...any) string {
	s, single := textOf(args)
	if _, safe := single.(JSStr); safe {
		return s
	}
	return jsString(s)
}

func jsValEscaper(args ...any) string {
	var a any
	if len(args) == 1 {
		a = args[0]
		if p := printable(a); p != nil {
			switch t := p.(type) {
			case JS:
				return string(t)
			case JSStr:
				return `"` + string(t) + `"`
			}
			if _, marshals := a.(json.Marshaler); !marshals {
				switch t := p.(type) {
				case error:
					return `"` + jsString(t.Error()) + `"`
				case fmt.Stringer:
					return `"` + jsString(t.String()) + `"`
				}
			}
		}
	} else {
		a = fmt.Sprint(args...)
	}
	b, err := json.Marshal(a)
	if err != nil {
		return " /* " + strings.ReplaceAll(err.Error(), "*/", "* /") + " */null "
	}
	if len(b) == 0 {
		return ` "" `
	}
	pad := ""
	isWord := func(c byte) bool {
		return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '$'
	}
	if isWord(b[0]) || isWord(b[len(b)-1]) {
		pad = " "
	}
	return pad + string(b) + pad
}

// cssValueFilter lets only what cannot end a declaration through.
func cssValueFilter(args ...any) string {
	s, single := textOf(args)
	if _, safe := single.(CSS); safe {
		return s
	}
	if strings.ContainsAny(s, "\x00\"'()/;@[\\]`{}<>") || strings.Contains(s, "--") {
		return unsafeText
	}
	if lower := strings.ToLower(s); strings.Contains(lower, "expression") || strings.Contains(lower, "mozbinding") {
		return unsafeText
	}
	return s
}
