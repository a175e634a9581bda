package main

import (
	"fmt"
	"runtime"
)

type node struct {
	name        string
	left, right *node
}

type label struct{ text string }

type tree struct {
	root  *node
	label *label
}

var kept *tree

func newNode(name string, left, right *node) *node {
	return &node{name, left, right}
}

// build hangs three nodes and a label on a package variable; nothing leads to the fourth node, though it points to the tree.
func build() string {
	kept = &tree{label: &label{"ours"}}
	kept.root = newNode("root", newNode("left", nil, nil), newNode("right", nil, nil))
	lost := newNode("lost", kept.root, nil)
	return lost.name
}

func main() {
	fmt.Println("built the tree, and forgot", build())
	runtime.GC()                                                                    //: collect
	fmt.Println("kept", kept.label.text, kept.root.left.name, kept.root.right.name) //: after
}
