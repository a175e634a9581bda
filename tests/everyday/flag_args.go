package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

type list []string

func (l *list) String() string { return strings.Join(*l, "+") }
func (l *list) Set(s string) error {
	if s == "bad" {
		return errors.New("refused")
	}
	*l = append(*l, s)
	return nil
}

type cmd struct {
	name string
	run  func([]string) error
}

func main() {
	os.Args[0] = "prog"
	fmt.Println(len(os.Args), filepath.Base("/a/b/prog"), filepath.Ext("x.tar.gz"), filepath.Join("a", "../b", "c"), filepath.Clean("/a/./b//c/.."))
	n := flag.Int("n", 5, "number of `items`")
	v := flag.Bool("v", false, "verbose")
	flag.Parse()
	fmt.Println(*n, *v, flag.NArg(), flag.NFlag(), flag.Args())
	for _, args := range [][]string{
		{"-port", "9090", "-host=example.com", "--debug", "-t", "1m30s", "-i", "a", "-i", "b", "rest", "-x"},
		{"-port", "abc"}, {"-nope"}, {"-h"}, {"-t"}, {"-i=bad"}, {"-debug=maybe"}, {"--", "-port", "1"}, {},
	} {
		fs := flag.NewFlagSet("server", flag.ContinueOnError)
		fs.SetOutput(os.Stdout)
		port := fs.Int("port", 8080, "port to listen on")
		host := fs.String("host", "localhost", "`address` to bind")
		debug := fs.Bool("debug", false, "debug output")
		ratio := fs.Float64("ratio", 0.5, "ratio")
		timeout := fs.Duration("t", 5*time.Second, "timeout")
		var l list
		fs.Var(&l, "i", "include (repeatable)")
		fs.Func("f", "a function", func(s string) error { return nil })
		u := fs.Uint("u", 0, "unsigned")
		err := fs.Parse(args)
		if err != nil {
			fmt.Println("error:", err, errors.Is(err, flag.ErrHelp))
			continue
		}
		fmt.Println(*port, *host, *debug, *ratio, *timeout, l, *u, fs.Args(), fs.NArg(), fs.Arg(0))
		fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
		fmt.Println(fs.Lookup("port").DefValue, fs.Parsed())
	}
	cmds := map[string]cmd{"add": {"add", func(a []string) error { fmt.Println("add", a); return nil }}, "rm": {"rm", func([]string) error { return errors.New("cannot remove") }}}
	for _, line := range []string{"add x y", "rm z", "help"} {
		f := strings.Fields(line)
		c, ok := cmds[f[0]]
		if !ok {
			fmt.Fprintf(os.Stdout, "unknown command %q\n", f[0])
			continue
		}
		if err := c.run(f[1:]); err != nil {
			fmt.Println(c.name, "failed:", err)
		}
	}
	if h, ok := os.LookupEnv("SURELY_NOT_SET_X"); !ok {
		fmt.Printf("%q %q\n", h, os.Getenv("SURELY_NOT_SET_X"))
	}
	fmt.Println(os.ExpandEnv("[$SURELY_NOT_SET_X]"), filepath.Dir("/x/y"), strings.ToUpper(filepath.Base("dir/")))
	m, err := filepath.Match("*.go", "main.go")
	fmt.Println(m, err)
	flag.CommandLine.SetOutput(os.Stdout)
	flag.CommandLine.Init("prog", flag.ExitOnError)
	flag.PrintDefaults()
	flag.CommandLine.Parse([]string{"-n=x"})
}
