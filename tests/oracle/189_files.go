// Files and directories of the program's own.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "demo")
	must(err)
	defer os.RemoveAll(dir)
	p := filepath.Join(dir, "a", "b", "file.txt")
	err = os.WriteFile(p, []byte("x"), 0o644)
	fmt.Println(errors.Is(err, fs.ErrNotExist), strings.HasSuffix(err.Error(), "no such file or directory"))
	must(os.MkdirAll(filepath.Dir(p), 0o755))
	must(os.WriteFile(p, []byte("line one\nline two\n"), 0o644))
	b, err := os.ReadFile(p)
	fmt.Printf("%q %v\n", b, err)
	f, err := os.OpenFile(p, os.O_APPEND|os.O_WRONLY, 0)
	must(err)
	n, err := f.WriteString("line three\n")
	fmt.Println(n, err)
	_, err = f.Read(make([]byte, 1))
	fmt.Println(errors.Is(err, os.ErrPermission), err != nil)
	must(f.Close())
	fmt.Println(f.Close() != nil)
	f, err = os.Open(p)
	must(err)
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	off, err := f.Seek(5, io.SeekStart)
	fmt.Println(off, err)
	buf := make([]byte, 3)
	_, err = io.ReadFull(f, buf)
	fmt.Println(string(buf), err)
	n, err = f.ReadAt(buf, 27)
	fmt.Println(n, err)
	st, err := f.Stat()
	must(err)
	fmt.Println(st.Name(), st.Size(), st.Mode(), st.IsDir())
	f.Close()
	must(os.Rename(p, filepath.Join(dir, "moved")))
	_, err = os.Stat(p)
	fmt.Println(os.IsNotExist(err))
	must(os.WriteFile(filepath.Join(dir, "z.go"), nil, 0o600))
	ents, err := os.ReadDir(dir)
	must(err)
	for _, e := range ents {
		i, _ := e.Info()
		fmt.Println(e.Name(), e.IsDir(), e.Type(), i.Mode().Perm())
	}
	err = os.Remove(dir)
	fmt.Println(err != nil, strings.HasSuffix(err.Error(), "directory not empty"))
	err = os.Mkdir(dir, 0o755)
	fmt.Println(errors.Is(err, fs.ErrExist))
	var names []string
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		names = append(names, rel)
		return nil
	})
	sort.Strings(names)
	fmt.Println(names)
	g, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	fmt.Println(len(g))
	tf, err := os.CreateTemp(dir, "t-*.tmp")
	must(err)
	fmt.Fprintf(tf, "%05d", 42)
	tf.Seek(0, 0)
	all, _ := io.ReadAll(tf)
	fmt.Println(string(all))
	must(tf.Truncate(2))
	st, _ = tf.Stat()
	fmt.Println(st.Size())
	tf.Close()
	must(os.Remove(tf.Name()))
	_, err = os.Open(tf.Name())
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Err)
	must(os.RemoveAll(dir))
	_, err = os.Stat(dir)
	fmt.Println(errors.Is(err, os.ErrNotExist))
}
