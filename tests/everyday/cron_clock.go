package main

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"
)

type Clock interface{ Now() time.Time }
type fakeClock struct{ t time.Time }

func (f *fakeClock) Now() time.Time          { return f.t }
func (f *fakeClock) Advance(d time.Duration) { f.t = f.t.Add(d) }

type field struct {
	name   string
	lo, hi int
	set    map[int]bool
}

func parseField(s string, f field) (field, error) {
	f.set = map[int]bool{}
	for _, part := range strings.Split(s, ",") {
		rng, stepS, hasStep := strings.Cut(part, "/")
		step := 1
		if hasStep {
			var err error
			if step, err = strconv.Atoi(stepS); err != nil || step < 1 {
				return f, fmt.Errorf("%s: bad step %q: %w", f.name, stepS, errors.Join(err))
			}
		}
		lo, hi := f.lo, f.hi
		if rng != "*" {
			a, b, isRange := strings.Cut(rng, "-")
			n, err := strconv.Atoi(a)
			if err != nil {
				return f, fmt.Errorf("%s: %w", f.name, err)
			}
			lo, hi = n, n
			if isRange {
				if hi, err = strconv.Atoi(b); err != nil {
					return f, fmt.Errorf("%s: %w", f.name, err)
				}
			}
		}
		if lo < f.lo || hi > f.hi || lo > hi {
			return f, fmt.Errorf("%s: %d-%d out of %d-%d", f.name, lo, hi, f.lo, f.hi)
		}
		for i := lo; i <= hi; i += step {
			f.set[i] = true
		}
	}
	return f, nil
}

type Schedule struct{ fs [5]field }

func Parse(expr string) (*Schedule, error) {
	defs := [5]field{{"minute", 0, 59, nil}, {"hour", 0, 23, nil}, {"day", 1, 31, nil}, {"month", 1, 12, nil}, {"weekday", 0, 6, nil}}
	parts := strings.Fields(expr)
	if len(parts) != len(defs) {
		return nil, fmt.Errorf("want %d fields, got %d", len(defs), len(parts))
	}
	var s Schedule
	var errs []error
	for i, p := range parts {
		f, err := parseField(p, defs[i])
		errs = append(errs, err)
		s.fs[i] = f
	}
	return &s, errors.Join(errs...)
}
func (s *Schedule) Next(t time.Time) time.Time {
	t = t.Truncate(time.Minute).Add(time.Minute)
	for range 366 * 24 * 60 {
		switch {
		case !s.fs[3].set[int(t.Month())]:
			t = time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, t.Location())
		case !s.fs[2].set[t.Day()] || !s.fs[4].set[int(t.Weekday())]:
			t = time.Date(t.Year(), t.Month(), t.Day()+1, 0, 0, 0, 0, t.Location())
		case !s.fs[1].set[t.Hour()]:
			t = t.Truncate(time.Hour).Add(time.Hour)
		case !s.fs[0].set[t.Minute()]:
			t = t.Add(time.Minute)
		default:
			return t
		}
	}
	return time.Time{}
}

type job struct {
	name string
	at   time.Time
	s    *Schedule
}

func calendar(y int, m time.Month) {
	first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	fmt.Printf("%*s\n", 10+len(first.Format("January 2006"))/2, first.Format("January 2006"))
	for d := time.Sunday; d <= time.Saturday; d++ {
		fmt.Printf("%3.2s", d)
	}
	fmt.Println()
	fmt.Print(strings.Repeat("   ", int(first.Weekday())))
	for d := first; d.Month() == m; d = d.AddDate(0, 0, 1) {
		fmt.Printf("%3d", d.Day())
		if d.Weekday() == time.Saturday {
			fmt.Println()
		}
	}
	fmt.Println()
}
func human(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%dm ago", d/time.Minute)
	case d < 24*time.Hour:
		return fmt.Sprintf("%.1fh ago", d.Hours())
	}
	return fmt.Sprintf("%d days ago", int(d.Hours())/24)
}

func main() {
	clk := &fakeClock{time.Date(2024, 2, 28, 23, 50, 30, 0, time.UTC)}
	for _, e := range []string{"*/15 * * * *", "0 9-17/4 * * 1-5", "30 2 29 2 *", "5,35 0 1 */3 *", "61 * * * *", "* * *", "x * 0 * 1-9", "*/0 * * * *"} {
		s, err := Parse(e)
		if err != nil {
			fmt.Printf("%q: %q\n", e, err)
			continue
		}
		var out []string
		t := clk.Now()
		for range 3 {
			t = s.Next(t)
			out = append(out, t.Format("Mon 02 Jan 2006 15:04"))
		}
		fmt.Println(e, "=>", strings.Join(out, " | "))
	}
	var jobs []*job
	for n, e := range map[string]string{"a": "*/20 * * * *", "b": "0 0 * * *", "c": "7 * * * *"} {
		s, _ := Parse(e)
		jobs = append(jobs, &job{n, s.Next(clk.Now()), s})
	}
	for range 6 {
		sort.Slice(jobs, func(i, j int) bool {
			if !jobs[i].at.Equal(jobs[j].at) {
				return jobs[i].at.Before(jobs[j].at)
			}
			return jobs[i].name < jobs[j].name
		})
		j := jobs[0]
		clk.Advance(j.at.Sub(clk.Now()))
		fmt.Print(j.name, "@", Clock(clk).Now().Format("15:04"), " ")
		j.at = j.s.Next(clk.Now())
	}
	fmt.Println()
	calendar(2024, time.February)
	for _, d := range []time.Duration{5 * time.Second, 61 * time.Second, 90 * time.Minute, 50 * time.Hour} {
		fmt.Print(human(d), "; ")
	}
	fmt.Println(clk.t.Sub(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)).Round(time.Hour))
}
