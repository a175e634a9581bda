package http

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"
)

// ResponseWriter is where a handler puts its answer.
type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

// Flusher is a ResponseWriter that can send what it has.
type Flusher interface {
	Flush()
}

// Handler answers requests.
type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

type HandlerFunc func(ResponseWriter, *Request)

func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

var (
	ErrAbortHandler       = errors.New("net/http: abort Handler")
	ErrServerClosed       = errors.New("http: Server closed")
	ErrHandlerTimeout     = errors.New("http: Handler timeout")
	ErrUseLastResponse    = errors.New("net/http: use last response")
	ErrBodyReadAfterClose = errors.New("http: invalid Read on closed Body")
)

func Error(w ResponseWriter, error string, code int) {
	h := w.Header()
	h.Del("Content-Length")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	fmt.Fprintln(w, error)
}

func NotFound(w ResponseWriter, r *Request) { Error(w, "404 page not found", StatusNotFound) }

func NotFoundHandler() Handler { return HandlerFunc(NotFound) }

func StripPrefix(prefix string, h Handler) Handler {
	if prefix == "" {
		return h
	}
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		p := strings.TrimPrefix(r.URL.Path, prefix)
		if len(p) == len(r.URL.Path) {
			NotFound(w, r)
			return
		}
		copied := *r
		u := *r.URL
		u.Path, u.RawPath = p, strings.TrimPrefix(r.URL.RawPath, prefix)
		copied.URL = &u
		h.ServeHTTP(w, &copied)
	})
}

func Redirect(w ResponseWriter, r *Request, address string, code int) {
	if u, err := url.Parse(address); err == nil && u.Scheme == "" && u.Host == "" {
		if address == "" || address[0] != '/' {
			folder, _ := path.Split(r.URL.Path)
			address = folder + address
		}
		p, query, _ := strings.Cut(address, "?")
		trailing := strings.HasSuffix(p, "/")
		if p = path.Clean(p); trailing && !strings.HasSuffix(p, "/") {
			p += "/"
		}
		address = p
		if query != "" {
			address += "?" + query
		}
	}
	h := w.Header()
	_, hasType := h["Content-Type"]
	h.Set("Location", address)
	if !hasType && (r.Method == MethodGet || r.Method == MethodHead) {
		h.Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(code)
	if !hasType && r.Method == MethodGet {
		shown := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(address)
		fmt.Fprintln(w, "<a href=\""+shown+"\">"+StatusText(code)+"</a>.\n")
	}
}

func RedirectHandler(url string, code int) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) { Redirect(w, r, url, code) })
}

// TimeoutHandler answers 503 when h takes longer than dt; h runs on in its goroutine.
func TimeoutHandler(h Handler, dt time.Duration, msg string) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		ctx, cancel := context.WithTimeout(r.Context(), dt)
		defer cancel()
		tw := &timeoutWriter{h: Header{}}
		done := make(chan struct{})
		panics := make(chan any, 1)
		go func() {
			defer func() {
				if p := recover(); p != nil {
					panics <- p
				}
			}()
			h.ServeHTTP(tw, r.WithContext(ctx))
			close(done)
		}()
		select {
		case p := <-panics:
			panic(p)
		case <-done:
			tw.mu.Lock()
			defer tw.mu.Unlock()
			for key, all := range tw.h {
				w.Header()[key] = all
			}
			if tw.code != 0 {
				w.WriteHeader(tw.code)
			}
			w.Write(tw.body)
		case <-ctx.Done():
			tw.mu.Lock()
			defer tw.mu.Unlock()
			tw.timedOut = true
			w.WriteHeader(StatusServiceUnavailable)
			if msg == "" {
				msg = "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
			}
			io.WriteString(w, msg)
		}
	})
}

type timeoutWriter struct {
	mu       sync.Mutex
	h        Header
	code     int
	body     []byte
	timedOut bool
}

func (w *timeoutWriter) Header() Header { return w.h }

func (w *timeoutWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.timedOut {
		return 0, ErrHandlerTimeout
	}
	w.body = append(w.body, p...)
	return len(p), nil
}

func (w *timeoutWriter) WriteHeader(code int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.code == 0 {
		w.code = code
	}
}
