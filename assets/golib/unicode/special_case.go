package unicode

// SpecialCase holds the letters whose case mapping differs in a language.
type SpecialCase []CaseRange

func (special SpecialCase) to(_case int, r rune) (rune, bool) {
	for _, c := range special {
		if uint32(r) < c.Lo || c.Hi < uint32(r) {
			continue
		}
		delta := c.Delta[_case]
		if delta > MaxRune {
			// even places hold upper case (and title case), odd ones lower case
			return rune(c.Lo) + ((r-rune(c.Lo))&^1 | rune(_case&1)), true
		}
		return r + delta, true
	}
	return r, false
}

func (special SpecialCase) ToUpper(r rune) rune {
	mapped, found := special.to(UpperCase, r)
	if mapped == r && !found {
		return ToUpper(r)
	}
	return mapped
}

func (special SpecialCase) ToTitle(r rune) rune {
	mapped, found := special.to(TitleCase, r)
	if mapped == r && !found {
		return ToTitle(r)
	}
	return mapped
}

func (special SpecialCase) ToLower(r rune) rune {
	mapped, found := special.to(LowerCase, r)
	if mapped == r && !found {
		return ToLower(r)
	}
	return mapped
}

var TurkishCase SpecialCase = SpecialCase{
	{'I', 'I', d{0, 'ı' - 'I', 0}},
	{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
	{'İ', 'İ', d{0, 'i' - 'İ', 0}},
	{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
}

var AzeriCase SpecialCase = TurkishCase

var GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}

var PrintRanges = []*RangeTable{L, M, N, P, S}
