// Allocations of the standard library's calls, one by one.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

type point struct {
	X, Y int
	Name string `json:"name"`
}
type byName []point

func (b byName) Len() int           { return len(b) }
func (b byName) Less(i, j int) bool { return b[i].Name < b[j].Name }
func (b byName) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type myErr struct{ n int }

func (e *myErr) Error() string { return "my " + strconv.Itoa(e.n) }

var (
	sinkS  string
	sinkB  []byte
	sinkE  error
	sinkA  any
	sinkI  int
	sinkSS []string
	sinkIs []int
	sinkT  time.Time
)

func at(name string, f func()) {
	fmt.Printf("%-34s %v\n", name, testing.AllocsPerRun(50, f))
}

func main() {
	n, s, fl := 123456, "hello, world of strings", 3.25
	p := point{1, 2, "pt"}
	at("Sprintf %d", func() { sinkS = fmt.Sprintf("%d", n) })
	at("Sprintf %d small", func() { sinkS = fmt.Sprintf("%d", 7) })
	at("Sprintf %s", func() { sinkS = fmt.Sprintf("%s", s) })
	at("Sprintf %v struct", func() { sinkS = fmt.Sprintf("%v", p) })
	at("Sprintf %+v ptr", func() { sinkS = fmt.Sprintf("%+v", &p) })
	at("Sprintf %T", func() { sinkS = fmt.Sprintf("%T", p) })
	at("Sprintf %x", func() { sinkS = fmt.Sprintf("%x", s) })
	at("Sprintf %q", func() { sinkS = fmt.Sprintf("%q", s) })
	at("Sprintf %f", func() { sinkS = fmt.Sprintf("%f", fl) })
	at("Sprintf %v slice", func() { sinkS = fmt.Sprintf("%v", []int{1, 2, 3}) })
	at("Sprintf many", func() { sinkS = fmt.Sprintf("%d %s %v %t", n, s, fl, true) })
	at("Sprint", func() { sinkS = fmt.Sprint(n, s) })
	at("Sprintln", func() { sinkS = fmt.Sprintln(n, s) })
	at("Errorf", func() { sinkE = fmt.Errorf("x %d", n) })
	at("Errorf %w", func() { sinkE = fmt.Errorf("x %w", io.EOF) })
	at("Errorf %w %w", func() { sinkE = fmt.Errorf("x %w %w", io.EOF, io.EOF) })
	at("Fprintf discard", func() { fmt.Fprintf(io.Discard, "%d %s", n, s) })
	at("Fprintln discard", func() { fmt.Fprintln(io.Discard, s) })
	at("Appendf", func() { sinkB = fmt.Appendf(nil, "%d", n) })
	at("Itoa", func() { sinkS = strconv.Itoa(n) })
	at("Itoa small", func() { sinkS = strconv.Itoa(42) })
	at("FormatInt 2", func() { sinkS = strconv.FormatInt(int64(n), 2) })
	at("FormatFloat", func() { sinkS = strconv.FormatFloat(fl, 'g', -1, 64) })
	at("Quote", func() { sinkS = strconv.Quote(s) })
	at("Unquote", func() { sinkS, _ = strconv.Unquote(`"a\nb"`) })
	at("Atoi", func() { sinkI, _ = strconv.Atoi("12345") })
	at("Atoi err", func() { _, sinkE = strconv.Atoi("12x45") })
	at("ParseFloat", func() { _, sinkE = strconv.ParseFloat("1.5e3", 64) })
	at("ParseInt range", func() { _, sinkE = strconv.ParseInt("999999999999999999999", 10, 64) })
	at("ParseBool err", func() { _, sinkE = strconv.ParseBool("x") })
	at("AppendInt", func() { sinkB = strconv.AppendInt(sinkB[:0], 1234, 10) })
	at("Repeat", func() { sinkS = strings.Repeat("ab", 10) })
	at("Split", func() { sinkSS = strings.Split("a,b,c,d", ",") })
	at("SplitN", func() { sinkSS = strings.SplitN("a,b,c,d", ",", 2) })
	at("Fields", func() { sinkSS = strings.Fields(" a b  c ") })
	at("FieldsFunc", func() { sinkSS = strings.FieldsFunc("a1b2c", func(r rune) bool { return r < 'a' }) })
	at("Join", func() { sinkS = strings.Join([]string{"a", "b", "c"}, "-") })
	at("Replace", func() { sinkS = strings.ReplaceAll(s, "o", "00") })
	at("ToUpper", func() { sinkS = strings.ToUpper(s) })
	at("ToLower same", func() { sinkS = strings.ToLower(s) })
	at("Title unicode upper", func() { sinkS = strings.ToUpper("straße é") })
	at("TrimSpace", func() { sinkS = strings.TrimSpace("  x ") })
	at("Map", func() { sinkS = strings.Map(func(r rune) rune { return r + 1 }, s) })
	at("Builder", func() {
		var b strings.Builder
		for i := 0; i < 10; i++ {
			b.WriteString("hello")
		}
		sinkS = b.String()
	})
	at("Builder Grow", func() {
		var b strings.Builder
		b.Grow(50)
		for i := 0; i < 10; i++ {
			b.WriteString("hello")
		}
		sinkS = b.String()
	})
	at("strings.NewReader", func() { sinkA = strings.NewReader(s) })
	at("Lines", func() {
		for l := range strings.Lines("a\nb\nc\n") {
			sinkS = l
		}
	})
	at("SplitSeq", func() {
		for l := range strings.SplitSeq("a,b,c", ",") {
			sinkS = l
		}
	})
	at("EqualFold", func() { _ = strings.EqualFold(s, "HELLO") })
	at("Cut", func() { sinkS, _, _ = strings.Cut(s, ",") })
	at("strings.Clone", func() { sinkS = strings.Clone(s) })
	ints := []int{5, 2, 8, 1, 9, 3}
	at("sort.Ints", func() { ints[0], ints[3] = ints[3], ints[0]; sort.Ints(ints) })
	at("sort.Slice", func() { sort.Slice(ints, func(i, j int) bool { return ints[i] < ints[j] }) })
	at("sort.SliceStable", func() { sort.SliceStable(ints, func(i, j int) bool { return ints[i] < ints[j] }) })
	pts := byName{{1, 2, "c"}, {1, 2, "a"}}
	at("sort.Sort", func() { sort.Sort(pts) })
	at("sort.Stable", func() { sort.Stable(pts) })
	at("sort.Reverse", func() { sort.Sort(sort.Reverse(pts)) })
	at("sort.Strings", func() { sort.Strings([]string{"b", "a"}) })
	at("sort.Search", func() { sinkI = sort.Search(100, func(i int) bool { return i >= 50 }) })
	at("sort.SearchInts", func() { sinkI = sort.SearchInts(ints, 5) })
	at("slices.Sort", func() { slices.Sort(ints) })
	at("slices.SortFunc", func() { slices.SortFunc(ints, func(a, b int) int { return a - b }) })
	at("slices.Clone", func() { sinkIs = slices.Clone(ints) })
	at("slices.Insert", func() { sinkIs = slices.Insert([]int{1, 2, 3}, 1, 9) })
	at("slices.Collect", func() { sinkIs = slices.Collect(slices.Values(ints)) })
	at("slices.Sorted", func() { sinkIs = slices.Sorted(slices.Values(ints)) })
	at("slices.Reverse", func() { slices.Reverse(ints) })
	at("slices.Contains", func() { _ = slices.Contains(ints, 5) })
	at("slices.Repeat", func() { sinkIs = slices.Repeat(ints, 3) })
	at("slices.Chunk", func() {
		for c := range slices.Chunk(ints, 2) {
			sinkIs = c
		}
	})
	at("slices.Delete", func() { sinkIs = slices.Delete([]int{1, 2, 3}, 0, 1) })
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	at("maps.Keys sorted", func() { sinkSS = slices.Sorted(maps.Keys(m)) })
	at("maps.Clone", func() { sinkA = maps.Clone(m) })
	at("maps.Collect", func() { sinkA = maps.Collect(maps.All(m)) })
	at("maps.Equal", func() { _ = maps.Equal(m, m) })
	at("maps.Copy", func() { d := map[string]int{}; maps.Copy(d, m) })
	at("json.Marshal struct", func() { sinkB, _ = json.Marshal(p) })
	at("json.Marshal ptr", func() { sinkB, _ = json.Marshal(&p) })
	at("json.Marshal int", func() { sinkB, _ = json.Marshal(n) })
	at("json.Marshal string", func() { sinkB, _ = json.Marshal(s) })
	data := []byte(`{"X":1,"Y":2,"name":"abc"}`)
	at("json.Unmarshal struct", func() { var q point; json.Unmarshal(data, &q) })
	at("json.Valid", func() { json.Valid(data) })
	at("json.Encoder", func() { json.NewEncoder(io.Discard).Encode(p) })
	at("bytes.Buffer", func() {
		var b bytes.Buffer
		b.WriteString("hello")
		sinkS = b.String()
	})
	at("bytes.Buffer big", func() {
		var b bytes.Buffer
		for i := 0; i < 40; i++ {
			b.WriteString("hello")
		}
		sinkB = b.Bytes()
	})
	at("bytes.NewBuffer", func() { sinkA = bytes.NewBufferString("x") })
	at("bytes.Split", func() { bytes.Split(data, []byte(",")) })
	at("bytes.ToUpper", func() { sinkB = bytes.ToUpper(data) })
	at("bytes.Repeat", func() { sinkB = bytes.Repeat(data, 3) })
	at("bytes.Join", func() { sinkB = bytes.Join([][]byte{data, data}, data) })
	at("bytes.Fields", func() { bytes.Fields([]byte("a b c")) })
	at("bytes.ReplaceAll", func() { sinkB = bytes.ReplaceAll(data, []byte("a"), []byte("b")) })
	at("bytes.Clone", func() { sinkB = bytes.Clone(data) })
	at("bufio.Scanner", func() {
		sc := bufio.NewScanner(strings.NewReader("a\nb\nc\n"))
		for sc.Scan() {
			sinkS = sc.Text()
		}
	})
	at("bufio.Reader", func() { sinkS, _ = bufio.NewReader(strings.NewReader("a\nb")).ReadString('\n') })
	at("bufio.Writer", func() { w := bufio.NewWriter(io.Discard); w.WriteString("a"); w.Flush() })
	at("io.ReadAll", func() { sinkB, _ = io.ReadAll(strings.NewReader(s)) })
	at("io.Copy", func() { io.Copy(io.Discard, strings.NewReader(s)) })
	at("io.Pipe", func() { r, w := io.Pipe(); go func() { w.Write(data); w.Close() }(); io.ReadAll(r) })
	at("io.MultiReader", func() { io.ReadAll(io.MultiReader(strings.NewReader(s), strings.NewReader(s))) })
	at("io.TeeReader", func() { io.ReadAll(io.TeeReader(strings.NewReader(s), io.Discard)) })
	at("errors.New", func() { sinkE = errors.New("x") })
	at("errors.Join", func() { sinkE = errors.Join(io.EOF, io.ErrUnexpectedEOF) })
	at("errors.Is", func() { _ = errors.Is(fmt.Errorf("a: %w", io.EOF), io.EOF) })
	at("errors.As", func() { var e *myErr; _ = errors.As(error(&myErr{1}), &e) })
	at("errors.Join Error", func() { sinkS = errors.Join(io.EOF, io.EOF).Error() })
	at("time.Now", func() { sinkT = time.Now() })
	t := time.Unix(1700000000, 0).UTC()
	at("Time.Format", func() { sinkS = t.Format(time.RFC3339) })
	at("Time.String", func() { sinkS = t.String() })
	at("time.Parse", func() { sinkT, _ = time.Parse(time.RFC3339, "2024-01-02T03:04:05Z") })
	at("time.Parse err", func() { _, sinkE = time.Parse(time.RFC3339, "x") })
	at("Duration.String", func() { sinkS = time.Duration(1500000000).String() })
	at("ParseDuration", func() { _, sinkE = time.ParseDuration("1h2m") })
	at("time.NewTimer", func() { time.NewTimer(time.Hour).Stop() })
	at("time.AfterFunc", func() { time.AfterFunc(time.Hour, func() {}).Stop() })
	at("time.NewTicker", func() { time.NewTicker(time.Hour).Stop() })
	at("time.After", func() { time.After(time.Hour) })
	at("time.Date", func() { sinkT = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC) })
	at("sync.Mutex", func() { var mu sync.Mutex; mu.Lock(); mu.Unlock() })
	at("sync.Once", func() { var o sync.Once; o.Do(func() {}) })
	at("sync.OnceFunc", func() { f := sync.OnceFunc(func() {}); f() })
	at("sync.OnceValue", func() { f := sync.OnceValue(func() int { return 1 }); sinkI = f() })
	at("WaitGroup", func() {
		var wg sync.WaitGroup
		wg.Add(1)
		go func() { wg.Done() }()
		wg.Wait()
	})
	at("WaitGroup.Go", func() {
		var wg sync.WaitGroup
		wg.Go(func() {})
		wg.Wait()
	})
	var sm sync.Map
	at("sync.Map Load", func() { sm.Load("k") })
	at("sync.Map LoadOrStore", func() { sm.LoadOrStore("k", 1) })
	pool := sync.Pool{New: func() any { return new([100]byte) }}
	at("sync.Pool", func() { x := pool.Get(); pool.Put(x) })
	at("sync.NewCond", func() { sinkA = sync.NewCond(new(sync.Mutex)) })
	bg := context.Background()
	at("WithCancel", func() { _, c := context.WithCancel(bg); c() })
	at("WithTimeout", func() { _, c := context.WithTimeout(bg, time.Hour); c() })
	at("WithValue", func() { sinkA = context.WithValue(bg, "k", 1) })
	at("WithCancel child", func() { x, c := context.WithCancel(bg); _, d := context.WithCancel(x); d(); c() })
	at("WithCancelCause", func() { _, c := context.WithCancelCause(bg); c(io.EOF) })
	at("AfterFunc ctx", func() { x, c := context.WithCancel(bg); stop := context.AfterFunc(x, func() {}); stop(); c() })
	at("WithoutCancel", func() { sinkA = context.WithoutCancel(bg) })
	at("ctx String", func() { x, c := context.WithCancel(bg); sinkS = fmt.Sprint(x); c() })
	re := regexp.MustCompile(`(\w+)@(\w+)\.com`)
	at("regexp Match", func() { re.MatchString("bob@example.com") })
	at("regexp Submatch", func() { sinkSS = re.FindStringSubmatch("bob@example.com") })
	at("regexp Replace", func() { sinkS = re.ReplaceAllString("bob@example.com", "$1") })
	at("regexp Split", func() { sinkSS = re.Split("a bob@example.com b", -1) })
	at("os.Getenv", func() { sinkS = os.Getenv("NOPE") })
}
