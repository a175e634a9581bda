package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/big"
	"net/url"
	"os"
	"reflect"
	"strings"
	"time"
)

type Animal interface{ Sound() string }
type Dog struct{ Name string }

func (d Dog) Sound() string { return "woof" }

type Embedded struct {
	ID   int
	Name string
}
type Level2 struct{ Deep string }
type Mixed struct {
	*Embedded
	Level2
	Name   string
	Iface  any
	Animal Animal          `json:"animal"`
	Ptr    **int           `json:"ptr,omitempty"`
	Arr    [2]bool         `json:"arr"`
	Zero   time.Time       `json:"zero,omitzero"`
	Empty  struct{}        `json:"empty,omitempty"`
	Nil    []int           `json:"nil"`
	NilMap map[string]int  `json:"nilmap"`
	U8     uint8           `json:"u8,string"`
	F32    float32         `json:"f32"`
	R      rune            `json:"r"`
	Dash   int             `json:"-,"`
	Chars  string          `json:"a b!"`
	IntMap map[int8]string `json:"im"`
	Any    map[string]any  `json:",omitempty"`
	BigInt *big.Int        `json:"big"`
	Bool   bool            `json:"bool,string"`
	Nested []map[string][]int
	Fold   int `json:"FoldMe"`
	skip   int
	Dur    time.Duration
	Num    json.Number
}
type Enum string

func (e *Enum) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("enum: %w", err)
	}
	*e = Enum("enum:" + s)
	return nil
}

type Rec struct {
	V    int    `json:"v"`
	Next *Rec   `json:"next,omitempty"`
	Kids []*Rec `json:"kids,omitempty"`
}
type Tm struct{ time.Time }
type Point struct{ X, Y int }

func (p Point) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d,%d", p.X, p.Y), nil }
func (p *Point) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%d,%d", &p.X, &p.Y)
	return err
}

func main() {
	n := 5
	pn := &n
	m := Mixed{Embedded: &Embedded{1, "shadowed"}, Level2: Level2{"deep"}, Name: "outer", Iface: Point{1, 2}, Animal: Dog{"rex"}, Ptr: &pn, U8: 7, F32: 0.1, R: 'x', Dash: 3, Chars: "é", IntMap: map[int8]string{-1: "neg", 5: "five"}, BigInt: big.NewInt(1 << 40), Bool: true, Nested: []map[string][]int{{"a": {1}}, nil}, Dur: time.Second}
	b, err := json.Marshal(m)
	fmt.Println(string(b), err)
	b = bytes.Replace(b, []byte(`"animal":{"Name":"rex"},`), nil, 1)
	var back Mixed
	err = json.Unmarshal(b, &back)
	fmt.Println(err, back.ID, back.Deep, back.Name, back.Iface, **back.Ptr, back.U8, back.IntMap, back.BigInt, back.Nested, back.Num)
	fmt.Println(json.Unmarshal([]byte(`{"foldme": 3, "FOLDME": 4, "nAmE": "ci", "unknown": [1,{"a":null}]}`), &back), back.Fold, back.Name)
	fmt.Println(json.Unmarshal([]byte(`{"animal": {"Name":"x"}}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"u8": "300"}`), &back), json.Unmarshal([]byte(`{"u8": 3}`), &back), json.Unmarshal([]byte(`{"arr":[true,false,true]}`), &back), back.Arr)
	var es []Enum
	fmt.Println(json.Unmarshal([]byte(`["a", "b"]`), &es), es)
	fmt.Println(json.Unmarshal([]byte(`["a", 5]`), &es))
	r := Rec{1, &Rec{V: 2}, []*Rec{{V: 3}, nil}}
	b, _ = json.MarshalIndent(r, "# ", "  ")
	fmt.Println(string(b))
	var rr Rec
	json.Unmarshal([]byte(`{"v":1,"next":{"v":2,"next":{"v":3}},"kids":[{"v":9}]}`), &rr)
	fmt.Println(rr.Next.Next.V, rr.Kids[0].V, reflect.DeepEqual(rr, rr))
	b, err = json.Marshal(map[Point]int{{1, 2}: 3, {0, 5}: 1})
	fmt.Println(string(b), err)
	var pm map[Point]int
	fmt.Println(json.Unmarshal(b, &pm), pm)
	for _, v := range []any{math.Inf(1), math.NaN(), map[bool]int{true: 1}, complex(1, 2), func() {}, &r, (*Rec)(nil), []byte(nil), [3]byte{1, 2, 3}, "\u2028<\x00\xff\t\"\\/", json.RawMessage(`{ "k" : 1 }`), json.RawMessage(`{bad`), 1e6, 1e-7, 123456789.0, 1e21, float32(3.4e38), int64(math.MinInt64), uint64(math.MaxUint64), struct{ A, a int }{1, 2}, []any{}, [0]int{}, Tm{}, time.Date(2020, 1, 2, 3, 4, 5, 600, time.UTC), url.URL{Host: "h"}.Host, nil} {
		b, err := json.Marshal(v)
		fmt.Println(string(b), err)
	}
	for _, s := range []string{`"\ud83d\ude00\u00e9\n"`, `"\x"`, `"unterminated`, `01`, `-`, `1.`, `.5`, `1e5`, `tru`, `nulll`, `[1,]`, `{"a"}`, `{"a":1 "b":2}`, `{a:1}`, `[1 2]`, `"a" "b"`, "\"tab\t\"", `[[[]]]`, ` {} `, `1e400`, `{"a":1,"a":2}`, `"\ud800"`} {
		var v any
		err := json.Unmarshal([]byte(s), &v)
		fmt.Printf("%s => %#v %v\n", s, v, err)
	}
	var i8 int8
	var f float32
	var s string
	var p *int
	var arr [2]int
	fmt.Println(json.Unmarshal([]byte("300"), &i8), json.Unmarshal([]byte("1e50"), &f), json.Unmarshal([]byte("null"), &s), json.Unmarshal([]byte("5"), &p), *p, json.Unmarshal([]byte("[1]"), &arr), arr, json.Unmarshal([]byte("1"), s), json.Unmarshal([]byte("1"), nil))
	sl := []int{9, 9, 9}
	mm := map[string]int{"keep": 1}
	json.Unmarshal([]byte(`[1]`), &sl)
	json.Unmarshal([]byte(`{"new":2}`), &mm)
	fmt.Println(sl, cap(sl), mm)
	dec := json.NewDecoder(strings.NewReader(`{"items":[{"v":1},{"v":2}],"more":true} 7`))
	for range 3 {
		t, err := dec.Token()
		fmt.Printf("%v %T %v;", t, t, err)
	}
	for dec.More() {
		var r Rec
		fmt.Print(dec.Decode(&r), r.V, " ")
	}
	t, _ := dec.Token()
	fmt.Println(t, dec.InputOffset())
	rest, _ := io.ReadAll(dec.Buffered())
	fmt.Printf("%q\n", rest)
	var out bytes.Buffer
	json.HTMLEscape(&out, []byte(`"<a>&"`))
	fmt.Println(out.String(), json.Valid([]byte(`{"a":[1,2,{"b":null}]}`)))
	enc := json.NewEncoder(os.Stdout)
	for _, v := range []any{1, "two", nil} {
		enc.Encode(v)
	}
}
