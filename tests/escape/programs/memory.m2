memory.go:10:11: make([]byte, n) does not escape
memory.go:11:11:     from make([]int, 8193) (too large for stack) at memory.go:11:11
memory.go:11:11:   flow: {heap} ← &{storage for make([]int, 8193)}:
memory.go:11:11: make([]int, 8193) escapes to heap
memory.go:11:11: make([]int, 8193) escapes to heap in sizes:
memory.go:12:11: make([]int, 8192) does not escape
memory.go:13:11:     from make([]struct {}, n) (zero-sized element) at memory.go:13:11
memory.go:13:11:   flow: {heap} ← &{storage for make([]struct {}, n)}:
memory.go:13:11: make([]struct {}, n) escapes to heap
memory.go:13:11: make([]struct {}, n) escapes to heap in sizes:
memory.go:14:6:     from f (too large for stack) at memory.go:14:6
memory.go:14:6:   flow: {heap} ← &f:
memory.go:14:6: f escapes to heap in sizes:
memory.go:14:6: moved to heap: f
memory.go:16:10: new([65536]byte) does not escape
memory.go:17:10:     from new([65537]byte) (too large for stack) at memory.go:17:10
memory.go:17:10:   flow: {heap} ← &{storage for new([65537]byte)}:
memory.go:17:10: new([65537]byte) escapes to heap
memory.go:17:10: new([65537]byte) escapes to heap in sizes:
memory.go:19:11: make([]int, 0, 3) does not escape
memory.go:23:11:     from return s, p (return) at memory.go:30:2
memory.go:23:11:   flow: ~r0 ← s:
memory.go:23:11: leaking param: s to result ~r0 level=0
memory.go:23:11: parameter s leaks to ~r0 for grow with derefs=0:
memory.go:23:20:     from append(p, x) (appendee slice) at memory.go:25:12
memory.go:23:20:     from append(p, x) (call parameter) at memory.go:25:12
memory.go:23:20:     from return s, p (return) at memory.go:30:2
memory.go:23:20:   flow: {heap} ← *{temp}:
memory.go:23:20:   flow: {temp} ← p:
memory.go:23:20:   flow: ~r1 ← p:
memory.go:23:20: leaking param content: p
memory.go:23:20: leaking param: p to result ~r1 level=0
memory.go:23:20: parameter p leaks to {heap} for grow with derefs=1:
memory.go:23:20: parameter p leaks to ~r1 for grow with derefs=0:
memory.go:23:30:     from append(p, x) (call parameter) at memory.go:25:12
memory.go:23:30:   flow: {heap} ← x:
memory.go:23:30: leaking param: x
memory.go:23:30: parameter x leaks to {heap} for grow with derefs=0:
memory.go:24:12:     from append(s, 1, 2) (spill) at memory.go:24:12
memory.go:24:12:     from return s, p (return) at memory.go:30:2
memory.go:24:12:     from s = append(s, 1, 2) (assign) at memory.go:24:4
memory.go:24:12:   flow: s ← &{storage for append(s, 1, 2)}:
memory.go:24:12:   flow: ~r0 ← s:
memory.go:24:12: append escapes to heap
memory.go:24:12: append(s, 1, 2) escapes to heap in grow:
memory.go:25:12:     from append(p, x) (spill) at memory.go:25:12
memory.go:25:12:     from p = append(p, x) (assign) at memory.go:25:4
memory.go:25:12:     from return s, p (return) at memory.go:30:2
memory.go:25:12:   flow: p ← &{storage for append(p, x)}:
memory.go:25:12:   flow: ~r1 ← p:
memory.go:25:12: append escapes to heap
memory.go:25:12: append(p, x) escapes to heap in grow:
memory.go:27:12: append does not escape
memory.go:29:15:     from append(ints, s...) (spill) at memory.go:29:15
memory.go:29:15:     from ints = append(ints, s...) (assign) at memory.go:29:7
memory.go:29:15:   flow: {heap} ← &{storage for append(ints, s...)}:
memory.go:29:15: append escapes to heap
memory.go:29:15: append(ints, s...) escapes to heap in grow:
memory.go:33:11:     from map[string]*int{...} (map literal key) at memory.go:34:22
memory.go:33:11:   flow: {heap} ← k:
memory.go:33:11: leaking param: k
memory.go:33:11: parameter k leaks to {heap} for maps with derefs=0:
memory.go:33:21:     from map[string]*int{...} (map literal value) at memory.go:34:22
memory.go:33:21:   flow: {heap} ← v:
memory.go:33:21: leaking param: v
memory.go:33:21: parameter v leaks to {heap} for maps with derefs=0:
memory.go:34:22: map[string]*int{...} does not escape
memory.go:36:14:     from make(map[string]*int) (spill) at memory.go:36:14
memory.go:36:14:     from table = make(map[string]*int) (assign) at memory.go:36:8
memory.go:36:14:   flow: {heap} ← &{storage for make(map[string]*int)}:
memory.go:36:14: make(map[string]*int) escapes to heap
memory.go:36:14: make(map[string]*int) escapes to heap in maps:
memory.go:37:11: make(map[int]int, 100) does not escape
memory.go:42:13: p does not escape
memory.go:42:22:     from q.a (dot) at memory.go:48:10
memory.go:42:22:     from return q.a (return) at memory.go:48:2
memory.go:42:22:   flow: ~r0 ← q:
memory.go:42:22: leaking param: q to result ~r0 level=0
memory.go:42:22: parameter q leaks to ~r0 for fields with derefs=0:
memory.go:42:30:     from p.a = x (assign) at memory.go:43:6
memory.go:42:30:     from q.a (dot) at memory.go:48:10
memory.go:42:30:     from q.b = x (assign) at memory.go:44:6
memory.go:42:30:     from return q.a (return) at memory.go:48:2
memory.go:42:30:   flow: q ← x:
memory.go:42:30:   flow: {heap} ← x:
memory.go:42:30:   flow: ~r0 ← q:
memory.go:42:30: leaking param: x
memory.go:42:30: parameter x leaks to {heap} for fields with derefs=0:
memory.go:42:30: parameter x leaks to ~r0 for fields with derefs=0:
memory.go:46:7: &pair{...} does not escape
memory.go:51:13:     from a[2] = x (assign) at memory.go:53:7
memory.go:51:13:   flow: a ← x:
memory.go:51:13: leaking param: x
memory.go:51:13: parameter x leaks to a for arrays with derefs=0:
memory.go:52:6:     from a (address-of) at memory.go:56:10
memory.go:52:6:     from a[1:3] (slice) at memory.go:56:10
memory.go:52:6:     from return a[1:3] (return) at memory.go:56:2
memory.go:52:6:   flow: ~r0 ← &a:
memory.go:52:6: a escapes to heap in arrays:
memory.go:52:6: moved to heap: a
memory.go:59:14: a does not escape
memory.go:59:17: b does not escape
memory.go:59:27: raw does not escape
memory.go:60:13:     from a + b + "!" (spill) at memory.go:60:13
memory.go:60:13:     from c := a + b + "!" (assign) at memory.go:60:4
memory.go:60:13:     from return c (return) at memory.go:62:3
memory.go:60:13:   flow: c ← &{storage for a + b + "!"}:
memory.go:60:13:   flow: ~r0 ← c:
memory.go:60:13: a + b + "!" escapes to heap
memory.go:60:13: a + b + "!" escapes to heap in strings:
memory.go:61:12: string(raw) does not escape
memory.go:64:14: ([]byte)(a) does not escape
memory.go:64:14: zero-copy string->[]byte conversion
memory.go:65:27: ([]rune)(b) does not escape
memory.go:68:9: a + b does not escape
memory.go:70:16:     from return string(raw) (return) at memory.go:70:2
memory.go:70:16:     from string(raw) (spill) at memory.go:70:16
memory.go:70:16:   flow: ~r0 ← &{storage for string(raw)}:
memory.go:70:16: string(raw) escapes to heap
memory.go:70:16: string(raw) escapes to heap in strings:
memory.go:73:13: dst does not escape
memory.go:73:18:     from copy(dst, src) (call parameter) at memory.go:73:47
memory.go:73:18:     from copy(dst, src) (copied slice) at memory.go:73:47
memory.go:73:18:   flow: {heap} ← *src:
memory.go:73:18: leaking param content: src
memory.go:73:18: parameter src leaks to {heap} for copies with derefs=1:
memory.go:75:15:     from *(*p) (indirection) at memory.go:75:39
memory.go:75:15:     from *p (indirection) at memory.go:75:40
memory.go:75:15:     from return *(*p) (return) at memory.go:75:32
memory.go:75:15:   flow: ~r0 ← **p:
memory.go:75:15: leaking param: p to result ~r0 level=2
memory.go:75:15: parameter p leaks to ~r0 for pointers with derefs=2:
memory.go:77:43:     from &.autotmp_2 (address-of) at memory.go:77:43
memory.go:77:43:     from return &.autotmp_2, &.autotmp_3 (return) at memory.go:77:33
memory.go:77:43:   flow: ~r0 ← &.autotmp_2:
memory.go:77:43: .autotmp_2 escapes to heap in values:
memory.go:77:43: moved to heap: .autotmp_2
memory.go:77:51:     from &.autotmp_3 (address-of) at memory.go:77:51
memory.go:77:51:     from return &.autotmp_2, &.autotmp_3 (return) at memory.go:77:33
memory.go:77:51:   flow: ~r1 ← &.autotmp_3:
memory.go:77:51: .autotmp_3 escapes to heap in values:
memory.go:77:51: moved to heap: .autotmp_3
memory.go:84:36: (*buf).trim ignoring self-assignment in b.data = b.data[n:]
memory.go:84:7: b does not escape
memory.go:85:7:     from b.bits (address-of) at memory.go:85:44
memory.go:85:7:     from b.bits (dot of pointer) at memory.go:85:39
memory.go:85:7:     from b.bits[:] (slice) at memory.go:85:44
memory.go:85:7:     from b.data = b.bits[:] (assign) at memory.go:85:36
memory.go:85:7:   flow: {heap} ← b:
memory.go:85:7: leaking param: b
memory.go:85:7: parameter b leaks to {heap} for (*buf).own with derefs=0:
memory.go:86:11: x does not escape
memory.go:86:14: y does not escape
memory.go:86:38: swap ignoring self-assignment in x.a, x.b = x.b, x.a
memory.go:86:38: swap ignoring self-assignment in x.a, x.b = x.b, x.a
memory.go:86:54: swap ignoring self-assignment in y.a = y.b
memory.go:98:6:     from (*buf).own(b) (call parameter) at memory.go:100:7
memory.go:98:6:     from b (address-of) at memory.go:100:3
memory.go:98:6:   flow: {heap} ← &b:
memory.go:98:6: b escapes to heap in main:
memory.go:98:6: moved to heap: b
memory.go:9:11: make([]byte, 64) does not escape
