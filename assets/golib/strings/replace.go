package strings

import (
	"io"
	"sync"
)

// A Replacer replaces a list of strings. What it is made of is built on first use, in the form that suits the list.
// [go1.26 strings/replace.go]
type Replacer struct {
	once   sync.Once
	r      replacer
	oldnew []string
}

type replacer interface {
	Replace(s string) string
	WriteString(w io.Writer, s string) (n int, err error)
}

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{oldnew: append([]string(nil), oldnew...)}
}

func (r *Replacer) build() {
	pairs := r.oldnew
	r.r = form(pairs)
	r.oldnew = nil
}

func form(pairs []string) replacer {
	if len(pairs) == 2 && len(pairs[0]) > 1 {
		return &oneString{newFinder(pairs[0]), pairs[1]}
	}
	bytes := true
	for i := 0; i < len(pairs); i += 2 {
		if len(pairs[i]) != 1 {
			return newTrie(pairs)
		}
		bytes = bytes && len(pairs[i+1]) == 1
	}
	if bytes {
		return newByteTable(pairs)
	}
	return newTextTable(pairs)
}

func (r *Replacer) Replace(s string) string {
	r.once.Do(r.build)
	return r.r.Replace(s)
}

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	r.once.Do(r.build)
	return r.r.WriteString(w, s)
}

// A byteTable replaces bytes by bytes.
type byteTable [256]byte

func newByteTable(pairs []string) *byteTable {
	t := new(byteTable)
	for i := range t {
		t[i] = byte(i)
	}
	for i := len(pairs) - 2; i >= 0; i -= 2 { // the first pair of a byte counts
		t[pairs[i][0]] = pairs[i+1][0]
	}
	return t
}

func (t *byteTable) Replace(s string) string {
	var changed []byte
	for i := 0; i < len(s); i++ {
		if b := t[s[i]]; b != s[i] {
			if changed == nil {
				changed = []byte(s)
			}
			changed[i] = b
		}
	}
	if changed == nil {
		return s
	}
	return string(changed)
}

func (t *byteTable) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, t.Replace(s))
}

// A textTable replaces bytes by texts.
type textTable struct {
	texts [256][]byte
	bytes []string // those that have a text
}

func newTextTable(pairs []string) *textTable {
	t := &textTable{bytes: make([]string, 0, len(pairs)/2)}
	for i := len(pairs) - 2; i >= 0; i -= 2 {
		b := pairs[i][0]
		if t.texts[b] == nil {
			t.bytes = append(t.bytes, pairs[i][:1])
		}
		t.texts[b] = []byte(pairs[i+1])
	}
	return t
}

func (t *textTable) Replace(s string) string {
	size, found := len(s), false
	for i := 0; i < len(s); i++ {
		if text := t.texts[s[i]]; text != nil {
			size += len(text) - 1
			found = true
		}
	}
	if !found {
		return s
	}
	out := make([]byte, size)
	at := 0
	for i := 0; i < len(s); i++ {
		if text := t.texts[s[i]]; text != nil {
			at += copy(out[at:], text)
		} else {
			out[at] = s[i]
			at++
		}
	}
	return string(out)
}

func (t *textTable) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, t.Replace(s))
}

// A finder looks for one text. Differs: the tables that real Go skips by are there, but not used.
type finder struct {
	pattern string
	skip    [256]int
	suffix  []int
}

func newFinder(pattern string) *finder {
	return &finder{pattern: pattern, suffix: make([]int, len(pattern))}
}

type oneString struct {
	find  *finder
	value string
}

func (r *oneString) Replace(s string) string {
	var out Builder
	from, found := 0, false
	for {
		at := Index(s[from:], r.find.pattern)
		if at < 0 {
			break
		}
		found = true
		out.Grow(at + len(r.value))
		out.WriteString(s[from : from+at])
		out.WriteString(r.value)
		from += at + len(r.find.pattern)
	}
	if !found {
		return s
	}
	out.WriteString(s[from:])
	return out.String()
}

func (r *oneString) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

// A trie finds which of many texts begins at a place; of those that do, the one given first counts.
type trie struct {
	root    trieNode
	size    int       // of a node's table: how many bytes the texts use
	mapping [256]byte // of a byte: its place in a table, size when no text has it
}

