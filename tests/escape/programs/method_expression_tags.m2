method_expression_tags.go:10:7: s does not escape
method_expression_tags.go:14:7: s does not escape
method_expression_tags.go:22:9:     from &s (address-of) at method_expression_tags.go:22:37
method_expression_tags.go:22:9:     from (*A).area(&s) (call parameter) at method_expression_tags.go:22:36
method_expression_tags.go:22:9:   flow: {heap} ← &s:
method_expression_tags.go:22:9: moved to heap: s
method_expression_tags.go:22:9: s escapes to heap in fa:
method_expression_tags.go:23:9:     from &s (address-of) at method_expression_tags.go:23:37
method_expression_tags.go:23:9:     from (*B).area(&s) (call parameter) at method_expression_tags.go:23:36
method_expression_tags.go:23:9:   flow: {heap} ← &s:
method_expression_tags.go:23:9: moved to heap: s
method_expression_tags.go:23:9: s escapes to heap in fb:
method_expression_tags.go:24:9: s does not escape
method_expression_tags.go:25:9:     from &s (address-of) at method_expression_tags.go:25:37
method_expression_tags.go:25:9:     from (*D).area(&s) (call parameter) at method_expression_tags.go:25:36
method_expression_tags.go:25:9:   flow: {heap} ← &s:
method_expression_tags.go:25:9: moved to heap: s
method_expression_tags.go:25:9: s escapes to heap in fd:
method_expression_tags.go:26:10:     from &s (address-of) at method_expression_tags.go:27:17
method_expression_tags.go:26:10:     from (*D).area(&s) (call parameter) at method_expression_tags.go:27:16
method_expression_tags.go:26:10:   flow: {heap} ← &s:
method_expression_tags.go:26:10: moved to heap: s
method_expression_tags.go:26:10: s escapes to heap in fd2:
method_expression_tags.go:33:13: D{} does not escape
method_expression_tags.go:34:16: devirtualizing i.area to D
method_expression_tags.go:35:12: &A{} does not escape
method_expression_tags.go:36:16: devirtualizing j.area to *A
