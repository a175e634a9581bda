// Package regexp searches for regular expressions in RE2's syntax, in time linear in the text. Expressions are compiled and run
// natively; a Regexp holds the program.
package regexp

import (
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Regexp is a compiled expression.
type Regexp struct {
	expr    string
	program string
	names   []string
	longest bool
	_       [96]byte // as large as the real one
}

// compile gives the program, the groups' names between zero bytes, and what is wrong with which part of the expression.
func compile(expr string) (program, names, problem, part string)

// match finds the first match at or after from; captures gets begin and end of the groups, -1 for those that took no part.
//
//go:noescape
func match(program, input string, from int, longest bool, captures []int) bool

// Error is what is wrong with an expression; in Go it is of package regexp/syntax.
type Error struct {
	Code string
	Expr string
}

func (e *Error) Error() string { return "error parsing regexp: " + e.Code + ": `" + e.Expr + "`" }

func Compile(expr string) (*Regexp, error) {
	program, names, problem, part := compile(expr)
	if problem != "" {
		return nil, &Error{problem, part}
	}
	return &Regexp{expr: expr, program: program, names: strings.Split(names, "\x00")}, nil
}

// CompilePOSIX prefers the longest match.
func CompilePOSIX(expr string) (*Regexp, error) {
	re, err := Compile(expr)
	if re != nil {
		re.longest = true
	}
	return re, err
}

func must(re *Regexp, err error, function, expr string) *Regexp {
	if err != nil {
		quoted := "`" + expr + "`"
		if !strconv.CanBackquote(expr) {
			quoted = strconv.Quote(expr)
		}
		panic(`regexp: ` + function + `(` + quoted + `): ` + err.Error())
	}
	return re
}

func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	return must(re, err, "Compile", str)
}

func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	return must(re, err, "CompilePOSIX", str)
}

func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

func Match(pattern string, b []byte) (matched bool, err error) { return MatchString(pattern, view(b)) }

// QuoteMeta escapes what has a meaning in expressions.
func QuoteMeta(s string) string {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return string(b)
}

func (re *Regexp) String() string        { return re.expr }
func (re *Regexp) Longest()              { re.longest = true }
func (re *Regexp) NumSubexp() int        { return len(re.names) - 1 }
func (re *Regexp) SubexpNames() []string { return re.names }

func (re *Regexp) Copy() *Regexp {
	copied := *re
	return &copied
}

func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if name == s {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix gives the plain text that every match begins with.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) {
	end := strings.IndexAny(re.expr, `\.+*?()|[]{}^$`)
	if end < 0 {
		return re.expr, true
	}
	if end > 0 && strings.IndexByte("*?{", re.expr[end]) >= 0 {
		_, size := utf8.DecodeLastRuneInString(re.expr[:end])
		end -= size
	}
	return re.expr[:end], false
}

func (re *Regexp) MarshalText() ([]byte, error) { return []byte(re.expr), nil }

func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

func (re *Regexp) UnmarshalText(text []byte) error {
	parsed, err := Compile(string(text))
	if err == nil {
		*re = *parsed
	}
	return err
}

// view sees bytes as text for as long as they do not change.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// one gives the groups of the first match from a place on, nil when there is none.
func (re *Regexp) one(s string, from int) []int {
	captures := make([]int, 2*len(re.names))
	if !match(re.program, s, from, re.longest, captures) {
		return nil
	}
	return captures
}

// first is one that makes the groups when there is a match.
func (re *Regexp) first(s string, from int) []int {
	var room [32]int
	if n := 2 * len(re.names); n <= len(room) {
		if !match(re.program, s, from, re.longest, room[:n]) {
			return nil
		}
		return append([]int(nil), room[:n]...)
	}
	return re.one(s, from)
}

// each hands up to n matches to deliver; n < 0 is all. An empty match right behind another one does not count.
func (re *Regexp) each(s string, n int, deliver func([]int)) {
	previous := -1
	for at := 0; n != 0 && at <= len(s); {
		m := re.first(s, at)
		if m == nil {
			return
		}
		accept := true
		if m[1] == at {
			accept = m[0] != previous
			_, width := utf8.DecodeRuneInString(s[at:])
			at += max(width, 1)
		} else {
			at = m[1]
		}
		previous = m[1]
		if accept {
			deliver(m)
			n--
		}
	}
}

func (re *Regexp) MatchString(s string) bool {
	var captures [2]int
	return match(re.program, s, 0, re.longest, captures[:])
}

func (re *Regexp) Match(b []byte) bool { return re.MatchString(view(b)) }

// Split cuts s at the matches, into n parts at most.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	matches := re.FindAllStringIndex(s, n)
	parts := make([]string, 0, len(matches))
	begin, end := 0, 0
	for _, m := range matches {
		if n > 0 && len(parts) >= n-1 {
			break
		}
		end = m[0]
		if m[1] != 0 {
			parts = append(parts, s[begin:end])
		}
		begin = m[1]
	}
	if end != len(s) {
		parts = append(parts, s[begin:])
	}
	return parts
}