type trieNode struct {
	value    string
	priority int // 0: no text ends here
	prefix   string
	next     *trieNode // behind prefix
	table    []*trieNode
}

func newTrie(pairs []string) *trie {
	t := new(trie)
	for i := 0; i < len(pairs); i += 2 {
		for j := 0; j < len(pairs[i]); j++ {
			t.mapping[pairs[i][j]] = 1
		}
	}
	for _, used := range t.mapping {
		t.size += int(used)
	}
	place := byte(0)
	for b := range t.mapping {
		if t.mapping[b] == 0 {
			t.mapping[b] = byte(t.size)
		} else {
			t.mapping[b] = place
			place++
		}
	}
	t.root.table = make([]*trieNode, t.size)
	for i := 0; i < len(pairs); i += 2 {
		t.root.add(pairs[i], pairs[i+1], len(pairs)-i, t)
	}
	return t
}

func (n *trieNode) add(key, value string, priority int, t *trie) {
	switch {
	case key == "":
		if n.priority == 0 {
			n.value, n.priority = value, priority
		}
	case n.prefix != "":
		same := 0
		for same < len(n.prefix) && same < len(key) && n.prefix[same] == key[same] {
			same++
		}
		n.split(same, key, value, priority, t)
	case n.table != nil:
		slot := &n.table[t.mapping[key[0]]]
		if *slot == nil {
			*slot = new(trieNode)
		}
		(*slot).add(key[1:], value, priority, t)
	default:
		n.prefix = key
		n.next = new(trieNode)
		n.next.add("", value, priority, t)
	}
}

// split makes room in a node whose prefix and the key have the first bytes in common.
func (n *trieNode) split(same int, key, value string, priority int, t *trie) {
	switch same {
	case len(n.prefix):
		n.next.add(key[same:], value, priority, t)
	case 0:
		rest := n.next
		if len(n.prefix) > 1 {
			rest = &trieNode{prefix: n.prefix[1:], next: n.next}
		}
		fresh := new(trieNode)
		n.table = make([]*trieNode, t.size)
		n.table[t.mapping[n.prefix[0]]] = rest
		n.table[t.mapping[key[0]]] = fresh
		n.prefix, n.next = "", nil
		fresh.add(key[1:], value, priority, t)
	default:
		rest := &trieNode{prefix: n.prefix[same:], next: n.next}
		n.prefix, n.next = n.prefix[:same], rest
		rest.add(key[same:], value, priority, t)
	}
}

// lookup finds the text at the beginning of s that was given first.
func (t *trie) lookup(s string, ignoreRoot bool) (value string, length int, found bool) {
	best, at := 0, 0
	for n := &t.root; n != nil; {
		if n.priority > best && !(ignoreRoot && n == &t.root) {
			best, value, length, found = n.priority, n.value, at, true
		}
		if s == "" {
			break
		}
		if n.table != nil {
			index := t.mapping[s[0]]
			if int(index) == t.size {
				break
			}
			n = n.table[index]
			s = s[1:]
			at++
		} else if n.prefix != "" && HasPrefix(s, n.prefix) {
			at += len(n.prefix)
			s = s[len(n.prefix):]
			n = n.next
		} else {
			break
		}
	}
	return
}

type sliceWriter []byte

func (w *sliceWriter) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

func (w *sliceWriter) WriteString(s string) (int, error) {
	*w = append(*w, s...)
	return len(s), nil
}

func (t *trie) Replace(s string) string {
	out := make(sliceWriter, 0, len(s))
	t.WriteString(&out, s)
	return string(out)
}

func (t *trie) WriteString(w io.Writer, s string) (n int, err error) {
	from, wrote := 0, 0
	empty := false // the match before was the empty text
	for i := 0; i <= len(s); {
		value, length, found := t.lookup(s[i:], empty)
		empty = found && length == 0
		if !found {
			i++
			continue
		}
		wrote, err = io.WriteString(w, s[from:i])
		n += wrote
		if err != nil {
			return
		}
		wrote, err = io.WriteString(w, value)
		n += wrote
		if err != nil {
			return
		}
		i += length
		from = i
	}
	if from != len(s) {
		wrote, err = io.WriteString(w, s[from:])
		n += wrote
	}
	return
}
