package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
)

type Todo struct {
	ID   int    `json:"id"`
	Text string `json:"text"`
	Done bool   `json:"done"`
}
type Store struct {
	mu   sync.Mutex
	next int
	m    map[int]*Todo
}

func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}
func (s *Store) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []*Todo{}
	for i := 1; i <= s.next; i++ {
		if t := s.m[i]; t != nil && (r.URL.Query().Get("q") == "" || strings.Contains(t.Text, r.URL.Query().Get("q"))) {
			out = append(out, t)
		}
	}
	writeJSON(w, 200, out)
}
func (s *Store) create(w http.ResponseWriter, r *http.Request) {
	var t Todo
	if err := json.NewDecoder(r.Body).Decode(&t); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	t.ID = s.next
	s.m[t.ID] = &t
	w.Header().Set("Location", fmt.Sprintf("/todos/%d", t.ID))
	writeJSON(w, http.StatusCreated, t)
}
func (s *Store) get(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.Error(w, "bad id", 400)
		return
	}
	t, ok := s.m[id]
	if !ok {
		http.NotFound(w, r)
		return
	}
	writeJSON(w, 200, t)
}
func logging(log *[]string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*log = append(*log, r.Method+" "+r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

func main() {
	s := &Store{m: map[int]*Todo{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /todos", s.list)
	mux.HandleFunc("POST /todos", s.create)
	mux.HandleFunc("GET /todos/{id}", s.get)
	mux.HandleFunc("/hello", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "Hello, %s!", r.FormValue("name"))
	})
	var log []string
	h := logging(&log, mux)
	for _, q := range [][3]string{{"POST", "/todos", `{"text":"buy milk"}`}, {"POST", "/todos", `{"text":"walk <dog>"}`}, {"POST", "/todos", `{bad`}, {"GET", "/todos", ""}, {"GET", "/todos?q=milk", ""}, {"GET", "/todos/2", ""}, {"GET", "/todos/9", ""}, {"GET", "/todos/x", ""}, {"DELETE", "/todos", ""}, {"GET", "/hello?name=Go+pher", ""}, {"GET", "/nope", ""}} {
		rec := httptest.NewRecorder()
		req := httptest.NewRequest(q[0], q[1], strings.NewReader(q[2]))
		h.ServeHTTP(rec, req)
		fmt.Printf("%s %s -> %d %q %q %s\n", q[0], q[1], rec.Code, rec.Header().Get("Content-Type"), rec.Header().Get("Location"), strings.TrimSpace(rec.Body.String()))
	}
	fmt.Println(log)
	srv := httptest.NewServer(h)
	defer srv.Close()
	resp, err := http.Get(srv.URL + "/hello?name=World")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	fmt.Println(resp.StatusCode, resp.Status, string(b), http.StatusText(404))
	resp, err = http.Post(srv.URL+"/todos", "application/json", strings.NewReader(`{"text":"net"}`))
	fmt.Println(resp.StatusCode, err, resp.Header.Get("Location"))
	resp.Body.Close()
}
