package json

import "bytes"

func HTMLEscape(dst *bytes.Buffer, src []byte) { dst.Write(appendHTMLEscape(nil, src)) }

func appendHTMLEscape(dst, src []byte) []byte {
	start := 0
	for i, c := range src {
		if c == '<' || c == '>' || c == '&' {
			dst = append(dst, src[start:i]...)
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
			start = i + 1
		}
		// U+2028 is E2 80 A8, U+2029 is E2 80 A9
		if c == 0xE2 && i+2 < len(src) && src[i+1] == 0x80 && src[i+2]&^1 == 0xA8 {
			dst = append(dst, src[start:i]...)
			dst = append(dst, '\\', 'u', '2', '0', '2', hexDigits[src[i+2]&0xF])
			start = i + 3
		}
	}
	return append(dst, src[start:]...)
}

func Compact(dst *bytes.Buffer, src []byte) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(appendCompact(nil, src, false))
	return nil
}

// appendCompact drops the white space outside strings of a valid text.
func appendCompact(dst, src []byte, escapeHTML bool) []byte {
	if escapeHTML {
		src = appendHTMLEscape(nil, src)
	}
	inString := false
	for i := 0; i < len(src); i++ {
		c := src[i]
		if inString {
			if c == '\\' {
				dst = append(dst, c)
				i++
				c = src[i]
			} else if c == '"' {
				inString = false
			}
		} else if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			continue
		} else if c == '"' {
			inString = true
		}
		dst = append(dst, c)
	}
	return dst
}

func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(appendIndent(nil, src, prefix, indent))
	return nil
}

func appendNewline(dst []byte, prefix, indent string, depth int) []byte {
	dst = append(dst, '\n')
	dst = append(dst, prefix...)
	for i := 0; i < depth; i++ {
		dst = append(dst, indent...)
	}
	return dst
}

// appendIndent lays a valid text out in lines; white space behind it stays.
func appendIndent(dst, src []byte, prefix, indent string) []byte {
	depth := 0
	opened := false // the last byte opened an object or array
	end := len(src)
	for end > 0 && (src[end-1] == ' ' || src[end-1] == '\t' || src[end-1] == '\n' || src[end-1] == '\r') {
		end--
	}
	for i := 0; i < end; i++ {
		c := src[i]
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			continue
		}
		if opened && c != ']' && c != '}' {
			depth++
			dst = appendNewline(dst, prefix, indent, depth)
		}
		switch c {
		case '"':
			from := i
			for i++; src[i] != '"'; i++ {
				if src[i] == '\\' {
					i++
				}
			}
			dst = append(dst, src[from:i+1]...)
		case ',':
			dst = append(dst, c)
			dst = appendNewline(dst, prefix, indent, depth)
		case ':':
			dst = append(dst, c, ' ')
		case ']', '}':
			if !opened {
				depth--
				dst = appendNewline(dst, prefix, indent, depth)
			}
			dst = append(dst, c)
		default:
			dst = append(dst, c)
		}
		opened = c == '[' || c == '{'
	}
	return append(dst, src[end:]...)
}
