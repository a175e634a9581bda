selects.go:12:14:     from n (captured by a closure) at selects.go:16:19
selects.go:12:14:   flow: {storage for func literal} ← n:
selects.go:12:14: parameter n leaks to {storage for func literal} for produce with derefs=0:
selects.go:12:14: produce capturing by value: n (addr=false assign=false width=8)
selects.go:13:2: produce capturing by value: ch (addr=false assign=false width=8)
selects.go:14:5:     from func literal (spill) at selects.go:14:5
selects.go:14:5:   flow: {heap} ← &{storage for func literal}:
selects.go:14:5: func literal escapes to heap
selects.go:14:5: func literal escapes to heap in produce:
selects.go:15:3: produce.func1 capturing by value: .autotmp_0 (addr=false assign=false width=8)
selects.go:18:11:     from &click{...} (interface-converted) at selects.go:18:11
selects.go:18:11:     from &click{...} (spill) at selects.go:18:11
selects.go:18:11:     from ch <- (&click{...}) (send) at selects.go:18:8
selects.go:18:11:   flow: {heap} ← &{storage for &click{...}}:
selects.go:18:11: &click{...} escapes to heap
selects.go:18:11: &click{...} escapes to heap in produce.func1:
selects.go:20:14:     from ch <- key(97 + i) (send) at selects.go:20:8
selects.go:20:14:     from key(97 + i) (spill) at selects.go:20:14
selects.go:20:14:   flow: {heap} ← &{storage for key(97 + i)}:
selects.go:20:14: key(97 + i) escapes to heap
selects.go:20:14: key(97 + i) escapes to heap in produce.func1:
selects.go:41:16: ... argument does not escape
selects.go:41:18:     from ... argument (slice-literal-element) at selects.go:41:16
selects.go:41:18:     from ... argument (spill) at selects.go:41:16
selects.go:41:18:     from fmt.Println(... argument...) (call parameter) at selects.go:41:16
selects.go:41:18:     from v.x (spill) at selects.go:41:18
selects.go:41:18:   flow: {heap} ← {storage for ... argument}:
selects.go:41:18:   flow: {storage for ... argument} ← &{storage for v.x}:
selects.go:41:18: v.x escapes to heap
selects.go:41:18: v.x escapes to heap in main:
selects.go:44:16: ... argument does not escape
selects.go:44:17:     from ... argument (slice-literal-element) at selects.go:44:16
selects.go:44:17:     from ... argument (spill) at selects.go:44:16
selects.go:44:17:     from fmt.Println(... argument...) (call parameter) at selects.go:44:16
selects.go:44:17:     from v (spill) at selects.go:44:17
selects.go:44:17:   flow: {heap} ← {storage for ... argument}:
selects.go:44:17:   flow: {storage for ... argument} ← &{storage for v}:
selects.go:44:17: v escapes to heap
selects.go:44:17: v escapes to heap in main:
selects.go:51:22: ... argument does not escape
selects.go:54:13: ... argument does not escape
selects.go:54:21:     from ... argument (slice-literal-element) at selects.go:54:13
selects.go:54:21:     from ... argument (spill) at selects.go:54:13
selects.go:54:21:     from fmt.Println(... argument...) (call parameter) at selects.go:54:13
selects.go:54:21:     from last.id() (spill) at selects.go:54:21
selects.go:54:21:   flow: {heap} ← {storage for ... argument}:
selects.go:54:21:   flow: {storage for ... argument} ← &{storage for last.id()}:
selects.go:54:21: last.id() escapes to heap
selects.go:54:21: last.id() escapes to heap in main:
selects.go:9:7: c does not escape
