package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

type FS struct {
	root, cwd *Dir
}
type Node interface{ Size() int }
type File struct{ data []byte }
type Dir struct {
	name   string
	parent *Dir
	kids   map[string]Node
}

func (f *File) Size() int { return len(f.data) }
func (d *Dir) Size() (n int) {
	for _, k := range d.kids {
		n += k.Size()
	}
	return
}
func NewFS() *FS {
	r := &Dir{name: "/", kids: map[string]Node{}}
	r.parent = r
	return &FS{r, r}
}
func (d *Dir) path() string {
	if d.parent == d {
		return "/"
	}
	return strings.TrimSuffix(d.parent.path(), "/") + "/" + d.name
}

var (
	ErrNoEnt  = errors.New("no such file or directory")
	ErrNotDir = errors.New("not a directory")
	ErrIsDir  = errors.New("is a directory")
)

type PathErr struct {
	Op, Path string
	Err      error
}

func (e *PathErr) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }
func (e *PathErr) Unwrap() error { return e.Err }

func (fs *FS) walk(p string) (Node, error) {
	var cur Node = fs.cwd
	if strings.HasPrefix(p, "/") {
		cur = fs.root
	}
	for _, part := range strings.FieldsFunc(p, func(r rune) bool { return r == '/' }) {
		d, ok := cur.(*Dir)
		if !ok {
			return nil, ErrNotDir
		}
		switch part {
		case ".":
		case "..":
			cur = d.parent
		default:
			if cur, ok = d.kids[part]; !ok {
				return nil, ErrNoEnt
			}
		}
	}
	return cur, nil
}

type cmdFunc func(sh *Shell, out io.Writer, in io.Reader, args []string) error
type Shell struct {
	fs   *FS
	vars map[string]string
	hist []string
	cmds map[string]cmdFunc
}

