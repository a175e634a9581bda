package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

type Event interface{ isEvent() }
type base struct {
	At time.Time `json:"at"`
}

func (base) isEvent() {}

type OrderPlaced struct {
	base
	ID    string         `json:"id"`
	Items map[string]int `json:"items"`
}
type OrderPaid struct {
	base
	ID     string  `json:"id"`
	Amount float64 `json:"amount"`
}
type OrderCancelled struct {
	base
	ID, Reason string
}

type envelope struct {
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

var registry = map[string]func() Event{
	"placed":    func() Event { return new(OrderPlaced) },
	"paid":      func() Event { return new(OrderPaid) },
	"cancelled": func() Event { return &OrderCancelled{} },
}

func encode(e Event) ([]byte, error) {
	var t string
	switch e.(type) {
	case *OrderPlaced:
		t = "placed"
	case *OrderPaid:
		t = "paid"
	case *OrderCancelled:
		t = "cancelled"
	default:
		return nil, fmt.Errorf("unknown event %T", e)
	}
	data, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	return json.Marshal(envelope{t, data})
}
func decode(b []byte) (Event, error) {
	var env envelope
	if err := json.Unmarshal(b, &env); err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	mk, ok := registry[env.Type]
	if !ok {
		return nil, fmt.Errorf("decode: unknown type %q", env.Type)
	}
	e := mk()
	return e, json.Unmarshal(env.Data, e)
}

type Status string
type Order struct {
	Status Status
	Items  map[string]int
	Paid   float64
}
type Projection struct {
	Orders map[string]*Order
	errs   []error
}

func (p *Projection) Apply(e Event) *Projection {
	switch e := e.(type) {
	case *OrderPlaced:
		p.Orders[e.ID] = &Order{Status: "new", Items: e.Items}
	case *OrderPaid:
		if o, ok := p.Orders[e.ID]; ok && o.Status != "cancelled" {
			o.Paid += e.Amount
			o.Status = "paid"
			break
		}
		p.errs = append(p.errs, fmt.Errorf("pay %s: bad state", e.ID))
	case *OrderCancelled:
		if o := p.Orders[e.ID]; o != nil {
			o.Status = Status("cancelled:" + strings.ToLower(e.Reason))
		}
	}
	return p
}

type rogue struct{ base }

func main() {
	t0 := time.Date(2024, 3, 10, 9, 0, 0, 0, time.FixedZone("X", -5*3600))
	tick := func() base { t0 = t0.Add(90 * time.Minute); return base{t0} }
	events := []Event{
		&OrderPlaced{tick(), "o1", map[string]int{"pen": 2, "ink": 1}},
		&OrderPlaced{base: tick(), ID: "o2"},
		&OrderPaid{tick(), "o1", 19.99},
		&OrderCancelled{tick(), "o2", "Too Slow"},
		&OrderPaid{tick(), "o9", 1},
		rogue{},
	}
	var wire [][]byte
	for _, e := range events {
		b, err := encode(e)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(string(b))
		wire = append(wire, b)
	}
	wire = append(wire, []byte(`{"type":"x"}`), []byte(`{"type":1}`), []byte(`{"type":"paid","data":{"amount":"1"}}`), []byte(`nope`))
	p := &Projection{Orders: map[string]*Order{}}
	for _, b := range wire {
		e, err := decode(b)
		if err != nil {
			fmt.Println(err)
			continue
		}
		p.Apply(e)
	}
	for _, id := range slices.Sorted(maps.Keys(p.Orders)) {
		fmt.Printf("%s %+v\n", id, *p.Orders[id])
	}
	fmt.Println(errors.Join(p.errs...))
	last := events[3].(*OrderCancelled)
	fmt.Println(last.At.Format(time.RFC1123Z), last.At.UTC().Sub(events[0].(*OrderPlaced).At))
}
