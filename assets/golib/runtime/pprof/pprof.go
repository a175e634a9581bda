// Package pprof writes profiles. Of the real ones the model has the goroutine profile as text; the others are reports of the
// machine, from outside the program.
package pprof

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
)

var errNotModelled = errors.New("runtime/pprof: this profile is not modelled; see the reports of the machine")

// Profile is a named collection of stacks.
type Profile struct {
	name  string
	items map[any][]uintptr // of a profile that the program made
}

var profiles = map[string]*Profile{}

func builtin(name string) bool {
	switch name {
	case "goroutine", "heap", "allocs", "threadcreate", "block", "mutex":
		return true
	}
	return false
}

func Lookup(name string) *Profile {
	if builtin(name) && profiles[name] == nil {
		profiles[name] = &Profile{name: name}
	}
	return profiles[name]
}

func NewProfile(name string) *Profile {
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	if Lookup(name) != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name, map[any][]uintptr{}}
	profiles[name] = p
	return p
}

func Profiles() []*Profile {
	for _, name := range []string{"goroutine", "heap", "allocs", "threadcreate", "block", "mutex"} {
		Lookup(name)
	}
	all := make([]*Profile, 0, len(profiles))
	for _, p := range profiles {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b *Profile) int { return strings.Compare(a.name, b.name) })
	return all
}

func (p *Profile) Name() string { return p.name }

func (p *Profile) Count() int {
	switch {
	case p.items != nil:
		return len(p.items)
	case p.name == "goroutine":
		return runtime.NumGoroutine()
	}
	return 0
}

func (p *Profile) Add(value any, skip int) {
	if p.items == nil {
		panic("pprof: Add called on built-in Profile " + p.name)
	}
	if _, has := p.items[value]; has {
		panic("pprof: Profile.Add of duplicate value")
	}
	pcs := make([]uintptr, 32)
	p.items[value] = pcs[:runtime.Callers(skip+2, pcs)]
}

func (p *Profile) Remove(value any) { delete(p.items, value) }

// WriteTo writes the goroutines: debug 1 counts equal stacks, debug 2 is the dump of a crash.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	var stacks [][]uintptr
	switch {
	case p.items != nil:
		for _, pcs := range p.items {
			stacks = append(stacks, pcs)
		}
	case p.name != "goroutine" || debug == 0:
		return errNotModelled
	case debug >= 2:
		buf := make([]byte, 1<<16)
		for {
			n := runtime.Stack(buf, true)
			if n < len(buf) {
				_, err := w.Write(buf[:n])
				return err
			}
			buf = make([]byte, 2*len(buf))
		}
	default:
		records := make([]runtime.StackRecord, runtime.NumGoroutine()+10)
		n, _ := runtime.GoroutineProfile(records)
		for i := range n {
			stacks = append(stacks, records[i].Stack())
		}
	}
	return writeStacks(w, p.name, stacks)
}

// writeStacks groups equal stacks, most frequent first.
func writeStacks(w io.Writer, name string, stacks [][]uintptr) error {
	type group struct {
		pcs   []uintptr
		count int
	}
	var groups []*group
	for _, pcs := range stacks {
		i := slices.IndexFunc(groups, func(g *group) bool { return slices.Equal(g.pcs, pcs) })
		if i < 0 {
			groups = append(groups, &group{pcs, 1})
		} else {
			groups[i].count++
		}
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return b.count - a.count })
	var b strings.Builder
	fmt.Fprintf(&b, "%s profile: total %d\n", name, len(stacks))
	for _, g := range groups {
		fmt.Fprintf(&b, "%d @", g.count)
		for _, pc := range g.pcs {
			fmt.Fprintf(&b, " %#x", pc)
		}
		b.WriteByte('\n')
		shown := false
		frames := runtime.CallersFrames(g.pcs)
		for more := len(g.pcs) > 0; more; {
			var f runtime.Frame
			f, more = frames.Next()
			if !shown && strings.HasPrefix(f.Function, "runtime.") {
				continue
			}
			shown = true
			fmt.Fprintf(&b, "#\t%#x\t%s+%#x\t%s:%d\n", f.PC, f.Function, f.PC-f.Entry, f.File, f.Line)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func WriteHeapProfile(w io.Writer) error { return errNotModelled }
func StartCPUProfile(w io.Writer) error  { return errNotModelled }
func StopCPUProfile()                    {}

// LabelSet are the labels of a goroutine.
type LabelSet struct{ pairs []string }

type labelsKey struct{}

func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	return LabelSet{args}
}

func labelsOf(ctx context.Context) map[string]string {
	m, _ := ctx.Value(labelsKey{}).(map[string]string)
	return m
}

func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	all := map[string]string{}
	for key, value := range labelsOf(ctx) {
		all[key] = value
	}
	for i := 0; i+1 < len(labels.pairs); i += 2 {
		all[labels.pairs[i]] = labels.pairs[i+1]
	}
	return context.WithValue(ctx, labelsKey{}, all)
}

func Label(ctx context.Context, key string) (string, bool) {
	value, ok := labelsOf(ctx)[key]
	return value, ok
}

func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for key, value := range labelsOf(ctx) {
		if !f(key, value) {
			return
		}
	}
}

// SetGoroutineLabels changes nothing: labels are not shown.
func SetGoroutineLabels(ctx context.Context) {}

func Do(ctx context.Context, labels LabelSet, f func(context.Context)) { f(WithLabels(ctx, labels)) }
