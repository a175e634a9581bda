byte_constants.go:13:40: s does not escape
byte_constants.go:13:50: bs does not escape
byte_constants.go:13:61: us does not escape
byte_constants.go:13:72: bu does not escape
byte_constants.go:14:13: ... argument does not escape
byte_constants.go:14:15:     from ... argument (slice-literal-element) at byte_constants.go:14:13
byte_constants.go:14:15:     from ... argument (spill) at byte_constants.go:14:13
byte_constants.go:14:15:     from b - byte(48) (spill) at byte_constants.go:14:15
byte_constants.go:14:15:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:14:13
byte_constants.go:14:15:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:14:15:   flow: {storage for ... argument} ← &{storage for b - byte(48)}:
byte_constants.go:14:15: b - byte(48) escapes to heap
byte_constants.go:14:15: b - byte(48) escapes to heap in f:
byte_constants.go:14:22:     from ... argument (slice-literal-element) at byte_constants.go:14:13
byte_constants.go:14:22:     from ... argument (spill) at byte_constants.go:14:13
byte_constants.go:14:22:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:14:13
byte_constants.go:14:22:     from u - byte(48) (spill) at byte_constants.go:14:22
byte_constants.go:14:22:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:14:22:   flow: {storage for ... argument} ← &{storage for u - byte(48)}:
byte_constants.go:14:22: u - byte(48) escapes to heap
byte_constants.go:14:22: u - byte(48) escapes to heap in f:
byte_constants.go:14:29:     from ... argument (slice-literal-element) at byte_constants.go:14:13
byte_constants.go:14:29:     from ... argument (spill) at byte_constants.go:14:13
byte_constants.go:14:29:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:14:13
byte_constants.go:14:29:     from r - 'a' (spill) at byte_constants.go:14:29
byte_constants.go:14:29:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:14:29:   flow: {storage for ... argument} ← &{storage for r - 'a'}:
byte_constants.go:14:29: r - 'a' escapes to heap
byte_constants.go:14:29: r - 'a' escapes to heap in f:
byte_constants.go:14:36:     from ... argument (slice-literal-element) at byte_constants.go:14:13
byte_constants.go:14:36:     from ... argument (spill) at byte_constants.go:14:13
byte_constants.go:14:36:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:14:13
byte_constants.go:14:36:     from i - 'a' (spill) at byte_constants.go:14:36
byte_constants.go:14:36:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:14:36:   flow: {storage for ... argument} ← &{storage for i - 'a'}:
byte_constants.go:14:36: i - 'a' escapes to heap
byte_constants.go:14:36: i - 'a' escapes to heap in f:
byte_constants.go:15:13: ... argument does not escape
byte_constants.go:15:15:     from ... argument (slice-literal-element) at byte_constants.go:15:13
byte_constants.go:15:15:     from ... argument (spill) at byte_constants.go:15:13
byte_constants.go:15:15:     from b + byte(1) (spill) at byte_constants.go:15:15
byte_constants.go:15:15:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:15:13
byte_constants.go:15:15:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:15:15:   flow: {storage for ... argument} ← &{storage for b + byte(1)}:
byte_constants.go:15:15: b + byte(1) escapes to heap
byte_constants.go:15:15: b + byte(1) escapes to heap in f:
byte_constants.go:15:20:     from ... argument (slice-literal-element) at byte_constants.go:15:13
byte_constants.go:15:20:     from ... argument (spill) at byte_constants.go:15:13
byte_constants.go:15:20:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:15:13
byte_constants.go:15:20:     from u + byte(1) (spill) at byte_constants.go:15:20
byte_constants.go:15:20:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:15:20:   flow: {storage for ... argument} ← &{storage for u + byte(1)}:
byte_constants.go:15:20: u + byte(1) escapes to heap
byte_constants.go:15:20: u + byte(1) escapes to heap in f:
byte_constants.go:15:25:     from ... argument (slice-literal-element) at byte_constants.go:15:13
byte_constants.go:15:25:     from ... argument (spill) at byte_constants.go:15:13
byte_constants.go:15:25:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:15:13
byte_constants.go:15:25:     from r + '\x01' (spill) at byte_constants.go:15:25
byte_constants.go:15:25:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:15:25:   flow: {storage for ... argument} ← &{storage for r + '\x01'}:
byte_constants.go:15:25: r + '\x01' escapes to heap
byte_constants.go:15:25: r + '\x01' escapes to heap in f:
byte_constants.go:15:30:     from ... argument (slice-literal-element) at byte_constants.go:15:13
byte_constants.go:15:30:     from ... argument (spill) at byte_constants.go:15:13
byte_constants.go:15:30:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:15:13
byte_constants.go:15:30:     from i + '\x01' (spill) at byte_constants.go:15:30
byte_constants.go:15:30:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:15:30:   flow: {storage for ... argument} ← &{storage for i + '\x01'}:
byte_constants.go:15:30: i + '\x01' escapes to heap
byte_constants.go:15:30: i + '\x01' escapes to heap in f:
byte_constants.go:16:13: ... argument does not escape
byte_constants.go:16:18:     from ... argument (slice-literal-element) at byte_constants.go:16:13
byte_constants.go:16:18:     from ... argument (spill) at byte_constants.go:16:13
byte_constants.go:16:18:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:16:13
byte_constants.go:16:18:     from s[0] - byte(48) (spill) at byte_constants.go:16:18
byte_constants.go:16:18:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:16:18:   flow: {storage for ... argument} ← &{storage for s[0] - byte(48)}:
byte_constants.go:16:18: s[0] - byte(48) escapes to heap
byte_constants.go:16:18: s[0] - byte(48) escapes to heap in f:
byte_constants.go:16:29:     from ... argument (slice-literal-element) at byte_constants.go:16:13
byte_constants.go:16:29:     from ... argument (spill) at byte_constants.go:16:13
byte_constants.go:16:29:     from bs[0] - byte(48) (spill) at byte_constants.go:16:29
byte_constants.go:16:29:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:16:13
byte_constants.go:16:29:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:16:29:   flow: {storage for ... argument} ← &{storage for bs[0] - byte(48)}:
byte_constants.go:16:29: bs[0] - byte(48) escapes to heap
byte_constants.go:16:29: bs[0] - byte(48) escapes to heap in f:
byte_constants.go:16:40:     from ... argument (slice-literal-element) at byte_constants.go:16:13
byte_constants.go:16:40:     from ... argument (spill) at byte_constants.go:16:13
byte_constants.go:16:40:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:16:13
byte_constants.go:16:40:     from us[0] - byte(1) (spill) at byte_constants.go:16:40
byte_constants.go:16:40:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:16:40:   flow: {storage for ... argument} ← &{storage for us[0] - byte(1)}:
byte_constants.go:16:40: us[0] - byte(1) escapes to heap
byte_constants.go:16:40: us[0] - byte(1) escapes to heap in f:
byte_constants.go:16:49:     from ... argument (slice-literal-element) at byte_constants.go:16:13
byte_constants.go:16:49:     from ... argument (spill) at byte_constants.go:16:13
byte_constants.go:16:49:     from bu[0] + byte(1) (spill) at byte_constants.go:16:49
byte_constants.go:16:49:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:16:13
byte_constants.go:16:49:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:16:49:   flow: {storage for ... argument} ← &{storage for bu[0] + byte(1)}:
byte_constants.go:16:49: bu[0] + byte(1) escapes to heap
byte_constants.go:16:49: bu[0] + byte(1) escapes to heap in f:
byte_constants.go:17:13: ... argument does not escape
byte_constants.go:17:17:     from ... argument (slice-literal-element) at byte_constants.go:17:13
byte_constants.go:17:17:     from ... argument (spill) at byte_constants.go:17:13
byte_constants.go:17:17:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:17:13
byte_constants.go:17:17:     from t.b + byte(1) (spill) at byte_constants.go:17:17
byte_constants.go:17:17:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:17:17:   flow: {storage for ... argument} ← &{storage for t.b + byte(1)}:
byte_constants.go:17:17: t.b + byte(1) escapes to heap
byte_constants.go:17:17: t.b + byte(1) escapes to heap in f:
byte_constants.go:17:24:     from ... argument (slice-literal-element) at byte_constants.go:17:13
byte_constants.go:17:24:     from ... argument (spill) at byte_constants.go:17:13
byte_constants.go:17:24:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:17:13
byte_constants.go:17:24:     from t.r + '\x01' (spill) at byte_constants.go:17:24
byte_constants.go:17:24:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:17:24:   flow: {storage for ... argument} ← &{storage for t.r + '\x01'}:
byte_constants.go:17:24: t.r + '\x01' escapes to heap
byte_constants.go:17:24: t.r + '\x01' escapes to heap in f:
byte_constants.go:17:31:     from ... argument (slice-literal-element) at byte_constants.go:17:13
byte_constants.go:17:31:     from ... argument (spill) at byte_constants.go:17:13
byte_constants.go:17:31:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:17:13
byte_constants.go:17:31:     from t.u + byte(1) (spill) at byte_constants.go:17:31
byte_constants.go:17:31:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:17:31:   flow: {storage for ... argument} ← &{storage for t.u + byte(1)}:
byte_constants.go:17:31: t.u + byte(1) escapes to heap
byte_constants.go:17:31: t.u + byte(1) escapes to heap in f:
byte_constants.go:17:38:     from ... argument (slice-literal-element) at byte_constants.go:17:13
byte_constants.go:17:38:     from ... argument (spill) at byte_constants.go:17:13
byte_constants.go:17:38:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:17:13
byte_constants.go:17:38:     from t.i + '\x01' (spill) at byte_constants.go:17:38
byte_constants.go:17:38:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:17:38:   flow: {storage for ... argument} ← &{storage for t.i + '\x01'}:
byte_constants.go:17:38: t.i + '\x01' escapes to heap
byte_constants.go:17:38: t.i + '\x01' escapes to heap in f:
byte_constants.go:19:14: ... argument does not escape
byte_constants.go:19:17:     from ... argument (slice-literal-element) at byte_constants.go:19:14
byte_constants.go:19:17:     from ... argument (spill) at byte_constants.go:19:14
byte_constants.go:19:17:     from c + '\x01' (spill) at byte_constants.go:19:17
byte_constants.go:19:17:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:19:14
byte_constants.go:19:17:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:19:17:   flow: {storage for ... argument} ← &{storage for c + '\x01'}:
byte_constants.go:19:17: c + '\x01' escapes to heap
byte_constants.go:19:17: c + '\x01' escapes to heap in f:
byte_constants.go:22:14: ... argument does not escape
byte_constants.go:22:16:     from ... argument (slice-literal-element) at byte_constants.go:22:14
byte_constants.go:22:16:     from ... argument (spill) at byte_constants.go:22:14
byte_constants.go:22:16:     from c ^ byte(1) (spill) at byte_constants.go:22:16
byte_constants.go:22:16:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:22:14
byte_constants.go:22:16:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:22:16:   flow: {storage for ... argument} ← &{storage for c ^ byte(1)}:
byte_constants.go:22:16: c ^ byte(1) escapes to heap
byte_constants.go:22:16: c ^ byte(1) escapes to heap in f:
byte_constants.go:22:21:     from ... argument (slice-literal-element) at byte_constants.go:22:14
byte_constants.go:22:21:     from ... argument (spill) at byte_constants.go:22:14
byte_constants.go:22:21:     from c & byte(15) (spill) at byte_constants.go:22:21
byte_constants.go:22:21:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:22:14
byte_constants.go:22:21:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:22:21:   flow: {storage for ... argument} ← &{storage for c & byte(15)}:
byte_constants.go:22:21: c & byte(15) escapes to heap
byte_constants.go:22:21: c & byte(15) escapes to heap in f:
byte_constants.go:24:27: ([]rune)(s) does not escape
byte_constants.go:25:14: ... argument does not escape
byte_constants.go:25:17:     from ... argument (slice-literal-element) at byte_constants.go:25:14
byte_constants.go:25:17:     from ... argument (spill) at byte_constants.go:25:14
byte_constants.go:25:17:     from c - 'a' (spill) at byte_constants.go:25:17
byte_constants.go:25:17:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:25:14
byte_constants.go:25:17:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:25:17:   flow: {storage for ... argument} ← &{storage for c - 'a'}:
byte_constants.go:25:17: c - 'a' escapes to heap
byte_constants.go:25:17: c - 'a' escapes to heap in f:
byte_constants.go:29:13: ... argument does not escape
byte_constants.go:29:15:     from ... argument (slice-literal-element) at byte_constants.go:29:13
byte_constants.go:29:15:     from ... argument (spill) at byte_constants.go:29:13
byte_constants.go:29:15:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:29:13
byte_constants.go:29:15:     from x + byte(1) (spill) at byte_constants.go:29:15
byte_constants.go:29:15:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:29:15:   flow: {storage for ... argument} ← &{storage for x + byte(1)}:
byte_constants.go:29:15: x + byte(1) escapes to heap
byte_constants.go:29:15: x + byte(1) escapes to heap in f:
byte_constants.go:29:20:     from ... argument (slice-literal-element) at byte_constants.go:29:13
byte_constants.go:29:20:     from ... argument (spill) at byte_constants.go:29:13
byte_constants.go:29:20:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:29:13
byte_constants.go:29:20:     from y + byte(1) (spill) at byte_constants.go:29:20
byte_constants.go:29:20:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:29:20:   flow: {storage for ... argument} ← &{storage for y + byte(1)}:
byte_constants.go:29:20: y + byte(1) escapes to heap
byte_constants.go:29:20: y + byte(1) escapes to heap in f:
byte_constants.go:31:13: ... argument does not escape
byte_constants.go:31:15:     from ... argument (slice-literal-element) at byte_constants.go:31:13
byte_constants.go:31:15:     from ... argument (spill) at byte_constants.go:31:13
byte_constants.go:31:15:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:31:13
byte_constants.go:31:15:     from z + byte(1) (spill) at byte_constants.go:31:15
byte_constants.go:31:15:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:31:15:   flow: {storage for ... argument} ← &{storage for z + byte(1)}:
byte_constants.go:31:15: z + byte(1) escapes to heap
byte_constants.go:31:15: z + byte(1) escapes to heap in f:
byte_constants.go:31:22:     from ... argument (slice-literal-element) at byte_constants.go:31:13
byte_constants.go:31:22:     from ... argument (spill) at byte_constants.go:31:13
byte_constants.go:31:22:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:31:13
byte_constants.go:31:22:     from g() + byte(1) (spill) at byte_constants.go:31:22
byte_constants.go:31:22:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:31:22:   flow: {storage for ... argument} ← &{storage for g() + byte(1)}:
byte_constants.go:31:22: g() + byte(1) escapes to heap
byte_constants.go:31:22: g() + byte(1) escapes to heap in f:
byte_constants.go:31:30:     from ... argument (slice-literal-element) at byte_constants.go:31:13
byte_constants.go:31:30:     from ... argument (spill) at byte_constants.go:31:13
byte_constants.go:31:30:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:31:13
byte_constants.go:31:30:     from h(u) + byte(1) (spill) at byte_constants.go:31:30
byte_constants.go:31:30:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:31:30:   flow: {storage for ... argument} ← &{storage for h(u) + byte(1)}:
byte_constants.go:31:30: h(u) + byte(1) escapes to heap
byte_constants.go:31:30: h(u) + byte(1) escapes to heap in f:
byte_constants.go:33:13: ... argument does not escape
byte_constants.go:33:20:     from ... argument (slice-literal-element) at byte_constants.go:33:13
byte_constants.go:33:20:     from ... argument (spill) at byte_constants.go:33:13
byte_constants.go:33:20:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:33:13
byte_constants.go:33:20:     from m[byte(97)] + '\x01' (spill) at byte_constants.go:33:20
byte_constants.go:33:20:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:33:20:   flow: {storage for ... argument} ← &{storage for m[byte(97)] + '\x01'}:
byte_constants.go:33:20: m[byte(97)] + '\x01' escapes to heap
byte_constants.go:33:20: m[byte(97)] + '\x01' escapes to heap in f:
byte_constants.go:33:30:     from ... argument (slice-literal-element) at byte_constants.go:33:13
byte_constants.go:33:30:     from ... argument (spill) at byte_constants.go:33:13
byte_constants.go:33:30:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:33:13
byte_constants.go:33:30:     from len(s) + 1 (spill) at byte_constants.go:33:30
byte_constants.go:33:30:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:33:30:   flow: {storage for ... argument} ← &{storage for len(s) + 1}:
byte_constants.go:33:30: len(s) + 1 escapes to heap
byte_constants.go:33:30: len(s) + 1 escapes to heap in f:
byte_constants.go:36:13: ... argument does not escape
byte_constants.go:36:15:     from ... argument (slice-literal-element) at byte_constants.go:36:13
byte_constants.go:36:15:     from ... argument (spill) at byte_constants.go:36:13
byte_constants.go:36:15:     from b + byte(3) (spill) at byte_constants.go:36:15
byte_constants.go:36:15:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:36:13
byte_constants.go:36:15:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:36:15:   flow: {storage for ... argument} ← &{storage for b + byte(3)}:
byte_constants.go:36:15: b + byte(3) escapes to heap
byte_constants.go:36:15: b + byte(3) escapes to heap in f:
byte_constants.go:36:20:     from ... argument (slice-literal-element) at byte_constants.go:36:13
byte_constants.go:36:20:     from ... argument (spill) at byte_constants.go:36:13
byte_constants.go:36:20:     from b + byte(120) (spill) at byte_constants.go:36:20
byte_constants.go:36:20:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:36:13
byte_constants.go:36:20:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:36:20:   flow: {storage for ... argument} ← &{storage for b + byte(120)}:
byte_constants.go:36:20: b + byte(120) escapes to heap
byte_constants.go:36:20: b + byte(120) escapes to heap in f:
byte_constants.go:36:25:     from ... argument (slice-literal-element) at byte_constants.go:36:13
byte_constants.go:36:25:     from ... argument (spill) at byte_constants.go:36:13
byte_constants.go:36:25:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:36:13
byte_constants.go:36:25:     from r + 'x' (spill) at byte_constants.go:36:25
byte_constants.go:36:25:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:36:25:   flow: {storage for ... argument} ← &{storage for r + 'x'}:
byte_constants.go:36:25: r + 'x' escapes to heap
byte_constants.go:36:25: r + 'x' escapes to heap in f:
byte_constants.go:37:13: ... argument does not escape
byte_constants.go:37:17:     from ... argument (slice-literal-element) at byte_constants.go:37:13
byte_constants.go:37:17:     from ... argument (spill) at byte_constants.go:37:13
byte_constants.go:37:17:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:37:13
byte_constants.go:37:17:     from min(b, byte(3)) (spill) at byte_constants.go:37:17
byte_constants.go:37:17:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:37:17:   flow: {storage for ... argument} ← &{storage for min(b, byte(3))}:
byte_constants.go:37:17: min(b, byte(3)) escapes to heap
byte_constants.go:37:17: min(b, byte(3)) escapes to heap in f:
byte_constants.go:37:26:     from ... argument (slice-literal-element) at byte_constants.go:37:13
byte_constants.go:37:26:     from ... argument (spill) at byte_constants.go:37:13
byte_constants.go:37:26:     from b << uint(1) (spill) at byte_constants.go:37:26
byte_constants.go:37:26:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:37:13
byte_constants.go:37:26:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:37:26:   flow: {storage for ... argument} ← &{storage for b << uint(1)}:
byte_constants.go:37:26: b << uint(1) escapes to heap
byte_constants.go:37:26: b << uint(1) escapes to heap in f:
byte_constants.go:37:32:     from ... argument (slice-literal-element) at byte_constants.go:37:13
byte_constants.go:37:32:     from ... argument (spill) at byte_constants.go:37:13
byte_constants.go:37:32:     from 1 << b (spill) at byte_constants.go:37:32
byte_constants.go:37:32:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:37:13
byte_constants.go:37:32:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:37:32:   flow: {storage for ... argument} ← &{storage for 1 << b}:
byte_constants.go:37:32: 1 << b escapes to heap
byte_constants.go:37:32: 1 << b escapes to heap in f:
byte_constants.go:39:13: []byte{...} does not escape
byte_constants.go:40:13: ... argument does not escape
byte_constants.go:40:15:     from ... argument (slice-literal-element) at byte_constants.go:40:13
byte_constants.go:40:15:     from ... argument (spill) at byte_constants.go:40:13
byte_constants.go:40:15:     from e | byte(8) (spill) at byte_constants.go:40:15
byte_constants.go:40:15:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:40:13
byte_constants.go:40:15:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:40:15:   flow: {storage for ... argument} ← &{storage for e | byte(8)}:
byte_constants.go:40:15: e | byte(8) escapes to heap
byte_constants.go:40:15: e | byte(8) escapes to heap in f:
byte_constants.go:40:23:     from ... argument (slice-literal-element) at byte_constants.go:40:13
byte_constants.go:40:23:     from ... argument (spill) at byte_constants.go:40:13
byte_constants.go:40:23:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:40:13
byte_constants.go:40:23:     from q[1] + byte(1) (spill) at byte_constants.go:40:23
byte_constants.go:40:23:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:40:23:   flow: {storage for ... argument} ← &{storage for q[1] + byte(1)}:
byte_constants.go:40:23: q[1] + byte(1) escapes to heap
byte_constants.go:40:23: q[1] + byte(1) escapes to heap in f:
byte_constants.go:41:13: ... argument does not escape
byte_constants.go:41:21:     from ... argument (slice-literal-element) at byte_constants.go:41:13
byte_constants.go:41:21:     from ... argument (spill) at byte_constants.go:41:13
byte_constants.go:41:21:     from byte(i) + byte(1) (spill) at byte_constants.go:41:21
byte_constants.go:41:21:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:41:13
byte_constants.go:41:21:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:41:21:   flow: {storage for ... argument} ← &{storage for byte(i) + byte(1)}:
byte_constants.go:41:21: byte(i) + byte(1) escapes to heap
byte_constants.go:41:21: byte(i) + byte(1) escapes to heap in f:
byte_constants.go:41:32:     from ... argument (slice-literal-element) at byte_constants.go:41:13
byte_constants.go:41:32:     from ... argument (spill) at byte_constants.go:41:13
byte_constants.go:41:32:     from byte(i) + byte(1) (spill) at byte_constants.go:41:32
byte_constants.go:41:32:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:41:13
byte_constants.go:41:32:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:41:32:   flow: {storage for ... argument} ← &{storage for byte(i) + byte(1)}:
byte_constants.go:41:32: byte(i) + byte(1) escapes to heap
byte_constants.go:41:32: byte(i) + byte(1) escapes to heap in f:
byte_constants.go:41:43:     from ... argument (slice-literal-element) at byte_constants.go:41:13
byte_constants.go:41:43:     from ... argument (spill) at byte_constants.go:41:13
byte_constants.go:41:43:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:41:13
byte_constants.go:41:43:     from rune(b) + '\x01' (spill) at byte_constants.go:41:43
byte_constants.go:41:43:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:41:43:   flow: {storage for ... argument} ← &{storage for rune(b) + '\x01'}:
byte_constants.go:41:43: rune(b) + '\x01' escapes to heap
byte_constants.go:41:43: rune(b) + '\x01' escapes to heap in f:
byte_constants.go:41:54:     from ... argument (slice-literal-element) at byte_constants.go:41:13
byte_constants.go:41:54:     from ... argument (spill) at byte_constants.go:41:13
byte_constants.go:41:54:     from fmt.Println(... argument...) (call parameter) at byte_constants.go:41:13
byte_constants.go:41:54:     from rune(b) + '\x01' (spill) at byte_constants.go:41:54
byte_constants.go:41:54:   flow: {heap} ← {storage for ... argument}:
byte_constants.go:41:54:   flow: {storage for ... argument} ← &{storage for rune(b) + '\x01'}:
byte_constants.go:41:54: rune(b) + '\x01' escapes to heap
byte_constants.go:41:54: rune(b) + '\x01' escapes to heap in f:
