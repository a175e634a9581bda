package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
)

const data = `name,dept,salary,"start date"
"Smith, J",eng,100.50,2020-01-02
Ann,"ops ""night""",80,2019-05-06
Bob,eng,120.25,2021-07-08
`

type Emp struct {
	Name, Dept string
	Salary     float64
}

func main() {
	r := csv.NewReader(strings.NewReader(data))
	head, err := r.Read()
	fmt.Printf("%q %v\n", head, err)
	var emps []Emp
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			break
		}
		s, _ := strconv.ParseFloat(rec[2], 64)
		emps = append(emps, Emp{rec[0], rec[1], s})
	}
	fmt.Printf("%+v\n", emps)
	tot := map[string]float64{}
	for _, e := range emps {
		tot[e.Dept] += e.Salary
	}
	keys := make([]string, 0, len(tot))
	for k := range tot {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"dept", "total, $", `q"uote`, "", " lead"})
	for _, k := range keys {
		w.Write([]string{k, strconv.FormatFloat(tot[k], 'f', 2, 64), "multi\nline"})
	}
	w.Flush()
	fmt.Println(w.Error())
	for _, s := range []string{"a,b\nc\n", "a,\"b\nc", "a,b\"c\n", "x;y # z\n#comment\n q ; w\n"} {
		r := csv.NewReader(strings.NewReader(s))
		if strings.Contains(s, ";") {
			r.Comma, r.Comment, r.TrimLeadingSpace = ';', '#', true
		}
		all, err := r.ReadAll()
		var pe *csv.ParseError
		fmt.Printf("%q %v %t\n", all, err, errors.As(err, &pe))
	}
}
