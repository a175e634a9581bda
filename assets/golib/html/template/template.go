// Package template fills HTML pages with data and escapes each value for the place where it stands.
// Differs: the escaping commands are put into the template's text before it is parsed, so columns in messages count them;
// templates that others call are taken to begin in plain HTML text.
package template

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"text/template"
)

// FuncMap names functions for templates.
type FuncMap = template.FuncMap

// Error is what is wrong with a template's HTML.
type Error struct {
	Name        string
	Description string
}

func (e *Error) Error() string { return "html/template:" + e.Name + ": " + e.Description }

// Template is a template whose values are escaped.
type Template struct {
	text        *template.Template
	left, right string
	set         map[string]*Template
}

var escapers = FuncMap{
	"_html_template_htmlescaper": htmlEscaper, "_html_template_rcdataescaper": rcdataEscaper,
	"_html_template_attrescaper": attrEscaper, "_html_template_nospaceescaper": nospaceEscaper,
	"_html_template_urlfilter": urlFilter, "_html_template_urlnormalizer": urlNormalizer, "_html_template_urlescaper": urlEscaper,
	"_html_template_jsvalescaper": jsValEscaper, "_html_template_jsstrescaper": jsStrEscaper,
	"_html_template_cssvaluefilter": cssValueFilter, "_html_template_commentescaper": commentEscaper,
}

func New(name string) *Template {
	t := &Template{text: template.New(name).Funcs(escapers), set: map[string]*Template{}}
	t.set[name] = t
	return t
}

func (t *Template) New(name string) *Template {
	n := &Template{t.text.New(name), t.left, t.right, t.set}
	t.set[name] = n
	return n
}

func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

func (t *Template) Name() string { return t.text.Name() }

func (t *Template) Delims(left, right string) *Template {
	t.left, t.right = left, right
	t.text.Delims(left, right)
	return t
}

func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.text.Funcs(funcMap)
	return t
}

func (t *Template) Option(opt ...string) *Template {
	t.text.Option(opt...)
	return t
}

func (t *Template) Parse(text string) (*Template, error) {
	escaped, err := escapeText(t.Name(), text, t.left, t.right)
	if err != nil {
		return nil, err
	}
	if _, err = t.text.Parse(escaped); err != nil {
		return nil, err
	}
	return t, nil
}

// Lookup wraps the text template of that name.
func (t *Template) Lookup(name string) *Template {
	if t.set[name] == nil {
		inner := t.text.Lookup(name)
		if inner == nil {
			return nil
		}
		t.set[name] = &Template{inner, t.left, t.right, t.set}
	}
	return t.set[name]
}

func (t *Template) Templates() (all []*Template) {
	for _, inner := range t.text.Templates() {
		all = append(all, t.Lookup(inner.Name()))
	}
	return all
}

func (t *Template) DefinedTemplates() string { return t.text.DefinedTemplates() }

func (t *Template) Clone() (*Template, error) {
	inner, err := t.text.Clone()
	if err != nil {
		return nil, err
	}
	c := &Template{inner, t.left, t.right, map[string]*Template{}}
	c.set[c.Name()] = c
	return c, nil
}

func (t *Template) Execute(wr io.Writer, data any) error { return t.text.Execute(wr, data) }

func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	if t.text.Lookup(name) == nil {
		return &Error{" " + name, "\"" + name + "\" is undefined"}
	}
	return t.text.ExecuteTemplate(wr, name, data)
}

func ParseFiles(filenames ...string) (*Template, error) { return parseFiles(nil, filenames) }

func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	return parseFiles(t, filenames)
}

func parseFiles(t *Template, filenames []string) (*Template, error) {
	if len(filenames) == 0 {
		return nil, &Error{"", "no files named in call to ParseFiles"}
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
		if name != t.Name() {
			target = t.New(name)
		}
		if _, err = target.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

func (t *Template) ParseGlob(pattern string) (*Template, error) { return parseGlob(t, pattern) }

func parseGlob(t *Template, pattern string) (*Template, error) {
	filenames, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(filenames) == 0 {
		return nil, &Error{"", "pattern matches no files: `" + pattern + "`"}
	}
	return parseFiles(t, filenames)
}

func HTMLEscapeString(s string) string   { return template.HTMLEscapeString(s) }
func HTMLEscaper(args ...any) string     { return template.HTMLEscaper(args...) }
func HTMLEscape(w io.Writer, b []byte)   { template.HTMLEscape(w, b) }
func JSEscapeString(s string) string     { return template.JSEscapeString(s) }
func JSEscaper(args ...any) string       { return template.JSEscaper(args...) }
func JSEscape(w io.Writer, b []byte)     { template.JSEscape(w, b) }
func URLQueryEscaper(args ...any) string { return template.URLQueryEscaper(args...) }
func IsTrue(val any) (truth, ok bool)    { return template.IsTrue(val) }
