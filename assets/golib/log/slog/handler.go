package slog

import (
	"context"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// Keys of what every record has.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// HandlerOptions are what the handlers of this package can be told.
type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

// scope is what With and WithGroup gave, outermost first: attributes, or the group that all later ones are in.
type scope struct {
	group string
	attrs []Attr
}

// gathered puts a record's attributes inside the scopes.
func gathered(scopes []scope, r Record) []Attr {
	all := r.attrs
	for i := len(scopes) - 1; i >= 0; i-- {
		if s := scopes[i]; s.group == "" {
			all = append(append([]Attr(nil), s.attrs...), all...)
		} else if len(all) > 0 {
			all = []Attr{{s.group, Value{KindGroup, all}}}
		}
	}
	return all
}

// commonHandler is behind both handlers.
type commonHandler struct {
	json   bool
	opts   HandlerOptions
	scopes []scope
	mu     *sync.Mutex
	w      io.Writer
}

func newCommon(asJSON bool, w io.Writer, opts *HandlerOptions) *commonHandler {
	if opts == nil {
		opts = &HandlerOptions{}
	}
	return &commonHandler{json: asJSON, opts: *opts, mu: new(sync.Mutex), w: w}
}

func (h *commonHandler) enabled(l Level) bool {
	least := LevelInfo
	if h.opts.Level != nil {
		least = h.opts.Level.Level()
	}
	return l >= least
}

func (h *commonHandler) with(s scope) *commonHandler {
	copied := *h
	copied.scopes = append(append([]scope(nil), h.scopes...), s)
	return &copied
}

func (h *commonHandler) handle(r Record) error {
	o := &output{h: h}
	if h.json {
		o.b = append(o.b, '{')
	}
	if !r.Time.IsZero() {
		o.attr(nil, "", Time(TimeKey, r.Time))
	}
	o.attr(nil, "", Any(LevelKey, r.Level))
	if h.opts.AddSource {
		src := r.Source()
		if src == nil {
			src = &Source{}
		}
		o.attr(nil, "", Any(SourceKey, src))
	}
	o.attr(nil, "", String(MessageKey, r.Message))
	for _, a := range gathered(h.scopes, r) {
		o.attr(nil, "", a)
	}
	if h.json {
		o.b = append(o.b, '}')
	}
	o.b = append(o.b, '\n')
	h.mu.Lock()
	defer h.mu.Unlock()
	_, err := h.w.Write(o.b)
	return err
}

// output is the line of one record.
type output struct {
	h *commonHandler
	b []byte
}

// attr writes one attribute; prefix is that of its groups in text. It tells whether anything was written.
func (o *output) attr(groups []string, prefix string, a Attr) bool {
	a.Value = a.Value.Resolve()
	if replace := o.h.opts.ReplaceAttr; replace != nil && a.Value.kind != KindGroup {
		a = replace(groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return false
	}
	if src, ok := a.Value.any.(*Source); ok {
		if *src == (Source{}) {
			return false
		}
		a.Value = StringValue(fmt.Sprintf("%s:%d", src.File, src.Line))
		if o.h.json {
			a.Value = GroupValue(String("function", src.Function), String("file", src.File), Int("line", src.Line))
		}
	}
	if a.Value.kind == KindGroup {
		return o.group(groups, prefix, a)
	}
	o.key(prefix + a.Key)
	o.value(a.Value)
	return true
}

func (o *output) group(groups []string, prefix string, a Attr) bool {
	before := len(o.b)
	if a.Key != "" {
		groups = append(groups, a.Key)
		prefix += a.Key + "."
		if o.h.json {
			o.key(a.Key)
			o.b = append(o.b, '{')
			prefix = ""
		}
	}
	written := false
	for _, inner := range a.Value.Group() {
		written = o.attr(groups, prefix, inner) || written
	}
	if !written {
		o.b = o.b[:before]
	} else if a.Key != "" && o.h.json {
		o.b = append(o.b, '}')
	}
	return written
}

func (o *output) key(key string) {
	if n := len(o.b); n > 0 && o.b[n-1] != '{' {
		if o.h.json {
			o.b = append(o.b, ',')
		} else {
			o.b = append(o.b, ' ')
		}
	}
	o.text(key)
	if o.h.json {
		o.b = append(o.b, ':')
	} else {
		o.b = append(o.b, '=')
	}
}

func (o *output) text(s string) {
	switch {
	case o.h.json:
		o.b = appendJSONString(o.b, s)
	case needsQuoting(s):
		o.b = strconv.AppendQuote(o.b, s)
	default:
		o.b = append(o.b, s...)
	}
}

func (o *output) value(v Value) {
	defer func() {
		if r := recover(); r != nil {
			if p := reflect.ValueOf(v.any); p.Kind() == reflect.Pointer && p.IsNil() {
				o.text("<nil>")
				return
			}
			o.text(fmt.Sprintf("!PANIC: %v", r))
		}
	}()
	var err error
	if o.h.json {
		err = o.jsonValue(v)
	} else {
		err = o.textValue(v)
	}
	if err != nil {
		o.text(fmt.Sprintf("!ERROR:%v", err))
	}
}

func (o *output) textValue(v Value) error {
	switch v.kind {
	case KindTime:
		o.b = v.Time().AppendFormat(o.b, "2006-01-02T15:04:05.000Z07:00")
	case KindAny:
		switch x := v.any.(type) {
		case encoding.TextMarshaler:
			data, err := x.MarshalText()
			if err != nil {
				return err
			}
			o.text(string(data))
		case []byte:
			o.b = strconv.AppendQuote(o.b, string(x))
		default:
			o.text(fmt.Sprintf("%+v", v.any))
		}
	case KindString:
		o.text(v.any.(string))
	default:
		o.b = v.append(o.b)
	}
	return nil
}

func (o *output) jsonValue(v Value) error {
	switch v.kind {
	case KindString:
		o.text(v.any.(string))
		return nil
	case KindInt64, KindUint64, KindBool:
		o.b = v.append(o.b)
		return nil
	case KindDuration:
		o.b = strconv.AppendInt(o.b, int64(v.Duration()), 10)
		return nil
	case KindTime:
		o.b = append(v.Time().AppendFormat(append(o.b, '"'), time.RFC3339Nano), '"')
		return nil
	}
	_, marshals := v.any.(json.Marshaler)
	if err, ok := v.any.(error); ok && !marshals {
		o.text(err.Error())
		return nil
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v.any); err != nil {
		return err
	}
	o.b = append(o.b, strings.TrimSuffix(b.String(), "\n")...)
	return nil
}

func needsQuoting(s string) bool {
	if s == "" {
		return true
	}
	for _, r := range s {
		if r == ' ' || r == '=' || r == '"' || r < ' ' || r == utf8.RuneError || r >= 0x7f && (unicode.IsSpace(r) || !unicode.IsPrint(r)) {
			return r != 0x7f
		}
	}
	return false
}

// appendJSONString quotes s as JSON does, without escapes for HTML.
func appendJSONString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\r':
			b = append(b, '\\', 'r')
		case r == '\t':
			b = append(b, '\\', 't')
		case r == '\b':
			b = append(b, '\\', 'b')
		case r == '\f':
			b = append(b, '\\', 'f')
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		case r == utf8.RuneError && size == 1:
			b = append(b, `\ufffd`...)
		case r == '\u2028' || r == '\u2029':
			b = append(b, `\u202`...)
			b = append(b, hex[r&15])
		default:
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return append(b, '"')
}

// TextHandler writes key=value pairs.
type TextHandler struct{ common *commonHandler }

func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newCommon(false, w, opts)}
}

