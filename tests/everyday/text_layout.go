package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

func wrap(s string, w int) (out []string) {
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= w:
			line += " " + word
		default:
			out = append(out, line)
			line = word
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return
}
func justify(line string, w int) string {
	ws := strings.Fields(line)
	if len(ws) == 1 {
		return line
	}
	total := 0
	for _, x := range ws {
		total += utf8.RuneCountInString(x)
	}
	gaps := len(ws) - 1
	sp := w - total
	var b strings.Builder
	for i, x := range ws {
		b.WriteString(x)
		if i < gaps {
			n := sp / gaps
			if i < sp%gaps {
				n++
			}
			b.WriteString(strings.Repeat(" ", n))
		}
	}
	return b.String()
}
func center(s string, w int) string {
	return fmt.Sprintf("%*s", -w, fmt.Sprintf("%*s", (w+len(s))/2, s))
}
func caesar(s string, k int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLower(r) && r < 128:
			return 'a' + (r-'a'+rune(k)+26)%26
		case unicode.IsUpper(r) && r < 128:
			return 'A' + (r-'A'+rune(k)+26)%26
		}
		return r
	}, s)
}
func table(head []string, rows [][]any) {
	ws := make([]int, len(head))
	cells := [][]string{head}
	for _, r := range rows {
		var c []string
		for _, v := range r {
			switch v := v.(type) {
			case float64:
				c = append(c, fmt.Sprintf("%.2f", v))
			case bool:
				c = append(c, map[bool]string{true: "✓", false: "✗"}[v])
			default:
				c = append(c, fmt.Sprint(v))
			}
		}
		cells = append(cells, c)
	}
	for _, r := range cells {
		for i, c := range r {
			ws[i] = max(ws[i], utf8.RuneCountInString(c))
		}
	}
	sep := "+"
	for _, w := range ws {
		sep += strings.Repeat("-", w+2) + "+"
	}
	fmt.Println(sep)
	for i, r := range cells {
		for j, c := range r {
			fmt.Printf("| %-*s ", ws[j], c)
		}
		fmt.Println("|")
		if i == 0 {
			fmt.Println(sep)
		}
	}
	fmt.Println(sep)
}
func diff(a, b []string) {
	dp := make([][]int, len(a)+1)
	for i := range dp {
		dp[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				dp[i][j] = dp[i+1][j+1] + 1
			} else {
				dp[i][j] = max(dp[i+1][j], dp[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			fmt.Println(" ", a[i])
			i++
			j++
		case j == len(b) || i < len(a) && dp[i+1][j] >= dp[i][j+1]:
			fmt.Println("-", a[i])
			i++
		default:
			fmt.Println("+", b[j])
			j++
		}
	}
}

func main() {
	const text = "Go is an open source programming language — naïve façade — that makes it simple to build secure, scalable systems."
	for _, l := range wrap(text, 30) {
		fmt.Printf("|%-30s|%s|\n", l, justify(l, 30))
	}
	fmt.Printf("[%s] [%s]\n", center("mid", 9), center("even", 9))
	fmt.Println(caesar("Hello, World!", 3), caesar(caesar("xyz ABC é", 5), -5))
	table([]string{"name", "qty", "price", "ok"}, [][]any{{"ünïcode", 3, 1.5, true}, {"b", 1000, 0.333, false}, {nil, -1, 2.0, true}})
	diff(strings.Split("a b c d f", " "), strings.Split("a c d e f g", " "))
	for _, flags := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.TabIndent, tabwriter.DiscardEmptyColumns} {
		w := tabwriter.NewWriter(os.Stdout, 4, 8, 1, '.', flags)
		fmt.Fprint(w, "a\tbbb\tc\n\taaaaaaa\tx\n1\t\t3\t\n\nnew\tblock\n")
		w.Flush()
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 0, '\t', 0)
	fmt.Fprintf(w, "x\ty\tz\nlonger cell\tshort\té\n")
	w.Flush()
	fmt.Printf("%-8q|%8q|%08.3f|%+.2e|%x|%-5t|%5v|\n", "a", 'b', 3.14159, 12345.678, "hi", true, nil)
	fmt.Printf("%3d%%|%-4d|%+d|%#o|%#b|% x|%c%c\n", 50, 7, 7, 8, 5, "abc", 0x4E16, '界')
	for i, r := range strings.Split("tic tac toe", " ") {
		fmt.Printf("%[1]*[2]s|%-[1]*[2]s|%[3]d\n", 6+i, r, i)
	}
}
