// Package unicode models Go's unicode package. What the characters are is native data.
package unicode

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

const Version = "15.0.0"

const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta says that upper and lower case letters alternate.
const UpperLower = MaxRune + 1

type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	id          int // number of a native set
}

type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type d [MaxCase]rune

func IsControl(r rune) bool

func IsDigit(r rune) bool

func IsGraphic(r rune) bool

func IsLetter(r rune) bool

func IsLower(r rune) bool

func IsMark(r rune) bool

func IsNumber(r rune) bool

func IsPrint(r rune) bool

func IsPunct(r rune) bool

func IsSpace(r rune) bool

func IsSymbol(r rune) bool

func IsTitle(r rune) bool

func IsUpper(r rune) bool

func ToLower(r rune) rune

func ToTitle(r rune) rune

func ToUpper(r rune) rune

// SimpleFold gives the next letter of r's orbit under case folding.
func SimpleFold(r rune) rune

// To maps r to the given case; an unknown case gives ReplacementChar.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

func inSet(id int, r rune) bool

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if rangeTab.id != 0 {
		return inSet(rangeTab.id, r)
	}
	for _, in := range rangeTab.R16 {
		if uint32(in.Lo) <= uint32(r) && uint32(r) <= uint32(in.Hi) {
			return in.Stride == 1 || (uint32(r)-uint32(in.Lo))%uint32(in.Stride) == 0
		}
	}
	for _, in := range rangeTab.R32 {
		if in.Lo <= uint32(r) && uint32(r) <= in.Hi {
			return in.Stride == 1 || (uint32(r)-in.Lo)%in.Stride == 0
		}
	}
	return false
}

func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, table := range ranges {
		if Is(table, r) {
			return true
		}
	}
	return false
}
