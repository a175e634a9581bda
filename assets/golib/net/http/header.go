// Package http: requests, handlers, servers and clients. There is no network outside the modelled program: servers listen
// on addresses inside it, and clients reach those only. Each request runs in a goroutine of its own, as in a real server.
package http

import (
	"io"
	"slices"
	"strings"
)

const (
	MethodGet     = "GET"
	MethodHead    = "HEAD"
	MethodPost    = "POST"
	MethodPut     = "PUT"
	MethodPatch   = "PATCH"
	MethodDelete  = "DELETE"
	MethodConnect = "CONNECT"
	MethodOptions = "OPTIONS"
	MethodTrace   = "TRACE"

	TimeFormat = "Mon, 02 Jan 2006 15:04:05 GMT"

	DefaultMaxHeaderBytes = 1 << 20
)

// Header is the lines in front of a body; keys are in canonical form.
type Header map[string][]string

// CanonicalHeaderKey writes words with a capital letter: "content-type" becomes "Content-Type".
func CanonicalHeaderKey(s string) string {
	b := []byte(s)
	upper := true
	for i, c := range b {
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`()<>@,;:\"/[]?={}`, c) >= 0 {
			return s // not a header's name
		}
		switch {
		case upper && 'a' <= c && c <= 'z':
			b[i] = c - 32
		case !upper && 'A' <= c && c <= 'Z':
			b[i] = c + 32
		}
		upper = c == '-'
	}
	return string(b)
}

func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

func (h Header) Set(key, value string)      { h[CanonicalHeaderKey(key)] = []string{value} }
func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }
func (h Header) Del(key string)             { delete(h, CanonicalHeaderKey(key)) }

func (h Header) Get(key string) string {
	if all := h[CanonicalHeaderKey(key)]; len(all) > 0 {
		return all[0]
	}
	return ""
}

func (h Header) Clone() Header {
	if h == nil {
		return nil
	}
	out := make(Header, len(h))
	for key, all := range h {
		out[key] = slices.Clone(all)
	}
	return out
}

// Write writes the lines by key.
func (h Header) Write(w io.Writer) error {
	keys := make([]string, 0, len(h))
	for key := range h {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		for _, value := range h[key] {
			if _, err := io.WriteString(w, key+": "+value+"\r\n"); err != nil {
				return err
			}
		}
	}
	return nil
}

// DetectContentType guesses from the first bytes.
// Differs: text, HTML, XML, PDF and the common pictures only.
func DetectContentType(data []byte) string {
	if len(data) > 512 {
		data = data[:512]
	}
	s := string(data)
	trimmed := strings.ToLower(strings.TrimLeft(s, "\t\n\f\r "))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<title", "<h1", "<div", "<font", "<table", "<a", "<style", "<b", "<br", "<p", "<iframe", "<!--"} {
		if strings.HasPrefix(trimmed, tag) && (len(trimmed) == len(tag) || trimmed[len(tag)] == ' ' || trimmed[len(tag)] == '>') {
			return "text/html; charset=utf-8"
		}
	}
	for _, known := range [...][2]string{{"<?xml", "text/xml; charset=utf-8"}, {"%PDF-", "application/pdf"}, {"\x89PNG\r\n\x1a\n", "image/png"},
		{"\xff\xd8\xff", "image/jpeg"}, {"GIF87a", "image/gif"}, {"GIF89a", "image/gif"}, {"PK\x03\x04", "application/zip"}} {
		if strings.HasPrefix(s, known[0]) {
			return known[1]
		}
	}
	for _, c := range data {
		if c < ' ' && strings.IndexByte("\t\n\f\r\x1b", c) < 0 {
			return "application/octet-stream"
		}
	}
	return "text/plain; charset=utf-8"
}
