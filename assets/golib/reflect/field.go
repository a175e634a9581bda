package reflect

import (
	"strconv"
	"unsafe"
)

// StructField is one field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // "" for exported fields
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

// StructTag is the text behind a field: key:"value" pairs.
type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

func (tag StructTag) Lookup(key string) (value string, ok bool) {
	rest := string(tag)
	for {
		for rest != "" && rest[0] == ' ' {
			rest = rest[1:]
		}
		colon := 0
		for colon < len(rest) && rest[colon] > ' ' && rest[colon] != ':' && rest[colon] != '"' && rest[colon] != 0x7f {
			colon++
		}
		if colon == 0 || colon+1 >= len(rest) || rest[colon] != ':' || rest[colon+1] != '"' {
			return "", false
		}
		name := rest[:colon]
		rest = rest[colon+1:]
		end := 1
		for end < len(rest) && rest[end] != '"' {
			if rest[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(rest) {
			return "", false
		}
		if name == key {
			value, err := strconv.Unquote(rest[:end+1])
			return value, err == nil
		}
		rest = rest[end+1:]
	}
}

// fieldRecord is a field in a descriptor.
type fieldRecord struct {
	name   *nameRecord
	typ    *rtype
	offset uintptr
}

// fields gives the field records of a struct type.
func (t *rtype) fields() []fieldRecord {
	return *(*[]fieldRecord)(unsafe.Add(unsafe.Pointer(t), headEnd+8))
}

func (t *rtype) NumField() int {
	if t.Kind() != Struct {
		t.fail("NumField", "struct")
	}
	return len(t.fields())
}

// smallIndex lets the index of a field be named without an allocation, as the runtime's table of small values does in real Go.
var smallIndex [256]int

func indexOf(i int) []int {
	if i >= len(smallIndex) {
		return []int{i}
	}
	smallIndex[i] = i
	return smallIndex[i : i+1 : i+1]
}

func (t *rtype) Field(i int) StructField {
	if t.Kind() != Struct {
		t.fail("Field", "struct")
	}
	fields := t.fields()
	if i < 0 || i >= len(fields) {
		panic("reflect: Field index out of bounds")
	}
	f := &fields[i]
	out := StructField{Name: f.name.text(), Type: toType(f.typ), Tag: StructTag(f.name.tag()), Offset: f.offset, Index: indexOf(i),
		Anonymous: f.name.embedded()}
	if !f.name.exported() {
		out.PkgPath = (*nameRecord)(t.word(headEnd)).text()
	}
	return out
}

func (t *rtype) FieldByIndex(index []int) StructField {
	if t.Kind() != Struct {
		t.fail("FieldByIndex", "struct")
	}
	var f StructField
	var at Type = t
	for depth, i := range index {
		if depth > 0 && at.Kind() == Pointer && at.Elem().Kind() == Struct {
			at = at.Elem()
		}
		f = at.Field(i)
		at = f.Type
	}
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	if t.Kind() != Struct {
		t.fail("FieldByName", "struct")
	}
	deeper := false
	for i, f := range t.fields() {
		if f.name.text() == name {
			return t.Field(i), true
		}
		deeper = deeper || f.name.embedded()
	}
	if !deeper {
		return StructField{}, false
	}
	return t.promoted(func(s string) bool { return s == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	if t.Kind() != Struct {
		t.fail("FieldByNameFunc", "struct")
	}
	return t.promoted(match)
}

// level is a struct found through embedded fields, and how to get there.
type level struct {
	typ   *rtype
	index []int
}

// promoted looks level by level; two matches on one level hide each other and what lies deeper.
func (t *rtype) promoted(match func(string) bool) (found StructField, ok bool) {
	current := []level{{typ: t}}
	visited := map[*rtype]bool{}
	for len(current) > 0 {
		var next []level
		hits := 0
		count := map[*rtype]int{}
		for _, at := range current {
			count[at.typ]++
		}
		for _, at := range current {
			if visited[at.typ] {
				continue
			}
			visited[at.typ] = true
			for i, f := range at.typ.fields() {
				inner := f.typ
				if f.name.embedded() && inner.Kind() == Pointer {
					inner = inner.elem()
				}
				if match(f.name.text()) {
					if hits += count[at.typ]; hits > 1 {
						return StructField{}, false
					}
					found = at.typ.Field(i)
					found.Index = append(append([]int(nil), at.index...), i)
					continue
				}
				if f.name.embedded() && inner.Kind() == Struct {
					for range count[at.typ] {
						next = append(next, level{inner, append(append([]int(nil), at.index...), i)})
					}
				}
			}
		}
		if hits == 1 {
			return found, true
		}
		current = next
	}
	return StructField{}, false
}

// VisibleFields lists the fields of a struct type and those of its embedded structs.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var all []StructField
	var walk func(at Type, index []int, within map[Type]bool)
	walk = func(at Type, index []int, within map[Type]bool) {
		if within[at] {
			return
		}
		within[at] = true
		for i := range at.NumField() {
			f := at.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			all = append(all, f)
			inner := f.Type
			if f.Anonymous && inner.Kind() == Pointer {
				inner = inner.Elem()
			}
			if f.Anonymous && inner.Kind() == Struct {
				walk(inner, f.Index, within)
			}
		}
		delete(within, at)
	}
	walk(t, nil, map[Type]bool{})
	kept := all[:0]
	for _, f := range all {
		if g, ok := t.FieldByName(f.Name); ok && sameIndex(f.Index, g.Index) {
			kept = append(kept, f)
		}
	}
	return kept
}

func sameIndex(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
