package runtime

import "unsafe"

// The words in which a program dies of a panic that nobody recovered. The machine calls printPanics on the goroutine that
// panicked, after its deferred calls have run. Models [go1.26 runtime/panic.go printpanics], [go1.26 runtime/error.go printpanicval].

type panicLine struct {
	value                         any
	recovered, goexit, repanicked bool
}

type anyWords struct {
	typ  unsafe.Pointer
	data unsafe.Pointer
}

func panicCount() int

// Record i, the oldest first.
func panicRecord(i int) (value any, recovered, goexit bool)

// Ends the program with the dump of the goroutine that panicked.
func endPanicked(text string)

func descriptorText(t unsafe.Pointer) string

func printPanics() {
	lines := make([]panicLine, panicCount())
	for i := range lines {
		lines[i].value, lines[i].recovered, lines[i].goexit = panicRecord(i)
	}
	for i := 1; i < len(lines); i++ {
		lines[i-1].repanicked = *(*anyWords)(unsafe.Pointer(&lines[i].value)) == *(*anyWords)(unsafe.Pointer(&lines[i-1].value))
	}
	for i := range lines { // a value that was panicked with again is printed once, where it came first
		if i == 0 || !lines[i-1].repanicked {
			lines[i].value = panicText(lines[i].value)
		}
	}
	printPanicLines(lines)
	endPanicked("panic")
}

// What Error or String say, else the value itself.
func panicText(v any) any {
	defer func() {
		if r := recover(); r != nil {
			if s, ok := r.(string); ok {
				fatal("panic while printing panic value: " + s)
			}
			fatal("panic while printing panic value: type " + descriptorText((*anyWords)(unsafe.Pointer(&r)).typ))
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	}
	return v
}

func printPanicLines(lines []panicLine) {
	n := len(lines) - 1
	if n > 0 {
		printPanicLines(lines[:n])
		if lines[n-1].repanicked {
			return
		}
		if !lines[n-1].goexit {
			print("\t")
		}
	}
	line := lines[n]
	if line.goexit {
		return
	}
	print("panic: ")
	printPanicValue(line.value)
	if line.recovered && line.repanicked {
		print(" [recovered, repanicked]")
	} else if line.recovered {
		print(" [recovered]")
	}
	print("\n")
}

func printIndented(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			print(s[from:i+1], "\t")
			from = i + 1
		}
	}
	print(s[from:])
}

func printPanicValue(v any) {
	switch v := v.(type) {
	case nil:
		print("nil")
	case bool:
		print(v)
	case int:
		print(v)
	case int8:
		print(v)
	case int16:
		print(v)
	case int32:
		print(v)
	case int64:
		print(v)
	case uint:
		print(v)
	case uint8:
		print(v)
	case uint16:
		print(v)
	case uint32:
		print(v)
	case uint64:
		print(v)
	case uintptr:
		print(v)
	case float32:
		print(v)
	case float64:
		print(v)
	case complex64:
		print(v)
	case complex128:
		print(v)
	case string:
		printIndented(v)
	default:
		printCustom((*anyWords)(unsafe.Pointer(&v)))
	}
}

// A value of a defined type: its type's name and, for basic kinds, the value.
func printCustom(w *anyWords) {
	name := descriptorText(w.typ)
	switch *(*uint8)(unsafe.Add(w.typ, 23)) & 31 {
	case 1:
		print(name, "(", *(*bool)(w.data), ")")
	case 2:
		print(name, "(", *(*int)(w.data), ")")
	case 3:
		print(name, "(", *(*int8)(w.data), ")")
	case 4:
		print(name, "(", *(*int16)(w.data), ")")
	case 5:
		print(name, "(", *(*int32)(w.data), ")")
	case 6:
		print(name, "(", *(*int64)(w.data), ")")
	case 7:
		print(name, "(", *(*uint)(w.data), ")")
	case 8:
		print(name, "(", *(*uint8)(w.data), ")")
	case 9:
		print(name, "(", *(*uint16)(w.data), ")")
	case 10:
		print(name, "(", *(*uint32)(w.data), ")")
	case 11:
		print(name, "(", *(*uint64)(w.data), ")")
	case 12:
		print(name, "(", *(*uintptr)(w.data), ")")
	case 13:
		print(name, "(", *(*float32)(w.data), ")")
	case 14:
		print(name, "(", *(*float64)(w.data), ")")
	case 15:
		print(name, *(*complex64)(w.data))
	case 16:
		print(name, *(*complex128)(w.data))
	case 24:
		print(name, `("`)
		printIndented(*(*string)(w.data))
		print(`")`)
	default:
		print("(", name, ") ", w.data)
	}
}
