package http

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// RoundTripper carries one request.
type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

// Transport carries requests to the servers of this program.
type Transport struct {
	MaxIdleConns          int
	MaxIdleConnsPerHost   int
	MaxConnsPerHost       int
	IdleConnTimeout       time.Duration
	ResponseHeaderTimeout time.Duration
	TLSHandshakeTimeout   time.Duration
	ExpectContinueTimeout time.Duration
	DisableKeepAlives     bool
	DisableCompression    bool
	Proxy                 func(*Request) (*url.URL, error)
}

var DefaultTransport RoundTripper = &Transport{}

func (t *Transport) CloseIdleConnections() {}

func (t *Transport) RoundTrip(req *Request) (*Response, error) {
	if req.URL == nil {
		return nil, errors.New("http: nil Request.URL")
	}
	if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return nil, fmt.Errorf("unsupported protocol scheme %q", req.URL.Scheme)
	}
	if req.URL.Host == "" {
		return nil, errors.New("http: no Host in request URL")
	}
	address := req.URL.Host
	if req.URL.Port() == "" {
		address += map[string]string{"http": ":80", "https": ":443"}[req.URL.Scheme]
	}
	switch host := req.URL.Hostname(); host {
	case "localhost", "127.0.0.1", "::1", "0.0.0.0":
	default:
		return nil, errors.New("dial tcp: lookup " + host + ": no such host (the model has no network but its own servers)")
	}
	network.Lock()
	l := network.servers[portOf(address)]
	network.Unlock()
	refused := errors.New("dial tcp " + strings.Replace(address, "localhost", "127.0.0.1", 1) + ": connect: connection refused")
	if l == nil {
		return nil, refused
	}
	ctx := req.Context()
	c := &conn{request: req, answered: make(chan *Response, 1), failed: make(chan error, 1)}
	select {
	case l.accepted <- c:
	case <-l.closed:
		return nil, refused
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case resp := <-c.answered:
		return resp, nil
	case err := <-c.failed:
		return nil, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// CookieJar keeps cookies between requests.
type CookieJar interface {
	SetCookies(u *url.URL, cookies []*Cookie)
	Cookies(u *url.URL) []*Cookie
}

// Client sends requests and follows redirects.
type Client struct {
	Transport     RoundTripper
	CheckRedirect func(req *Request, via []*Request) error
	Jar           CookieJar
	Timeout       time.Duration
}

var DefaultClient = &Client{}

// timeoutError is a deadline that passed.
type timeoutError struct{ error }

func (timeoutError) Timeout() bool   { return true }
func (e timeoutError) Unwrap() error { return e.error }

func (c *Client) CloseIdleConnections() {}

func (c *Client) Do(req *Request) (*Response, error) {
	if req.URL == nil {
		return nil, &url.Error{Op: methodWord(req.Method), Err: errors.New("http: nil Request.URL")}
	}
	var cancel context.CancelFunc
	if c.Timeout > 0 {
		var ctx context.Context
		ctx, cancel = context.WithTimeout(req.Context(), c.Timeout)
		req = req.WithContext(ctx)
	}
	resp, err := c.follow(req)
	if err != nil {
		if c.Timeout > 0 && errors.Is(err, context.DeadlineExceeded) {
			err = timeoutError{fmt.Errorf("%w (Client.Timeout exceeded while awaiting headers)", err)}
		}
		if cancel != nil {
			cancel()
		}
		return nil, &url.Error{Op: methodWord(req.Method), URL: req.URL.Redacted(), Err: err}
	}
	if cancel != nil {
		resp.Body = &cancelBody{resp.Body, cancel}
	}
	return resp, nil
}

// cancelBody ends the timeout's context when the body is closed.
type cancelBody struct {
	io.ReadCloser
	cancel context.CancelFunc
}

func (b *cancelBody) Close() error {
	err := b.ReadCloser.Close()
	b.cancel()
	return err
}

func methodWord(method string) string {
	if method == "" {
		return "Get"
	}
	return method[:1] + strings.ToLower(method[1:])
}

func (c *Client) follow(req *Request) (*Response, error) {
	transport := c.Transport
	if transport == nil {
		transport = DefaultTransport
	}
	var via []*Request
	for {
		if c.Jar != nil {
			for _, cookie := range c.Jar.Cookies(req.URL) {
				req.AddCookie(cookie)
			}
		}
		if req.Header == nil {
			req.Header = Header{}
		}
		sent := req.Clone(req.Context())
		if sent.Header.Get("User-Agent") == "" {
			sent.Header.Set("User-Agent", "Go-http-client/1.1")
		}
		if sent.Host == "" {
			sent.Host = sent.URL.Host
		}
		resp, err := transport.RoundTrip(sent)
		if err != nil {
			return nil, err
		}
		resp.Request = req
		if c.Jar != nil {
			if cookies := resp.Cookies(); len(cookies) > 0 {
				c.Jar.SetCookies(req.URL, cookies)
			}
		}
		where := resp.Header.Get("Location")
		if where == "" || resp.StatusCode < 301 || resp.StatusCode > 308 || resp.StatusCode > 303 && resp.StatusCode < 307 {
			return resp, nil
		}
		u, err := req.URL.Parse(where)
		if err != nil {
			return nil, fmt.Errorf("failed to parse Location header %q: %v", where, err)
		}
		via = append(via, req)
		next := &Request{ctx: req.ctx, Method: req.Method, URL: u, Header: req.Header.Clone(), Host: u.Host, Response: resp,
			Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
		if resp.StatusCode < 307 && req.Method != MethodHead {
			next.Method = MethodGet
		}
		if c.CheckRedirect != nil {
			err = c.CheckRedirect(next, via)
		} else if len(via) >= 10 {
			err = errors.New("stopped after 10 redirects")
		}
		if err == ErrUseLastResponse {
			return resp, nil
		}
		resp.Body.Close()
		if err != nil {
			return nil, err
		}
		req = next
	}
}

func (c *Client) send(method, address, contentType string, body io.Reader) (*Response, error) {
	req, err := NewRequest(method, address, body)
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	return c.Do(req)
}

func (c *Client) Get(url string) (*Response, error)  { return c.send(MethodGet, url, "", nil) }
func (c *Client) Head(url string) (*Response, error) { return c.send(MethodHead, url, "", nil) }

func (c *Client) Post(url, contentType string, body io.Reader) (*Response, error) {
	return c.send(MethodPost, url, contentType, body)
}

func (c *Client) PostForm(url string, data url.Values) (*Response, error) {
	return c.Post(url, "application/x-www-form-urlencoded", strings.NewReader(data.Encode()))
}

func Get(url string) (*Response, error)  { return DefaultClient.Get(url) }
func Head(url string) (*Response, error) { return DefaultClient.Head(url) }

func Post(url, contentType string, body io.Reader) (*Response, error) {
	return DefaultClient.Post(url, contentType, body)
}

func PostForm(url string, data url.Values) (*Response, error) {
	return DefaultClient.PostForm(url, data)
}

// TestServer starts a server for package httptest and tells its port and how to stop it.
func TestServer(handler Handler) (port string, srv *Server) {
	srv = &Server{Handler: handler}
	l, err := listen(":0")
	if err != nil {
		panic("httptest: failed to listen: " + err.Error())
	}
	srv.listener = l
	go srv.serve(l)
	return l.port, srv
}
