package slog

import (
	"fmt"
	"strconv"
	"time"
)

// Kind is what a Value holds.
type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

var kindNames = []string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}

func (k Kind) String() string {
	if k >= 0 && int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "<unknown slog.Kind>"
}

// Value is any value of an attribute.
// Differs: an interface value only; Go packs numbers beside it to save allocations.
type Value struct {
	kind Kind
	any  any
}

// LogValuer is a value that says what is to be logged for it.
type LogValuer interface {
	LogValue() Value
}

func StringValue(value string) Value      { return Value{KindString, value} }
func IntValue(v int) Value                { return Value{KindInt64, int64(v)} }
func Int64Value(v int64) Value            { return Value{KindInt64, v} }
func Uint64Value(v uint64) Value          { return Value{KindUint64, v} }
func Float64Value(v float64) Value        { return Value{KindFloat64, v} }
func BoolValue(v bool) Value              { return Value{KindBool, v} }
func TimeValue(v time.Time) Value         { return Value{KindTime, v.Round(0)} }
func DurationValue(v time.Duration) Value { return Value{KindDuration, v} }

func GroupValue(as ...Attr) Value {
	kept := make([]Attr, 0, len(as))
	for _, a := range as {
		if !a.isEmptyGroup() {
			kept = append(kept, a)
		}
	}
	return Value{KindGroup, kept}
}

func AnyValue(v any) Value {
	switch v := v.(type) {
	case string:
		return StringValue(v)
	case int:
		return IntValue(v)
	case uint:
		return Uint64Value(uint64(v))
	case int64:
		return Int64Value(v)
	case uint64:
		return Uint64Value(v)
	case bool:
		return BoolValue(v)
	case time.Duration:
		return DurationValue(v)
	case time.Time:
		return TimeValue(v)
	case uint8:
		return Uint64Value(uint64(v))
	case uint16:
		return Uint64Value(uint64(v))
	case uint32:
		return Uint64Value(uint64(v))
	case uintptr:
		return Uint64Value(uint64(v))
	case int8:
		return Int64Value(int64(v))
	case int16:
		return Int64Value(int64(v))
	case int32:
		return Int64Value(int64(v))
	case float64:
		return Float64Value(v)
	case float32:
		return Float64Value(float64(v))
	case []Attr:
		return GroupValue(v...)
	case Kind:
		return Value{KindAny, v}
	case Value:
		return v
	case LogValuer:
		return Value{KindLogValuer, v}
	}
	return Value{KindAny, v}
}

func (v Value) Kind() Kind { return v.kind }

func (v Value) Any() any {
	if v.kind == KindLogValuer {
		return v.any
	}
	return v.any
}

func (v Value) must(kind Kind) {
	if v.kind != kind {
		panic(fmt.Sprintf("Value kind is %s, not %s", v.kind, kind))
	}
}

func (v Value) Int64() int64 {
	v.must(KindInt64)
	return v.any.(int64)
}

func (v Value) Uint64() uint64 {
	v.must(KindUint64)
	return v.any.(uint64)
}

func (v Value) Float64() float64 {
	v.must(KindFloat64)
	return v.any.(float64)
}

func (v Value) Bool() bool {
	v.must(KindBool)
	return v.any.(bool)
}

func (v Value) Duration() time.Duration {
	v.must(KindDuration)
	return v.any.(time.Duration)
}

func (v Value) Time() time.Time {
	v.must(KindTime)
	return v.any.(time.Time)
}

func (v Value) Group() []Attr {
	v.must(KindGroup)
	return v.any.([]Attr)
}

func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

func (v Value) String() string {
	if v.kind == KindString {
		return v.any.(string)
	}
	return string(v.append(nil))
}

func (v Value) append(b []byte) []byte {
	switch v.kind {
	case KindString:
		return append(b, v.any.(string)...)
	case KindInt64:
		return strconv.AppendInt(b, v.Int64(), 10)
	case KindUint64:
		return strconv.AppendUint(b, v.Uint64(), 10)
	case KindFloat64:
		return strconv.AppendFloat(b, v.Float64(), 'g', -1, 64)
	case KindBool:
		return strconv.AppendBool(b, v.Bool())
	case KindDuration, KindTime:
		return fmt.Append(b, v.any)
	}
	return fmt.Append(b, v.any)
}

func (v Value) Equal(w Value) bool {
	if v.kind != w.kind {
		return false
	}
	switch v.kind {
	case KindTime:
		return v.Time().Equal(w.Time())
	case KindGroup:
		a, b := v.Group(), w.Group()
		if len(a) != len(b) {
			return false
		}
		for i := range a {
			if !a[i].Equal(b[i]) {
				return false
			}
		}
		return true
	}
	return v.any == w.any
}

// Resolve asks LogValuers until something else comes.
func (v Value) Resolve() (out Value) {
	out = v
	defer func() {
		if r := recover(); r != nil {
			out = AnyValue(fmt.Errorf("LogValue panicked\n%v", r))
		}
	}()
	for range 100 {
		if out.kind != KindLogValuer {
			return out
		}
		out = out.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times"))
}

// Attr is a key with a value.
type Attr struct {
	Key   string
	Value Value
}

func String(key, value string) Attr             { return Attr{key, StringValue(value)} }
func Int(key string, value int) Attr            { return Attr{key, IntValue(value)} }
func Int64(key string, value int64) Attr        { return Attr{key, Int64Value(value)} }
func Uint64(key string, v uint64) Attr          { return Attr{key, Uint64Value(v)} }
func Float64(key string, v float64) Attr        { return Attr{key, Float64Value(v)} }
func Bool(key string, v bool) Attr              { return Attr{key, BoolValue(v)} }
func Time(key string, v time.Time) Attr         { return Attr{key, TimeValue(v)} }
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }
func Any(key string, value any) Attr            { return Attr{key, AnyValue(value)} }
func Group(key string, args ...any) Attr        { return Attr{key, GroupValue(attrsOf(args)...)} }
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }
func (a Attr) String() string    { return a.Key + "=" + a.Value.String() }

func (a Attr) isEmpty() bool      { return a.Key == "" && a.Value.kind == KindAny && a.Value.any == nil }
func (a Attr) isEmptyGroup() bool { return a.Value.kind == KindGroup && len(a.Value.Group()) == 0 }

// attrsOf reads alternating keys and values, and attributes.
func attrsOf(args []any) (attrs []Attr) {
	for len(args) > 0 {
		switch x := args[0].(type) {
		case string:
			if len(args) == 1 {
				return append(attrs, String("!BADKEY", x))
			}
			attrs = append(attrs, Any(x, args[1]))
			args = args[2:]
		case Attr:
			attrs = append(attrs, x)
			args = args[1:]
		default:
			attrs = append(attrs, Any("!BADKEY", x))
			args = args[1:]
		}
	}
	return attrs
}
