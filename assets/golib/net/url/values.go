package url

import (
	"errors"
	"slices"
	"strings"
)

// Values are a query's or form's keys, each with its values.
type Values map[string][]string

func (v Values) Get(key string) string {
	if all := v[key]; len(all) > 0 {
		return all[0]
	}
	return ""
}

func (v Values) Set(key, value string) { v[key] = []string{value} }
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }
func (v Values) Del(key string)        { delete(v, key) }

func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Encode writes the keys in order.
func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var b strings.Builder
	for _, key := range keys {
		for _, value := range v[key] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(QueryEscape(key) + "=" + QueryEscape(value))
		}
	}
	return b.String()
}

// ParseQuery reads all it can; the error is the first that it met, or the last semicolon.
func ParseQuery(query string) (Values, error) {
	values := Values{}
	var first error
	note := func(err error) {
		if first == nil {
			first = err
		}
	}
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if strings.Contains(pair, ";") {
			first = errors.New("invalid semicolon separator in query")
			continue
		}
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err != nil {
			note(err)
			continue
		}
		values.Add(key, value)
	}
	return values, first
}
