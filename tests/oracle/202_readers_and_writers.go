// Readers, writers, scanners, pipes and their errors.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"unicode"
)

type countingWriter struct {
	w io.Writer
	n int
}

func (c *countingWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += n
	return n, err
}

type rot13 struct{ r io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i, c := range p[:n] {
		switch {
		case c >= 'a' && c <= 'z':
			p[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			p[i] = 'A' + (c-'A'+13)%26
		}
	}
	return n, err
}

type failing struct{ after int }

func (f *failing) Read(p []byte) (int, error) {
	if f.after <= 0 {
		return 0, errors.New("disk on fire")
	}
	f.after--
	p[0] = 'x'
	return 1, nil
}

type record struct {
	name  string
	score int
	tags  []string
}

func parse(r io.Reader) (out []record, err error) {
	sc := bufio.NewScanner(r)
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimSpace(sc.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		name, rest, ok := strings.Cut(text, "=")
		if !ok {
			return nil, fmt.Errorf("line %d: no = in %q", line, text)
		}
		var rec record
		rec.name = strings.TrimSpace(name)
		if _, err := fmt.Sscanf(strings.TrimSpace(rest), "%d", &rec.score); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		if i := strings.IndexByte(rest, '['); i >= 0 {
			rec.tags = strings.FieldsFunc(rest[i:], func(r rune) bool { return !unicode.IsLetter(r) })
		}
		out = append(out, rec)
	}
	return out, sc.Err()
}

func main() {
	cw := &countingWriter{w: os.Stdout}
	io.Copy(cw, rot13{strings.NewReader("Uryyb, Jbeyq!\n")})
	fmt.Println(cw.n)
	recs, err := parse(strings.NewReader("# c\na = 5 [x, y]\n\nb= 7\n"))
	fmt.Println(recs, err)
	_, err = parse(strings.NewReader("a = 5\nbad\n"))
	fmt.Println(err)
	_, err = parse(strings.NewReader("a = z\n"))
	fmt.Println(err)
	b, err := io.ReadAll(&failing{3})
	fmt.Printf("%q %v\n", b, err)
	_, err = parse(&failing{1})
	fmt.Println(err)
	var buf bytes.Buffer
	tw := tabwriter.NewWriter(&buf, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "name\tscore\ttags")
	for _, r := range recs {
		fmt.Fprintf(tw, "%s\t%d\t%v\n", r.name, r.score, r.tags)
	}
	tw.Flush()
	fmt.Print(buf.String())
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		for i := range 3 {
			fmt.Fprintf(pw, "chunk %d\n", i)
		}
		pw.CloseWithError(io.ErrUnexpectedEOF)
	}()
	rd := bufio.NewReader(pr)
	for {
		line, err := rd.ReadString('\n')
		fmt.Printf("%q %v\n", line, err)
		if err != nil {
			break
		}
	}
	mr := io.MultiReader(strings.NewReader("ab"), bytes.NewReader([]byte("cd")))
	lr := io.LimitReader(mr, 3)
	var tee bytes.Buffer
	all, _ := io.ReadAll(io.TeeReader(lr, &tee))
	fmt.Println(string(all), tee.String())
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	sec, _ := io.ReadAll(sr)
	off, _ := sr.Seek(-2, io.SeekEnd)
	fmt.Println(string(sec), off, sr.Size())
	w := bufio.NewWriterSize(os.Stdout, 16)
	n, err := w.WriteString("longer than sixteen bytes\n")
	fmt.Fprintln(w, n, err, w.Buffered() > 0)
	w.Flush()
	sc := bufio.NewScanner(strings.NewReader("héllo wörld"))
	sc.Split(bufio.ScanRunes)
	count := 0
	for sc.Scan() {
		count++
	}
	fmt.Println(count)
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	sc.Buffer(make([]byte, 10), 20)
	fmt.Println(sc.Scan(), sc.Err(), errors.Is(sc.Err(), bufio.ErrTooLong))
	rr := bufio.NewReader(strings.NewReader("xyz"))
	c, _ := rr.ReadByte()
	rr.UnreadByte()
	pk, _ := rr.Peek(2)
	fmt.Println(c, string(pk), rr.UnreadByte())
	_, err = io.ReadFull(strings.NewReader("ab"), make([]byte, 3))
	fmt.Println(err, err == io.ErrUnexpectedEOF)
	_, err = io.CopyN(io.Discard, strings.NewReader("abc"), 5)
	fmt.Println(err)
	fmt.Fprintln(os.Stderr, "to stderr")
	os.Exit(buf.Len() % 7)
}
