package main

import (
	"fmt"
	"os"
	"strings"
	"text/template"
)

type Item struct {
	Name  string
	Price float64
	Qty   int
	Tags  []string
}

func (i Item) Total() float64             { return i.Price * float64(i.Qty) }
func (i *Item) Discount(p float64) string { return fmt.Sprintf("%.2f", i.Total()*(1-p)) }

type Cart struct {
	Owner map[string]string
	Items []*Item
	Notes map[string]int
	Admin bool
	Calc  func(int, int) int
}

const page = `{{define "row"}}{{printf "%-6s" .Name}} x{{.Qty}} = {{.Total | printf "%.2f"}}{{if .Tags}} [{{join .Tags ", "}}]{{end}}{{end -}}
{{with .Owner}}Hello {{.first}} {{index . "last"}}{{.missing}}{{end}}
{{range $i, $it := .Items -}}
{{$i | inc}}. {{template "row" $it}} {{$it.Discount 0.1}}
{{end -}}
{{range $k, $v := .Notes}}{{$k}}={{$v}};{{else}}none{{end}}
{{len .Items}} {{if and .Admin (gt (len .Items) 1)}}ADMIN{{else if .Admin}}admin{{else}}user{{end}} {{not .Admin}} {{or "" "dflt"}}
{{- $sum := 0.0}}{{range .Items}}{{$sum = add $sum .Total}}{{end}}
sum={{$sum}} {{eq 1 1}} {{ne "a" "b"}} {{lt 1.5 2.5}} {{index .Items 0 | printf "%T"}} {{call .Calc 3 4}}
{{range $i, $e := .Items}}{{if eq $i 1}}{{continue}}{{end}}{{if $i}}, {{end}}{{.Name}}{{if ge $i 2}}{{break}}{{end}}{{end}}
{{html "<a&b>"}} {{js "it's"}} {{urlquery "a b&c"}} {{print 1 2 "x"}} {{println "y"}}{{"quoted" | printf "%q"}} {{slice "abcdef" 1 3}}
{{/* comment */}}{{block "foot" .}}default footer for {{.Owner.first}}{{end}}
`

func main() {
	funcs := template.FuncMap{"join": strings.Join, "inc": func(i int) int { return i + 1 }, "add": func(a, b float64) float64 { return a + b },
		"fail": func() (string, error) { return "", fmt.Errorf("failed on purpose") }}
	t := template.Must(template.New("page").Funcs(funcs).Parse(page))
	c := Cart{Owner: map[string]string{"first": "Ann", "last": "Lee"}, Admin: true, Calc: func(a, b int) int { return a * b }, Notes: map[string]int{"b": 2, "a": 1},
		Items: []*Item{{"pen", 1.5, 4, []string{"blue", "fine"}}, {"ink", 10, 1, nil}, {"pad", 2.25, 2, nil}, {"cap", 1, 1, nil}}}
	if err := t.Execute(os.Stdout, c); err != nil {
		fmt.Println(err)
	}
	t2 := template.Must(template.Must(t.Clone()).Parse(`{{define "foot"}}custom{{end}}`))
	fmt.Println(t2.ExecuteTemplate(os.Stdout, "foot", c), len(t.DefinedTemplates()))
	for _, s := range []string{"{{.Nope}}", "{{fail}}", "{{index .Items 9}}", "{{.Owner.x.y}}", "{{template \"zz\"}}", "{{range 3}}{{.}},{{end}}"} {
		tt, err := template.New("t").Funcs(funcs).Parse(s)
		if err != nil {
			fmt.Println("parse:", err)
			continue
		}
		fmt.Println("\n", tt.Execute(os.Stdout, c))
	}
	for _, s := range []string{"{{if}}", "{{end}}", "{{range .X}}", "{{nofunc 1}}", "{{.A | }}", "{{\"unclosed}}", "{{$x}}"} {
		_, err := template.New("bad").Parse(s)
		fmt.Println(err)
	}
	tt := template.Must(template.New("opt").Option("missingkey=error").Parse("{{.x}}{{.y}}"))
	fmt.Println(tt.Execute(os.Stdout, map[string]int{"x": 1}))
	tt = template.Must(template.New("delim").Delims("<<", ">>").Parse("<<.>> {{.}}\n"))
	tt.Execute(os.Stdout, []string{"v"})
}
