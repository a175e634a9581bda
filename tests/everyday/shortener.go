package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"time"
)

type Link struct {
	Code string `json:"code"`
	URL  string `json:"url"`
	Hits int    `json:"hits"`
}
type apiError struct {
	Status int    `json:"-"`
	Msg    string `json:"error"`
}

func (e apiError) Error() string { return fmt.Sprintf("%d: %s", e.Status, e.Msg) }

type handler func(w http.ResponseWriter, r *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	if err == nil {
		return
	}
	var ae apiError
	if !errors.As(err, &ae) {
		ae = apiError{500, "internal"}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(ae.Status)
	json.NewEncoder(w).Encode(ae)
}

type service struct {
	mu    sync.RWMutex
	links map[string]*Link
	seq   int
}

const alphabet = "abcdefghijkmnpqrstuvwxyz23456789"

func code(n int) (s string) {
	for range 4 {
		s = string(alphabet[n%len(alphabet)]) + s
		n /= len(alphabet)
	}
	return
}
func (s *service) shorten(w http.ResponseWriter, r *http.Request) error {
	var in struct{ URL string }
	dec := json.NewDecoder(io.LimitReader(r.Body, 1<<10))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return apiError{400, err.Error()}
	}
	u, err := url.ParseRequestURI(in.URL)
	if err != nil || u.Host == "" {
		return apiError{http.StatusUnprocessableEntity, "invalid url"}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq += 7919
	l := &Link{Code: code(s.seq), URL: u.String()}
	s.links[l.Code] = l
	w.WriteHeader(http.StatusCreated)
	return json.NewEncoder(w).Encode(l)
}
func (s *service) follow(w http.ResponseWriter, r *http.Request) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, ok := s.links[r.PathValue("code")]
	if !ok {
		return apiError{404, "no such link"}
	}
	l.Hits++
	http.Redirect(w, r, l.URL, http.StatusFound)
	return nil
}
func (s *service) stats(w http.ResponseWriter, r *http.Request) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if r.Header.Get("Authorization") != "Bearer secret" {
		return apiError{http.StatusUnauthorized, http.StatusText(401)}
	}
	return json.NewEncoder(w).Encode(s.links)
}

type middleware func(http.Handler) http.Handler

func recoverer(l *log.Logger) middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			defer func() {
				if p := recover(); p != nil {
					l.Printf("panic serving %s: %v", r.URL.Path, p)
					http.Error(w, "oops", http.StatusInternalServerError)
				}
			}()
			next.ServeHTTP(w, r)
		})
	}
}

type ctxKey int

const userKey ctxKey = iota

func withUser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("user"); err == nil {
			r = r.WithContext(context.WithValue(r.Context(), userKey, c.Value))
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	var buf bytes.Buffer
	lg := log.New(&buf, "", 0)
	s := &service{links: map[string]*Link{}}
	mux := http.NewServeMux()
	mux.Handle("POST /api/links", handler(s.shorten))
	mux.Handle("GET /{code}", handler(s.follow))
	mux.Handle("GET /api/stats", handler(s.stats))
	mux.HandleFunc("GET /panic/{$}", func(http.ResponseWriter, *http.Request) { panic("handler bug") })
	mux.HandleFunc("GET /whoami/{rest...}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%v at %s", r.Context().Value(userKey), r.PathValue("rest"))
	})
	var h http.Handler = mux
	for _, m := range []middleware{withUser, recoverer(lg)} {
		h = m(h)
	}
	do := func(method, target, body string, set ...func(*http.Request)) *http.Response {
		req := httptest.NewRequest(method, target, strings.NewReader(body))
		for _, f := range set {
			f(req)
		}
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, req)
		res := rec.Result()
		b, _ := io.ReadAll(res.Body)
		fmt.Printf("%-4s %-14s %d %s %q\n", method, target, res.StatusCode, res.Header.Get("Location"), b)
		return res
	}
	do("POST", "/api/links", `{"url":"https://go.dev/doc?x=1"}`)
	do("POST", "/api/links", `{"url":"nope"}`)
	do("POST", "/api/links", `{"link":"x"}`)
	do("POST", "/api/links", `{"url":1}`)
	do("GET", "/"+code(7919), "")
	do("GET", "/zzzz", "")
	do("GET", "/api/stats", "")
	do("GET", "/api/stats", "", func(r *http.Request) { r.Header.Set("Authorization", "Bearer secret") })
	do("GET", "/panic/", "")
	do("GET", "/whoami/a/b", "", func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "user", Value: "ann"}) })
	do("PUT", "/api/links", "")
	fmt.Print(buf.String())
	srv := httptest.NewServer(h)
	defer srv.Close()
	client := &http.Client{Timeout: 5 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Get(srv.URL + "/" + code(7919))
	if err != nil {
		fmt.Println(err)
		return
	}
	resp.Body.Close()
	fmt.Println(resp.StatusCode, resp.Header.Get("Location"), s.links[code(7919)].Hits)
	req, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, srv.URL+"/whoami/x", nil)
	req.AddCookie(&http.Cookie{Name: "user", Value: "bob"})
	resp, err = client.Do(req)
	if err != nil {
		fmt.Println(err)
		return
	}
	b, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	fmt.Println(resp.Status, resp.Proto, string(b), resp.Header.Get("Content-Type"), resp.ContentLength)
}
