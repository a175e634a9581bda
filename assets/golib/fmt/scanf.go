package fmt

import "unicode/utf8"

// matchSpace matches the white space at the beginning of format: newlines match newlines (or the end), other space in
// front of them disappears, behind them it may be missing, alone it needs at least one space or the end.
func (s *scan) matchSpace(format string) (width int) {
	newlines, trailing := 0, false
	for width < len(format) {
		c, w := utf8.DecodeRuneInString(format[width:])
		if !isSpace(c) {
			break
		}
		trailing = c != '\n'
		if !trailing {
			newlines++
		}
		width += w
	}
	for j := 0; j < newlines; j++ {
		c := s.getRune()
		for isSpace(c) && c != '\n' {
			c = s.getRune()
		}
		if c != '\n' && c != eof {
			s.failText("newline in format does not match input")
		}
	}
	if trailing {
		c := s.getRune()
		if newlines == 0 {
			if !isSpace(c) && c != eof {
				s.failText("expected space in input to match format")
			}
			if c == '\n' {
				s.failText("newline in input does not match format")
			}
		}
		for isSpace(c) && c != '\n' {
			c = s.getRune()
		}
		if c != eof {
			s.UnreadRune()
		}
	}
	return width
}

// advance matches what stands in front of the next verb; -1 when the input is another.
func (s *scan) advance(format string) (i int) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			i += s.matchSpace(format[i:])
			continue
		}
		if c == '%' {
			if i+w == len(format) {
				s.failText("missing verb: % at end of format string")
			}
			if format[i+w] != '%' {
				return i
			}
			i += w
		}
		if s.mustReadRune() != c {
			s.UnreadRune()
			return -1
		}
		i += w
	}
	return i
}

func (s *scan) doScanf(format string, a []any) (numProcessed int, err error) {
	defer catchScan(&err)
	end := len(format) - 1
	for i := 0; i <= end; {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.failText("input does not match format")
			}
			break
		}
		i++
		var widPresent bool
		s.maxWid, widPresent, i = parsenum(format, i, end)
		if !widPresent {
			s.maxWid = unlimited
		}
		c, w := utf8.DecodeRuneInString(format[i:])
		i += w
		if c != 'c' {
			s.SkipSpace()
		}
		if c == '%' {
			s.SkipSpace()
			s.notEOF()
			if !s.accept("%") {
				s.failText("missing literal %")
			}
			continue
		}
		if numProcessed >= len(a) {
			s.failText("too few operands for format '%" + format[i-w:] + "'")
		}
		s.limit = min(unlimited, s.count+s.maxWid)
		s.scanOne(c, a[numProcessed])
		numProcessed++
		s.limit = unlimited
	}
	if numProcessed < len(a) {
		s.failText("too many operands")
	}
	return numProcessed, err
}
