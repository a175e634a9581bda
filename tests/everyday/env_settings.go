package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"
)

type DB struct {
	Host string `env:"HOST" default:"localhost"`
	Port uint16 `env:"PORT" default:"5432"`
}
type Config struct {
	Debug   bool          `env:"DEBUG"`
	Timeout time.Duration `env:"TIMEOUT" default:"1m30s"`
	Ratio   float32       `env:"RATIO" default:"0.25"`
	Tags    []string      `env:"TAGS" sep:";"`
	DB      DB            `env:"DB_"`
	Level   *int          `env:"LEVEL"`
	private string
}

var durationType = reflect.TypeFor[time.Duration]()

func set(v reflect.Value, s string, f reflect.StructField) error {
	if v.Type() == durationType {
		d, err := time.ParseDuration(s)
		v.Set(reflect.ValueOf(d))
		return err
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(s)
	case reflect.Bool:
		b, err := strconv.ParseBool(s)
		v.SetBool(b)
		return err
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(s, 0, v.Type().Bits())
		v.SetInt(n)
		return err
	case reflect.Uint16:
		n, err := strconv.ParseUint(s, 0, v.Type().Bits())
		v.SetUint(n)
		return err
	case reflect.Float32:
		n, err := strconv.ParseFloat(s, 32)
		v.SetFloat(n)
		return err
	case reflect.Slice:
		sep := f.Tag.Get("sep")
		out := reflect.MakeSlice(v.Type(), 0, 0)
		for _, p := range strings.Split(s, sep) {
			e := reflect.New(v.Type().Elem()).Elem()
			if err := set(e, p, f); err != nil {
				return err
			}
			out = reflect.Append(out, e)
		}
		v.Set(out)
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		if err := set(p.Elem(), s, f); err != nil {
			return err
		}
		v.Set(p)
	default:
		return fmt.Errorf("unsupported kind %s", v.Kind())
	}
	return nil
}
func load(prefix string, ptr any) error {
	var errs []error
	v := reflect.ValueOf(ptr).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		name := prefix + f.Tag.Get("env")
		if f.Type.Kind() == reflect.Struct {
			errs = append(errs, load(name, v.Field(i).Addr().Interface()))
			continue
		}
		s, ok := os.LookupEnv(name)
		if !ok {
			if s, ok = f.Tag.Lookup("default"); !ok {
				continue
			}
		}
		if err := set(v.Field(i), s, f); err != nil {
			errs = append(errs, fmt.Errorf("%s=%q: %w", name, s, err))
		}
	}
	return errors.Join(errs...)
}

func main() {
	for k, v := range map[string]string{"APP_DEBUG": "true", "APP_TAGS": "a;b c;", "APP_DB_PORT": "6000", "APP_LEVEL": "-3"} {
		os.Setenv(k, v)
	}
	var c Config
	fmt.Println(load("APP_", &c))
	fmt.Printf("%+v %d\n", c.DB, *c.Level)
	c.Level = nil
	fmt.Printf("%+v\n%#v\n", c, c.DB)
	os.Setenv("APP_DB_PORT", "70000")
	os.Setenv("APP_TIMEOUT", "soon")
	os.Unsetenv("APP_DEBUG")
	err := load("APP_", &c)
	fmt.Println(err, errors.Is(err, strconv.ErrRange))
	var env []string
	for _, e := range os.Environ() {
		if strings.HasPrefix(e, "APP_") {
			env = append(env, e)
		}
	}
	sort.Strings(env)
	fmt.Printf("%q %s\n", env, os.ExpandEnv("${APP_LEVEL}/$APP_DB_PORT"))
	for f, val := range reflect.ValueOf(DB{"h", 1}).Fields() {
		fmt.Print(f.Name, "=", val, " ")
	}
	for in := range reflect.TypeOf(load).Ins() {
		fmt.Print(in, " ")
	}
	fmt.Println()
	fmt.Println(load("APP_", &struct {
		C chan int `env:"LEVEL"`
	}{}))
}
