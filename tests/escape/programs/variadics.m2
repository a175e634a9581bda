variadics.go:15:11:     from return xs (return) at variadics.go:15:32
variadics.go:15:11:   flow: ~r0 ← xs:
variadics.go:15:11: leaking param: xs to result ~r0 level=0
variadics.go:15:11: parameter xs leaks to ~r0 for keep with derefs=0:
variadics.go:16:12:     from return xs[0] (return) at variadics.go:16:32
variadics.go:16:12:     from xs[0] (dot of pointer) at variadics.go:16:41
variadics.go:16:12:   flow: ~r0 ← *xs:
variadics.go:16:12: leaking param: xs to result ~r0 level=1
variadics.go:16:12: parameter xs leaks to ~r0 for anyOf with derefs=1:
variadics.go:17:11:     from fmt.Println(xs...) (call parameter) at variadics.go:17:43
variadics.go:17:11:   flow: {heap} ← *xs:
variadics.go:17:11: leaking param content: xs
variadics.go:17:11: parameter xs leaks to {heap} for pass with derefs=1:
variadics.go:20:2:     from &a (address-of) at variadics.go:22:12
variadics.go:20:2:     from ... argument (slice-literal-element) at variadics.go:22:11
variadics.go:20:2:   flow: {storage for ... argument} ← &a:
variadics.go:20:2: a escapes to heap in main:
variadics.go:20:2: moved to heap: a
variadics.go:20:5:     from &b (address-of) at variadics.go:22:16
variadics.go:20:5:     from ... argument (slice-literal-element) at variadics.go:22:11
variadics.go:20:5:   flow: {storage for ... argument} ← &b:
variadics.go:20:5: b escapes to heap in main:
variadics.go:20:5: moved to heap: b
variadics.go:21:13: ... argument does not escape
variadics.go:21:18:     from ... argument (slice-literal-element) at variadics.go:21:13
variadics.go:21:18:     from ... argument (spill) at variadics.go:21:13
variadics.go:21:18:     from fmt.Println(... argument...) (call parameter) at variadics.go:21:13
variadics.go:21:18:     from join(",", ... argument...) (spill) at variadics.go:21:18
variadics.go:21:18:   flow: {heap} ← {storage for ... argument}:
variadics.go:21:18:   flow: {storage for ... argument} ← &{storage for join(",", ... argument...)}:
variadics.go:21:18: ... argument does not escape
variadics.go:21:18: join(",", ... argument...) escapes to heap
variadics.go:21:18: join(",", ... argument...) escapes to heap in main:
variadics.go:21:38:     from ... argument (slice-literal-element) at variadics.go:21:13
variadics.go:21:38:     from ... argument (spill) at variadics.go:21:13
variadics.go:21:38:     from fmt.Println(... argument...) (call parameter) at variadics.go:21:13
variadics.go:21:38:     from sum(... argument...) (spill) at variadics.go:21:38
variadics.go:21:38:   flow: {heap} ← {storage for ... argument}:
variadics.go:21:38:   flow: {storage for ... argument} ← &{storage for sum(... argument...)}:
variadics.go:21:38: ... argument does not escape
variadics.go:21:38: sum(... argument...) escapes to heap
variadics.go:21:38: sum(... argument...) escapes to heap in main:
variadics.go:21:52:     from ... argument (slice-literal-element) at variadics.go:21:13
variadics.go:21:52:     from ... argument (spill) at variadics.go:21:13
variadics.go:21:52:     from fmt.Println(... argument...) (call parameter) at variadics.go:21:13
variadics.go:21:52:     from sum(nil...) (spill) at variadics.go:21:52
variadics.go:21:52:   flow: {heap} ← {storage for ... argument}:
variadics.go:21:52:   flow: {storage for ... argument} ← &{storage for sum(nil...)}:
variadics.go:21:52: sum(nil...) escapes to heap
variadics.go:21:52: sum(nil...) escapes to heap in main:
variadics.go:21:59:     from ... argument (slice-literal-element) at variadics.go:21:13
variadics.go:21:59:     from ... argument (spill) at variadics.go:21:13
variadics.go:21:59:     from fmt.Println(... argument...) (call parameter) at variadics.go:21:13
variadics.go:21:59:     from sum([]int{...}...) (spill) at variadics.go:21:59
variadics.go:21:59:   flow: {heap} ← {storage for ... argument}:
variadics.go:21:59:   flow: {storage for ... argument} ← &{storage for sum([]int{...}...)}:
variadics.go:21:59: sum([]int{...}...) escapes to heap
variadics.go:21:59: sum([]int{...}...) escapes to heap in main:
variadics.go:21:65: []int{...} does not escape
variadics.go:22:11:     from ... argument (spill) at variadics.go:22:11
variadics.go:22:11:     from keep(... argument...) (call parameter) at variadics.go:22:11
variadics.go:22:11:     from p (interface-converted) at variadics.go:24:10
variadics.go:22:11:     from p := keep(... argument...) (assign) at variadics.go:22:4
variadics.go:22:11:   flow: p ← &{storage for ... argument}:
variadics.go:22:11:   flow: {storage for p} ← p:
variadics.go:22:11: ... argument escapes to heap
variadics.go:22:11: ... argument escapes to heap in main:
variadics.go:23:13: ... argument does not escape
variadics.go:23:14:     from *p[0] (spill) at variadics.go:23:14
variadics.go:23:14:     from ... argument (slice-literal-element) at variadics.go:23:13
variadics.go:23:14:     from ... argument (spill) at variadics.go:23:13
variadics.go:23:14:     from fmt.Println(... argument...) (call parameter) at variadics.go:23:13
variadics.go:23:14:   flow: {heap} ← {storage for ... argument}:
variadics.go:23:14:   flow: {storage for ... argument} ← &{storage for *p[0]}:
variadics.go:23:14: *p[0] escapes to heap
variadics.go:23:14: *p[0] escapes to heap in main:
variadics.go:23:26: ... argument does not escape
variadics.go:23:27:     from ... argument (slice-literal-element) at variadics.go:23:13
variadics.go:23:27:     from ... argument (slice-literal-element) at variadics.go:23:26
variadics.go:23:27:     from ... argument (spill) at variadics.go:23:13
variadics.go:23:27:     from ... argument (spill) at variadics.go:23:26
variadics.go:23:27:     from a (spill) at variadics.go:23:27
variadics.go:23:27:     from anyOf(... argument...) (call parameter) at variadics.go:23:26
variadics.go:23:27:     from fmt.Println(... argument...) (call parameter) at variadics.go:23:13
variadics.go:23:27:   flow: {heap} ← {storage for ... argument}:
variadics.go:23:27:   flow: {storage for ... argument} ← &{storage for a}:
variadics.go:23:27:   flow: {storage for ... argument} ← {storage for ... argument}:
variadics.go:23:27: a escapes to heap
variadics.go:23:27: a escapes to heap in main:
variadics.go:23:30:     from "x" (spill) at variadics.go:23:30
variadics.go:23:30:     from ... argument (slice-literal-element) at variadics.go:23:13
variadics.go:23:30:     from ... argument (slice-literal-element) at variadics.go:23:26
variadics.go:23:30:     from ... argument (spill) at variadics.go:23:13
variadics.go:23:30:     from ... argument (spill) at variadics.go:23:26
variadics.go:23:30:     from anyOf(... argument...) (call parameter) at variadics.go:23:26
variadics.go:23:30:     from fmt.Println(... argument...) (call parameter) at variadics.go:23:13
variadics.go:23:30:   flow: {heap} ← {storage for ... argument}:
variadics.go:23:30:   flow: {storage for ... argument} ← &{storage for "x"}:
variadics.go:23:30:   flow: {storage for ... argument} ← {storage for ... argument}:
variadics.go:23:30: "x" escapes to heap
variadics.go:23:30: "x" escapes to heap in main:
variadics.go:23:35:     from ... argument (slice-literal-element) at variadics.go:23:13
variadics.go:23:35:     from ... argument (slice-literal-element) at variadics.go:23:26
variadics.go:23:35:     from ... argument (spill) at variadics.go:23:13
variadics.go:23:35:     from ... argument (spill) at variadics.go:23:26
variadics.go:23:35:     from 3.5 (spill) at variadics.go:23:35
variadics.go:23:35:     from anyOf(... argument...) (call parameter) at variadics.go:23:26
variadics.go:23:35:     from fmt.Println(... argument...) (call parameter) at variadics.go:23:13
variadics.go:23:35:   flow: {heap} ← {storage for ... argument}:
variadics.go:23:35:   flow: {storage for ... argument} ← &{storage for 3.5}:
variadics.go:23:35:   flow: {storage for ... argument} ← {storage for ... argument}:
variadics.go:23:35: 3.5 escapes to heap
variadics.go:23:35: 3.5 escapes to heap in main:
variadics.go:23:46: ... argument does not escape
variadics.go:23:52:     from ... argument (slice-literal-element) at variadics.go:23:13
variadics.go:23:52:     from ... argument (slice-literal-element) at variadics.go:23:46
variadics.go:23:52:     from ... argument (spill) at variadics.go:23:13
variadics.go:23:52:     from ... argument (spill) at variadics.go:23:46
variadics.go:23:52:     from []int{...} (interface-converted) at variadics.go:23:52
variadics.go:23:52:     from []int{...} (spill) at variadics.go:23:52
variadics.go:23:52:     from []int{...} (spill) at variadics.go:23:52
variadics.go:23:52:     from anyOf(... argument...) (call parameter) at variadics.go:23:46
variadics.go:23:52:     from fmt.Println(... argument...) (call parameter) at variadics.go:23:13
variadics.go:23:52:   flow: {heap} ← {storage for ... argument}:
variadics.go:23:52:   flow: {storage for ... argument} ← &{storage for []int{...}}:
variadics.go:23:52:   flow: {storage for ... argument} ← {storage for ... argument}:
variadics.go:23:52:   flow: {storage for []int{...}} ← &{storage for []int{...}}:
variadics.go:23:52: []int{...} escapes to heap
variadics.go:23:52: []int{...} escapes to heap
variadics.go:23:52: []int{...} escapes to heap in main:
variadics.go:23:52: []int{...} escapes to heap in main:
variadics.go:24:10:     from ... argument (slice-literal-element) at variadics.go:24:6
variadics.go:24:10:     from ... argument (spill) at variadics.go:24:6
variadics.go:24:10:     from p (spill) at variadics.go:24:10
variadics.go:24:10:     from pass(... argument...) (call parameter) at variadics.go:24:6
variadics.go:24:10:   flow: {heap} ← {storage for ... argument}:
variadics.go:24:10:   flow: {storage for ... argument} ← &{storage for p}:
variadics.go:24:10: p escapes to heap
variadics.go:24:10: p escapes to heap in main:
variadics.go:24:13:     from "x" (spill) at variadics.go:24:13
variadics.go:24:13:     from ... argument (slice-literal-element) at variadics.go:24:6
variadics.go:24:13:     from ... argument (spill) at variadics.go:24:6
variadics.go:24:13:     from pass(... argument...) (call parameter) at variadics.go:24:6
variadics.go:24:13:   flow: {heap} ← {storage for ... argument}:
variadics.go:24:13:   flow: {storage for ... argument} ← &{storage for "x"}:
variadics.go:24:13: "x" escapes to heap
variadics.go:24:13: "x" escapes to heap in main:
variadics.go:24:6: ... argument does not escape
variadics.go:24:7:     from ... argument (slice-literal-element) at variadics.go:24:6
variadics.go:24:7:     from ... argument (spill) at variadics.go:24:6
variadics.go:24:7:     from a (spill) at variadics.go:24:7
variadics.go:24:7:     from pass(... argument...) (call parameter) at variadics.go:24:6
variadics.go:24:7:   flow: {heap} ← {storage for ... argument}:
variadics.go:24:7:   flow: {storage for ... argument} ← &{storage for a}:
variadics.go:24:7: a escapes to heap
variadics.go:24:7: a escapes to heap in main:
variadics.go:25:15: ([]byte)("hello") does not escape
variadics.go:25:15: zero-copy string->[]byte conversion
variadics.go:26:14: string(bs) does not escape
variadics.go:27:15: ([]rune)(s) does not escape
variadics.go:28:14: string(rs) does not escape
variadics.go:28:24:     from m[t[i:]] (key of map put) at variadics.go:35:4
variadics.go:28:24:     from string(rs) + "x" + s (spill) at variadics.go:28:24
variadics.go:28:24:     from t := string(rs) + "x" + s (assign) at variadics.go:28:4
variadics.go:28:24:     from t[i:] (slice) at variadics.go:35:6
variadics.go:28:24:   flow: t ← &{storage for string(rs) + "x" + s}:
variadics.go:28:24:   flow: {heap} ← t:
variadics.go:28:24: string(rs) + "x" + s escapes to heap
variadics.go:28:24: string(rs) + "x" + s escapes to heap in main:
variadics.go:29:12: string(bs) does not escape
variadics.go:30:19:     from m[t[i:]] (key of map put) at variadics.go:35:4
variadics.go:30:19:     from string(rune(a + 64)) (spill) at variadics.go:30:19
variadics.go:30:19:     from t += string(rune(a + 64)) (assign) at variadics.go:30:5
variadics.go:30:19:     from t[i:] (slice) at variadics.go:35:6
variadics.go:30:19:   flow: t ← &{storage for string(rune(a + 64))}:
variadics.go:30:19:   flow: {heap} ← t:
variadics.go:30:19: string(rune(a + 64)) escapes to heap
variadics.go:30:19: string(rune(a + 64)) escapes to heap in main:
variadics.go:32:21: map[string]int{} does not escape
variadics.go:33:11:     from m[string(bs)] (key of map put) at variadics.go:33:3
variadics.go:33:11:     from string(bs) (spill) at variadics.go:33:11
variadics.go:33:11:   flow: {heap} ← &{storage for string(bs)}:
variadics.go:33:11: string(bs) escapes to heap
variadics.go:33:11: string(bs) escapes to heap in main:
variadics.go:34:27: ([]byte)(t) does not escape
variadics.go:34:27: zero-copy string->[]byte conversion
variadics.go:37:13: ... argument does not escape
variadics.go:37:17:     from ... argument (slice-literal-element) at variadics.go:37:13
variadics.go:37:17:     from ... argument (spill) at variadics.go:37:13
variadics.go:37:17:     from fmt.Println(... argument...) (call parameter) at variadics.go:37:13
variadics.go:37:17:     from len(m) (spill) at variadics.go:37:17
variadics.go:37:17:   flow: {heap} ← {storage for ... argument}:
variadics.go:37:17:   flow: {storage for ... argument} ← &{storage for len(m)}:
variadics.go:37:17: len(m) escapes to heap
variadics.go:37:17: len(m) escapes to heap in main:
variadics.go:37:22:     from ... argument (slice-literal-element) at variadics.go:37:13
variadics.go:37:22:     from ... argument (spill) at variadics.go:37:13
variadics.go:37:22:     from fmt.Println(... argument...) (call parameter) at variadics.go:37:13
variadics.go:37:22:     from t (spill) at variadics.go:37:22
variadics.go:37:22:   flow: {heap} ← {storage for ... argument}:
variadics.go:37:22:   flow: {storage for ... argument} ← &{storage for t}:
variadics.go:37:22: t escapes to heap
variadics.go:37:22: t escapes to heap in main:
variadics.go:38:6:     from &sb (address-of) at variadics.go:40:14
variadics.go:38:6:     from &sb (interface-converted) at variadics.go:40:14
variadics.go:38:6:     from fmt.Fprintf(&sb, "%d", ... argument...) (call parameter) at variadics.go:40:13
variadics.go:38:6:   flow: {heap} ← &sb:
variadics.go:38:6: moved to heap: sb
variadics.go:38:6: sb escapes to heap in main:
variadics.go:40:13: ... argument does not escape
variadics.go:40:25:     from ... argument (slice-literal-element) at variadics.go:40:13
variadics.go:40:25:     from ... argument (spill) at variadics.go:40:13
variadics.go:40:25:     from a (spill) at variadics.go:40:25
variadics.go:40:25:     from fmt.Fprintf(&sb, "%d", ... argument...) (call parameter) at variadics.go:40:13
variadics.go:40:25:   flow: {heap} ← {storage for ... argument}:
variadics.go:40:25:   flow: {storage for ... argument} ← &{storage for a}:
variadics.go:40:25: a escapes to heap
variadics.go:40:25: a escapes to heap in main:
variadics.go:41:13: ... argument does not escape
variadics.go:41:23:     from (*strings.Builder).String(sb) (spill) at variadics.go:41:23
variadics.go:41:23:     from ... argument (slice-literal-element) at variadics.go:41:13
variadics.go:41:23:     from ... argument (spill) at variadics.go:41:13
variadics.go:41:23:     from fmt.Println(... argument...) (call parameter) at variadics.go:41:13
variadics.go:41:23:   flow: {heap} ← {storage for ... argument}:
variadics.go:41:23:   flow: {storage for ... argument} ← &{storage for (*strings.Builder).String(sb)}:
variadics.go:41:23: (*strings.Builder).String(sb) escapes to heap
variadics.go:41:23: (*strings.Builder).String(sb) escapes to heap in main:
variadics.go:8:11: sep does not escape
variadics.go:8:23:     from return strings.Join(parts, sep) (return) at variadics.go:8:49
variadics.go:8:23:     from strings.Join(parts, sep) (call parameter) at variadics.go:8:68
variadics.go:8:23:   flow: ~r0 ← *parts:
variadics.go:8:23: leaking param: parts to result ~r0 level=1
variadics.go:8:23: parameter parts leaks to ~r0 for join with derefs=1:
variadics.go:9:10: xs does not escape
