package flag

import (
	"errors"
	"strconv"
	"time"
)

var errParse = errors.New("parse error")

var errRange = errors.New("value out of range")

// short turns strconv's errors into those of this package.
func short(err error) error {
	n, ok := err.(*strconv.NumError)
	switch {
	case !ok:
		return err
	case n.Err == strconv.ErrSyntax:
		return errParse
	case n.Err == strconv.ErrRange:
		return errRange
	}
	return err
}

func parseInt[T int | int64](s string, bits int) (T, error) {
	v, err := strconv.ParseInt(s, 0, bits)
	return T(v), err
}

func parseUint[T uint | uint64](s string, bits int) (T, error) {
	v, err := strconv.ParseUint(s, 0, bits)
	return T(v), err
}

type boolValue bool

func (p *boolValue) Set(s string) error {
	v, err := strconv.ParseBool(s)
	if err != nil {
		return errParse
	}
	*p = boolValue(v)
	return nil
}

func (p *boolValue) Get() any { return bool(*p) }

func (p *boolValue) String() string {
	v := bool(*p)
	return strconv.FormatBool(v)
}

func (p *boolValue) kind() string { return "" }
func (p *boolValue) zero() string { return "false" }

func (p *boolValue) IsBoolFlag() bool { return true }

func (f *FlagSet) BoolVar(p *bool, name string, value bool, usage string) {
	*p = value
	f.Var((*boolValue)(p), name, usage)
}

func (f *FlagSet) Bool(name string, value bool, usage string) *bool {
	p := new(bool)
	f.BoolVar(p, name, value, usage)
	return p
}

type intValue int

func (p *intValue) Set(s string) error {
	v, err := parseInt[int](s, strconv.IntSize)
	if err != nil {
		return short(err)
	}
	*p = intValue(v)
	return nil
}

func (p *intValue) Get() any { return int(*p) }

func (p *intValue) String() string {
	v := int(*p)
	return strconv.Itoa(v)
}

func (p *intValue) kind() string { return "int" }
func (p *intValue) zero() string { return "0" }

func (f *FlagSet) IntVar(p *int, name string, value int, usage string) {
	*p = value
	f.Var((*intValue)(p), name, usage)
}

func (f *FlagSet) Int(name string, value int, usage string) *int {
	p := new(int)
	f.IntVar(p, name, value, usage)
	return p
}

type int64Value int64

func (p *int64Value) Set(s string) error {
	v, err := parseInt[int64](s, 64)
	if err != nil {
		return short(err)
	}
	*p = int64Value(v)
	return nil
}

func (p *int64Value) Get() any { return int64(*p) }

func (p *int64Value) String() string {
	v := int64(*p)
	return strconv.FormatInt(v, 10)
}

func (p *int64Value) kind() string { return "int" }
func (p *int64Value) zero() string { return "0" }

func (f *FlagSet) Int64Var(p *int64, name string, value int64, usage string) {
	*p = value
	f.Var((*int64Value)(p), name, usage)
}

func (f *FlagSet) Int64(name string, value int64, usage string) *int64 {
	p := new(int64)
	f.Int64Var(p, name, value, usage)
	return p
}

type uintValue uint

func (p *uintValue) Set(s string) error {
	v, err := parseUint[uint](s, strconv.IntSize)
	if err != nil {
		return short(err)
	}
	*p = uintValue(v)
	return nil
}

func (p *uintValue) Get() any { return uint(*p) }

func (p *uintValue) String() string {
	v := uint(*p)
	return strconv.FormatUint(uint64(v), 10)
}

func (p *uintValue) kind() string { return "uint" }
func (p *uintValue) zero() string { return "0" }

func (f *FlagSet) UintVar(p *uint, name string, value uint, usage string) {
	*p = value
	f.Var((*uintValue)(p), name, usage)
}

func (f *FlagSet) Uint(name string, value uint, usage string) *uint {
	p := new(uint)
	f.UintVar(p, name, value, usage)
	return p
}

type uint64Value uint64

func (p *uint64Value) Set(s string) error {
	v, err := parseUint[uint64](s, 64)
	if err != nil {
		return short(err)
	}
	*p = uint64Value(v)
	return nil
}

func (p *uint64Value) Get() any { return uint64(*p) }

func (p *uint64Value) String() string {
	v := uint64(*p)
	return strconv.FormatUint(v, 10)
}

func (p *uint64Value) kind() string { return "uint" }
func (p *uint64Value) zero() string { return "0" }

func (f *FlagSet) Uint64Var(p *uint64, name string, value uint64, usage string) {
	*p = value
	f.Var((*uint64Value)(p), name, usage)
}

func (f *FlagSet) Uint64(name string, value uint64, usage string) *uint64 {
	p := new(uint64)
	f.Uint64Var(p, name, value, usage)
	return p
}

type stringValue string

func (p *stringValue) Set(s string) error {
	*p = stringValue(s)
	return nil
}

func (p *stringValue) Get() any { return string(*p) }

func (p *stringValue) String() string {
	v := string(*p)
	return v
}

func (p *stringValue) kind() string { return "string" }
func (p *stringValue) zero() string { return "" }

func (f *FlagSet) StringVar(p *string, name string, value string, usage string) {
	*p = value
	f.Var((*stringValue)(p), name, usage)
}

func (f *FlagSet) String(name string, value string, usage string) *string {
	p := new(string)
	f.StringVar(p, name, value, usage)
	return p
}

type float64Value float64

func (p *float64Value) Set(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return short(err)
	}
	*p = float64Value(v)
	return nil
}

func (p *float64Value) Get() any { return float64(*p) }

func (p *float64Value) String() string {
	v := float64(*p)
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func (p *float64Value) kind() string { return "float" }
func (p *float64Value) zero() string { return "0" }

func (f *FlagSet) Float64Var(p *float64, name string, value float64, usage string) {
	*p = value
	f.Var((*float64Value)(p), name, usage)
}

func (f *FlagSet) Float64(name string, value float64, usage string) *float64 {
	p := new(float64)
	f.Float64Var(p, name, value, usage)
	return p
}

type durationValue time.Duration

func (p *durationValue) Set(s string) error {
	v, err := time.ParseDuration(s)
	if err != nil {
		return errParse
	}
	*p = durationValue(v)
	return nil
}

func (p *durationValue) Get() any { return time.Duration(*p) }

func (p *durationValue) String() string {
	v := time.Duration(*p)
	return v.String()
}

func (p *durationValue) kind() string { return "duration" }
func (p *durationValue) zero() string { return "0s" }

func (f *FlagSet) DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	*p = value
	f.Var((*durationValue)(p), name, usage)
}

func (f *FlagSet) Duration(name string, value time.Duration, usage string) *time.Duration {
	p := new(time.Duration)
	f.DurationVar(p, name, value, usage)
	return p
}

type funcValue func(string) error

func (f funcValue) Set(s string) error { return f(s) }
func (f funcValue) String() string     { return "" }

type boolFuncValue func(string) error

func (f boolFuncValue) Set(s string) error { return f(s) }
func (f boolFuncValue) String() string     { return "" }
func (f boolFuncValue) IsBoolFlag() bool   { return true }

func (f *FlagSet) Func(name, usage string, fn func(string) error) { f.Var(funcValue(fn), name, usage) }

func (f *FlagSet) BoolFunc(name, usage string, fn func(string) error) {
	f.Var(boolFuncValue(fn), name, usage)
}
