// Package path models Go's path package: slash-separated paths.
package path

import "errors"

var ErrBadPattern = errors.New("syntax error in pattern")

// Clean returns the shortest path that means the same.
// A lazy text is the beginning of `from` for as long as it does not differ from it. [go1.26 path/path.go lazybuf]
type lazy struct {
	from string
	own  []byte
	n    int
}

func (l *lazy) at(i int) byte {
	if l.own != nil {
		return l.own[i]
	}
	return l.from[i]
}

func (l *lazy) add(c byte) {
	if l.own == nil {
		if l.n < len(l.from) && l.from[l.n] == c {
			l.n++
			return
		}
		l.own = make([]byte, len(l.from))
		copy(l.own, l.from[:l.n])
	}
	l.own[l.n] = c
	l.n++
}

func (l *lazy) text() string {
	if l.own == nil {
		return l.from[:l.n]
	}
	return string(l.own[:l.n])
}

func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	out := lazy{from: path}
	floor := 0 // ".." cannot go back behind this
	r := 0
	if rooted {
		out.add('/')
		r, floor = 1, 1
	}
	n := len(path)
	for r < n {
		switch {
		case path[r] == '/':
			r++
		case path[r] == '.' && (r+1 == n || path[r+1] == '/'):
			r++
		case path[r] == '.' && path[r+1] == '.' && (r+2 == n || path[r+2] == '/'):
			r += 2
			if out.n > floor {
				out.n--
				for out.n > floor && out.at(out.n) != '/' {
					out.n--
				}
			} else if !rooted {
				if out.n > 0 {
					out.add('/')
				}
				out.add('.')
				out.add('.')
				floor = out.n
			}
		default:
			if rooted && out.n != 1 || !rooted && out.n != 0 {
				out.add('/')
			}
			for ; r < n && path[r] != '/'; r++ {
				out.add(path[r])
			}
		}
	}
	if out.n == 0 {
		return "."
	}
	return out.text()
}

func lastSlash(s string) int {
	i := len(s) - 1
	for i >= 0 && s[i] != '/' {
		i--
	}
	return i
}

func Split(path string) (dir, file string) {
	i := lastSlash(path)
	return path[:i+1], path[i+1:]
}

func Join(elem ...string) string {
	size := 0
	for _, e := range elem {
		size += len(e)
	}
	if size == 0 {
		return ""
	}
	buf := make([]byte, 0, size+len(elem)-1)
	for _, e := range elem {
		if len(buf) > 0 || e != "" {
			if len(buf) > 0 {
				buf = append(buf, '/')
			}
			buf = append(buf, e...)
		}
	}
	return Clean(string(buf))
}

func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[0 : len(path)-1]
	}
	if i := lastSlash(path); i >= 0 {
		path = path[i+1:]
	}
	if path == "" {
		return "/"
	}
	return path
}

func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}
