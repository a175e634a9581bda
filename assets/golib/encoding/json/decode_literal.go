package json

import (
	"encoding"
	"encoding/base64"
	"reflect"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

func (d *decodeState) literal(v reflect.Value) error {
	start := d.skip()
	return d.literalStore(d.data[start:d.i], v, start, false)
}

// store puts a literal into v. A quoted one was not checked before.
func (d *decodeState) literalStore(item []byte, v reflect.Value, start int, quoted bool) error {
	if len(item) == 0 {
		d.badQuoted(item, v)
		return nil
	}
	given := v
	u, ut, v := indirect(v, item[0] == 'n')
	if u != nil {
		return u.UnmarshalJSON(item)
	}
	end := start + len(item)
	if ut != nil {
		return d.storeText(item, ut, given, end, quoted)
	}
	switch item[0] {
	case 'n':
		if quoted && string(item) != "null" {
			d.badQuoted(item, v)
			return nil
		}
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case 't', 'f':
		d.storeBool(item, v, end, quoted)
	case '"':
		return d.storeString(item, v, end, quoted)
	default:
		if c := item[0]; c != '-' && !isDigit(c) {
			d.badQuoted(item, v)
			return nil
		}
		d.storeNumber(string(item), v, end, quoted)
	}
	return nil
}

func (d *decodeState) storeText(item []byte, ut encoding.TextUnmarshaler, given reflect.Value, end int, quoted bool) error {
	if item[0] == '"' && (!quoted || validString(item)) {
		return ut.UnmarshalText([]byte(unquote(item)))
	}
	if quoted {
		d.badQuoted(item, given)
		return nil
	}
	kind := "number"
	switch item[0] {
	case 'n':
		kind = "null"
	case 't', 'f':
		kind = "bool"
	}
	d.mismatch(kind, given.Type(), end)
	return nil
}

func validString(item []byte) bool {
	c := checker{data: item}
	return c.str() == nil && c.i == len(item)
}

func (d *decodeState) storeBool(item []byte, v reflect.Value, end int, quoted bool) {
	switch text := string(item); {
	case quoted && text != "true" && text != "false":
		d.badQuoted(item, v)
	case v.Kind() == reflect.Bool:
		v.SetBool(item[0] == 't')
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(item[0] == 't'))
	case quoted:
		d.badQuoted(item, v)
	default:
		d.mismatch("bool", v.Type(), end)
	}
}

func (d *decodeState) storeString(item []byte, v reflect.Value, end int, quoted bool) error {
	if quoted && !validString(item) {
		d.badQuoted(item, v)
		return nil
	}
	s := unquote(item)
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			d.save(err)
			return nil
		}
		v.SetBytes(b)
	case v.Kind() == reflect.String:
		if v.Type() == numberType && !isNumber(s) {
			return errorText("json: invalid number literal, trying to unmarshal " + strconv.Quote(string(item)) + " into Number")
		}
		v.SetString(s)
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(s))
	default:
		d.mismatch("string", v.Type(), end)
	}
	return nil
}

func (d *decodeState) storeNumber(s string, v reflect.Value, end int, quoted bool) {
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || v.OverflowInt(n) {
			d.mismatch("number "+s, v.Type(), end)
			return
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.mismatch("number "+s, v.Type(), end)
			return
		}
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		n, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil || v.OverflowFloat(n) {
			d.mismatch("number "+s, v.Type(), end)
			return
		}
		v.SetFloat(n)
	case reflect.Interface:
		if v.NumMethod() != 0 {
			d.mismatch("number", v.Type(), end)
			return
		}
		if n := d.convertNumber(s, end); n != nil {
			v.Set(reflect.ValueOf(n))
		}
	default:
		switch {
		case v.Kind() == reflect.String && v.Type() == numberType:
			v.SetString(s)
		case quoted:
			d.badQuoted([]byte(s), v)
		default:
			d.mismatch("number", v.Type(), end)
		}
	}
}

// str reads the string at the current place.
func (d *decodeState) str() []byte {
	start := d.i
	c := checker{data: d.data, i: d.i}
	c.str()
	d.i = c.i
	return unquoteBytes(d.data[start:d.i])
}

func unquote(item []byte) string { return string(unquoteBytes(item)) }

// unquoteBytes decodes a valid string; it returns a part of item when there is nothing to decode.
func unquoteBytes(item []byte) []byte {
	s := item[1 : len(item)-1]
	plain := utf8.Valid(s)
	for i := 0; plain && i < len(s); i++ {
		plain = s[i] != '\\'
	}
	if plain {
		return s
	}
	b := make([]byte, 0, len(s)+2*utf8.UTFMax)
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' {
			r, size := utf8.DecodeRune(s[i:])
			b = utf8.AppendRune(b, r)
			i += size
			continue
		}
		i += 2
		switch c = s[i-1]; c {
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r := hexRune(s[i:])
			i += 4
			if utf16.IsSurrogate(r) {
				pair := rune(utf8.RuneError)
				if i+6 <= len(s) && s[i] == '\\' && s[i+1] == 'u' {
					pair = utf16.DecodeRune(r, hexRune(s[i+2:]))
				}
				if pair != utf8.RuneError {
					i += 6
				}
				r = pair
			}
			b = utf8.AppendRune(b, r)
			continue
		}
		b = append(b, c)
	}
	return b
}

func hexRune(s []byte) (r rune) {
	for i := 0; i < 4; i++ {
		v, _ := hexValue(s[i])
		r = r<<4 | v
	}
	return r
}
