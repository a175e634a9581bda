package http

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// SameSite is a cookie's attribute.
type SameSite int

const (
	SameSiteDefaultMode SameSite = iota + 1
	SameSiteLaxMode
	SameSiteStrictMode
	SameSiteNoneMode
)

// Cookie is a small value that a client keeps.
type Cookie struct {
	Name        string
	Value       string
	Quoted      bool
	Path        string
	Domain      string
	Expires     time.Time
	RawExpires  string
	MaxAge      int
	Secure      bool
	HttpOnly    bool
	SameSite    SameSite
	Partitioned bool
	Raw         string
	Unparsed    []string
}

var ErrNoCookie = errors.New("http: named cookie not present")

func SetCookie(w ResponseWriter, cookie *Cookie) {
	if v := cookie.String(); v != "" {
		w.Header().Add("Set-Cookie", v)
	}
}

func cookieValue(v string, quoted bool) string {
	if quoted || strings.ContainsAny(v, " ,") {
		return `"` + v + `"`
	}
	return v
}

func (c *Cookie) String() string {
	if c == nil || c.Name == "" {
		return ""
	}
	s := c.Name + "=" + cookieValue(c.Value, c.Quoted)
	if c.Path != "" {
		s += "; Path=" + c.Path
	}
	if c.Domain != "" {
		s += "; Domain=" + strings.TrimPrefix(c.Domain, ".")
	}
	if c.Expires.Year() >= 1601 {
		s += "; Expires=" + c.Expires.UTC().Format(TimeFormat)
	}
	if c.MaxAge > 0 {
		s += "; Max-Age=" + strconv.Itoa(c.MaxAge)
	} else if c.MaxAge < 0 {
		s += "; Max-Age=0"
	}
	if c.HttpOnly {
		s += "; HttpOnly"
	}
	if c.Secure {
		s += "; Secure"
	}
	switch c.SameSite {
	case SameSiteNoneMode:
		s += "; SameSite=None"
	case SameSiteLaxMode:
		s += "; SameSite=Lax"
	case SameSiteStrictMode:
		s += "; SameSite=Strict"
	}
	return s
}

// readCookies reads "a=1; b=2"; with a name only that one.
func readCookies(lines []string, name string) (out []*Cookie) {
	for _, line := range lines {
		for _, pair := range strings.Split(line, ";") {
			key, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
			if key == "" || name != "" && key != name {
				continue
			}
			c := &Cookie{Name: key, Value: value}
			if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
				c.Value, c.Quoted = value[1:len(value)-1], true
			}
			out = append(out, c)
		}
	}
	return out
}

func (r *Request) Cookies() []*Cookie { return readCookies(r.Header["Cookie"], "") }

func (r *Request) Cookie(name string) (*Cookie, error) {
	if name != "" {
		if all := readCookies(r.Header["Cookie"], name); len(all) > 0 {
			return all[0], nil
		}
	}
	return nil, ErrNoCookie
}

func (r *Request) AddCookie(c *Cookie) {
	s := c.Name + "=" + cookieValue(c.Value, c.Quoted)
	if old := r.Header.Get("Cookie"); old != "" {
		s = old + "; " + s
	}
	r.Header.Set("Cookie", s)
}

// Cookies reads those that a response sets.
func (r *Response) Cookies() (out []*Cookie) {
	for _, line := range r.Header["Set-Cookie"] {
		first, attributes, _ := strings.Cut(line, ";")
		all := readCookies([]string{first}, "")
		if len(all) == 0 {
			continue
		}
		c := all[0]
		c.Raw = line
		for _, a := range strings.Split(attributes, ";") {
			key, value, _ := strings.Cut(strings.TrimSpace(a), "=")
			switch strings.ToLower(key) {
			case "path":
				c.Path = value
			case "domain":
				c.Domain = value
			case "secure":
				c.Secure = true
			case "httponly":
				c.HttpOnly = true
			case "max-age":
				if n, err := strconv.Atoi(value); err == nil {
					if c.MaxAge = n; n <= 0 {
						c.MaxAge = -1
					}
				}
			case "expires":
				c.RawExpires = value
				c.Expires, _ = time.Parse(TimeFormat, value)
			}
		}
		out = append(out, c)
	}
	return out
}
