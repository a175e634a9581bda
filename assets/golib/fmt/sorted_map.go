package fmt

import "reflect"

// Maps are printed in the order of their keys [go1.26 internal/fmtsort].

type entry struct{ key, value reflect.Value }

func sortedEntries(m reflect.Value) []entry {
	entries := make([]entry, 0, m.Len())
	var it reflect.MapIter // in this frame, where real Go's inlined MapRange has it
	it.Reset(m)
	for it.Next() {
		entries = append(entries, entry{it.Key(), it.Value()})
	}
	if len(entries) > 12 {
		sortEntries(entries, make([]entry, len(entries)))
		return entries
	}
	for i := 1; i < len(entries); i++ {
		for j := i; j > 0 && compareValues(entries[j].key, entries[j-1].key) < 0; j-- {
			entries[j], entries[j-1] = entries[j-1], entries[j]
		}
	}
	return entries
}

// sortEntries is a stable merge sort.
func sortEntries(a, room []entry) {
	if len(a) < 2 {
		return
	}
	mid := len(a) / 2
	sortEntries(a[:mid], room[:mid])
	sortEntries(a[mid:], room[mid:])
	copy(room, a)
	i, j := 0, mid
	for k := range a {
		if i < mid && (j == len(a) || compareValues(room[i].key, room[j].key) <= 0) {
			a[k] = room[i]
			i++
		} else {
			a[k] = room[j]
			j++
		}
	}
}

func order(less, greater bool) int {
	if less {
		return -1
	}
	if greater {
		return 1
	}
	return 0
}

func compareFloats(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case a == b:
		return 0
	}
	return order(a != a && b == b, a == a && b != b)
}

// compareValues orders two keys: numbers by value with NaN first, false before true, structs and arrays by their parts,
// interfaces by type and then by value.
func compareValues(a, b reflect.Value) int {
	if a.Type() != b.Type() {
		return -1
	}
	switch a.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return order(a.Int() < b.Int(), a.Int() > b.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return order(a.Uint() < b.Uint(), a.Uint() > b.Uint())
	case reflect.String:
		return order(a.String() < b.String(), a.String() > b.String())
	case reflect.Float32, reflect.Float64:
		return compareFloats(a.Float(), b.Float())
	case reflect.Complex64, reflect.Complex128:
		x, y := a.Complex(), b.Complex()
		if c := compareFloats(real(x), real(y)); c != 0 {
			return c
		}
		return compareFloats(imag(x), imag(y))
	case reflect.Bool:
		return order(!a.Bool() && b.Bool(), a.Bool() && !b.Bool())
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		x, y := uintptr(a.UnsafePointer()), uintptr(b.UnsafePointer())
		if c := order(a.IsNil() && !b.IsNil(), !a.IsNil() && b.IsNil()); c != 0 {
			return c
		}
		return order(x < y, x > y)
	case reflect.Struct:
		for i := 0; i < a.NumField(); i++ {
			if c := compareValues(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i := 0; i < a.Len(); i++ {
			if c := compareValues(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return order(a.IsNil() && !b.IsNil(), !a.IsNil() && b.IsNil())
		}
		x, y := reflect.ValueOf(a.Elem().Type()), reflect.ValueOf(b.Elem().Type())
		if c := compareValues(x, y); c != 0 {
			return c
		}
		return compareValues(a.Elem(), b.Elem())
	}
	panic("bad type in compare: " + a.Type().String())
}
