loops.go:13:10:     from &node{...} (spill) at loops.go:13:10
loops.go:13:10:     from head = &node{...} (assign) at loops.go:13:8
loops.go:13:10:   flow: head ← &{storage for &node{...}}:
loops.go:13:10: &node{...} escapes to heap
loops.go:13:10: &node{...} escapes to heap in list:
loops.go:21:8: &node{...} does not escape
loops.go:28:6:     from &i (address-of) at loops.go:29:21
loops.go:28:6:     from append(all, &i) (call parameter) at loops.go:29:15
loops.go:28:6:   flow: {heap} ← &i:
loops.go:28:6: i escapes to heap in perIteration:
loops.go:28:6: moved to heap: i
loops.go:29:15:     from all = append(all, &i) (assign) at loops.go:29:7
loops.go:29:15:     from append(all, &i) (spill) at loops.go:29:15
loops.go:29:15:   flow: {heap} ← &{storage for append(all, &i)}:
loops.go:29:15: append escapes to heap
loops.go:29:15: append(all, &i) escapes to heap in perIteration:
loops.go:31:28: []string{...} does not escape
loops.go:31:6: perIteration capturing by value: i (addr=false assign=false width=8)
loops.go:31:9: perIteration capturing by value: v (addr=false assign=false width=16)
loops.go:32:9:     from func literal (spill) at loops.go:32:9
loops.go:32:9:   flow: {heap} ← &{storage for func literal}:
loops.go:32:9: func literal escapes to heap
loops.go:32:9: func literal escapes to heap in perIteration:
loops.go:39:3:     from &x (address-of) at loops.go:40:10
loops.go:39:3:     from last = &x (assign) at loops.go:40:8
loops.go:39:3:   flow: last ← &x:
loops.go:39:3: moved to heap: x
loops.go:39:3: x escapes to heap in outer:
loops.go:48:2:     from &x (address-of) at loops.go:49:6
loops.go:48:2:     from p = &x (assign) at loops.go:49:4
loops.go:48:2:   flow: p ← &x:
loops.go:48:2: moved to heap: x
loops.go:48:2: x escapes to heap in jumps:
loops.go:56:14:     from for loop (range-deref) at loops.go:57:14
loops.go:56:14:     from r = v (assign) at loops.go:59:6
loops.go:56:14:   flow: r ← v:
loops.go:56:14:   flow: v ← *{temp}:
loops.go:56:14:   flow: {temp} ← m:
loops.go:56:14: leaking param: m to result r level=1
loops.go:56:14: parameter m leaks to r for overMap with derefs=1:
loops.go:65:15: c does not escape
loops.go:73:18:     from [3]*int{...} (array literal element) at loops.go:73:14
loops.go:73:18:     from a := [3]*int{...} (assign) at loops.go:73:4
loops.go:73:18:     from for loop (range) at loops.go:74:14
loops.go:73:18:     from new(int) (spill) at loops.go:73:18
loops.go:73:18:     from return p (return) at loops.go:76:4
loops.go:73:18:   flow: a ← &{storage for new(int)}:
loops.go:73:18:   flow: p ← {temp}:
loops.go:73:18:   flow: {temp} ← a:
loops.go:73:18:   flow: ~r0 ← p:
loops.go:73:18: new(int) escapes to heap
loops.go:73:18: new(int) escapes to heap in overArray:
