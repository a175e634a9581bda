// Package slog writes log records with attributes.
package slog

import (
	"context"
	"errors"
	"log"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"
)

// Level is a record's importance.
type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

func (l Level) Level() Level { return l }

func (l Level) String() string {
	name, base := "DEBUG", LevelDebug
	switch {
	case l >= LevelError:
		name, base = "ERROR", LevelError
	case l >= LevelWarn:
		name, base = "WARN", LevelWarn
	case l >= LevelInfo:
		name, base = "INFO", LevelInfo
	}
	switch above := int(l - base); {
	case above > 0:
		return name + "+" + strconv.Itoa(above)
	case above < 0:
		return name + strconv.Itoa(above)
	}
	return name
}

func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }
func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

func (l *Level) UnmarshalText(data []byte) error {
	for _, base := range []Level{LevelDebug, LevelInfo, LevelWarn, LevelError} {
		name := base.String()
		if len(data) < len(name) || !sameFold(string(data[:len(name)]), name) {
			continue
		}
		rest := string(data[len(name):])
		offset := 0
		if rest != "" {
			var err error
			if offset, err = strconv.Atoi(rest); err != nil {
				return errors.New("slog: level string " + strconv.Quote(string(data)) + ": " + err.Error())
			}
		}
		*l = base + Level(offset)
		return nil
	}
	return errors.New("slog: level string " + strconv.Quote(string(data)) + ": unknown name")
}

func sameFold(a, b string) bool {
	for i := range len(a) {
		if a[i]&^0x20 != b[i]&^0x20 {
			return false
		}
	}
	return true
}

// Leveler is a level, fixed or not.
type Leveler interface {
	Level() Level
}

// LevelVar is a level that can be changed.
type LevelVar struct {
	val atomic.Int64
}

func (v *LevelVar) Level() Level   { return Level(v.val.Load()) }
func (v *LevelVar) Set(l Level)    { v.val.Store(int64(l)) }
func (v *LevelVar) String() string { return "LevelVar(" + v.Level().String() + ")" }

// Record is one event.
type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr
	attrs   []Attr
}

func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

func (r Record) NumAttrs() int { return len(r.attrs) }

func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.attrs {
		if !f(a) {
			return
		}
	}
}

func (r *Record) AddAttrs(attrs ...Attr) {
	for _, a := range attrs {
		if !a.isEmptyGroup() {
			r.attrs = append(r.attrs, a)
		}
	}
}

func (r *Record) Add(args ...any) { r.AddAttrs(attrsOf(args)...) }

func (r Record) Clone() Record {
	r.attrs = append([]Attr(nil), r.attrs...)
	return r
}

// Source is where a record was made.
type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	f, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{f.Function, f.File, f.Line}
}

// Handler writes records.
type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

// Logger makes records for a handler.
type Logger struct {
	handler Handler
}

func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

var defaultLogger = New(&defaultHandler{})

var defaultLevel LevelVar

func Default() *Logger { return defaultLogger }

func SetDefault(l *Logger) {
	defaultLogger = l
	if _, ok := l.handler.(*defaultHandler); !ok {
		log.SetOutput(&logWriter{l.handler, &defaultLevel})
		log.SetFlags(0)
	}
}

func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = defaultLevel.Level()
	defaultLevel.Set(level)
	return oldLevel
}

// logWriter turns the lines of package log into records.
type logWriter struct {
	h     Handler
	level Leveler
}

func (w *logWriter) Write(b []byte) (int, error) {
	level := w.level.Level()
	if !w.h.Enabled(context.Background(), level) {
		return 0, nil
	}
	text := string(b)
	if len(text) > 0 && text[len(text)-1] == '\n' {
		text = text[:len(text)-1]
	}
	return len(b), w.h.Handle(context.Background(), NewRecord(time.Now(), level, text, 0))
}

func NewLogLogger(h Handler, level Level) *log.Logger { return log.New(&logWriter{h, level}, "", 0) }

func (l *Logger) Handler() Handler { return l.handler }

func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrsOf(args))}
}

func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

func (l *Logger) Enabled(ctx context.Context, level Level) bool {
	if ctx == nil {
		ctx = context.Background()
	}
	return l.handler.Enabled(ctx, level)
}

// write makes the record; its callers are called by the program.
func (l *Logger) write(ctx context.Context, level Level, msg string, attrs []Attr) {
	if ctx == nil {
		ctx = context.Background()
	}
	if !l.handler.Enabled(ctx, level) {
		return
	}
	var pcs [1]uintptr
	runtime.Callers(3, pcs[:])
	r := NewRecord(time.Now(), level, msg, pcs[0])
	r.AddAttrs(attrs...)
	l.handler.Handle(ctx, r)
}

func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.write(ctx, level, msg, attrsOf(args))
}

func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.write(ctx, level, msg, attrs)
}

func (l *Logger) Debug(msg string, args ...any) { l.write(nil, LevelDebug, msg, attrsOf(args)) }
func (l *Logger) Info(msg string, args ...any)  { l.write(nil, LevelInfo, msg, attrsOf(args)) }
func (l *Logger) Warn(msg string, args ...any)  { l.write(nil, LevelWarn, msg, attrsOf(args)) }
func (l *Logger) Error(msg string, args ...any) { l.write(nil, LevelError, msg, attrsOf(args)) }

func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelDebug, msg, attrsOf(args))
}

func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelInfo, msg, attrsOf(args))
}

func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelWarn, msg, attrsOf(args))
}

func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.write(ctx, LevelError, msg, attrsOf(args))
}

func With(args ...any) *Logger { return Default().With(args...) }

func Log(ctx context.Context, level Level, msg string, args ...any) {
	Default().write(ctx, level, msg, attrsOf(args))
}

func LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	Default().write(ctx, level, msg, attrs)
}

func Debug(msg string, args ...any) { Default().write(nil, LevelDebug, msg, attrsOf(args)) }
func Info(msg string, args ...any)  { Default().write(nil, LevelInfo, msg, attrsOf(args)) }
func Warn(msg string, args ...any)  { Default().write(nil, LevelWarn, msg, attrsOf(args)) }
func Error(msg string, args ...any) { Default().write(nil, LevelError, msg, attrsOf(args)) }

func DebugContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelDebug, msg, attrsOf(args))
}

func InfoContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelInfo, msg, attrsOf(args))
}

func WarnContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelWarn, msg, attrsOf(args))
}

func ErrorContext(ctx context.Context, msg string, args ...any) {
	Default().write(ctx, LevelError, msg, attrsOf(args))
}