func split(line string) (words []string, err error) {
	var cur strings.Builder
	inWord, quote := false, rune(0)
	esc := false
	for _, r := range line {
		switch {
		case esc:
			cur.WriteRune(r)
			esc = false
		case r == '\\':
			esc, inWord = true, true
		case quote != 0:
			if r == quote {
				quote = 0
			} else {
				cur.WriteRune(r)
			}
		case r == '"' || r == '\'':
			quote, inWord = r, true
		case unicode.IsSpace(r):
			if inWord {
				words = append(words, cur.String())
				cur.Reset()
				inWord = false
			}
		default:
			cur.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("unclosed %q", quote)
	}
	if inWord {
		words = append(words, cur.String())
	}
	return
}
func (sh *Shell) run(line string, out io.Writer) error {
	sh.hist = append(sh.hist, line)
	var in io.Reader = strings.NewReader("")
	stages := strings.Split(line, "|")
	for i, st := range stages {
		words, err := split(os.Expand(st, func(k string) string { return sh.vars[k] }))
		if err != nil {
			return err
		}
		if len(words) == 0 {
			continue
		}
		if k, v, ok := strings.Cut(words[0], "="); ok {
			sh.vars[k] = v
			continue
		}
		f, ok := sh.cmds[words[0]]
		if !ok {
			return fmt.Errorf("%s: command not found", words[0])
		}
		var buf strings.Builder
		w := io.Writer(&buf)
		if i == len(stages)-1 {
			w = out
		}
		if err := f(sh, w, in, words[1:]); err != nil {
			return fmt.Errorf("%s: %w", words[0], err)
		}
		in = strings.NewReader(buf.String())
	}
	return nil
}
func lines(in io.Reader) (out []string) {
	for sc := bufio.NewScanner(in); sc.Scan(); {
		out = append(out, sc.Text())
	}
	return
}

func main() {
	sh := &Shell{fs: NewFS(), vars: map[string]string{"HOME": "/home"}}
	sh.cmds = map[string]cmdFunc{
		"echo": func(_ *Shell, w io.Writer, _ io.Reader, a []string) error {
			_, err := fmt.Fprintln(w, strings.Join(a, " "))
			return err
		},
		"mkdir": func(s *Shell, _ io.Writer, _ io.Reader, a []string) error {
			for _, p := range a {
				d := s.fs.cwd
				for _, part := range strings.Split(p, "/") {
					k, ok := d.kids[part].(*Dir)
					if !ok {
						k = &Dir{part, d, map[string]Node{}}
						d.kids[part] = k
					}
					d = k
				}
			}
			return nil
		},
		"cd": func(s *Shell, _ io.Writer, _ io.Reader, a []string) error {
			n, err := s.fs.walk(append(a, "/")[0])
			if err != nil {
				return &PathErr{"chdir", a[0], err}
			}
			d, ok := n.(*Dir)
			if !ok {
				return &PathErr{"chdir", a[0], ErrNotDir}
			}
			s.fs.cwd = d
			return nil
		},
		"pwd": func(s *Shell, w io.Writer, _ io.Reader, _ []string) error {
			fmt.Fprintln(w, s.fs.cwd.path())
			return nil
		},
		"tee": func(s *Shell, w io.Writer, in io.Reader, a []string) error {
			b, err := io.ReadAll(io.TeeReader(in, w))
			s.fs.cwd.kids[a[0]] = &File{b}
			return err
		},
		"cat": func(s *Shell, w io.Writer, _ io.Reader, a []string) error {
			for _, p := range a {
				n, err := s.fs.walk(p)
				if err != nil {
					return &PathErr{"open", p, err}
				}
				switch n := n.(type) {
				case *File:
					w.Write(n.data)
				case *Dir:
					return &PathErr{"read", p, ErrIsDir}
				}
			}
			return nil
		},
		"ls": func(s *Shell, w io.Writer, _ io.Reader, _ []string) error {
			var names []string
			for n, k := range s.fs.cwd.kids {
				if _, dir := k.(*Dir); dir {
					n += "/"
				}
				names = append(names, fmt.Sprintf("%6d %s", k.Size(), n))
			}
			sort.Strings(names)
			for _, n := range names {
				fmt.Fprintln(w, n)
			}
			return nil
		},
		"sort": func(_ *Shell, w io.Writer, in io.Reader, a []string) error {
			l := lines(in)
			sort.Slice(l, func(i, j int) bool { return (l[i] < l[j]) != (len(a) > 0 && a[0] == "-r") })
			_, err := io.WriteString(w, strings.Join(l, "\n")+"\n")
			return err
		},
		"wc": func(_ *Shell, w io.Writer, in io.Reader, _ []string) error {
			l := lines(in)
			n := 0
			for _, s := range l {
				n += len(strings.Fields(s))
			}
			fmt.Fprintf(w, "%d %d\n", len(l), n)
			return nil
		},
		"seq": func(_ *Shell, w io.Writer, _ io.Reader, a []string) error {
			n, err := strconv.Atoi(a[0])
			for i := 1; i <= n; i++ {
				fmt.Fprintln(w, i)
			}
			return err
		},
		"exit": func(s *Shell, w io.Writer, _ io.Reader, a []string) error {
			fmt.Fprintln(w, len(s.hist), "commands")
			c, _ := strconv.Atoi(strings.Join(a, ""))
			os.Exit(c)
			return nil
		},
	}
	for _, l := range strings.Split(`echo hello   "big  world" it\'s
mkdir home/user docs
cd $HOME
pwd
seq 12 | sort -r | tee nums | wc
ls
cat nums | wc
cat missing
cd nums
cat ../docs
cd ../..
x="a b"
echo <$x> ${HOME}s
echo 'unclosed
bogus | wc
seq x
ls
exit 4`, "\n") {
		fmt.Println("$", l)
		if err := sh.run(l, os.Stdout); err != nil {
			var pe *PathErr
			fmt.Println("!", err, errors.As(err, &pe), errors.Is(err, ErrNoEnt))
		}
	}
}
