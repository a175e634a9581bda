package http

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"runtime/debug"
	"strconv"
	"sync"
	"time"
)

// network is all servers of the program by port. There is nothing outside it.
var network = struct {
	sync.Mutex
	servers map[string]*listener
	next    int
}{servers: map[string]*listener{}, next: 40000}

// listener is a place where a server waits for connections.
type listener struct {
	port     string
	accepted chan *conn
	closed   chan struct{}
	once     sync.Once
}

func portOf(address string) string {
	for i := len(address) - 1; i >= 0; i-- {
		if address[i] == ':' {
			switch port := address[i+1:]; port {
			case "http", "":
				return "80"
			case "https":
				return "443"
			default:
				return port
			}
		}
	}
	return "80"
}

func listen(address string) (*listener, error) {
	if address == "" {
		address = ":http"
	}
	network.Lock()
	defer network.Unlock()
	port := portOf(address)
	if port == "0" {
		network.next++
		port = strconv.Itoa(network.next)
	}
	if network.servers[port] != nil {
		return nil, errors.New("listen tcp " + address + ": bind: address already in use")
	}
	l := &listener{port: port, accepted: make(chan *conn), closed: make(chan struct{})}
	network.servers[port] = l
	return l, nil
}

func (l *listener) close() {
	l.once.Do(func() {
		network.Lock()
		delete(network.servers, l.port)
		network.Unlock()
		close(l.closed)
	})
}

// Server answers requests at an address inside the program.
type Server struct {
	Addr              string
	Handler           Handler
	ReadTimeout       time.Duration
	ReadHeaderTimeout time.Duration
	WriteTimeout      time.Duration
	IdleTimeout       time.Duration
	MaxHeaderBytes    int
	ErrorLog          *log.Logger
	BaseContext       func(any) context.Context

	mu       sync.Mutex
	listener *listener
	active   sync.WaitGroup
	down     bool
	atEnd    []func()
}

func ListenAndServe(addr string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).ListenAndServe()
}

func (srv *Server) ListenAndServe() error {
	srv.mu.Lock()
	if srv.down {
		srv.mu.Unlock()
		return ErrServerClosed
	}
	l, err := listen(srv.Addr)
	srv.listener = l
	srv.mu.Unlock()
	if err != nil {
		return err
	}
	return srv.serve(l)
}

func (srv *Server) serve(l *listener) error {
	for {
		select {
		case c := <-l.accepted:
			c.server = srv
			srv.active.Add(1)
			go c.serve()
		case <-l.closed:
			return ErrServerClosed
		}
	}
}

func (srv *Server) RegisterOnShutdown(f func()) {
	srv.mu.Lock()
	srv.atEnd = append(srv.atEnd, f)
	srv.mu.Unlock()
}

func (srv *Server) stop() {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	srv.down = true
	if srv.listener != nil {
		srv.listener.close()
	}
	for _, f := range srv.atEnd {
		go f()
	}
	srv.atEnd = nil
}

func (srv *Server) Close() error {
	srv.stop()
	return nil
}

