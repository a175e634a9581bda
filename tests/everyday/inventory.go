package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

type SKU string
type Category uint8

const (
	Tools Category = iota + 1
	Toys
	Food
)

func (c Category) String() string {
	switch c {
	case Tools:
		return "tools"
	case Toys:
		return "toys"
	case Food:
		return "food"
	}
	return fmt.Sprintf("Category(%d)", uint8(c))
}

type Item struct {
	SKU
	Name  string
	Cat   Category
	Qty   int
	Price float64
	Added time.Time
	Attrs map[string]string
}
type Inventory struct {
	items map[SKU]*Item
	hooks []func(ev string, it Item)
}

var (
	ErrExists   = errors.New("already exists")
	ErrNotFound = errors.New("not found")
)

type StockError struct {
	SKU
	Want, Have int
}

func (e *StockError) Error() string {
	return fmt.Sprintf("%s: want %d, have %d", e.SKU, e.Want, e.Have)
}
func (e *StockError) Is(t error) bool {
	o, ok := t.(*StockError)
	return ok && (o.SKU == "" || o.SKU == e.SKU)
}

func (inv *Inventory) On(f func(string, Item)) { inv.hooks = append(inv.hooks, f) }
func (inv *Inventory) emit(ev string, it *Item) {
	for _, h := range inv.hooks {
		h(ev, *it)
	}
}
func (inv *Inventory) Add(it Item) error {
	if _, dup := inv.items[it.SKU]; dup {
		return fmt.Errorf("add %q: %w", it.SKU, ErrExists)
	}
	inv.items[it.SKU] = &it
	inv.emit("add", &it)
	return nil
}
func (inv *Inventory) Remove(s SKU, n int) (left int, err error) {
	it, ok := inv.items[s]
	switch {
	case !ok:
		return 0, fmt.Errorf("remove %q: %w", s, ErrNotFound)
	case it.Qty < n:
		return it.Qty, fmt.Errorf("remove: %w", &StockError{s, n, it.Qty})
	}
	it.Qty -= n
	inv.emit("remove", it)
	return it.Qty, nil
}

type Query func(*Item) bool

func And(qs ...Query) Query {
	return func(i *Item) bool { return !slices.ContainsFunc(qs, func(q Query) bool { return !q(i) }) }
}
func Or(qs ...Query) Query {
	return func(i *Item) bool { return slices.ContainsFunc(qs, func(q Query) bool { return q(i) }) }
}
func InCat(c Category) Query    { return func(i *Item) bool { return i.Cat == c } }
func Cheaper(p float64) Query   { return func(i *Item) bool { return i.Price < p } }
func HasAttr(k, v string) Query { return func(i *Item) bool { return i.Attrs[k] == v } }
func (inv *Inventory) Find(q Query, less ...func(a, b *Item) int) (out []*Item) {
	for _, it := range inv.items {
		if q == nil || q(it) {
			out = append(out, it)
		}
	}
	slices.SortFunc(out, func(a, b *Item) int {
		for _, l := range less {
			if c := l(a, b); c != 0 {
				return c
			}
		}
		return cmp.Compare(a.SKU, b.SKU)
	})
	return
}
func report(w io.Writer, title string, items []*Item) {
	fmt.Fprintf(w, "%s\n%s\n", title, strings.Repeat("=", len([]rune(title))))
	tw := tabwriter.NewWriter(w, 5, 4, 2, ' ', 0)
	defer tw.Flush()
	fmt.Fprintln(tw, "SKU\tName\tCat\tQty\tPrice\tTotal\tAdded")
	var total float64
	for _, it := range items {
		t := float64(it.Qty) * it.Price
		total += t
		fmt.Fprintf(tw, "%s\t%.12s\t%v\t%3d\t%8.2f\t%9.2f\t%s\n", it.SKU, it.Name, it.Cat, it.Qty, it.Price, t, it.Added.Format("02 Jan 06"))
	}
	fmt.Fprintf(tw, "\t\t\t\t\t%9.2f\t\n", total)
}

func main() {
	inv := &Inventory{items: make(map[SKU]*Item)}
	counts := map[string]int{}
	inv.On(func(ev string, it Item) { counts[ev]++ })
	low := []SKU{}
	inv.On(func(_ string, it Item) {
		if it.Qty < 3 {
			low = append(low, it.SKU)
		}
	})
	day := time.Date(2024, 12, 30, 0, 0, 0, 0, time.UTC)
	for i, it := range []Item{
		{SKU: "T-1", Name: "hammer", Cat: Tools, Qty: 5, Price: 12.5},
		{SKU: "T-2", Name: "screwdriver set", Cat: Tools, Qty: 2, Price: 30, Attrs: map[string]string{"color": "red"}},
		{SKU: "Y-1", Name: "ball", Cat: Toys, Qty: 40, Price: 3.999, Attrs: map[string]string{"color": "red"}},
		{SKU: "F-1", Name: "jalapeño", Cat: Food, Qty: 100, Price: .5},
		{SKU: "T-1", Name: "dup"},
		{SKU: "X-9", Name: "mystery", Cat: 9},
	} {
		it.Added = day.AddDate(0, i, i)
		if err := inv.Add(it); err != nil {
			fmt.Println("error:", err, errors.Is(err, ErrExists))
		}
	}
	report(os.Stdout, "All — by category", inv.Find(nil, func(a, b *Item) int { return cmp.Compare(a.Cat, b.Cat) }, func(a, b *Item) int { return -cmp.Compare(a.Price, b.Price) }))
	report(os.Stdout, "Red or cheap tools", inv.Find(Or(HasAttr("color", "red"), And(InCat(Tools), Cheaper(20)))))
	for _, r := range []struct {
		s SKU
		n int
	}{{"T-1", 4}, {"T-1", 4}, {"nope", 1}, {"Y-1", 40}} {
		left, err := inv.Remove(r.s, r.n)
		var se *StockError
		if errors.As(err, &se) {
			fmt.Println("short by", se.Want-se.Have)
		}
		fmt.Println(left, err, errors.Is(err, &StockError{SKU: "T-1"}), errors.Is(err, &StockError{}), errors.Is(err, ErrNotFound))
	}
	fmt.Println(counts, low)
	fmt.Printf("%v\n%+v\n", *inv.items["Y-1"], inv.items["X-9"].Cat)
}
