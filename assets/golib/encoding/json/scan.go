package json

import "strconv"

// checker walks over a text and finds its first fault.
type checker struct {
	data  []byte
	i     int
	depth int
}

const maxNestingDepth = 10000

func (c *checker) fault(context string) *SyntaxError {
	if c.i >= len(c.data) {
		switch context {
		case "", "looking for beginning of object key string", "after object key", "after object key:value pair", "after array element", "in string literal":
			return &SyntaxError{"unexpected end of JSON input", int64(len(c.data))}
		}
		// the end is read as white space, which these do not bear
		return &SyntaxError{"invalid character ' ' " + context, int64(len(c.data))}
	}
	return &SyntaxError{"invalid character " + quoteChar(c.data[c.i]) + " " + context, int64(c.i + 1)}
}

func quoteChar(c byte) string {
	switch c {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	s := strconv.Quote(string(rune(c)))
	return "'" + s[1:len(s)-1] + "'"
}

// skipSpace returns the first place from i on that is no white space.
//
//go:noescape
func skipSpace(data []byte, i int) int

// skipString returns the first place from i on, inside a string, that is a quote, a backslash or a control character.
//
//go:noescape
func skipString(data []byte, i int) int

func (c *checker) space() { c.i = skipSpace(c.data, c.i) }

func (c *checker) peek() byte {
	if c.i < len(c.data) {
		return c.data[c.i]
	}
	return 0
}

func (c *checker) value() *SyntaxError {
	c.space()
	if c.i >= len(c.data) {
		return c.fault("")
	}
	switch b := c.data[c.i]; {
	case b == '{':
		return c.object()
	case b == '[':
		return c.array()
	case b == '"':
		return c.str()
	case b == '-' || '0' <= b && b <= '9':
		return c.number()
	case b == 't':
		return c.literal("true")
	case b == 'f':
		return c.literal("false")
	case b == 'n':
		return c.literal("null")
	}
	return c.fault("looking for beginning of value")
}

func (c *checker) enter() *SyntaxError {
	c.i++
	if c.depth++; c.depth > maxNestingDepth {
		return &SyntaxError{"exceeded max depth", int64(c.i)}
	}
	return nil
}

func (c *checker) object() *SyntaxError {
	if err := c.enter(); err != nil {
		return err
	}
	c.space()
	if c.peek() == '}' {
		c.i++
		c.depth--
		return nil
	}
	for {
		c.space()
		if c.peek() != '"' {
			return c.fault("looking for beginning of object key string")
		}
		if err := c.str(); err != nil {
			return err
		}
		c.space()
		if c.peek() != ':' {
			return c.fault("after object key")
		}
		c.i++
		if err := c.value(); err != nil {
			return err
		}
		c.space()
		switch c.peek() {
		case ',':
			c.i++
		case '}':
			c.i++
			c.depth--
			return nil
		default:
			return c.fault("after object key:value pair")
		}
	}
}

func (c *checker) array() *SyntaxError {
	if err := c.enter(); err != nil {
		return err
	}
	c.space()
	if c.peek() == ']' {
		c.i++
		c.depth--
		return nil
	}
	for {
		if err := c.value(); err != nil {
			return err
		}
		c.space()
		switch c.peek() {
		case ',':
			c.i++
		case ']':
			c.i++
			c.depth--
			return nil
		default:
			return c.fault("after array element")
		}
	}
}

func (c *checker) str() *SyntaxError {
	c.i++
	for {
		c.i = skipString(c.data, c.i)
		switch b := c.peek(); {
		case c.i >= len(c.data) || b < ' ':
			return c.fault("in string literal")
		case b == '"':
			c.i++
			return nil
		}
		c.i++
		switch c.peek() {
		case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
			c.i++
		case 'u':
			c.i++
			for n := 0; n < 4; n++ {
				if _, ok := hexValue(c.peek()); !ok || c.i >= len(c.data) {
					return c.fault("in \\u hexadecimal character escape")
				}
				c.i++
			}
		default:
			return c.fault("in string escape code")
		}
	}
}

func hexValue(b byte) (rune, bool) {
	switch {
	case '0' <= b && b <= '9':
		return rune(b - '0'), true
	case 'a' <= b && b <= 'f':
		return rune(b - 'a' + 10), true
	case 'A' <= b && b <= 'F':
		return rune(b - 'A' + 10), true
	}
	return 0, false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func (c *checker) digits() {
	for isDigit(c.peek()) {
		c.i++
	}
}

func (c *checker) number() *SyntaxError {
	if c.peek() == '-' {
		c.i++
		if !isDigit(c.peek()) {
			return c.fault("in numeric literal")
		}
	}
	if c.peek() == '0' {
		c.i++
	} else {
		c.digits()
	}
	if c.peek() == '.' {
		c.i++
		if !isDigit(c.peek()) {
			return c.fault("after decimal point in numeric literal")
		}
		c.digits()
	}
	if b := c.peek(); b == 'e' || b == 'E' {
		c.i++
		if b := c.peek(); b == '+' || b == '-' {
			c.i++
		}
		if !isDigit(c.peek()) {
			return c.fault("in exponent of numeric literal")
		}
		c.digits()
	}
	return nil
}

func (c *checker) literal(word string) *SyntaxError {
	for i := 0; i < len(word); i++ {
		if c.peek() != word[i] || c.i >= len(c.data) {
			return c.fault("in literal " + word + " (expecting " + quoteChar(word[i]) + ")")
		}
		c.i++
	}
	return nil
}

// check reports the first fault of a text that is to hold one value.
func check(data []byte) error {
	c := checker{data: data}
	if err := c.value(); err != nil {
		return err
	}
	c.space()
	if c.i < len(data) {
		return c.fault("after top-level value")
	}
	return nil
}

func Valid(data []byte) bool { return check(data) == nil }
