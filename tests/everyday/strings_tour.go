package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func rot13(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'a' + (r-'a'+13)%26
	case 'A' <= r && r <= 'Z':
		return 'A' + (r-'A'+13)%26
	}
	return r
}

type rot13Reader struct{ r io.Reader }

func (r rot13Reader) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	for i := range b[:n] {
		b[i] = byte(rot13(rune(b[i])))
	}
	return n, err
}

func isPalindrome(s string) bool {
	var rs []rune
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			rs = append(rs, unicode.ToLower(r))
		}
	}
	for i, j := 0, len(rs)-1; i < j; i, j = i+1, j-1 {
		if rs[i] != rs[j] {
			return false
		}
	}
	return true
}

func main() {
	s := "Hello, 世界! 🎉"
	fmt.Println(len(s), utf8.RuneCountInString(s), len([]rune(s)), s[7:10], strings.ToUpper(s), []byte(s)[:3])
	for i, r := range s {
		if r > 127 {
			fmt.Printf("%d:%c(%U,%d) ", i, r, r, utf8.RuneLen(r))
		}
	}
	fmt.Println()
	fmt.Println(strings.Map(rot13, "Uryyb"), isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("été x"))
	io.Copy(os.Stdout, rot13Reader{strings.NewReader("Lbh penpxrq gur pbqr!\n")})
	fmt.Println(strings.Split("a,b,,c", ","), len(strings.Split("", ",")), strings.SplitN("a,b,c,d", ",", 2), strings.SplitAfter("a,b", ","), strings.Fields("  a  b\t\nc "))
	fmt.Println(strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.IndexByte("abc", 'c'), strings.IndexAny("golang", "gy"), strings.IndexFunc("abc1", unicode.IsDigit), strings.Count("cheese", "e"), strings.Count("five", ""))
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.ReplaceAll("oink oink", "oink", "moo"), strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<b>x</b>"))
	fmt.Printf("%q %q %q %q %q\n", strings.Trim("xxhixx", "x"), strings.TrimLeft("001200", "0"), strings.TrimSuffix("a.go", ".go"), strings.TrimFunc("12a21", unicode.IsDigit), strings.TrimSpace("\t hi \n"))
	fmt.Println(strings.HasPrefix("golang", "go"), strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("Go", "GO"), strings.Contains("x", ""), strings.ContainsAny("abc", "xyz"))
	before, after, ok := strings.Cut("key=value=x", "=")
	fmt.Println(before, after, ok)
	a, found := strings.CutPrefix("prefix-body", "prefix-")
	fmt.Println(a, found, strings.Title("hello wOrld"), strings.ToTitle("abc"), strings.Repeat("ab", 3))
	var sb strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	sb.WriteByte('!')
	sb.WriteRune('é')
	sb.WriteString("ignition")
	fmt.Println(sb.String(), sb.Len())
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world\nline2"))
	line, err := buf.ReadString('\n')
	fmt.Printf("%q %v %d\n", line, err, buf.Len())
	b, _ := buf.ReadByte()
	buf.UnreadByte()
	fmt.Println(b, buf.String(), bytes.Equal([]byte("a"), []byte("a")), bytes.ToUpper([]byte("abc")), string(bytes.TrimSpace([]byte(" x "))))
	bad := "a\xffb\xc3"
	fmt.Println(utf8.ValidString(bad), []rune(bad), strings.ToValidUTF8(bad, "?"))
	for i, r := range bad {
		fmt.Print(i, ":", r, " ")
	}
	r, size := utf8.DecodeRuneInString("世")
	fmt.Println(string(r), size, utf8.AppendRune(nil, '世'), string(rune(65)), strconv.Itoa(65))
	rs := []rune("reverse 世界")
	slices.Reverse(rs)
	fmt.Println(string(rs))
	for part := range strings.SplitSeq("x-y-z", "-") {
		fmt.Print(part, ";")
	}
	for line := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", line)
	}
	fmt.Println()
	fmt.Println(unicode.IsUpper('É'), unicode.IsSpace('\u00a0'), unicode.IsPunct('!'), unicode.Is(unicode.Han, '世'), unicode.In('я', unicode.Cyrillic, unicode.Latin), unicode.SimpleFold('k'))
	for _, q := range []string{`"a\tb"`, "`raw`", `'x'`, `"bad`, `"\u00e9"`} {
		u, err := strconv.Unquote(q)
		fmt.Printf("%q %v; ", u, err)
	}
	fmt.Println(strconv.Quote("hi\n\"x\"\u00e9\x01"), strconv.QuoteToASCII("é世"), strconv.QuoteRune('☺'))
	for _, v := range []string{"0x1F", "0b101", "0o17", "1_000", "-12", "08", "9223372036854775808"} {
		n, err := strconv.ParseInt(v, 0, 64)
		fmt.Print(n, " ", err, "; ")
	}
	fmt.Println()
	fmt.Println(strconv.ParseUint("300", 10, 8))
	fmt.Println(strconv.ParseBool("T"))
	fmt.Println(strconv.ParseBool("yes"))
	fmt.Println(strconv.ParseFloat("1e400", 64))
	fmt.Println(strconv.FormatInt(-255, 16), strconv.FormatFloat(3.0, 'f', -1, 64), strconv.FormatFloat(1.0/3, 'g', 5, 32), strconv.AppendInt([]byte("n="), 42, 2), strconv.FormatFloat(1234.5678, 'e', 2, 64))
	fmt.Println(strings.Compare("a", "b"), "a" < "B", strings.Join([]string{"x"}, ","), strings.LastIndexByte("abca", 'a'), strings.ContainsFunc("abc", unicode.IsUpper))
}
