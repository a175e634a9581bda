package http

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// Request is what a client asks.
type Request struct {
	Method           string
	URL              *url.URL
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	GetBody          func() (io.ReadCloser, error)
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Host             string
	Form             url.Values
	PostForm         url.Values
	Trailer          Header
	RemoteAddr       string
	RequestURI       string
	Cancel           <-chan struct{}
	Response         *Response
	Pattern          string

	ctx     context.Context
	matches map[string]string
}

// noBody is the empty body.
type noBody struct{}

func (noBody) Read([]byte) (int, error)         { return 0, io.EOF }
func (noBody) Close() error                     { return nil }
func (noBody) WriteTo(io.Writer) (int64, error) { return 0, nil }

var NoBody = noBody{}

func NewRequest(method, url string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, url, body)
}

func NewRequestWithContext(ctx context.Context, method, address string, body io.Reader) (*Request, error) {
	if method == "" {
		method = MethodGet
	}
	if strings.ContainsAny(method, " \t\r\n/:") {
		return nil, fmt.Errorf("net/http: invalid method %q", method)
	}
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	r := &Request{ctx: ctx, Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: Header{}, Host: u.Host}
	if body == nil {
		return r, nil
	}
	closer, ok := body.(io.ReadCloser)
	if !ok {
		closer = io.NopCloser(body)
	}
	r.Body = closer
	switch b := body.(type) {
	case *bytes.Buffer:
		r.ContentLength = int64(b.Len())
	case *bytes.Reader:
		r.ContentLength = int64(b.Len())
	case *strings.Reader:
		r.ContentLength = int64(b.Len())
	}
	return r, nil
}

func (r *Request) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	copied := *r
	copied.ctx = ctx
	return &copied
}

func (r *Request) Clone(ctx context.Context) *Request {
	copied := r.WithContext(ctx)
	u := *r.URL
	copied.URL = &u
	copied.Header = r.Header.Clone()
	return copied
}

func (r *Request) UserAgent() string { return r.Header.Get("User-Agent") }
func (r *Request) Referer() string   { return r.Header.Get("Referer") }

func (r *Request) PathValue(name string) string { return r.matches[name] }

func (r *Request) SetPathValue(name, value string) {
	if r.matches == nil {
		r.matches = map[string]string{}
	}
	r.matches[name] = value
}

func (r *Request) SetBasicAuth(username, password string) {
	r.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(username+":"+password)))
}

func (r *Request) BasicAuth() (username, password string, ok bool) {
	scheme, code, found := strings.Cut(r.Header.Get("Authorization"), " ")
	if !found || !strings.EqualFold(scheme, "Basic") {
		return "", "", false
	}
	text, err := base64.StdEncoding.DecodeString(code)
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(text), ":")
}

// ParseForm reads the query, and the body of a posted form.
func (r *Request) ParseForm() error {
	var first error
	if r.PostForm == nil {
		r.PostForm = url.Values{}
		kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
		if (r.Method == MethodPost || r.Method == MethodPut || r.Method == MethodPatch) && r.Body != nil &&
			strings.TrimSpace(kind) == "application/x-www-form-urlencoded" {
			text, err := io.ReadAll(r.Body)
			if err == nil {
				r.PostForm, err = url.ParseQuery(string(text))
			}
			first = err
		}
	}
	if r.Form != nil {
		return first
	}
	r.Form = url.Values{}
	for key, all := range r.PostForm {
		r.Form[key] = append(r.Form[key], all...)
	}
	if r.URL != nil {
		query, err := url.ParseQuery(r.URL.RawQuery)
		for key, all := range query {
			r.Form[key] = append(r.Form[key], all...)
		}
		if first == nil {
			first = err
		}
	}
	return first
}

func (r *Request) FormValue(key string) string {
	r.ParseForm()
	return r.Form.Get(key)
}

func (r *Request) PostFormValue(key string) string {
	r.ParseForm()
	return r.PostForm.Get(key)
}

// Response is what a server answered.
type Response struct {
	Status           string
	StatusCode       int
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Uncompressed     bool
	Trailer          Header
	Request          *Request
}

func (r *Response) Location() (*url.URL, error) {
	where := r.Header.Get("Location")
	if where == "" {
		return nil, errors.New("http: no Location header in response")
	}
	if r.Request != nil && r.Request.URL != nil {
		return r.Request.URL.Parse(where)
	}
	return url.Parse(where)
}

// MaxBytesError is the error of a body that is too large.
type MaxBytesError struct {
	Limit int64
}

func (e *MaxBytesError) Error() string { return "http: request body too large" }

type maxBytesReader struct {
	io.ReadCloser
	left, limit int64
}

func (l *maxBytesReader) Read(p []byte) (n int, err error) {
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err = l.ReadCloser.Read(p)
	if int64(n) > l.left {
		n, err = int(l.left), &MaxBytesError{l.limit}
	}
	l.left -= int64(n)
	return n, err
}

func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser {
	return &maxBytesReader{r, n, n}
}
