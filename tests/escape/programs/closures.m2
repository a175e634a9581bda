closures.go:12:2: constant capturing by value: n (addr=false assign=false width=8)
closures.go:13:9:     from func literal (spill) at closures.go:13:9
closures.go:13:9:     from return func literal (return) at closures.go:13:2
closures.go:13:9:   flow: ~r0 ← &{storage for func literal}:
closures.go:13:9: func literal escapes to heap
closures.go:13:9: func literal escapes to heap in constant:
closures.go:17:2: local capturing by ref: n (addr=false assign=true width=8)
closures.go:18:9: func literal does not escape
closures.go:24:2: assignedBefore capturing by value: n (addr=false assign=false width=8)
closures.go:26:9:     from func literal (spill) at closures.go:26:9
closures.go:26:9:     from return func literal (return) at closures.go:26:2
closures.go:26:9:   flow: ~r0 ← &{storage for func literal}:
closures.go:26:9: func literal escapes to heap
closures.go:26:9: func literal escapes to heap in assignedBefore:
closures.go:30:2:     from n (captured by a closure) at closures.go:31:27
closures.go:30:2:     from n (reference) at closures.go:31:27
closures.go:30:2:   flow: {storage for func literal} ← &n:
closures.go:30:2: assignedAfter capturing by ref: n (addr=false assign=true width=8)
closures.go:30:2: moved to heap: n
closures.go:30:2: n escapes to heap in assignedAfter:
closures.go:31:7:     from f := func literal (assign) at closures.go:31:4
closures.go:31:7:     from func literal (spill) at closures.go:31:7
closures.go:31:7:     from return f (return) at closures.go:33:2
closures.go:31:7:   flow: f ← &{storage for func literal}:
closures.go:31:7:   flow: ~r0 ← f:
closures.go:31:7: func literal escapes to heap
closures.go:31:7: func literal escapes to heap in assignedAfter:
closures.go:37:6:     from big (captured by a closure) at closures.go:38:30
closures.go:37:6:     from big (reference) at closures.go:38:30
closures.go:37:6:   flow: {storage for func literal} ← &big:
closures.go:37:6: big escapes to heap in large:
closures.go:37:6: large capturing by ref: big (addr=false assign=false width=200)
closures.go:37:6: moved to heap: big
closures.go:38:9:     from func literal (spill) at closures.go:38:9
closures.go:38:9:     from return func literal (return) at closures.go:38:2
closures.go:38:9:   flow: ~r0 ← &{storage for func literal}:
closures.go:38:9: func literal escapes to heap
closures.go:38:9: func literal escapes to heap in large:
closures.go:42:2:     from x (captured by a closure) at closures.go:47:12
closures.go:42:2:     from x (reference) at closures.go:47:12
closures.go:42:2:   flow: {storage for func literal} ← &x:
closures.go:42:2: moved to heap: x
closures.go:42:2: nested capturing by ref: x (addr=true assign=false width=8)
closures.go:42:2: x escapes to heap in nested:
closures.go:43:9:     from func literal (spill) at closures.go:43:9
closures.go:43:9:     from return func literal (return) at closures.go:43:2
closures.go:43:9:   flow: ~r0 ← &{storage for func literal}:
closures.go:43:9: func literal escapes to heap
closures.go:43:9: func literal escapes to heap in nested:
closures.go:44:3:     from &y (address-of) at closures.go:45:33
closures.go:44:3:     from return &y (return) at closures.go:45:26
closures.go:44:3:     from return inner() (return) at closures.go:49:3
closures.go:44:3:   flow: ~r0 ← &y:
closures.go:44:3:   flow: ~r0 ← ~r0:
closures.go:44:3: moved to heap: y
closures.go:44:3: nested.func1 capturing by ref: y (addr=true assign=false width=8)
closures.go:44:3: y escapes to heap in nested.func1:
closures.go:45:12: func literal does not escape
closures.go:53:17: f does not escape
closures.go:54:2:     from &x (address-of) at closures.go:55:4
closures.go:54:2:     from f(&x) (call parameter) at closures.go:55:3
closures.go:54:2:   flow: {heap} ← &x:
closures.go:54:2: moved to heap: x
closures.go:54:2: x escapes to heap in callsParam:
closures.go:58:15:     from p (captured by a closure) at closures.go:59:30
closures.go:58:15:     from return p (return) at closures.go:59:23
closures.go:58:15:   flow: {storage for func literal} ← p:
closures.go:58:15:   flow: ~r0 ← p:
closures.go:58:15: leaking param: p
closures.go:58:15: parameter p leaks to {storage for func literal} for returned with derefs=0:
closures.go:58:15: parameter p leaks to ~r0 for returned with derefs=0:
closures.go:58:15: returned capturing by value: p (addr=false assign=false width=8)
closures.go:59:9:     from func literal (spill) at closures.go:59:9
closures.go:59:9:     from return func literal (return) at closures.go:59:2
closures.go:59:9:   flow: ~r0 ← &{storage for func literal}:
closures.go:59:9: func literal escapes to heap
closures.go:59:9: func literal escapes to heap in returned:
closures.go:63:2: direct capturing by ref: u (addr=true assign=false width=8)
closures.go:64:7: func literal does not escape
closures.go:76:13: func literal does not escape
closures.go:76:18:     from sink = p (assign) at closures.go:76:33
closures.go:76:18:   flow: {heap} ← p:
closures.go:76:18: leaking param: p
closures.go:76:18: parameter p leaks to {heap} for main.func1 with derefs=0:
closures.go:77:13: func literal does not escape
closures.go:77:18: p does not escape
closures.go:78:18:     from new(int) (spill) at closures.go:78:18
closures.go:78:18:     from returned(new(int)) (call parameter) at closures.go:78:14
closures.go:78:18:   flow: {heap} ← &{storage for new(int)}:
closures.go:78:18: new(int) escapes to heap
closures.go:78:18: new(int) escapes to heap in main:
closures.go:7:2:     from n (captured by a closure) at closures.go:8:22
closures.go:7:2:     from n (reference) at closures.go:8:22
closures.go:7:2:   flow: {storage for func literal} ← &n:
closures.go:7:2: counter capturing by ref: n (addr=false assign=true width=8)
closures.go:7:2: moved to heap: n
closures.go:7:2: n escapes to heap in counter:
closures.go:8:9:     from func literal (spill) at closures.go:8:9
closures.go:8:9:     from return func literal (return) at closures.go:8:2
closures.go:8:9:   flow: ~r0 ← &{storage for func literal}:
closures.go:8:9: func literal escapes to heap
closures.go:8:9: func literal escapes to heap in counter:
