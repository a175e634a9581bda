// Package tabwriter models Go's text/tabwriter: elastic tabstops.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

// Escape brackets text that is passed through unchanged.
const Escape = '\xff'

// A cell is a piece of text that a tab (or the line's end) ends.
type cell struct {
	size  int  // bytes
	width int  // characters
	htab  bool // ended by a tab, not by a vertical tab
}

type Writer struct {
	minwidth, tabwidth, padding int
	output                      io.Writer
	padbytes                    [8]byte
	flags                       uint

	buf     []byte // text of the cells not yet written, without tabs and line breaks
	pos     int    // up to here, buf's width is counted in cell
	cell    cell   // the one being built
	endChar byte   // what ends the escaped text, tag or entity being read; 0: none
	lines   [][]cell
	widths  []int
	err     error
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	b.output = output
	b.minwidth = minwidth
	b.tabwidth = tabwidth
	b.padding = padding
	for i := range b.padbytes {
		b.padbytes[i] = padchar
	}
	if padchar == '\t' {
		// tab padding enforces left alignment
		flags &^= AlignRight
	}
	b.flags = flags
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.buf = b.buf[:0]
	b.pos = 0
	b.cell = cell{}
	b.endChar = 0
	b.lines = b.lines[:0]
	b.widths = b.widths[:0]
	b.addLine()
}

func (b *Writer) addLine() { b.lines = append(b.lines, nil) }

func (b *Writer) write(buf []byte) {
	if b.err != nil {
		return
	}
	n, err := b.output.Write(buf)
	if n != len(buf) && err == nil {
		err = io.ErrShortWrite
	}
	b.err = err
}

func (b *Writer) writeN(src []byte, n int) {
	for n > len(src) {
		b.write(src)
		n -= len(src)
	}
	b.write(src[:n])
}

var newline = []byte{'\n'}
var tabs = []byte("\t\t\t\t\t\t\t\t")

func (b *Writer) writePadding(textw, cellw int, useTabs bool) {
	if b.padbytes[0] == '\t' || useTabs {
		if b.tabwidth == 0 {
			return
		}
		cellw = (cellw + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		n := cellw - textw
		b.writeN(tabs, (n+b.tabwidth-1)/b.tabwidth)
		return
	}
	b.writeN(b.padbytes[:], cellw-textw)
}

var vbar = []byte{'|'}

func (b *Writer) writeLines(pos0 int, line0, line1 int) (pos int) {
	pos = pos0
	for i := line0; i < line1; i++ {
		line := b.lines[i]
		useTabs := b.flags&TabIndent != 0
		for j, c := range line {
			if j > 0 && b.flags&Debug != 0 {
				b.write(vbar)
			}
			switch {
			case c.size == 0:
				if j < len(b.widths) {
					b.writePadding(c.width, b.widths[j], useTabs)
				}
			case b.flags&AlignRight == 0:
				useTabs = false
				b.write(b.buf[pos : pos+c.size])
				pos += c.size
				if j < len(b.widths) {
					b.writePadding(c.width, b.widths[j], false)
				}
			default:
				useTabs = false
				if j < len(b.widths) {
					b.writePadding(c.width, b.widths[j], false)
				}
				b.write(b.buf[pos : pos+c.size])
				pos += c.size
			}
		}
		if i+1 == len(b.lines) {
			// the last line is not ended: what of its last cell is there
			b.write(b.buf[pos : pos+b.cell.size])
			pos += b.cell.size
		} else {
			b.write(newline)
		}
	}
	return pos
}

// format writes lines [line0, line1): a column is a block of neighbouring lines that have a tab-ended cell there.
func (b *Writer) format(pos0 int, line0, line1 int) (pos int) {
	pos = pos0
	column := len(b.widths)
	for this := line0; this < line1; this++ {
		if column >= len(b.lines[this])-1 {
			continue
		}
		// cell exists in this column: this line begins a block
		pos = b.writeLines(pos, line0, this)
		line0 = this
		width := b.minwidth
		discardable := true
		for ; this < line1; this++ {
			line := b.lines[this]
			if column >= len(line)-1 {
				break
			}
			c := line[column]
			if w := c.width + b.padding; w > width {
				width = w
			}
			if c.width > 0 || c.htab {
				discardable = false
			}
		}
		if discardable && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		pos = b.format(pos, line0, this)
		b.widths = b.widths[:len(b.widths)-1]
		line0 = this
		this-- // the block's end is looked at again
	}
	return b.writeLines(pos, line0, line1)
}

func (b *Writer) appendText(text []byte) {
	b.buf = append(b.buf, text...)
	b.cell.size += len(text)
}

func (b *Writer) updateWidth() {
	b.cell.width += utf8.RuneCount(b.buf[b.pos:])
	b.pos = len(b.buf)
}

func (b *Writer) startEscape(ch byte) {
	switch ch {
	case Escape:
		b.endChar = Escape
	case '<':
		b.endChar = '>'
	case '&':
		b.endChar = ';'
	}
}

func (b *Writer) endEscape() {
	switch b.endChar {
	case Escape:
		b.updateWidth()
		if b.flags&StripEscape == 0 {
			b.cell.width -= 2
		}
	case '>':
		// tags have no width
	case ';':
		b.cell.width++
	}
	b.pos = len(b.buf)
	b.endChar = 0
}

func (b *Writer) terminateCell(htab bool) int {
	b.cell.htab = htab
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], b.cell)
	b.cell = cell{}
	return len(b.lines[last])
}

