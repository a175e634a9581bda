package template

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenError tokenKind = iota
	tokenEOF
	tokenText
	tokenLeft
	tokenRight
	tokenSpace
	tokenIdentifier
	tokenKeyword
	tokenField
	tokenVariable
	tokenDot
	tokenBool
	tokenNil
	tokenNumber
	tokenChar
	tokenString
	tokenRaw
	tokenPipe
	tokenDeclare
	tokenAssign
	tokenComma
	tokenOpen
	tokenClose
	tokenOther // a character without a meaning
)

type token struct {
	kind tokenKind
	pos  int
	text string
	line int
}

// String writes a token as parse errors show it.
func (t token) String() string {
	switch {
	case t.kind == tokenEOF:
		return "EOF"
	case t.kind == tokenError:
		return t.text
	case t.kind == tokenKeyword || t.kind == tokenDot || t.kind == tokenNil:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

func isKeyword(s string) bool {
	switch s {
	case "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with":
		return true
	}
	return false
}

// lexer cuts a template into tokens.
type lexer struct {
	input       string
	left, right string
	pos         int
	line        int
	inside      bool // of an action
	depth       int  // of parentheses
	trimNext    bool
}

const spaces = " \t\r\n"

func (l *lexer) emit(kind tokenKind, end int) token {
	t := token{kind, l.pos, l.input[l.pos:end], l.line}
	l.line += strings.Count(t.text, "\n")
	l.pos = end
	return t
}

func (l *lexer) fail(format string, args ...any) token {
	t := token{tokenError, l.pos, fmt.Sprintf(format, args...), l.line}
	l.pos = len(l.input)
	l.inside = false
	return t
}

// next gives the next token. Comments are skipped here.
func (l *lexer) next() token {
	if l.inside {
		return l.action()
	}
	if l.trimNext {
		l.trimNext = false
		rest := strings.TrimLeft(l.input[l.pos:], spaces)
		l.skipTo(len(l.input) - len(rest))
	}
	if l.pos >= len(l.input) {
		return token{tokenEOF, l.pos, "", l.line}
	}
	at := strings.Index(l.input[l.pos:], l.left)
	if at < 0 {
		return l.emit(tokenText, len(l.input))
	}
	open := l.pos + at
	inner := open + len(l.left)
	trims := len(l.input) > inner+1 && l.input[inner] == '-' && strings.IndexByte(spaces, l.input[inner+1]) >= 0
	end := open
	if trims {
		end = l.pos + len(strings.TrimRight(l.input[l.pos:open], spaces))
		inner += 2
	}
	if end > l.pos {
		t := l.emit(tokenText, end)
		l.skipTo(open)
		return t
	}
	l.skipTo(open)
	if strings.HasPrefix(l.input[inner:], "/*") {
		return l.comment(inner)
	}
	t := token{tokenLeft, l.pos, l.left, l.line}
	l.skipTo(inner)
	l.inside, l.depth = true, 0
	return t
}

func (l *lexer) skipTo(pos int) {
	l.line += strings.Count(l.input[l.pos:pos], "\n")
	l.pos = pos
}

func (l *lexer) comment(inner int) token {
	end := strings.Index(l.input[inner:], "*/")
	if end < 0 {
		return l.fail("unclosed comment")
	}
	l.skipTo(inner + end + 2)
	n, trims := l.atRight()
	if n == 0 {
		return l.fail("comment ends before closing delimiter")
	}
	l.skipTo(l.pos + n)
	l.trimNext = trims
	return l.next()
}

// atRight tells the length of a closing delimiter that stands here, and whether it trims.
func (l *lexer) atRight() (n int, trims bool) {
	rest := l.input[l.pos:]
	if len(rest) >= 2 && strings.IndexByte(spaces, rest[0]) >= 0 && rest[1] == '-' && strings.HasPrefix(rest[2:], l.right) {
		return 2 + len(l.right), true
	}
	if strings.HasPrefix(rest, l.right) {
		return len(l.right), false
	}
	return 0, false
}

func isNameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// nameEnd gives the end of the letters and digits from a place on.
func (l *lexer) nameEnd(at int) int {
	for at < len(l.input) {
		r, size := utf8.DecodeRuneInString(l.input[at:])
		if !isNameRune(r) {
			break
		}
		at += size
	}
	return at
}

func (l *lexer) action() token {
	if n, trims := l.atRight(); n > 0 {
		if l.depth > 0 {
			return l.fail("unclosed left paren")
		}
		t := token{tokenRight, l.pos, l.right, l.line}
		l.skipTo(l.pos + n)
		l.inside, l.trimNext = false, trims
		return t
	}
	if l.pos >= len(l.input) {
		return l.fail("unclosed action")
	}
	r, _ := utf8.DecodeRuneInString(l.input[l.pos:])
	switch {
	case strings.ContainsRune(spaces, r):
		end := l.pos
		for end < len(l.input) && strings.IndexByte(spaces, l.input[end]) >= 0 {
			// a space in front of a trimming delimiter belongs to it
			if n, trims := (&lexer{input: l.input, right: l.right, pos: end}).atRight(); n > 0 && trims {
				break
			}
			end++
		}
		if end == l.pos {
			end++
		}
		return l.emit(tokenSpace, end)
	case r == '=':
		return l.emit(tokenAssign, l.pos+1)
	case r == ':':
		if !strings.HasPrefix(l.input[l.pos:], ":=") {
			return l.fail("expected :=")
		}
		return l.emit(tokenDeclare, l.pos+2)
	case r == '|':
		return l.emit(tokenPipe, l.pos+1)
	case r == ',':
		return l.emit(tokenComma, l.pos+1)
	case r == '"' || r == '`' || r == '\'':
		return l.quoted(byte(r))
	case r == '(':
		l.depth++
		return l.emit(tokenOpen, l.pos+1)
	case r == ')':
		if l.depth--; l.depth < 0 {
			return l.fail("unexpected right paren")
		}
		return l.emit(tokenClose, l.pos+1)
	case r == '$':
		return l.named(tokenVariable)
	case r == '.':
		if l.pos+1 < len(l.input) && '0' <= l.input[l.pos+1] && l.input[l.pos+1] <= '9' {
			return l.number()
		}
		return l.named(tokenField)
	case r == '+' || r == '-' || '0' <= r && r <= '9':
		return l.number()
	case isNameRune(r):
		return l.word()
	case ' ' < r && r < 0x7f:
		return l.emit(tokenOther, l.pos+1)
	}
	return l.fail("unrecognized character in action: %#U", r)
}

// ended tells whether a word may end here.
func (l *lexer) ended(at int) bool {
	if at >= len(l.input) || strings.HasPrefix(l.input[at:], l.right) {
		return true
	}
	return strings.IndexByte(spaces+".,|:=()", l.input[at]) >= 0
}

func (l *lexer) named(kind tokenKind) token {
	end := l.nameEnd(l.pos + 1)
	if end == l.pos+1 && kind == tokenField {
		return l.emit(tokenDot, end)
	}
	if !l.ended(end) {
		r, _ := utf8.DecodeRuneInString(l.input[end:])
		return l.fail("bad character %#U", r)
	}
	return l.emit(kind, end)
}

func (l *lexer) word() token {
	end := l.nameEnd(l.pos)
	if !l.ended(end) {
		r, _ := utf8.DecodeRuneInString(l.input[end:])
		return l.fail("bad character %#U", r)
	}
	switch word := l.input[l.pos:end]; {
	case isKeyword(word):
		return l.emit(tokenKeyword, end)
	case word == "true" || word == "false":
		return l.emit(tokenBool, end)
	case word == "nil":
		return l.emit(tokenNil, end)
	}
	return l.emit(tokenIdentifier, end)
}

func (l *lexer) quoted(quote byte) token {
	for end := l.pos + 1; end < len(l.input); end++ {
		switch c := l.input[end]; {
		case c == quote:
			kind := tokenString
			if quote == '`' {
				kind = tokenRaw
			} else if quote == '\'' {
				kind = tokenChar
			}
			return l.emit(kind, end+1)
		case c == '\\' && quote != '`':
			end++
		case c == '\n' && quote != '`':
			end = len(l.input)
		}
	}
	switch quote {
	case '`':
		return l.fail("unterminated raw quoted string")
	case '\'':
		return l.fail("unterminated character constant")
	}
	return l.fail("unterminated quoted string")
}

func (l *lexer) number() token {
	end := l.pos
	accept := func(set string) bool {
		if end < len(l.input) && strings.IndexByte(set, l.input[end]) >= 0 {
			end++
			return true
		}
		return false
	}
	accept("+-")
	digits := "0123456789_"
	if accept("0") {
		switch {
		case accept("xX"):
			digits = "0123456789abcdefABCDEF_"
		case accept("oO"):
			digits = "01234567_"
		case accept("bB"):
			digits = "01_"
		}
	}
	for accept(digits) {
	}
	if accept(".") {
		for accept(digits) {
		}
	}
	if len(digits) == 11 && accept("eE") || len(digits) == 23 && accept("pP") {
		accept("+-")
		for accept("0123456789_") {
		}
	}
	accept("i")
	if r, size := utf8.DecodeRuneInString(l.input[end:]); isNameRune(r) {
		return l.fail("bad number syntax: %q", l.input[l.pos:end+size])
	}
	return l.emit(tokenNumber, end)
}
