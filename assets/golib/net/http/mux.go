package http

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// ServeMux hands requests to handlers by pattern: [METHOD ][HOST]/path, where {name} stands for a segment and {name...} for the
// rest; a path that ends in a slash stands for all below it.
type ServeMux struct {
	patterns []*pattern
}

// pattern is one registered pattern. segments hold "/" + text for literals; wildcards are in names.
type pattern struct {
	text     string
	method   string
	host     string
	segments []segment
	handler  Handler
}

type segment struct {
	text string // literal, or the wildcard's name
	wild bool
	rest bool // takes all that is left
}

var DefaultServeMux = NewServeMux()

func NewServeMux() *ServeMux { return &ServeMux{} }

func parsePattern(text string) (*pattern, error) {
	p := &pattern{text: text}
	rest := text
	if method, after, found := strings.Cut(text, " "); found {
		p.method, rest = method, strings.TrimLeft(after, " \t")
	}
	slash := strings.IndexByte(rest, '/')
	if slash < 0 {
		return nil, fmt.Errorf("host/path missing /")
	}
	p.host, rest = rest[:slash], rest[slash+1:]
	for {
		part, after, more := strings.Cut(rest, "/")
		switch {
		case part == "" && !more:
			p.segments = append(p.segments, segment{rest: true})
		case part == "{$}" && !more:
			p.segments = append(p.segments, segment{text: "/"})
		case strings.HasPrefix(part, "{") && strings.HasSuffix(part, "}"):
			name := part[1 : len(part)-1]
			all := strings.HasSuffix(name, "...")
			p.segments = append(p.segments, segment{strings.TrimSuffix(name, "..."), true, all})
		default:
			if decoded, err := url.PathUnescape(part); err == nil {
				part = decoded
			}
			p.segments = append(p.segments, segment{text: part})
		}
		if !more {
			return p, nil
		}
		rest = after
	}
}

// match tells whether the path fits, and what the wildcards stand for.
func (p *pattern) match(path string) (map[string]string, bool) {
	values := map[string]string{}
	rest := strings.TrimPrefix(path, "/")
	done := false
	for _, s := range p.segments {
		if s.rest {
			if done {
				return nil, false
			}
			if s.text != "" {
				values[s.text] = rest
			}
			return values, true
		}
		if s.text == "/" && !s.wild {
			return values, !done && rest == ""
		}
		if done {
			return nil, false
		}
		part, after, more := strings.Cut(rest, "/")
		if s.wild && part != "" {
			if decoded, err := url.PathUnescape(part); err == nil {
				part = decoded
			}
			values[s.text] = part
		} else if part != s.text {
			return nil, false
		}
		rest, done = after, !more
	}
	return values, done
}

// moreSpecific orders patterns that fit the same request.
func moreSpecific(a, b *pattern) bool {
	if (a.host != "") != (b.host != "") {
		return a.host != ""
	}
	for i := 0; i < len(a.segments) && i < len(b.segments); i++ {
		x, y := a.segments[i], b.segments[i]
		rank := func(s segment) int {
			switch {
			case s.rest:
				return 2
			case s.wild:
				return 1
			}
			return 0
		}
		if rank(x) != rank(y) {
			return rank(x) < rank(y)
		}
	}
	if len(a.segments) != len(b.segments) {
		return len(a.segments) > len(b.segments)
	}
	return a.method != "" && b.method == ""
}

func (mux *ServeMux) Handle(pattern string, handler Handler) {
	if pattern == "" {
		panic("http: invalid pattern")
	}
	if handler == nil {
		panic("http: nil handler")
	}
	p, err := parsePattern(pattern)
	if err != nil {
		panic(fmt.Sprintf("parsing %q: %v", pattern, err))
	}
	for _, old := range mux.patterns {
		if old.method == p.method && old.host == p.host && slices.EqualFunc(old.segments, p.segments, func(x, y segment) bool {
			return x.wild == y.wild && x.rest == y.rest && (x.wild || x.text == y.text)
		}) {
			panic(fmt.Sprintf("pattern %q conflicts with pattern %q: %s matches the same requests as %s", pattern, old.text, pattern, old.text))
		}
	}
	p.handler = handler
	mux.patterns = append(mux.patterns, p)
}

