// Package template fills texts with data.
package template

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
)

// FuncMap names functions for templates.
type FuncMap map[string]any

// common is shared by the templates that know each other.
type common struct {
	templates map[string]*Template
	functions map[string]reflect.Value
	missing   missingKey
}

// missingKey tells what a missing map key gives.
type missingKey uint8

const (
	missingInvalid missingKey = iota
	missingZero
	missingError
)

// Template is one parsed template.
type Template struct {
	name   string
	root   *node
	text   string
	parsed string // the name of the text it was parsed from
	left   string
	right  string
	*common
}

func New(name string) *Template { return &Template{name: name} }

func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

func (t *Template) init() {
	if t.common == nil {
		t.common = &common{templates: map[string]*Template{}, functions: map[string]reflect.Value{}}
	}
}

func (t *Template) Name() string { return t.name }

func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, common: t.common, left: t.left, right: t.right}
}

func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.left, t.right = left, right
	return t
}

func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, o := range opt {
		switch o {
		case "missingkey=default", "missingkey=invalid":
			t.missing = missingInvalid
		case "missingkey=zero":
			t.missing = missingZero
		case "missingkey=error":
			t.missing = missingError
		case "":
			panic("empty option string")
		default:
			panic("unrecognized option: " + o)
		}
	}
	return t
}

func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.init()
	for name, fn := range funcMap {
		if !goodName(name) {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(fn)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := goodFunc(name, v.Type()); err != nil {
			panic(err)
		}
		t.functions[name] = v
	}
	return t
}

func goodName(name string) bool {
	for i, r := range name {
		if !isNameRune(r) || i == 0 && '0' <= r && r <= '9' {
			return false
		}
	}
	return name != ""
}

func (t *Template) function(name string) (fn reflect.Value, builtin, ok bool) {
	if t.common != nil {
		if fn, ok = t.functions[name]; ok {
			return fn, false, true
		}
	}
	if b := builtins()[name]; b != nil {
		return reflect.ValueOf(b), true, true
	}
	return reflect.Value{}, false, false
}

func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	known := func(name string) bool {
		_, _, ok := t.function(name)
		return ok
	}
	defined, err := parseText(t.name, text, t.left, t.right, known)
	if err != nil {
		return nil, err
	}
	for name, list := range defined {
		t.define(name, list, text)
	}
	return t, nil
}

// define makes list the template's body, unless it is empty and there is one.
func (t *Template) define(name string, list *node, text string) {
	target := t
	if name != t.name {
		if target = t.templates[name]; target == nil {
			target = t.New(name)
		}
	}
	if old := t.templates[name]; old != nil && old.root != nil && isEmpty(list) && !isEmpty(old.root) {
		return
	}
	target.root, target.text, target.parsed = list, text, t.name
	t.templates[name] = target
}

func (t *Template) Lookup(name string) *Template {
	if t.common == nil {
		return nil
	}
	return t.templates[name]
}

func (t *Template) Templates() []*Template {
	if t.common == nil {
		return nil
	}
	var all []*Template
	for _, one := range t.templates {
		all = append(all, one)
	}
	return all
}

func (t *Template) DefinedTemplates() string {
	if t.common == nil {
		return ""
	}
	var names []string
	for name, one := range t.templates {
		if one.root != nil {
			names = append(names, fmt.Sprintf("%q", name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return "; defined templates are: " + strings.Join(names, ", ")
}

func (t *Template) Clone() (*Template, error) {
	out := &Template{name: t.name, root: t.root, text: t.text, parsed: t.parsed, left: t.left, right: t.right}
	if t.common == nil {
		return out, nil
	}
	out.common = &common{templates: map[string]*Template{}, functions: maps.Clone(t.functions), missing: t.missing}
	for name, one := range t.templates {
		if name == t.name {
			out.templates[name] = out
			continue
		}
		copied := *one
		copied.common = out.common
		out.templates[name] = &copied
	}
	return out, nil
}

func (t *Template) Execute(wr io.Writer, data any) error { return t.execute(wr, data) }

func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	one := t.Lookup(name)
	if one == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return one.Execute(wr, data)
}

// ParseFiles reads templates named after their files.
func ParseFiles(filenames ...string) (*Template, error) { return parseFiles(nil, filenames) }

func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.init()
	return parseFiles(t, filenames)
}

func parseFiles(t *Template, filenames []string) (*Template, error) {
	if len(filenames) == 0 {
		return nil, fmt.Errorf("template: no files named in call to ParseFiles")
	}
	for _, filename := range filenames {
		text, err := os.ReadFile(filename)
		if err != nil {
			return nil, err
		}
		name := path.Base(filename)
		if t == nil {
			t = New(name)
		}
		target := t
		if name != t.name {
			target = t.New(name)
		}
		if _, err = target.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.init()
	return parseGlob(t, pattern)
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	filenames, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(filenames) == 0 {
		return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
	}
	return parseFiles(t, filenames)
}
