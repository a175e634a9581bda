goroutines.go:14:11:     from jobs <- j (send) at goroutines.go:15:7
goroutines.go:14:11:   flow: {heap} ← j:
goroutines.go:14:11: leaking param: j
goroutines.go:14:11: parameter j leaks to {heap} for send with derefs=0:
goroutines.go:14:19:     from c <- v (send) at goroutines.go:16:4
goroutines.go:14:19:   flow: {heap} ← v:
goroutines.go:14:19: leaking param: v
goroutines.go:14:19: parameter v leaks to {heap} for send with derefs=0:
goroutines.go:14:26: c does not escape
goroutines.go:19:15: p does not escape
goroutines.go:19:23: m does not escape
goroutines.go:20:2:     from x (captured by a closure) at goroutines.go:29:34
goroutines.go:20:2:     from x (reference) at goroutines.go:29:34
goroutines.go:20:2:   flow: {storage for func literal} ← &x:
goroutines.go:20:2: deferred capturing by ref: x (addr=false assign=true width=8)
goroutines.go:20:2: deferred capturing by ref: x (addr=true assign=true width=8)
goroutines.go:20:2: moved to heap: x
goroutines.go:20:2: x escapes to heap in deferred:
goroutines.go:21:8: func literal does not escape
goroutines.go:26:2: deferred capturing by value: .autotmp_4 (addr=false assign=false width=8)
goroutines.go:27:16: deferred capturing by value: .autotmp_5 (addr=false assign=false width=8)
goroutines.go:27:2: deferred capturing by value: .autotmp_6 (addr=false assign=false width=8)
goroutines.go:29:3:     from func literal (spill) at goroutines.go:29:3
goroutines.go:29:3:   flow: {heap} ← &{storage for func literal}:
goroutines.go:29:3: deferred capturing by value: .autotmp_9 (addr=false assign=false width=8)
goroutines.go:29:3: func literal escapes to heap in deferred:
goroutines.go:29:9:     from .autotmp_8 (captured by a closure) at goroutines.go:29:9
goroutines.go:29:9:     from .autotmp_8, .autotmp_9 = func literal, i (assign-pair) at goroutines.go:29:3
goroutines.go:29:9:     from func literal (spill) at goroutines.go:29:9
goroutines.go:29:9:   flow: .autotmp_8 ← &{storage for func literal}:
goroutines.go:29:9:   flow: {storage for func literal} ← .autotmp_8:
goroutines.go:29:9: deferred capturing by value: .autotmp_8 (addr=false assign=false width=8)
goroutines.go:29:9: func literal escapes to heap
goroutines.go:29:9: func literal escapes to heap in deferred:
goroutines.go:34:14: a does not escape
goroutines.go:34:27: b does not escape
goroutines.go:38:12:     from 5 (spill) at goroutines.go:38:12
goroutines.go:38:12:     from b <- 5 (send) at goroutines.go:38:9
goroutines.go:38:12:   flow: {heap} ← &{storage for 5}:
goroutines.go:38:12: 5 escapes to heap
goroutines.go:38:12: 5 escapes to heap in selects:
goroutines.go:42:3:     from &x (address-of) at goroutines.go:43:7
goroutines.go:42:3:     from r = &x (assign) at goroutines.go:43:5
goroutines.go:42:3:   flow: r ← &x:
goroutines.go:42:3: moved to heap: x
goroutines.go:42:3: x escapes to heap in selects:
goroutines.go:48:12:     from n (captured by a closure) at goroutines.go:52:23
goroutines.go:48:12:   flow: {storage for func literal} ← n:
goroutines.go:48:12: parameter n leaks to {storage for func literal} for spawn with derefs=0:
goroutines.go:48:12: spawn capturing by value: n (addr=false assign=false width=8)
goroutines.go:49:13:     from buf (interface-converted) at goroutines.go:54:8
goroutines.go:49:13:     from buf := make([]int, 4) (assign) at goroutines.go:49:6
goroutines.go:49:13:     from make([]int, 4) (spill) at goroutines.go:49:13
goroutines.go:49:13:   flow: buf ← &{storage for make([]int, 4)}:
goroutines.go:49:13:   flow: {storage for buf} ← buf:
goroutines.go:49:13: make([]int, 4) escapes to heap
goroutines.go:49:13: make([]int, 4) escapes to heap in spawn:
goroutines.go:49:2: spawn capturing by value: buf (addr=false assign=false width=24)
goroutines.go:51:2:     from func literal (spill) at goroutines.go:51:2
goroutines.go:51:2:   flow: {heap} ← &{storage for func literal}:
goroutines.go:51:2: func literal escapes to heap in spawn:
goroutines.go:51:2: spawn capturing by value: .autotmp_3 (addr=false assign=false width=8)
goroutines.go:52:5:     from func literal (spill) at goroutines.go:52:5
goroutines.go:52:5:   flow: {heap} ← &{storage for func literal}:
goroutines.go:52:5: func literal escapes to heap
goroutines.go:52:5: func literal escapes to heap in spawn:
goroutines.go:53:10: b does not escape
goroutines.go:53:2:     from func literal (spill) at goroutines.go:53:2
goroutines.go:53:2:   flow: {heap} ← &{storage for func literal}:
goroutines.go:53:2: func literal escapes to heap in spawn:
goroutines.go:53:2: spawn capturing by value: .autotmp_5 (addr=false assign=false width=24)
goroutines.go:53:5:     from .autotmp_4 (captured by a closure) at goroutines.go:53:5
goroutines.go:53:5:     from .autotmp_4, .autotmp_5 = func literal, buf (assign-pair) at goroutines.go:53:2
goroutines.go:53:5:     from func literal (spill) at goroutines.go:53:5
goroutines.go:53:5:   flow: .autotmp_4 ← &{storage for func literal}:
goroutines.go:53:5:   flow: {storage for func literal} ← .autotmp_4:
goroutines.go:53:5: func literal escapes to heap
goroutines.go:53:5: func literal escapes to heap in spawn:
goroutines.go:53:5: spawn capturing by value: .autotmp_4 (addr=false assign=false width=8)
goroutines.go:54:8:     from buf (spill) at goroutines.go:54:8
goroutines.go:54:8:     from panic(buf) (call parameter) at goroutines.go:54:7
goroutines.go:54:8:   flow: {heap} ← &{storage for buf}:
goroutines.go:54:8: buf escapes to heap
goroutines.go:54:8: buf escapes to heap in spawn:
goroutines.go:58:7:     from &job{} (spill) at goroutines.go:58:7
goroutines.go:58:7:     from send(&job{}, job{}, nil) (call parameter) at goroutines.go:58:6
goroutines.go:58:7:   flow: {heap} ← &{storage for &job{}}:
goroutines.go:58:7: &job{} escapes to heap
goroutines.go:58:7: &job{} escapes to heap in main:
goroutines.go:59:14: new(int) does not escape
goroutines.go:7:13: in does not escape
goroutines.go:7:29: done does not escape