// Flush writes what is still held back; an unfinished escape counts as ended.
func (b *Writer) Flush() error {
	defer b.explain("Flush")
	b.flush()
	err := b.err
	b.err = nil
	return err
}

// explain says in whose call the output panicked.
func (b *Writer) explain(op string) {
	if e := recover(); e != nil {
		text := "tabwriter: panic during " + op
		switch e := e.(type) {
		case string:
			text += " (" + e + ")"
		case error:
			text += " (" + e.Error() + ")"
		}
		panic(text)
	}
}

func (b *Writer) flush() {
	if b.err == nil {
		b.flushNoReset()
	}
	b.reset()
}

func (b *Writer) flushNoReset() {
	if b.cell.size > 0 {
		if b.endChar != 0 {
			b.endEscape()
		}
		b.terminateCell(false)
	}
	b.format(0, 0, len(b.lines))
}

var hbar = []byte("---\n")

func (b *Writer) Write(buf []byte) (n int, err error) {
	defer b.explain("Write")
	for i, ch := range buf {
		if b.endChar != 0 {
			if ch == b.endChar {
				j := i + 1
				if ch == Escape && b.flags&StripEscape != 0 {
					j = i
				}
				b.appendText(buf[n:j])
				n = i + 1
				b.endEscape()
			}
			continue
		}
		switch ch {
		case '\t', '\v', '\n', '\f':
			b.appendText(buf[n:i])
			b.updateWidth()
			n = i + 1
			ncells := b.terminateCell(ch == '\t')
			if ch == '\n' || ch == '\f' {
				b.addLine()
				if ch == '\f' || ncells == 1 {
					// a line of one cell, or a form feed, ends all columns: all of it can be written
					b.flushNoResetOrFail()
					if ch == '\f' && b.flags&Debug != 0 {
						b.write(hbar)
					}
				}
			}
		case Escape:
			b.appendText(buf[n:i])
			b.updateWidth()
			n = i
			if b.flags&StripEscape != 0 {
				n++
			}
			b.startEscape(Escape)
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.appendText(buf[n:i])
				b.updateWidth()
				n = i
				b.startEscape(ch)
			}
		}
		if b.err != nil {
			err := b.err
			b.err = nil
			b.reset()
			return n, err
		}
	}
	b.appendText(buf[n:])
	return len(buf), nil
}

func (b *Writer) flushNoResetOrFail() {
	b.flushNoReset()
	if b.err == nil {
		b.reset()
	}
}
