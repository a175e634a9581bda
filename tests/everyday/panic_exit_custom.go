package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

type Config struct {
	Port int
	Name string
}

var ErrMissing = errors.New("missing value")

func mustEnv(k string) string {
	v, ok := os.LookupEnv(k)
	if !ok {
		panic(fmt.Errorf("env %s: %w", k, ErrMissing))
	}
	return v
}
func load() (c *Config, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok && errors.Is(e, ErrMissing) {
				err = e
				return
			}
			panic(r)
		}
	}()
	c = &Config{Name: "svc"}
	c.Port, err = strconv.Atoi(mustEnv("SURELY_UNSET_PORT"))
	return
}

func main() {
	c, err := load()
	fmt.Println(c != nil, err)
	var cfg *Config
	defer func() {
		r := recover()
		fmt.Printf("%v %T\n", r, r)
		panic(r)
	}()
	fmt.Println(cfg.Port)
}
