method_values.go:16:37:     from map[string]func(int) int{...} (spill) at method_values.go:16:37
method_values.go:16:37:     from table = map[string]func(int) int{...} (assign) at method_values.go:16:5
method_values.go:16:37:   flow: {heap} ← &{storage for map[string]func(int) int{...}}:
method_values.go:16:37: map[string]func(int) int{...} escapes to heap
method_values.go:16:37: map[string]func(int) int{...} escapes to heap in init:
method_values.go:16:43:     from func literal (spill) at method_values.go:16:43
method_values.go:16:43:     from map[string]func(int) int{...} (map literal value) at method_values.go:16:37
method_values.go:16:43:   flow: {heap} ← &{storage for func literal}:
method_values.go:16:43: func literal escapes to heap
method_values.go:16:43: func literal escapes to heap in init:
method_values.go:19:10:     from c (captured by a closure) at method_values.go:22:99
method_values.go:19:10:   flow: {storage for func literal} ← c:
method_values.go:19:10: leaking param: c
method_values.go:19:10: ops capturing by value: c (addr=false assign=false width=8)
method_values.go:19:10: parameter c leaks to {storage for func literal} for ops with derefs=0:
method_values.go:21:6: ops capturing by value: i (addr=false assign=false width=8)
method_values.go:22:15:     from append(out, op{...}) (spill) at method_values.go:22:15
method_values.go:22:15:     from out = append(out, op{...}) (assign) at method_values.go:22:7
method_values.go:22:15:     from return out (return) at method_values.go:24:2
method_values.go:22:15:   flow: out ← &{storage for append(out, op{...})}:
method_values.go:22:15:   flow: ~r0 ← out:
method_values.go:22:15: append escapes to heap
method_values.go:22:15: append(out, op{...}) escapes to heap in ops:
method_values.go:22:40: ... argument does not escape
method_values.go:22:41:     from ... argument (slice-literal-element) at method_values.go:22:40
method_values.go:22:41:     from ... argument (spill) at method_values.go:22:40
method_values.go:22:41:     from fmt.Sprint(... argument...) (call parameter) at method_values.go:22:40
method_values.go:22:41:     from i (spill) at method_values.go:22:41
method_values.go:22:41:   flow: {heap} ← {storage for ... argument}:
method_values.go:22:41:   flow: {storage for ... argument} ← &{storage for i}:
method_values.go:22:41: i escapes to heap
method_values.go:22:41: i escapes to heap in ops:
method_values.go:22:50:     from append(out, op{...}) (call parameter) at method_values.go:22:15
method_values.go:22:50:     from func literal (spill) at method_values.go:22:50
method_values.go:22:50:     from op{...} (struct literal element) at method_values.go:22:23
method_values.go:22:50:   flow: {heap} ← &{storage for func literal}:
method_values.go:22:50: func literal escapes to heap
method_values.go:22:50: func literal escapes to heap in ops:
method_values.go:22:90:     from append(out, op{...}) (call parameter) at method_values.go:22:15
method_values.go:22:90:     from func literal (spill) at method_values.go:22:90
method_values.go:22:90:     from op{...} (struct literal element) at method_values.go:22:23
method_values.go:22:90:   flow: {heap} ← &{storage for func literal}:
method_values.go:22:90: func literal escapes to heap
method_values.go:22:90: func literal escapes to heap in ops:
method_values.go:28:2:     from &c (address-of) at method_values.go:34:24
method_values.go:28:2:     from c (captured by a closure) at method_values.go:42:44
method_values.go:28:2:     from c (reference) at method_values.go:42:44
method_values.go:28:2:     from ops(&c) (call parameter) at method_values.go:34:23
method_values.go:28:2:   flow: {heap} ← &c:
method_values.go:28:2:   flow: {storage for func literal} ← &c:
method_values.go:28:2: c escapes to heap in main:
method_values.go:28:2: c escapes to heap in main:
method_values.go:28:2: main capturing by ref: c (addr=true assign=false width=8)
method_values.go:28:2: moved to heap: c
method_values.go:29:8: c.inc does not escape
method_values.go:30:8: c.get does not escape
method_values.go:32:13: ... argument does not escape
method_values.go:32:15:     from ... argument (slice-literal-element) at method_values.go:32:13
method_values.go:32:15:     from ... argument (spill) at method_values.go:32:13
method_values.go:32:15:     from f() (spill) at method_values.go:32:15
method_values.go:32:15:     from fmt.Println(... argument...) (call parameter) at method_values.go:32:13
method_values.go:32:15:   flow: {heap} ← {storage for ... argument}:
method_values.go:32:15:   flow: {storage for ... argument} ← &{storage for f()}:
method_values.go:32:15: f() escapes to heap
method_values.go:32:15: f() escapes to heap in main:
method_values.go:32:20:     from ... argument (slice-literal-element) at method_values.go:32:13
method_values.go:32:20:     from ... argument (spill) at method_values.go:32:13
method_values.go:32:20:     from fmt.Println(... argument...) (call parameter) at method_values.go:32:13
method_values.go:32:20:     from g() (spill) at method_values.go:32:20
method_values.go:32:20:   flow: {heap} ← {storage for ... argument}:
method_values.go:32:20:   flow: {storage for ... argument} ← &{storage for g()}:
method_values.go:32:20: g() escapes to heap
method_values.go:32:20: g() escapes to heap in main:
method_values.go:32:25:     from ... argument (slice-literal-element) at method_values.go:32:13
method_values.go:32:25:     from ... argument (spill) at method_values.go:32:13
method_values.go:32:25:     from fmt.Println(... argument...) (call parameter) at method_values.go:32:13
method_values.go:32:25:     from h(&c) (spill) at method_values.go:32:25
method_values.go:32:25:   flow: {heap} ← {storage for ... argument}:
method_values.go:32:25:   flow: {storage for ... argument} ← &{storage for h(&c)}:
method_values.go:32:25: h(&c) escapes to heap
method_values.go:32:25: h(&c) escapes to heap in main:
method_values.go:33:10:     from c.inc (spill) at method_values.go:33:10
method_values.go:33:10:     from kept = c.inc (assign) at method_values.go:33:7
method_values.go:33:10:   flow: {heap} ← &{storage for c.inc}:
method_values.go:33:10: c.inc escapes to heap
method_values.go:33:10: c.inc escapes to heap in main:
method_values.go:35:14: ... argument does not escape
method_values.go:35:16:     from ... argument (slice-literal-element) at method_values.go:35:14
method_values.go:35:16:     from ... argument (spill) at method_values.go:35:14
method_values.go:35:16:     from fmt.Println(... argument...) (call parameter) at method_values.go:35:14
method_values.go:35:16:     from o.name (spill) at method_values.go:35:16
method_values.go:35:16:   flow: {heap} ← {storage for ... argument}:
method_values.go:35:16:   flow: {storage for ... argument} ← &{storage for o.name}:
method_values.go:35:16: o.name escapes to heap
method_values.go:35:16: o.name escapes to heap in main:
method_values.go:35:28:     from ... argument (slice-literal-element) at method_values.go:35:14
method_values.go:35:28:     from ... argument (spill) at method_values.go:35:14
method_values.go:35:28:     from fmt.Println(... argument...) (call parameter) at method_values.go:35:14
method_values.go:35:28:     from o.run(2) (spill) at method_values.go:35:28
method_values.go:35:28:   flow: {heap} ← {storage for ... argument}:
method_values.go:35:28:   flow: {storage for ... argument} ← &{storage for o.run(2)}:
method_values.go:35:28: o.run(2) escapes to heap
method_values.go:35:28: o.run(2) escapes to heap in main:
method_values.go:38:19: ... argument does not escape
method_values.go:38:20:     from "end" (spill) at method_values.go:38:20
method_values.go:38:20:     from ... argument (slice-literal-element) at method_values.go:38:19
method_values.go:38:20:     from ... argument (spill) at method_values.go:38:19
method_values.go:38:20:     from .autotmp_5, .autotmp_6 = "end", c.n (assign-pair) at method_values.go:38:2
method_values.go:38:20:     from fmt.Println(... argument...) (call parameter) at method_values.go:38:19
method_values.go:38:20:   flow: .autotmp_5 ← &{storage for "end"}:
method_values.go:38:20:   flow: {heap} ← {storage for ... argument}:
method_values.go:38:20:   flow: {storage for ... argument} ← .autotmp_5:
method_values.go:38:20: "end" escapes to heap
method_values.go:38:20: "end" escapes to heap in main:
method_values.go:38:20: main capturing by value: .autotmp_5 (addr=false assign=false width=16)
method_values.go:38:28:     from ... argument (slice-literal-element) at method_values.go:38:19
method_values.go:38:28:     from ... argument (spill) at method_values.go:38:19
method_values.go:38:28:     from .autotmp_5, .autotmp_6 = "end", c.n (assign-pair) at method_values.go:38:2
method_values.go:38:28:     from c.n (spill) at method_values.go:38:28
method_values.go:38:28:     from fmt.Println(... argument...) (call parameter) at method_values.go:38:19
method_values.go:38:28:   flow: .autotmp_6 ← &{storage for c.n}:
method_values.go:38:28:   flow: {heap} ← {storage for ... argument}:
method_values.go:38:28:   flow: {storage for ... argument} ← .autotmp_6:
method_values.go:38:28: c.n escapes to heap
method_values.go:38:28: c.n escapes to heap in main:
method_values.go:38:28: main capturing by value: .autotmp_6 (addr=false assign=false width=16)
method_values.go:39:6: main capturing by value: i (addr=false assign=false width=8)
method_values.go:40:29: ... argument does not escape
method_values.go:40:30:     from ... argument (slice-literal-element) at method_values.go:40:29
method_values.go:40:30:     from ... argument (spill) at method_values.go:40:29
method_values.go:40:30:     from fmt.Println(... argument...) (call parameter) at method_values.go:40:29
method_values.go:40:30:     from i (spill) at method_values.go:40:30
method_values.go:40:30:   flow: {heap} ← {storage for ... argument}:
method_values.go:40:30:   flow: {storage for ... argument} ← &{storage for i}:
method_values.go:40:30: i escapes to heap
method_values.go:40:30: i escapes to heap in main.func1:
method_values.go:40:9:     from func literal (spill) at method_values.go:40:9
method_values.go:40:9:   flow: {heap} ← &{storage for func literal}:
method_values.go:40:9: func literal escapes to heap
method_values.go:40:9: func literal escapes to heap in main:
method_values.go:42:15:     from func literal (spill) at method_values.go:42:15
method_values.go:42:15:     from table["b"] = func literal (assign) at method_values.go:42:13
method_values.go:42:15:   flow: {heap} ← &{storage for func literal}:
method_values.go:42:15: func literal escapes to heap
method_values.go:42:15: func literal escapes to heap in main:
method_values.go:7:7: c does not escape
