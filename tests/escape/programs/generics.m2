generics.go:13:7: d does not escape
generics.go:15:48:     from append(s.items, v) (spill) at generics.go:15:48
generics.go:15:48:     from s.items = append(s.items, v) (assign) at generics.go:15:40
generics.go:15:48:   flow: {heap} ← &{storage for append(s.items, v)}:
generics.go:15:48: append escapes to heap
generics.go:15:48: append(s.items, v) escapes to heap in (*stack[go.shape.int]).push:
generics.go:15:7:     from (*stack[go.shape.int]).push(s, &.dict.stack[int], v) (call parameter) at generics.go:15:6
generics.go:15:7:     from append(s.items, v) (call parameter) at generics.go:15:48
generics.go:15:7:     from s.items (dot of pointer) at generics.go:15:50
generics.go:15:7:     from s.items = append(s.items, v) (assign) at generics.go:15:40
generics.go:15:7:   flow: {heap} ← *{temp}:
generics.go:15:7:   flow: {heap} ← {temp}:
generics.go:15:7:   flow: {temp} ← *s:
generics.go:15:7:   flow: {temp} ← s:
generics.go:15:7: parameter s leaks to {heap} for (*stack[go.shape.int]).push with derefs=1:
generics.go:15:7: parameter s leaks to {heap} for (*stack[int]).push with derefs=1:
generics.go:17:2:     from &v (address-of) at generics.go:18:9
generics.go:17:2:     from return &v (return) at generics.go:18:2
generics.go:17:2:   flow: ~r0 ← &v:
generics.go:17:2: moved to heap: v
generics.go:17:2: v escapes to heap in (*stack[go.shape.int]).pop:
generics.go:30:13:     from make([]go.shape.string, 0, len(m)) (spill) at generics.go:30:13
generics.go:30:13:     from out := make([]go.shape.string, 0, len(m)) (assign) at generics.go:30:6
generics.go:30:13:     from return out (return) at generics.go:34:2
generics.go:30:13:   flow: out ← &{storage for make([]go.shape.string, 0, len(m))}:
generics.go:30:13:   flow: ~r0 ← out:
generics.go:30:13: make([]go.shape.string, 0, len(m)) escapes to heap
generics.go:30:13: make([]go.shape.string, 0, len(m)) escapes to heap in collect[go.shape.string,go.shape.int]:
generics.go:32:15:     from append(out, k) (spill) at generics.go:32:15
generics.go:32:15:     from out = append(out, k) (assign) at generics.go:32:7
generics.go:32:15:     from return out (return) at generics.go:34:2
generics.go:32:15:   flow: out ← &{storage for append(out, k)}:
generics.go:32:15:   flow: ~r0 ← out:
generics.go:32:15: append escapes to heap
generics.go:32:15: append(out, k) escapes to heap in collect[go.shape.string,go.shape.int]:
generics.go:37:20:     from (func(go.shape.struct { main.n *int }) string)(&.dict[0])(v) (call parameter) at generics.go:37:47
generics.go:37:20:     from call[go.shape.struct { main.n *int }](&.dict.call[main.dog], v) (call parameter) at generics.go:37:6
generics.go:37:20:   flow: {heap} ← v:
generics.go:37:20:   flow: {heap} ← v:
generics.go:37:20: parameter v leaks to {heap} for call[go.shape.struct { main.n *int }] with derefs=0:
generics.go:37:20: parameter v leaks to {heap} for call[main.dog] with derefs=0:
generics.go:39:17:     from &v (address-of) at generics.go:39:34
generics.go:39:17:     from &v (address-of) at generics.go:39:34
generics.go:39:17:     from &v (address-of) at generics.go:39:34
generics.go:39:17:     from &v (address-of) at generics.go:39:34
generics.go:39:17:     from ptr[go.shape.string](&.dict.ptr[string], v) (call parameter) at generics.go:39:6
generics.go:39:17:     from return &v (return) at generics.go:39:27
generics.go:39:17:     from return &v (return) at generics.go:39:27
generics.go:39:17:     from return &v (return) at generics.go:39:27
generics.go:39:17:     from return &v (return) at generics.go:39:27
generics.go:39:17:   flow: {heap} ← v:
generics.go:39:17:   flow: ~r0 ← &v:
generics.go:39:17:   flow: ~r0 ← &v:
generics.go:39:17:   flow: ~r0 ← &v:
generics.go:39:17:   flow: ~r0 ← &v:
generics.go:39:17: moved to heap: v
generics.go:39:17: moved to heap: v
generics.go:39:17: parameter v leaks to {heap} for ptr[string] with derefs=0:
generics.go:39:17: parameter v leaks to ~r0 for ptr[go.shape.int] with derefs=0:
generics.go:39:17: parameter v leaks to ~r0 for ptr[go.shape.string] with derefs=0:
generics.go:39:17: v escapes to heap in ptr[go.shape.int]:
generics.go:39:17: v escapes to heap in ptr[go.shape.string]:
generics.go:41:33:     from build[go.shape.string,go.shape.int](&.dict.build[string,int], k, v) (call parameter) at generics.go:41:6
generics.go:41:33:     from tree[go.shape.string,go.shape.int]{...} (struct literal element) at generics.go:42:20
generics.go:41:33:   flow: {heap} ← k:
generics.go:41:33:   flow: {storage for &tree[go.shape.string,go.shape.int]{...}} ← k:
generics.go:41:33: parameter k leaks to {heap} for build[string,int] with derefs=0:
generics.go:41:33: parameter k leaks to {storage for &tree[go.shape.string,go.shape.int]{...}} for build[go.shape.string,go.shape.int] with derefs=0:
generics.go:42:9:     from &tree[go.shape.string,go.shape.int]{...} (spill) at generics.go:42:9
generics.go:42:9:     from return &tree[go.shape.string,go.shape.int]{...} (return) at generics.go:42:2
generics.go:42:9:   flow: ~r0 ← &{storage for &tree[go.shape.string,go.shape.int]{...}}:
generics.go:42:9: &tree[go.shape.string,go.shape.int]{...} escapes to heap
generics.go:42:9: &tree[go.shape.string,go.shape.int]{...} escapes to heap in build[go.shape.string,go.shape.int]:
generics.go:48:30: []int{...} does not escape
generics.go:48:53: []float64{...} does not escape
generics.go:49:24: map[string]int{...} does not escape