func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	if handler == nil {
		panic("http: nil handler")
	}
	mux.Handle(pattern, HandlerFunc(handler))
}

func (p *pattern) takes(method string) bool {
	return p.method == "" || p.method == method || p.method == MethodGet && method == MethodHead
}

// exact tells whether the path is the pattern's own, not one below it.
func (p *pattern) exact(path string) bool {
	return !p.segments[len(p.segments)-1].rest || len(p.segments) == strings.Count(path, "/") && strings.HasSuffix(path, "/")
}

// Handler finds who answers a request.
func (mux *ServeMux) Handler(r *Request) (h Handler, pattern string) {
	p, _, h := mux.find(r)
	if p == nil {
		return h, ""
	}
	return h, p.text
}

func (mux *ServeMux) find(r *Request) (best *pattern, values map[string]string, h Handler) {
	path := cleanPath(r.URL.Path)
	host, _, _ := strings.Cut(r.Host, ":")
	var allowed []string
	for _, p := range mux.patterns {
		if p.host != "" && p.host != host {
			continue
		}
		found, ok := p.match(path)
		if !ok {
			continue
		}
		if !p.takes(r.Method) {
			allowed = append(allowed, p.method)
			if p.method == MethodGet {
				allowed = append(allowed, MethodHead)
			}
			continue
		}
		if best == nil || moreSpecific(p, best) {
			best, values = p, found
		}
	}
	if best == nil || !best.exact(path) {
		for _, p := range mux.patterns { // "/tree/" also answers "/tree", by sending the client there
			if _, ok := p.match(path + "/"); ok && p.takes(r.Method) && p.exact(path+"/") && p.segments[len(p.segments)-1].rest {
				return p, nil, redirectTo(path+"/", r)
			}
		}
	}
	if best != nil && path == r.URL.Path {
		return best, values, best.handler
	}
	if best != nil {
		return best, nil, redirectTo(path, r)
	}
	if len(allowed) > 0 {
		slices.Sort(allowed)
		list := strings.Join(slices.Compact(allowed), ", ")
		return nil, nil, HandlerFunc(func(w ResponseWriter, r *Request) {
			w.Header().Set("Allow", list)
			Error(w, StatusText(StatusMethodNotAllowed), StatusMethodNotAllowed)
		})
	}
	return nil, nil, NotFoundHandler()
}

func redirectTo(path string, r *Request) Handler {
	u := url.URL{Path: path, RawQuery: r.URL.RawQuery}
	return RedirectHandler(u.String(), StatusTemporaryRedirect)
}

// cleanPath takes doubled slashes and dots out.
func cleanPath(p string) string {
	if p == "" {
		return "/"
	}
	if p[0] != '/' {
		p = "/" + p
	}
	if !strings.Contains(p, "//") && !strings.Contains(p, "/.") {
		return p
	}
	var kept []string
	for _, part := range strings.Split(p, "/") {
		switch part {
		case "", ".":
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
		default:
			kept = append(kept, part)
		}
	}
	out := "/" + strings.Join(kept, "/")
	if p[len(p)-1] == '/' && len(kept) > 0 {
		out += "/"
	}
	return out
}

func (mux *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	if r.RequestURI == "*" {
		w.Header().Set("Connection", "close")
		w.WriteHeader(StatusBadRequest)
		return
	}
	p, values, h := mux.find(r)
	if p != nil {
		r.Pattern = p.text
		for name, value := range values {
			r.SetPathValue(name, value)
		}
	}
	h.ServeHTTP(w, r)
}

func Handle(pattern string, handler Handler) { DefaultServeMux.Handle(pattern, handler) }

func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.HandleFunc(pattern, handler)
}
