package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

type Address struct {
	Street, City string
	Zip          *int
}
type Role uint8

func (r Role) String() string { return "role" + strconv.Itoa(int(r)) }

type User struct {
	Name    string `json:"name" validate:"required,min=2" db:"user_name"`
	Age     int    `validate:"min=18,max=99"`
	Email   string `validate:"email"`
	Addr    Address
	Roles   []Role
	Meta    map[string]any
	secret  bool
	OnLogin func(int) error
}

func (u User) Greet(s string) string { return s + ", " + u.Name }
func (u *User) SetName(n string)     { u.Name = n }

func dump(v reflect.Value, depth int) {
	pad := strings.Repeat("  ", depth)
	switch v.Kind() {
	case reflect.Struct:
		fmt.Printf("%s {\n", v.Type())
		for i := 0; i < v.NumField(); i++ {
			f := v.Type().Field(i)
			fmt.Printf("%s  %s(%v,%t): ", pad, f.Name, f.Offset, f.IsExported())
			dump(v.Field(i), depth+1)
		}
		fmt.Printf("%s}\n", pad)
	case reflect.Slice, reflect.Array:
		fmt.Printf("%s len=%d [\n", v.Type(), v.Len())
		for i := range v.Len() {
			fmt.Print(pad, "  ")
			dump(v.Index(i), depth+1)
		}
		fmt.Printf("%s]\n", pad)
	case reflect.Map:
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		fmt.Printf("%s map %d\n", v.Type(), v.Len())
		for _, k := range keys {
			fmt.Printf("%s  %v => ", pad, k)
			dump(v.MapIndex(k), depth+1)
		}
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			fmt.Printf("nil %s\n", v.Type())
			return
		}
		dump(v.Elem(), depth)
	case reflect.Func:
		fmt.Printf("%s in=%d out=%d nil=%t\n", v.Type(), v.Type().NumIn(), v.Type().NumOut(), v.IsNil())
	default:
		fmt.Printf("%s %v\n", v.Kind(), v)
	}
}

func validate(x any) error {
	var errs []error
	v := reflect.Indirect(reflect.ValueOf(x))
	t := v.Type()
	for i := range t.NumField() {
		tag, ok := t.Field(i).Tag.Lookup("validate")
		if !ok {
			continue
		}
		for _, rule := range strings.Split(tag, ",") {
			name, arg, _ := strings.Cut(rule, "=")
			n, _ := strconv.ParseInt(arg, 10, 64)
			f := v.Field(i)
			bad := false
			switch name {
			case "required":
				bad = f.IsZero()
			case "min":
				bad = f.CanInt() && f.Int() < n || f.Kind() == reflect.String && int64(f.Len()) < n
			case "max":
				bad = f.Int() > n
			case "email":
				bad = !strings.Contains(f.String(), "@")
			}
			if bad {
				errs = append(errs, fmt.Errorf("%s: failed %s", t.Field(i).Name, rule))
			}
		}
	}
	return errors.Join(errs...)
}

func main() {
	zip := 12345
	u := &User{Name: "Al", Age: 17, Email: "x", Addr: Address{"Main", "X", &zip}, Roles: []Role{1, 2}, Meta: map[string]any{"k": 1, "a": []string{"z"}, "n": nil}}
	dump(reflect.ValueOf(u), 0)
	fmt.Println(validate(u))
	v := reflect.ValueOf(u).Elem()
	v.FieldByName("Age").SetInt(40)
	v.Field(2).SetString("a@b")
	fmt.Println(u.Age, u.Email, validate(u), v.FieldByName("secret").CanSet())
	t := reflect.TypeOf(u)
	for i := 0; i < t.NumMethod(); i++ {
		fmt.Println(t.Method(i).Name, t.Method(i).Type)
	}
	out := reflect.ValueOf(u).MethodByName("Greet").Call([]reflect.Value{reflect.ValueOf("Hi")})
	fmt.Println(out[0], out[0].Kind(), reflect.TypeOf(*u).NumMethod(), t.Elem().NumField())
	f, _ := t.Elem().FieldByName("Name")
	fmt.Println(f.Tag.Get("db"), f.Tag, f.Index, f.Type)
	fmt.Println(reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual([]int{}, []int(nil)))
	for _, x := range []any{1, "s", 2.5, []int{1}, map[string]int{}, u, *u, nil, true, 'x', struct{ A int }{1}, [2]bool{}, make(chan int), func(int, ...string) error { return nil }, Role(3), errors.New("x")} {
		if x == nil {
			fmt.Println(reflect.TypeOf(x), reflect.ValueOf(x).IsValid())
			continue
		}
		rt := reflect.TypeOf(x)
		fmt.Println(rt, rt.Kind(), rt.Name(), rt.Size(), rt.Comparable(), rt.PkgPath())
	}
	s := reflect.MakeSlice(reflect.TypeOf([]int{}), 0, 4)
	s = reflect.Append(s, reflect.ValueOf(7), reflect.ValueOf(8))
	m := reflect.MakeMap(reflect.TypeFor[map[string]bool]())
	m.SetMapIndex(reflect.ValueOf("on"), reflect.ValueOf(true))
	fmt.Println(s.Interface(), m.Interface(), reflect.New(reflect.TypeOf(0)).Elem().Interface(), reflect.Zero(reflect.TypeOf(u.Addr)))
	fmt.Println(reflect.TypeOf((*error)(nil)).Elem(), reflect.TypeOf(errors.New("")).Implements(reflect.TypeFor[error]()), reflect.TypeOf(0).ConvertibleTo(reflect.TypeOf("")))
	swap := reflect.MakeFunc(reflect.TypeOf(func(int, string) (string, int) { return "", 0 }), func(a []reflect.Value) []reflect.Value { return []reflect.Value{a[1], a[0]} })
	fmt.Println(swap.Interface().(func(int, string) (string, int))(1, "x"))
	defer func() { fmt.Println(recover()) }()
	reflect.ValueOf(*u).Field(0).SetString("no")
}
