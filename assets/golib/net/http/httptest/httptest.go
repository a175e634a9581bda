// Package httptest: servers and recorders for trying handlers.
package httptest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"
)

const DefaultRemoteAddr = "1.2.3.4"

// ResponseRecorder keeps what a handler writes.
type ResponseRecorder struct {
	Code      int
	HeaderMap http.Header
	Body      *bytes.Buffer
	Flushed   bool

	wrote    bool
	snapshot http.Header
}

func NewRecorder() *ResponseRecorder {
	return &ResponseRecorder{Code: 200, HeaderMap: http.Header{}, Body: new(bytes.Buffer)}
}

func (rw *ResponseRecorder) Header() http.Header {
	if rw.HeaderMap == nil {
		rw.HeaderMap = http.Header{}
	}
	return rw.HeaderMap
}

func (rw *ResponseRecorder) WriteHeader(code int) {
	if rw.wrote {
		return
	}
	rw.wrote = true
	rw.Code = code
	rw.snapshot = rw.Header().Clone()
}

func (rw *ResponseRecorder) Write(buf []byte) (int, error) {
	if !rw.wrote {
		if h := rw.Header(); h["Content-Type"] == nil {
			h.Set("Content-Type", http.DetectContentType(buf))
		}
		rw.WriteHeader(200)
	}
	if rw.Body != nil {
		rw.Body.Write(buf)
	}
	return len(buf), nil
}

func (rw *ResponseRecorder) WriteString(str string) (int, error) { return rw.Write([]byte(str)) }

func (rw *ResponseRecorder) Flush() {
	rw.WriteHeader(200)
	rw.Flushed = true
}

func (rw *ResponseRecorder) Result() *http.Response {
	h := rw.snapshot
	if h == nil {
		h = rw.Header().Clone()
	}
	res := &http.Response{StatusCode: rw.Code, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: h, Body: http.NoBody,
		Status: strings.TrimSpace(strconv.Itoa(rw.Code) + " " + http.StatusText(rw.Code)), ContentLength: -1}
	if rw.Body != nil {
		res.Body = io.NopCloser(bytes.NewReader(rw.Body.Bytes()))
	}
	if n, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64); err == nil {
		res.ContentLength = n
	}
	return res
}

// NewRequest makes a request as a server gets it.
func NewRequest(method, target string, body io.Reader) *http.Request {
	return NewRequestWithContext(context.Background(), method, target, body)
}

func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) *http.Request {
	req, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		panic("invalid NewRequest arguments; " + err.Error())
	}
	if req.Host == "" {
		req.Host = "example.com"
	}
	req.RequestURI = target
	req.RemoteAddr = DefaultRemoteAddr + ":1234"
	if req.Body == nil {
		req.Body = http.NoBody
	}
	return req
}

// Server is a server inside the program.
type Server struct {
	URL    string
	Config *http.Server
}

func NewServer(handler http.Handler) *Server {
	port, srv := http.TestServer(handler)
	return &Server{"http://127.0.0.1:" + port, srv}
}

func (s *Server) Client() *http.Client { return &http.Client{} }

func (s *Server) CloseClientConnections() {}

// Close waits for the running requests.
func (s *Server) Close() { s.Config.Shutdown(context.Background()) }