func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.common.enabled(level) }
func (h *TextHandler) Handle(_ context.Context, r Record) error    { return h.common.handle(r) }
func (h *TextHandler) WithAttrs(attrs []Attr) Handler {
	return &TextHandler{h.common.with(scope{attrs: attrs})}
}
func (h *TextHandler) WithGroup(name string) Handler {
	return &TextHandler{h.common.with(scope{group: name})}
}

// JSONHandler writes one object a line.
type JSONHandler struct{ common *commonHandler }

func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newCommon(true, w, opts)}
}

func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.common.enabled(level) }
func (h *JSONHandler) Handle(_ context.Context, r Record) error    { return h.common.handle(r) }
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler {
	return &JSONHandler{h.common.with(scope{attrs: attrs})}
}
func (h *JSONHandler) WithGroup(name string) Handler {
	return &JSONHandler{h.common.with(scope{group: name})}
}

// defaultHandler writes through package log.
type defaultHandler struct{ scopes []scope }

func (h *defaultHandler) Enabled(_ context.Context, level Level) bool {
	return level >= defaultLevel.Level()
}

func (h *defaultHandler) Handle(_ context.Context, r Record) error {
	o := &output{h: &commonHandler{}}
	o.b = append(o.b, r.Level.String()+" "+r.Message...)
	for _, a := range gathered(h.scopes, r) {
		o.attr(nil, "", a)
	}
	return log.Output(4, string(o.b))
}

func (h *defaultHandler) with(s scope) *defaultHandler {
	return &defaultHandler{append(append([]scope(nil), h.scopes...), s)}
}

func (h *defaultHandler) WithAttrs(attrs []Attr) Handler { return h.with(scope{attrs: attrs}) }
func (h *defaultHandler) WithGroup(name string) Handler  { return h.with(scope{group: name}) }

// DiscardHandler writes nothing.
var DiscardHandler Handler = discardHandler{}

type discardHandler struct{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (d discardHandler) WithAttrs([]Attr) Handler           { return d }
func (d discardHandler) WithGroup(string) Handler           { return d }

// MultiHandler hands records to several handlers.
type MultiHandler struct{ handlers []Handler }

func NewMultiHandler(handlers ...Handler) *MultiHandler {
	return &MultiHandler{append([]Handler(nil), handlers...)}
}

func (m *MultiHandler) Enabled(ctx context.Context, l Level) bool {
	for _, h := range m.handlers {
		if h.Enabled(ctx, l) {
			return true
		}
	}
	return false
}

func (m *MultiHandler) Handle(ctx context.Context, r Record) error {
	var all []error
	for _, h := range m.handlers {
		if h.Enabled(ctx, r.Level) {
			if err := h.Handle(ctx, r.Clone()); err != nil {
				all = append(all, err)
			}
		}
	}
	return errors.Join(all...)
}

func (m *MultiHandler) each(f func(Handler) Handler) Handler {
	out := new(MultiHandler)
	for _, h := range m.handlers {
		out.handlers = append(out.handlers, f(h))
	}
	return out
}

func (m *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return m.each(func(h Handler) Handler { return h.WithAttrs(attrs) })
}

func (m *MultiHandler) WithGroup(name string) Handler {
	return m.each(func(h Handler) Handler { return h.WithGroup(name) })
}
