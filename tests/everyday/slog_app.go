package main

import (
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"os"
	"time"
)

type Token string

func (Token) LogValue() slog.Value { return slog.StringValue("REDACTED") }

type User struct {
	ID   int
	Name string
}

func (u User) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.String("name", u.Name))
}

func main() {
	noTime := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		return a
	}
	var lv slog.LevelVar
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: &lv, ReplaceAttr: noTime}))
	l.Info("hello", "count", 3, "name", "a b", "pi", 3.14, "ok", true, "d", time.Second, "nil", nil)
	l.Debug("hidden")
	lv.Set(slog.LevelDebug)
	l.Debug("shown", "t", time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC))
	l.Warn("odd", "key")
	l.Error("failed", "err", errors.New("disk full"), slog.Any("user", User{1, "bob"}), "tok", Token("x"))
	w := l.With("svc", "api").WithGroup("req").With("id", 7)
	w.Info("grouped", slog.Group("g", "a", 1, "b", []int{1, 2}), "q", `say "hi"`)
	j := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime}))
	j.Info("json", "s", "x<y", "n", 1.5, "err", io.EOF, "u", User{2, "al"}, "m", map[string]int{"b": 1, "a": 2}, "d", time.Minute)
	j.WithGroup("outer").With(slog.Int("z", 1)).Log(context.Background(), slog.LevelWarn+2, "custom level", "struct", struct{ A, B int }{1, 2})
	j.LogAttrs(context.Background(), slog.LevelInfo, "attrs", slog.Bool("b", true), slog.Duration("d", 1500*time.Millisecond), slog.Uint64("u", 1<<63))
	l.Info("empty", "e", "", "eq", "a=b", "uni", "héllo", "nl", "a\nb")
	_ = l.Enabled(context.Background(), slog.LevelInfo)
	slog.SetDefault(l)
	slog.Info("default now", "x", 1)
	log.Print("through log package")
	std := log.New(os.Stdout, "std: ", log.Lmsgprefix|log.Lshortfile)
	std.Println("with file", 1, 2)
	std.Printf("formatted %05d", 42)
	defer func() { recover(); os.Exit(3) }()
	std.Panicln("panic", "here")
}
