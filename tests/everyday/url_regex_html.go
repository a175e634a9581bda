package main

import (
	"fmt"
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode/utf16"
)

func slug(s string) string {
	return strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(s), "-"), "-")
}
func camel(s string) string {
	return regexp.MustCompile(`_(\w)`).ReplaceAllStringFunc(s, func(m string) string { return strings.ToUpper(m[1:]) })
}
func snake(s string) string {
	return strings.ToLower(regexp.MustCompile(`([a-z0-9])([A-Z])`).ReplaceAllString(s, "${1}_${2}"))
}

func main() {
	u, err := url.Parse("https://user:p%40ss@example.com:8443/a/b%20c/../d?q=1&q=two+words&empty=#frag%21")
	fmt.Println(u, err)
	fmt.Println(u.Scheme, u.Host, u.Hostname(), u.Port(), u.Path, u.RawQuery, u.Fragment, u.User.Username(), u.EscapedPath())
	q := u.Query()
	fmt.Println(q["q"], q.Get("q"), q.Has("empty"), q.Get("none"), q)
	q.Set("z", "a&b=c")
	q.Add("q", "ünï")
	q.Del("empty")
	fmt.Println(q.Encode())
	ref, _ := u.Parse("../x?y=1")
	fmt.Println(ref, u.JoinPath("e", "f"), url.PathEscape("a/b c"), url.QueryEscape("a/b c&"))
	un, err := url.QueryUnescape("a%2")
	fmt.Println(un, err)
	for _, s := range []string{"http://[::1", "://x", "/rel?x", "mailto:a@b.c", "http://a b.com/", "%zz"} {
		u, err := url.Parse(s)
		fmt.Println(u, err)
	}
	fmt.Println(path.Join("/a", "..", "b", "./c"), path.Base("/x/y.z"), path.Ext("y.tar.gz"), path.Dir("/a/b/"), path.IsAbs("a"), path.Clean("a//b/../"))
	fmt.Println(path.Match("*.txt", "a.txt"))
	fmt.Println(path.Split("dir/file"))
	fmt.Println(html.EscapeString(`<a href="x">'&'</a>`), html.UnescapeString("&lt;&eacute;&#39;&#x1F600;&amp;amp;"))
	fmt.Println(utf16.Encode([]rune("a😀")), string(utf16.Decode([]uint16{97, 0xd83d, 0xde00})))
	fmt.Println(slug("Hello, World! Go 1.26"), camel("my_long_name"), snake("someHTTPServerName"))
	re := regexp.MustCompile(`(?i)(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?`)
	s := "from 2024-01-15 to 2024-03, not 24-1"
	for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
		fmt.Print(m, " ", s[m[0]:m[1]], " ")
	}
	fmt.Println(re.FindAllString(s, 1), re.NumSubexp(), re)
	fmt.Println(string(re.ExpandString(nil, "$month/$year", s, re.FindStringSubmatchIndex(s))))
	for _, p := range []struct{ re, s string }{{`^\w+@\w+\.\w{2,}$`, "a@b.co"}, {`a+?b*`, "aaabbb"}, {`(a|ab)(c|bcd)(d*)`, "abcd"}, {`[[:upper:]]+`, "abCDe"}, {`\bfoo\b`, "a foo b"}, {`(?s)a.b`, "a\nb"}, {`(?m)^b$`, "a\nb\nc"}, {`\p{Greek}+`, "abγδ"}, {`x*`, "baac"}, {`[^a-c\d]`, "a1z"}, {`(\d+)\.(\d+)`, "v1.22"}, {`^$`, ""}} {
		r := regexp.MustCompile(p.re)
		fmt.Printf("%q %v %q|", r.FindString(p.s), r.MatchString(p.s), r.FindAllStringIndex(p.s, -1))
		fmt.Printf("%q\n", r.ReplaceAllString(p.s, "<$0>"))
	}
	for _, p := range []string{`a**`, `[z-a]`, `(?<n>a)`, `\8`, `(?P<1a>x)`, `x{2,1}`, `)`, `\pX`} {
		_, err := regexp.Compile(p)
		fmt.Println(err)
	}
	kv := regexp.MustCompile(`(\w+)=("[^"]*"|\S+)`)
	for _, m := range kv.FindAllStringSubmatch(`a=1 b="two words" c=x`, -1) {
		fmt.Printf("%s->%s ", m[1], strings.Trim(m[2], `"`))
	}
	fmt.Println()
	fmt.Println(regexp.MustCompile(`a(x*)b`).ReplaceAllLiteralString("-ab-axxb-", "$1"), regexp.MustCompile(`\s+`).Split(" a  b c ", 3))
}
