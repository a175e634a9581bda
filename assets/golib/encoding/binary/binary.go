package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

// sizeof is the size of a value of type t, -1 where that is not fixed.
func sizeof(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if size := sizeof(t.Elem()); size >= 0 {
			return size * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := 0; i < t.NumField(); i++ {
			size := sizeof(t.Field(i).Type)
			if size < 0 {
				return -1
			}
			sum += size
		}
		return sum
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

func dataSize(v reflect.Value) int {
	if !v.IsValid() {
		return -1
	}
	if v.Kind() == reflect.Slice {
		if size := sizeof(v.Type().Elem()); size >= 0 {
			return size * v.Len()
		}
		return -1
	}
	return sizeof(v.Type())
}

func Size(v any) int { return dataSize(reflect.Indirect(reflect.ValueOf(v))) }

// target is what data lets us write to: what a pointer points to, or a slice; its size is negative for anything else.
func target(data any) (reflect.Value, int) {
	v := reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, dataSize(v)
	case reflect.Slice:
		return v, dataSize(v)
	}
	return v, -1
}

func typeName(data any) string { return reflect.TypeOf(data).String() }

func Read(r io.Reader, order ByteOrder, data any) error {
	v, size := target(data)
	if size < 0 {
		return errors.New("binary.Read: invalid type " + typeName(data))
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	c := coder{order, buf}
	c.decode(v)
	return nil
}

func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := target(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + typeName(data))
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order, buf[:size]}
	c.decode(v)
	return size, nil
}

func encoded(name string, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return nil, errors.New("binary." + name + ": some values are not fixed-sized in type " + typeName(data))
	}
	buf := make([]byte, size)
	c := coder{order, buf}
	c.encode(v)
	return buf, nil
}

func Write(w io.Writer, order ByteOrder, data any) error {
	buf, err := encoded("Write", order, data)
	if err != nil {
		return err
	}
	_, err = w.Write(buf)
	return err
}

func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	more, err := encoded("Append", order, data)
	if err != nil {
		return nil, err
	}
	return append(buf, more...), nil
}

func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	bytes, err := encoded("Encode", order, data)
	if err != nil {
		return 0, err
	}
	if len(buf) < len(bytes) {
		return 0, errBufferTooSmall
	}
	return copy(buf, bytes), nil
}

// coder walks a value and the bytes that are left for it.
type coder struct {
	order ByteOrder
	buf   []byte
}

func (c *coder) take(n int) []byte {
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

// get and put: one unsigned integer of n bytes.
func (c *coder) get(n int) uint64 {
	switch b := c.take(n); n {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	default:
		return c.order.Uint64(b)
	}
}

func (c *coder) put(n int, v uint64) {
	switch b := c.take(n); n {
	case 1:
		b[0] = byte(v)
	case 2:
		c.order.PutUint16(b, uint16(v))
	case 4:
		c.order.PutUint32(b, uint32(v))
	default:
		c.order.PutUint64(b, v)
	}
}

func (c *coder) float(n int) float64 {
	if n == 4 {
		return float64(math.Float32frombits(uint32(c.get(4))))
	}
	return math.Float64frombits(c.get(8))
}

func (c *coder) putFloat(n int, v float64) {
	if n == 4 {
		c.put(4, uint64(math.Float32bits(float32(v))))
		return
	}
	c.put(8, math.Float64bits(v))
}

func (c *coder) decode(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.decode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			if f := v.Field(i); f.CanSet() || t.Field(i).Name != "_" {
				c.decode(f)
			} else {
				c.take(dataSize(f))
			}
		}
	case reflect.Bool:
		v.SetBool(c.get(1) != 0)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		shift := 64 - 8*size
		v.SetInt(int64(c.get(size)<<shift) >> shift)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.get(size))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(c.float(size))
	case reflect.Complex64, reflect.Complex128:
		re := c.float(size / 2)
		v.SetComplex(complex(re, c.float(size/2)))
	}
}

func (c *coder) encode(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.encode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			if t.Field(i).Name != "_" {
				c.encode(v.Field(i))
			} else {
				c.take(dataSize(v.Field(i))) // stays zero
			}
		}
	case reflect.Bool:
		if v.Bool() {
			c.put(1, 1)
		} else {
			c.put(1, 0)
		}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.put(size, uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.put(size, v.Uint())
	case reflect.Float32, reflect.Float64:
		c.putFloat(size, v.Float())
	case reflect.Complex64, reflect.Complex128:
		x := v.Complex()
		c.putFloat(size/2, real(x))
		c.putFloat(size/2, imag(x))
	}
}
