package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"
	"sync"
	"text/template"
)

type Cents int64

func (c Cents) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	s := fmt.Sprintf("%d", c/100)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return fmt.Sprintf("%s$%s.%02d", sign, s, c%100)
}
func (c Cents) MarshalJSON() ([]byte, error) { return json.Marshal(c.String()) }

type TxKind byte

const (
	Deposit  TxKind = 'D'
	Withdraw TxKind = 'W'
	Transfer TxKind = 'T'
)

type Tx struct {
	ID     int
	Kind   TxKind
	Amount Cents
	Memo   string `json:",omitempty"`
}
type Account struct {
	sync.Mutex `json:"-"`
	Owner      string
	Balance    Cents
	History    []Tx
}
type InsufficientFunds struct {
	Need, Have Cents
}

func (e InsufficientFunds) Error() string {
	return fmt.Sprintf("insufficient funds: need %v, have %v", e.Need, e.Have)
}

var ErrNoAccount = errors.New("no such account")

type Bank struct {
	accounts map[string]*Account
	nextTx   func() int
	log      *log.Logger
}

func NewBank() *Bank {
	id := 0
	return &Bank{accounts: map[string]*Account{}, nextTx: func() int { id++; return id }, log: log.New(os.Stdout, "[bank] ", log.Lmsgprefix)}
}
func (b *Bank) get(name string) (*Account, error) {
	if a, ok := b.accounts[name]; ok {
		return a, nil
	}
	return nil, fmt.Errorf("%w: %q", ErrNoAccount, name)
}
func (a *Account) apply(id int, k TxKind, amt Cents, memo string) error {
	a.Lock()
	defer a.Unlock()
	if k == Withdraw {
		amt = -amt
	}
	if a.Balance+amt < 0 {
		return &InsufficientFunds{-amt, a.Balance}
	}
	a.Balance += amt
	a.History = append(a.History, Tx{id, k, amt, memo})
	return nil
}
func (b *Bank) Transfer(from, to string, amt Cents) (err error) {
	defer func() {
		if err != nil {
			b.log.Printf("transfer %s->%s failed: %v", from, to, err)
			err = fmt.Errorf("transfer: %w", err)
		}
	}()
	src, err := b.get(from)
	if err != nil {
		return err
	}
	dst, err := b.get(to)
	if err != nil {
		return err
	}
	id := b.nextTx()
	if err := src.apply(id, Withdraw, amt, "to "+to); err != nil {
		return err
	}
	return dst.apply(id, Transfer, amt, "from "+from)
}

const report = `{{- /* statement */ -}}
Statement for {{.Owner | printf "%-8s"}}|
{{- range $i, $t := .History}}
{{$i}}. {{printf "%c" $t.Kind}} {{$t.Amount}}{{with $t.Memo}} ({{.}}){{end}}
{{- else}}
(no transactions)
{{- end}}
Total: {{.Balance}}{{if lt .Balance 0}} OVERDRAWN{{else if ge .Balance 100000}} rich{{end}} {{len .History}} {{upper .Owner}}
`

func main() {
	b := NewBank()
	for _, n := range []string{"ann", "bob", "cat"} {
		b.accounts[n] = &Account{Owner: n}
	}
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := b.accounts["ann"].apply(0, Deposit, Cents(i*1234), ""); err != nil {
				panic(err)
			}
		}()
	}
	wg.Wait()
	b.accounts["ann"].History = nil
	fmt.Println(b.accounts["ann"].Balance)
	for _, t := range []struct {
		from, to string
		amt      Cents
	}{{"ann", "bob", 100050}, {"bob", "cat", 2000000}, {"bob", "zed", 1}, {"bob", "cat", 99}} {
		err := b.Transfer(t.from, t.to, t.amt)
		var inf *InsufficientFunds
		switch {
		case errors.As(err, &inf):
			fmt.Println("short by", inf.Need-inf.Have)
		case errors.Is(err, ErrNoAccount):
			fmt.Println(err)
		case err != nil:
			log.Fatal(err)
		}
	}
	tm := template.Must(template.New("r").Funcs(template.FuncMap{"upper": strings.ToUpper}).Parse(report))
	names := make([]string, 0)
	for n := range b.accounts {
		names = append(names, n)
	}
	sort.Strings(names)
	b.accounts["dan"] = &Account{Owner: "dan"}
	for _, n := range append(names, "dan") {
		if err := tm.Execute(os.Stdout, b.accounts[n]); err != nil {
			fmt.Println(err)
		}
	}
	out, err := json.MarshalIndent(b.accounts, "", " ")
	fmt.Println(string(out), err)
	fmt.Println(Cents(-123456789), Cents(5))
	log.SetFlags(0)
	log.SetPrefix("fatal: ")
	log.SetOutput(os.Stdout)
	defer fmt.Println("not printed")
	log.Fatalf("shutting down with %d accounts", len(b.accounts))
}
