package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
)

type Op byte

//go:noinline
func nop() {}

const (
	OpPush Op = iota + 1
	OpAdd
	OpSub
	OpMul
	OpDup
	OpSwap
	OpJnz
	OpLoad
	OpStore
	OpPrint
	OpCall
	OpRet
	OpHalt
)

var info = [...]struct {
	name string
	args int
}{OpPush: {"PUSH", 1}, OpAdd: {"ADD", 0}, OpSub: {"SUB", 0}, OpMul: {"MUL", 0}, OpDup: {name: "DUP"}, OpSwap: {"SWAP", 0}, OpJnz: {"JNZ", 1}, OpLoad: {"LOAD", 1}, OpStore: {"STORE", 1}, OpPrint: {"PRINT", 0}, OpCall: {"CALL", 1}, OpRet: {"RET", 0}, OpHalt: {"HALT", 0}}

func (o Op) String() string {
	if int(o) < len(info) && info[o].name != "" {
		return info[o].name
	}
	return fmt.Sprintf("Op(%#02x)", byte(o))
}

type VM struct {
	code  []int
	pc    int
	stack []int
	calls []int
	mem   [8]int
	out   strings.Builder
	steps int
}

var ErrUnderflow = errors.New("stack underflow")

type VMError struct {
	PC  int
	Op  Op
	Err error
}

func (e *VMError) Error() string { return fmt.Sprintf("pc=%d %v: %v", e.PC, e.Op, e.Err) }
func (e *VMError) Unwrap() error { return e.Err }

func (vm *VM) pop() int {
	if len(vm.stack) == 0 {
		panic(ErrUnderflow)
	}
	v := vm.stack[len(vm.stack)-1]
	vm.stack = vm.stack[:len(vm.stack)-1]
	return v
}
func (vm *VM) push(v int) { vm.stack = append(vm.stack, v) }

var dispatch map[Op]func(*VM, int)

func init() {
	bin := func(f func(a, b int) int) func(*VM, int) {
		return func(vm *VM, _ int) { b, a := vm.pop(), vm.pop(); vm.push(f(a, b)) }
	}
	dispatch = map[Op]func(*VM, int){
		OpPush: (*VM).pushArg,
		OpAdd:  bin(func(a, b int) int { return a + b }),
		OpSub:  bin(func(a, b int) int { return a - b }),
		OpMul:  bin(func(a, b int) int { return a * b }),
		OpDup:  func(vm *VM, _ int) { v := vm.pop(); vm.push(v); vm.push(v) },
		OpSwap: func(vm *VM, _ int) { b, a := vm.pop(), vm.pop(); vm.push(b); vm.push(a) },
		OpJnz: func(vm *VM, t int) {
			if vm.pop() != 0 {
				vm.pc = t
			}
		},
		OpLoad:  func(vm *VM, i int) { vm.push(vm.mem[i]) },
		OpStore: func(vm *VM, i int) { vm.mem[i] = vm.pop() },
		OpPrint: func(vm *VM, _ int) { fmt.Fprintln(&vm.out, vm.pop()) },
		OpCall:  func(vm *VM, t int) { vm.calls = append(vm.calls, vm.pc); vm.pc = t },
		OpRet: func(vm *VM, _ int) {
			n := len(vm.calls) - 1
			vm.pc = vm.calls[n]
			vm.calls = vm.calls[:n]
		},
	}
}
func (vm *VM) pushArg(v int) { vm.push(v) }

func (vm *VM) Run() (err error) {
	var op Op
	at := 0
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = &VMError{at, op, r}
		default:
			panic(r)
		}
	}()
	for ; ; vm.steps++ {
		at = vm.pc
		op = Op(vm.code[vm.pc])
		vm.pc++
		if op == OpHalt {
			return nil
		}
		arg := 0
		f, ok := dispatch[op]
		if !ok {
			return &VMError{at, op, errors.ErrUnsupported}
		}
		if info[op].args == 1 {
			arg = vm.code[vm.pc]
			vm.pc++
		}
		f(vm, arg)
		if vm.steps > 10000 {
			panic(fmt.Errorf("step limit %d", vm.steps))
		}
	}
}

func asm(src string) (code []int, err error) {
	labels := map[string]int{}
	type fix struct {
		at   int
		name string
	}
	var fixes []fix
	names := map[string]Op{}
	for i, in := range info {
		if in.name != "" {
			names[in.name] = Op(i)
		}
	}
	for ln, line := range strings.Split(src, "\n") {
		line, _, _ = strings.Cut(line, ";")
		f := strings.Fields(line)
		if len(f) > 0 && strings.HasSuffix(f[0], ":") {
			labels[strings.TrimSuffix(f[0], ":")] = len(code)
			f = f[1:]
		}
		if len(f) == 0 {
			continue
		}
		op, ok := names[strings.ToUpper(f[0])]
		if !ok {
			return nil, fmt.Errorf("line %d: unknown op %q", ln+1, f[0])
		}
		if len(f)-1 != info[op].args {
			return nil, fmt.Errorf("line %d: %v wants %d args, got %d", ln+1, op, info[op].args, len(f)-1)
		}
		code = append(code, int(op))
		for _, a := range f[1:] {
			var n int
			if _, err := fmt.Sscanf(a, "%d", &n); err != nil {
				fixes = append(fixes, fix{len(code), a})
			}
			code = append(code, n)
		}
	}
	for _, fx := range fixes {
		t, ok := labels[fx.name]
		if !ok {
			err = errors.Join(err, fmt.Errorf("undefined label %s", fx.name))
			continue
		}
		code[fx.at] = t
	}
	return
}
func disasm(code []int) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 1, '.', 0)
	defer w.Flush()
	for i := 0; i < len(code); i++ {
		op := Op(code[i])
		fmt.Fprintf(w, "%04d\t%v\t", i, op)
		for range info[op].args {
			i++
			fmt.Fprintf(w, "%d\t", code[i])
		}
		fmt.Fprintln(w)
	}
}

func main() {
	code, err := asm(`
	push 5
	call fact
	print
	halt
fact:	store 0   ; n
	push 1
	store 1
loop:	load 0
	load 1
	mul
	store 1
	load 0
	push 1
	sub
	dup
	store 0
	jnz loop
	load 1
	ret`)
	fmt.Println(code, err)
	disasm(code)
	vm := &VM{code: code}
	fmt.Println(vm.Run(), vm.out.String(), vm.steps, vm.mem)
	for _, src := range []string{"add", "push 1\nload 9", "l: push 1\njnz l", "push", "bogus", "jnz a\njnz b", "ret", "push 1"} {
		code, err := asm(src)
		if err != nil {
			fmt.Printf("%q\n", err)
			continue
		}
		err = (&VM{code: code}).Run()
		var ve *VMError
		fmt.Println(err, errors.Is(err, ErrUnderflow), errors.As(err, &ve))
	}
	fmt.Println((&VM{code: []int{99}}).Run(), Op(99), OpHalt)
}
