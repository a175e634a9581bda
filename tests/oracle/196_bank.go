// Accounts, histories, wrapped errors, reports.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

type Logger interface{ Log(string, ...any) }
type stdLogger struct {
	w      io.Writer
	prefix string
}

func (l *stdLogger) Log(f string, a ...any) { fmt.Fprintf(l.w, l.prefix+f+"\n", a...) }

type Account struct {
	ID      int
	Owner   string
	Balance float64
	History []Tx
	log     Logger
}
type Tx struct {
	Kind   string
	Amount float64
	After  float64
}

var ErrFunds = errors.New("insufficient funds")

type LimitError struct {
	Limit, Asked float64
}

func (e LimitError) Error() string {
	return fmt.Sprintf("limit %.2f exceeded by %.2f", e.Limit, e.Asked-e.Limit)
}

func (a *Account) Deposit(x float64) *Account {
	a.Balance += x
	a.record("deposit", x)
	return a
}
func (a *Account) record(kind string, x float64) {
	a.History = append(a.History, Tx{kind, x, a.Balance})
	if a.log != nil {
		a.log.Log("%s %d %.2f", kind, a.ID, x)
	}
}
func (a *Account) Withdraw(x float64) error {
	switch {
	case x > 1000:
		return LimitError{1000, x}
	case x > a.Balance:
		return fmt.Errorf("withdraw %v from %d: %w", x, a.ID, ErrFunds)
	}
	a.Balance -= x
	a.record("withdraw", x)
	return nil
}

type Bank struct {
	accounts map[int]*Account
	byOwner  map[string][]*Account
	next     int
	logger   Logger
}

func NewBank(l Logger) *Bank {
	return &Bank{accounts: map[int]*Account{}, byOwner: make(map[string][]*Account), next: 1, logger: l}
}
func (b *Bank) Open(owner string) *Account {
	a := &Account{ID: b.next, Owner: owner, log: b.logger}
	b.next++
	b.accounts[a.ID] = a
	b.byOwner[owner] = append(b.byOwner[owner], a)
	return a
}
func (b *Bank) Transfer(from, to int, x float64) (err error) {
	src, ok := b.accounts[from]
	if !ok {
		return fmt.Errorf("no account %d", from)
	}
	dst, ok := b.accounts[to]
	if !ok {
		return fmt.Errorf("no account %d", to)
	}
	if err = src.Withdraw(x); err != nil {
		return fmt.Errorf("transfer: %w", err)
	}
	dst.Deposit(x)
	return
}
func (b *Bank) Report(w io.Writer) {
	ids := make([]int, 0, len(b.accounts))
	for id := range b.accounts {
		ids = append(ids, id)
	}
	sort.Ints(ids)
	for _, id := range ids {
		a := b.accounts[id]
		fmt.Fprintf(w, "%-4d|%-6s|%10.2f|%d\n", a.ID, a.Owner, a.Balance, len(a.History))
	}
}
func (b *Bank) Each(f func(*Account) bool) {
	for i := 1; i < b.next; i++ {
		if !f(b.accounts[i]) {
			return
		}
	}
}

func main() {
	var sb strings.Builder
	bank := NewBank(&stdLogger{&sb, "> "})
	x, y := bank.Open("ann"), bank.Open("bob")
	x.Deposit(100).Deposit(50.5)
	for _, amt := range []float64{30, 500, 2000} {
		if err := bank.Transfer(1, 2, amt); err != nil {
			var le LimitError
			fmt.Println(err, errors.Is(err, ErrFunds), errors.As(err, &le), le)
		}
	}
	fmt.Println(bank.Transfer(1, 9, 1))
	bank.Report(os.Stdout)
	fmt.Print(sb.String())
	total := 0.0
	bank.Each(func(a *Account) bool { total += a.Balance; return a.ID < 2 })
	fmt.Println(total, y.History, x.History[0])
}
