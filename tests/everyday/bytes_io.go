package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

type countWriter struct {
	w io.Writer
	n int64
}

func (c *countWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

type failWriter struct{ after int }

func (f *failWriter) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

type upper struct{ io.Reader }

func (u upper) Read(p []byte) (n int, err error) {
	n, err = u.Reader.Read(p)
	copy(p, bytes.ToUpper(p[:n]))
	return
}

type chunky struct{ s string }

func (c *chunky) Read(p []byte) (int, error) {
	if c.s == "" {
		return 0, io.EOF
	}
	p[0] = c.s[0]
	c.s = c.s[1:]
	return 1, nil
}

type block struct {
	io.ReadWriter
	closed bool
}

func (b *block) Close() error { b.closed = true; return nil }

func main() {
	var buf bytes.Buffer
	cw := &countWriter{w: io.MultiWriter(&buf, io.Discard)}
	n, err := io.Copy(cw, upper{&chunky{"hello, reader"}})
	fmt.Println(n, err, cw.n, buf.String())
	bw := bufio.NewWriterSize(&failWriter{20}, 16)
	for i := range 5 {
		k, err := fmt.Fprintf(bw, "line %d\n", i)
		fmt.Print(k, err, " ")
	}
	fmt.Println(bw.Flush(), bw.Buffered(), bw.Available())
	br := bufio.NewReaderSize(strings.NewReader("alpha βeta\nline2\r\n"+strings.Repeat("x", 30)+"\nend"), 16)
	pk, err := br.Peek(3)
	fmt.Println(string(pk), err)
	b, _ := br.ReadByte()
	br.UnreadByte()
	r, sz, _ := br.ReadRune()
	fmt.Println(b, string(r), sz, br.UnreadRune(), br.Buffered())
	for {
		line, pre, err := br.ReadLine()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%q %v;", line, pre)
	}
	sc := bufio.NewScanner(strings.NewReader(strings.Repeat("a", 100) + "\nb"))
	sc.Buffer(make([]byte, 10), 50)
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader("one\r\ntwo\n\nthree"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Bytes())
	}
	fmt.Println()
	x := []byte("The quick brown fox")
	fmt.Println(bytes.Contains(x, []byte("quick")), bytes.IndexByte(x, 'q'), bytes.Count(x, []byte("o")), bytes.HasPrefix(x, []byte("The")), bytes.Fields(x)[2], bytes.Equal(nil, []byte{}))
	fmt.Printf("%s %q %s %q\n", bytes.Title(x), bytes.SplitN(x, []byte(" "), 2), bytes.ReplaceAll(x, []byte("o"), []byte("0")), bytes.Trim([]byte("--x--"), "-"))
	pre, post, ok := bytes.Cut(x, []byte(" brown "))
	fmt.Printf("%s|%s|%v %s %d\n", pre, post, ok, bytes.Join([][]byte{{'a'}, {'b'}}, []byte("-")), bytes.Compare([]byte("a"), []byte("b")))
	fmt.Printf("%s %s %v\n", bytes.Map(func(r rune) rune {
		if r == 'o' {
			return -1
		}
		return r + 1
	}, []byte("foo é")), bytes.Repeat([]byte("ab"), 2), bytes.Runes([]byte("é!")))
	buf.Reset()
	buf.WriteString("0123456789")
	buf.Truncate(8)
	fmt.Println(string(buf.Next(3)), buf.Len(), buf.String())
	buf.WriteRune('世')
	rr, s, _ := buf.ReadRune()
	fmt.Println(string(rr), s, buf.Cap() >= buf.Len(), buf.Available() >= 0)
	tail, err := buf.ReadBytes('z')
	fmt.Printf("%q %v\n", tail, err)
	_, err = buf.ReadByte()
	fmt.Println(err)
	rd := strings.NewReader("seekable text")
	rd.Seek(-4, io.SeekEnd)
	rest, _ := io.ReadAll(rd)
	fmt.Println(string(rest), rd.Len(), rd.Size())
	_, err = rd.Seek(-1, io.SeekStart)
	fmt.Println(err)
	at := make([]byte, 4)
	rd.ReadAt(at, 4)
	fmt.Println(string(at))
	_, err = io.ReadAtLeast(strings.NewReader("ab"), make([]byte, 4), 3)
	fmt.Println(err, errors.Is(err, io.ErrUnexpectedEOF))
	_, err = io.CopyN(io.Discard, strings.NewReader("abc"), 5)
	fmt.Println(err)
	bl := &block{ReadWriter: &bytes.Buffer{}}
	var rwc io.ReadWriteCloser = bl
	fmt.Fprint(rwc, "through ", 3, " layers")
	got, _ := io.ReadAll(rwc)
	rwc.Close()
	fmt.Println(string(got), bl.closed)
	pr, pw := io.Pipe()
	go func() {
		defer pw.Close()
		for i := range 3 {
			fmt.Fprintln(pw, "msg", i)
		}
	}()
	ps := bufio.NewScanner(pr)
	for ps.Scan() {
		fmt.Print(ps.Text(), ";")
	}
	fmt.Println(ps.Err())
	if _, ok := io.Reader(os.Stdin).(io.Seeker); ok {
		fmt.Println("stdin seeks", utf8.ValidString("ok"))
	}
	_, err = os.ReadFile("no/such/file")
	fmt.Println(err, os.IsNotExist(err))
	os.Stdout.WriteString("direct\n")
	fmt.Fprintf(os.Stderr, "err line\n")
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(os.Stdout))
	l, _ := rw.ReadString(0)
	rw.WriteString(l + "put\n")
	rw.Flush()
	fmt.Println(io.NopCloser(rd).Close(), io.EOF == io.ErrUnexpectedEOF, io.ErrShortWrite)
}
