package strings

import "io"

// A Replacer replaces a list of strings. Differs: one plain search instead of real Go's three (trie, byte tables); same results.
type Replacer struct {
	oldnew []string
	first  [256]bool // bytes that some old string begins with
	empty  bool      // an old string is empty
}

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{oldnew: append([]string(nil), oldnew...)}
	for i := 0; i < len(oldnew); i += 2 {
		if old := oldnew[i]; old == "" {
			r.empty = true
		} else {
			r.first[old[0]] = true
		}
	}
	return r
}

// lookup returns the index of the first pair whose old string s begins with, or -1.
func (r *Replacer) lookup(s string, ignoreEmpty bool) int {
	if !r.empty && (len(s) == 0 || !r.first[s[0]]) {
		return -1
	}
	for i := 0; i < len(r.oldnew); i += 2 {
		old := r.oldnew[i]
		if HasPrefix(s, old) && !(ignoreEmpty && old == "") {
			return i
		}
	}
	return -1
}

func (r *Replacer) Replace(s string) string {
	var b []byte
	last, changed, wasEmpty := 0, false, false
	for i := 0; i <= len(s); {
		if i < len(s) && !r.empty && !r.first[s[i]] {
			i++
			continue
		}
		k := r.lookup(s[i:], wasEmpty)
		wasEmpty = k >= 0 && r.oldnew[k] == ""
		if k < 0 {
			i++
			continue
		}
		if !changed {
			changed = true
			b = make([]byte, 0, len(s)+len(r.oldnew[k+1]))
		}
		b = append(b, s[last:i]...)
		b = append(b, r.oldnew[k+1]...)
		i += len(r.oldnew[k])
		last = i
	}
	if !changed {
		return s
	}
	b = append(b, s[last:]...)
	return string(b)
}

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