// Shutdown waits for the running requests.
func (srv *Server) Shutdown(ctx context.Context) error {
	srv.stop()
	done := make(chan struct{})
	go func() {
		srv.active.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (srv *Server) logf(format string, args ...any) {
	if srv.ErrorLog != nil {
		srv.ErrorLog.Printf(format, args...)
	} else {
		log.Printf(format, args...)
	}
}

// conn is one request on its way: the client waits at answered.
type conn struct {
	server   *Server
	request  *Request
	answered chan *Response
	failed   chan error
}

func (c *conn) serve() {
	defer c.server.active.Done()
	ctx, cancel := context.WithCancel(c.request.Context())
	defer cancel()
	r := c.request.WithContext(ctx)
	r.RequestURI = r.URL.RequestURI()
	r.RemoteAddr = "127.0.0.1:50000"
	if r.Body == nil {
		r.Body = NoBody
	}
	w := &response{conn: c, req: r, header: Header{}, body: newBody()}
	defer func() {
		if p := recover(); p != nil {
			if p != ErrAbortHandler {
				c.server.logf("http: panic serving %v: %v\n%s", r.RemoteAddr, p, debug.Stack())
			}
			w.abort()
			return
		}
		w.finish()
	}()
	handler := c.server.Handler
	if handler == nil {
		handler = DefaultServeMux
	}
	handler.ServeHTTP(w, r)
}

// response is the ResponseWriter of a server.
type response struct {
	conn    *conn
	req     *Request
	header  Header
	status  int
	sent    bool
	pending []byte // not sent yet, to guess the type and the length
	body    *body
}

func (w *response) Header() Header { return w.header }

func (w *response) WriteHeader(code int) {
	if w.status != 0 {
		w.conn.server.logf("http: superfluous response.WriteHeader call")
		return
	}
	if code < 100 || code > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", code))
	}
	w.status = code
}

func (w *response) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	if w.status == StatusNoContent || w.status == StatusNotModified || w.status < 200 {
		return 0, errors.New("http: request method or response status code does not allow body")
	}
	if w.req.Method == MethodHead {
		return len(p), nil
	}
	if !w.sent {
		w.pending = append(w.pending, p...)
		if len(w.pending) > 2048 {
			w.Flush()
		}
		return len(p), nil
	}
	return w.body.write(p)
}

// Flush sends what there is.
func (w *response) Flush() { w.send(-1) }

func (w *response) send(length int64) {
	if w.sent {
		return
	}
	w.sent = true
	if w.status == 0 {
		w.status = StatusOK
	}
	h := w.header.Clone()
	if _, has := h["Content-Type"]; !has && len(w.pending) > 0 {
		h.Set("Content-Type", DetectContentType(w.pending))
	}
	if length >= 0 && h.Get("Content-Length") == "" && w.status >= 200 && w.status != StatusNoContent {
		h.Set("Content-Length", strconv.FormatInt(length, 10))
	}
	h.Set("Date", time.Now().UTC().Format(TimeFormat))
	w.body.write(w.pending)
	w.pending = nil
	w.conn.answered <- &Response{Status: strconv.Itoa(w.status) + " " + StatusText(w.status), StatusCode: w.status, Proto: "HTTP/1.1",
		ProtoMajor: 1, ProtoMinor: 1, Header: h, Body: w.body, ContentLength: length, Request: w.conn.request}
}

func (w *response) finish() {
	w.send(int64(len(w.pending)))
	w.body.end(io.EOF)
}

func (w *response) abort() {
	if !w.sent {
		w.sent = true
		w.conn.failed <- io.EOF
	}
	w.body.end(io.ErrUnexpectedEOF)
}

// body is a response's body: the handler writes, the client reads and waits.
type body struct {
	mu     sync.Mutex
	more   sync.Cond
	data   []byte
	err    error // what follows the data
	closed bool
}

func newBody() *body {
	b := new(body)
	b.more.L = &b.mu
	return b
}

func (b *body) write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return 0, errors.New("write: broken pipe")
	}
	b.data = append(b.data, p...)
	b.more.Broadcast()
	return len(p), nil
}

func (b *body) end(err error) {
	b.mu.Lock()
	b.err = err
	b.more.Broadcast()
	b.mu.Unlock()
}

func (b *body) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.data) == 0 && b.err == nil && !b.closed {
		b.more.Wait()
	}
	if b.closed {
		return 0, errors.New("http: read on closed response body")
	}
	if len(b.data) == 0 {
		return 0, b.err
	}
	n := copy(p, b.data)
	b.data = b.data[n:]
	return n, nil
}

func (b *body) Close() error {
	b.mu.Lock()
	b.closed = true
	b.more.Broadcast()
	b.mu.Unlock()
	return nil
}
