package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
)

type Config map[string]map[string]string

func parseINI(r io.Reader) (Config, error) {
	cfg := Config{}
	section := "default"
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		switch {
		case line == "", line[0] == '#', line[0] == ';':
		case line[0] == '[':
			if line[len(line)-1] != ']' {
				return nil, fmt.Errorf("line %d: unclosed section %q", n, line)
			}
			section = line[1 : len(line)-1]
		default:
			k, v, ok := strings.Cut(line, "=")
			if !ok {
				return nil, fmt.Errorf("line %d: expected key=value, got %q", n, line)
			}
			if cfg[section] == nil {
				cfg[section] = make(map[string]string)
			}
			cfg[section][strings.TrimSpace(k)] = strings.Trim(strings.TrimSpace(v), `"`)
		}
	}
	return cfg, sc.Err()
}

type LogLine struct {
	IP, Method, Path string
	Status           int
}

var logRE = regexp.MustCompile(`^(?P<ip>\d+\.\d+\.\d+\.\d+) .*"(?P<method>[A-Z]+) (\S+).*" (\d{3})`)

func rpn(s string) (result float64, err error) {
	var st []float64
	for _, tok := range strings.Fields(s) {
		if v, err := strconv.ParseFloat(tok, 64); err == nil {
			st = append(st, v)
			continue
		}
		if len(st) < 2 {
			return 0, fmt.Errorf("not enough operands for %s", tok)
		}
		a, b := st[len(st)-2], st[len(st)-1]
		st = st[:len(st)-2]
		switch tok {
		case "+":
			st = append(st, a+b)
		case "-":
			st = append(st, a-b)
		case "*":
			st = append(st, a*b)
		case "/":
			st = append(st, a/b)
		default:
			return 0, errors.New("unknown token " + tok)
		}
	}
	if len(st) != 1 {
		return 0, fmt.Errorf("stack: %v", st)
	}
	return st[0], nil
}
func roman(n int) (s string) {
	for _, p := range []struct {
		v int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= p.v; n -= p.v {
			s += p.s
		}
	}
	return
}
func balanced(s string) bool {
	pairs := map[rune]rune{')': '(', ']': '[', '}': '{'}
	var st []rune
	for _, r := range s {
		switch r {
		case '(', '[', '{':
			st = append(st, r)
		case ')', ']', '}':
			if len(st) == 0 || st[len(st)-1] != pairs[r] {
				return false
			}
			st = st[:len(st)-1]
		}
	}
	return len(st) == 0
}

func main() {
	cfg, err := parseINI(strings.NewReader("a = 1\n# c\n[db]\nhost = \"local host\"\nport=5432\n"))
	fmt.Println(cfg, err)
	_, err = parseINI(strings.NewReader("[x\n"))
	fmt.Println(err)
	var name string
	var age int
	var f float64
	n, err := fmt.Sscanf("Bob 42 3.5", "%s %d %f", &name, &age, &f)
	fmt.Println(n, err, name, age, f)
	n, err = fmt.Sscanf("id:x7", "id:%d", &age)
	fmt.Println(n, err)
	var a, b int
	var c rune
	var h uint
	var t bool
	var q string
	fmt.Println(fmt.Sscanf("12,-7 z ff true", "%d,%d %c %x %t", &a, &b, &c, &h, &t))
	fmt.Println(a, b, string(c), h, t)
	fmt.Println(fmt.Sscan("1 2\n3", &a, &b, &age))
	fmt.Println(fmt.Sscanln("1 2\n3", &a, &b, &age))
	fmt.Println(fmt.Sscanf(`"quoted str" 5%`, "%q %d%%", &q, &a))
	fmt.Println(q, a)
	fmt.Println(fmt.Sscanf("abc123", "%3s%2d%d", &q, &a, &b))
	fmt.Println(q, a, b)
	r := strings.NewReader("10 20 x 30")
	for {
		var v int
		if _, err := fmt.Fscan(r, &v); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(v, " ")
	}
	for _, l := range []string{`10.0.0.1 - - [x] "GET /index.html HTTP/1.1" 200 5`, `bad line`, `1.2.3.4 "POST /a?b=c HTTP/2" 404`} {
		m := logRE.FindStringSubmatch(l)
		if m == nil {
			fmt.Printf("no match: %q\n", l)
			continue
		}
		st, _ := strconv.Atoi(m[4])
		fmt.Printf("%+v %d %q\n", LogLine{m[1], m[logRE.SubexpIndex("method")], m[3], st}, logRE.NumSubexp(), logRE.SubexpNames())
	}
	re := regexp.MustCompile(`(\w+)@(\w+)\.com`)
	txt := "bob@example.com, al@test.com; x@y.org"
	fmt.Println(re.FindAllString(txt, -1), re.FindStringIndex(txt), re.ReplaceAllString(txt, "$2:${1}"), re.MatchString("z"))
	fmt.Println(re.ReplaceAllStringFunc(txt, strings.ToUpper), regexp.MustCompile(`[,;]\s*`).Split(txt, -1))
	_, err = regexp.Compile(`a(b`)
	fmt.Println(err, regexp.QuoteMeta("a.b*c"))
	for _, s := range []string{"3 4 + 2 *", "1 +", "1 2", "2 x", "5 1 2 + 4 * + 3 -"} {
		fmt.Println(rpn(s))
	}
	for _, y := range []int{1994, 2024, 4, 49} {
		fmt.Print(roman(y), " ")
	}
	fmt.Println(balanced("{[()]}"), balanced("(]"), balanced("(("))
	sc := bufio.NewScanner(os.Stdin)
	fmt.Println(sc.Scan(), sc.Err(), sc.Text() == "")
	data, err := io.ReadAll(os.Stdin)
	fmt.Println(len(data), err)
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprintf(w, "%-10s|%5d|\n", "buffered", w.Buffered())
	rd := bufio.NewReader(strings.NewReader("line1\nline2 no newline"))
	for {
		l, err := rd.ReadString('\n')
		fmt.Fprintf(w, "%q %v\n", l, err)
		if err == io.EOF {
			break
		}
	}
	tr := io.TeeReader(io.LimitReader(strings.NewReader("0123456789"), 5), w)
	io.Copy(io.Discard, tr)
	mr := io.MultiReader(strings.NewReader("ab"), strings.NewReader("cd"))
	bb := make([]byte, 3)
	k, err := io.ReadFull(mr, bb)
	fmt.Fprintln(w, k, err, string(bb))
	k, err = io.ReadFull(mr, bb)
	fmt.Fprintln(w, k, err)
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "through pipe"); pw.CloseWithError(errors.New("pipe done")) }()
	data, err = io.ReadAll(pr)
	fmt.Fprintln(w, string(data), err)
	sr := io.NewSectionReader(strings.NewReader("section reader"), 3, 4)
	data, _ = io.ReadAll(sr)
	fmt.Fprintf(w, "%s\n", data)
}
