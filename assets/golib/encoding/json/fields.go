package json

import (
	"reflect"
	"strings"
	"unicode"
)

// A field of a struct as it appears in a text. Fields of embedded structs are found through index.
type field struct {
	name      string
	prefix    string // "name": as it is written
	safe      string // the same for HTML
	tagged    bool
	index     []int
	through   []string // the names of the embedded structs on the way
	typ       reflect.Type
	omitEmpty bool
	omitZero  bool
	quoted    bool
}

type structFields struct {
	list   []field
	byName map[string]int
	byFold map[string]int
}

var known = map[reflect.Type]*structFields{}

func fieldsOf(t reflect.Type) *structFields {
	if s, ok := known[t]; ok {
		return s
	}
	s := &structFields{list: typeFields(t)}
	s.byName = make(map[string]int, len(s.list))
	s.byFold = make(map[string]int, len(s.list))
	for i, f := range s.list {
		s.byName[f.name] = i
		fold := foldName(f.name)
		if _, ok := s.byFold[fold]; !ok {
			s.byFold[fold] = i
		}
	}
	known[t] = s
	return s
}

func (s *structFields) find(name []byte) *field {
	if i, ok := s.byName[string(name)]; ok {
		return &s.list[i]
	}
	if i, ok := s.byFold[foldName(string(name))]; ok {
		return &s.list[i]
	}
	return nil
}

// foldName gives one text for all names that are equal under case folding.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 {
			if 'a' <= r && r <= 'z' {
				r -= 'a' - 'A'
			}
			return r
		}
		for {
			next := unicode.SimpleFold(r)
			if next <= r {
				return next
			}
			r = next
		}
	}, name)
}

func isValidTag(s string) bool {
	if s == "" {
		return false
	}
	for _, c := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return true
}

func hasOption(options, name string) bool {
	for options != "" {
		var option string
		option, options, _ = strings.Cut(options, ",")
		if option == name {
			return true
		}
	}
	return false
}

// typeFields lists the fields of t, those of embedded structs included, in order of declaration. Of equal names the one
// least deep counts, then the tagged one; if that leaves more than one, none does.
func typeFields(t reflect.Type) []field {
	type embedded struct {
		typ     reflect.Type
		index   []int
		through []string
	}
	next := []embedded{{typ: t}}
	visited := map[reflect.Type]bool{}
	var found []field
	var count, nextCount map[reflect.Type]int
	for len(next) > 0 {
		current := next
		next = nil
		count, nextCount = nextCount, map[reflect.Type]int{}
		for _, f := range current {
			if visited[f.typ] {
				continue
			}
			visited[f.typ] = true
			for i := 0; i < f.typ.NumField(); i++ {
				sf := f.typ.Field(i)
				ft := sf.Type
				if sf.Anonymous {
					if ft.Kind() == reflect.Pointer {
						ft = ft.Elem()
					}
					if !sf.IsExported() && ft.Kind() != reflect.Struct {
						continue
					}
				} else if !sf.IsExported() {
					continue
				}
				tag := sf.Tag.Get("json")
				if tag == "-" {
					continue
				}
				name, options, _ := strings.Cut(tag, ",")
				if !isValidTag(name) {
					name = ""
				}
				index := append(append([]int(nil), f.index...), i)
				ft = sf.Type
				if ft.Name() == "" && ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
				if name == "" && sf.Anonymous && ft.Kind() == reflect.Struct {
					if nextCount[ft]++; nextCount[ft] == 1 {
						next = append(next, embedded{ft, index, append(append([]string(nil), f.through...), ft.Name())})
					}
					continue
				}
				made := makeField(sf, ft, name, options, index)
				made.through = f.through
				found = append(found, made)
				if count[f.typ] > 1 {
					found = append(found, made) // the type stands there twice: the copies annul each other
				}
			}
		}
	}
	return dominant(found)
}

func makeField(sf reflect.StructField, ft reflect.Type, name, options string, index []int) field {
	f := field{name: name, tagged: name != "", index: index, typ: ft}
	if name == "" {
		f.name = sf.Name
	}
	f.omitEmpty = hasOption(options, "omitempty")
	f.omitZero = hasOption(options, "omitzero")
	if hasOption(options, "string") {
		switch ft.Kind() {
		case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8,
			reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr, reflect.Float32, reflect.Float64, reflect.String:
			f.quoted = true
		}
	}
	f.prefix = string(appendString(nil, f.name, false)) + ":"
	f.safe = string(appendString(nil, f.name, true)) + ":"
	return f
}

func dominant(found []field) []field {
	var out []field
	for i, f := range found {
		wins := true
		for j, g := range found {
			if i == j || f.name != g.name {
				continue
			}
			if len(g.index) < len(f.index) || len(g.index) == len(f.index) && (g.tagged || !f.tagged) {
				wins = false
				break
			}
		}
		if wins {
			out = append(out, f)
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && indexLess(out[j].index, out[j-1].index); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func indexLess(a, b []int) bool {
	for k := 0; k < len(a) && k < len(b); k++ {
		if a[k] != b[k] {
			return a[k] < b[k]
		}
	}
	return len(a) < len(b)
}
