package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

type Status int

const (
	Active Status = iota
	Suspended
)

func (s Status) MarshalText() ([]byte, error) {
	return []byte([...]string{"active", "suspended"}[s]), nil
}
func (s *Status) UnmarshalText(b []byte) error {
	switch string(b) {
	case "active":
		*s = Active
	case "suspended":
		*s = Suspended
	default:
		return fmt.Errorf("bad status %q", b)
	}
	return nil
}

type Base struct {
	ID      int       `json:"id"`
	Created time.Time `json:"created"`
}
type Address struct {
	Street string `json:"street"`
	Zip    string `json:"zip,omitempty"`
}
type User struct {
	Base
	Name    string            `json:"name"`
	Email   *string           `json:"email"`
	Tags    []string          `json:"tags,omitempty"`
	Attrs   map[string]any    `json:"attrs,omitempty"`
	Addr    *Address          `json:"addr,omitempty"`
	Status  Status            `json:"status"`
	Secret  string            `json:"-"`
	Score   float64           `json:"score,string"`
	Raw     json.RawMessage   `json:"raw,omitempty"`
	ByState map[Status]int    `json:"by_state,omitempty"`
	Data    []byte            `json:"data"`
	When    time.Duration     `json:"when"`
	Opt     map[string]string `json:"opt"`
	private int
}
type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) {
	return []byte(fmt.Sprintf(`{"c":%.1f}`, float64(t))), nil
}
func (t *Temp) UnmarshalJSON(b []byte) error {
	var x struct{ C float64 }
	if err := json.Unmarshal(b, &x); err != nil {
		return err
	}
	*t = Temp(x.C)
	return nil
}

func main() {
	mail := "a@b.c"
	u := User{Base: Base{7, time.Date(2024, 2, 29, 12, 30, 0, 5e6, time.UTC)}, Name: "Ann <&> \u2028é", Email: &mail, Tags: []string{"x", "y"},
		Attrs: map[string]any{"z": 1, "a": []int{1, 2}, "m": nil, "f": 1e21, "g": 1.0}, Addr: &Address{Street: "Main"}, Score: 1.25,
		Raw: json.RawMessage(`{"k": [1, 2]}`), ByState: map[Status]int{Suspended: 2, Active: 1}, Data: []byte("hi!"), When: time.Second}
	b, err := json.Marshal(u)
	fmt.Println(string(b), err)
	var back User
	fmt.Println(json.Unmarshal(b, &back), back.Name == u.Name, *back.Email, back.Attrs["a"], back.ByState, string(back.Data), back.Created.Equal(u.Created))
	b, _ = json.MarshalIndent(map[string]any{"list": []any{}, "nested": map[string]int{"b": 2, "a": 1}, "s": struct{}{}}, "", "  ")
	fmt.Println(string(b))
	bad := []string{`{"id": "x"}`, `{"id": 1,}`, `{"status":"gone"}`, `[1,2]`, `{"id":1} trailing`, ``, `{"name": 5}`, `{"score": 1.5}`, `{"id": 1.5}`, `{"created":"yesterday"}`, "{\"name\":\"a\nb\"}", `{"addr":{"zip":9}}`}
	for _, s := range bad {
		var v User
		err := json.Unmarshal([]byte(s), &v)
		var se *json.SyntaxError
		var te *json.UnmarshalTypeError
		switch {
		case errors.As(err, &se):
			fmt.Println("syntax", se.Offset, err)
		case errors.As(err, &te):
			fmt.Println("type", te.Field, te.Value, te.Type, te.Offset, err)
		default:
			fmt.Println("other", err)
		}
	}
	var any1 any
	json.Unmarshal([]byte(`{"a":[1,2.5,"s",null,true,{"b":{}}],"n":12345678901}`), &any1)
	fmt.Println(any1)
	fmt.Printf("%T %#v\n", any1, any1)
	dec := json.NewDecoder(strings.NewReader(`{"a":1} {"a":2} [3] `))
	for dec.More() {
		var v any
		if err := dec.Decode(&v); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(v)
	}
	dec = json.NewDecoder(strings.NewReader(`{"id":1,"bogus":2}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&back))
	dec = json.NewDecoder(strings.NewReader(`{"n": 123456789012345678}`))
	dec.UseNumber()
	var nm map[string]json.Number
	fmt.Println(dec.Decode(&nm), nm)
	temps := map[string]Temp{"oslo": -3.25, "rome": 21}
	b, _ = json.Marshal(temps)
	fmt.Println(string(b))
	clear(temps)
	fmt.Println(json.Unmarshal(b, &temps), temps)
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent(">", "\t")
	enc.Encode([]any{"<b>", 1, nil, map[int]string{2: "two", 10: "ten"}})
	_, err = json.Marshal(make(chan int))
	fmt.Println(err)
	_, err = json.Marshal(map[string]any{"f": func() {}})
	fmt.Println(err)
	var buf bytes.Buffer
	json.Compact(&buf, []byte(`{ "a" : [ 1 , 2 ] }`))
	json.Indent(&buf, []byte(`{"a":[1,2],"e":{},"f":[]}`), "--", "  ")
	fmt.Println(buf.String(), json.Valid([]byte(`{"a":}`)))
	dec = json.NewDecoder(strings.NewReader(`[{"x":1},{"x":2}]`))
	for {
		tok, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T:%v ", tok, tok)
	}
}
