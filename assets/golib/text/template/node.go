package template

import (
	"strconv"
	"strings"
)

// nodeKind tells what a node of a parsed template is.
type nodeKind uint8

const (
	nodeText nodeKind = iota
	nodeList
	nodeAction // pipe
	nodeIf     // pipe, list, otherwise
	nodeRange
	nodeWith
	nodeTemplate // text is the name
	nodeBreak
	nodeContinue
	nodePipe    // decls and parts (commands)
	nodeCommand // parts (terms)
	nodeField   // names
	nodeChain   // parts[0] and names
	nodeVariable
	nodeIdentifier
	nodeDot
	nodeNil
	nodeBool
	nodeNumber
	nodeString
)

// node is a piece of a template.
type node struct {
	kind      nodeKind
	pos       int
	text      string // as written; for strings with quotes
	value     any    // bool, string, int64, uint64, float64 or complex128
	names     []string
	parts     []*node
	decls     []*node
	assign    bool // = instead of :=
	pipe      *node
	list      *node
	otherwise *node
}

// String writes a node as error messages show it.
func (n *node) String() string {
	switch n.kind {
	case nodeList:
		var b strings.Builder
		for _, part := range n.parts {
			b.WriteString(part.String())
		}
		return b.String()
	case nodeAction:
		return "{{" + n.pipe.String() + "}}"
	case nodeIf, nodeRange, nodeWith:
		word := [...]string{"if", "range", "with"}[n.kind-nodeIf]
		s := "{{" + word + " " + n.pipe.String() + "}}" + n.list.String()
		if n.otherwise != nil {
			s += "{{else}}" + n.otherwise.String()
		}
		return s + "{{end}}"
	case nodeTemplate:
		s := "{{template " + strconv.Quote(n.text)
		if n.pipe != nil {
			s += " " + n.pipe.String()
		}
		return s + "}}"
	case nodeBreak:
		return "{{break}}"
	case nodeContinue:
		return "{{continue}}"
	case nodePipe:
		return n.pipeText()
	case nodeCommand:
		var words []string
		for _, part := range n.parts {
			if part.kind == nodePipe {
				words = append(words, "("+part.String()+")")
			} else {
				words = append(words, part.String())
			}
		}
		return strings.Join(words, " ")
	case nodeField:
		return "." + strings.Join(n.names, ".")
	case nodeChain:
		s := n.parts[0].String()
		if n.parts[0].kind == nodePipe {
			s = "(" + s + ")"
		}
		return s + "." + strings.Join(n.names, ".")
	case nodeVariable:
		return strings.Join(n.names, ".")
	case nodeDot:
		return "."
	case nodeNil:
		return "nil"
	}
	return n.text
}

func (n *node) pipeText() string {
	s := ""
	for i, v := range n.decls {
		if i > 0 {
			s += ", "
		}
		s += v.String()
	}
	if len(n.decls) > 0 {
		if n.assign {
			s += " = "
		} else {
			s += " := "
		}
	}
	for i, c := range n.parts {
		if i > 0 {
			s += " | "
		}
		s += c.String()
	}
	return s
}
