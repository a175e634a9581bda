package regexp

func piece(b []byte, m []int, i int) []byte {
	if m[2*i] < 0 {
		return nil
	}
	return b[m[2*i]:m[2*i+1]:m[2*i+1]]
}

func text(s string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return s[m[2*i]:m[2*i+1]]
}

func pieces(b []byte, m []int) [][]byte {
	if m == nil {
		return nil
	}
	out := make([][]byte, len(m)/2)
	for i := range out {
		out[i] = piece(b, m, i)
	}
	return out
}

// room makes place for the first matches at once.
func room[T any](all []T) []T {
	if all == nil {
		return make([]T, 0, 10)
	}
	return all
}

func texts(s string, m []int) []string {
	if m == nil {
		return nil
	}
	out := make([]string, len(m)/2)
	for i := range out {
		out[i] = text(s, m, i)
	}
	return out
}

func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.first(s, 0) }
func (re *Regexp) FindSubmatchIndex(b []byte) []int       { return re.first(view(b), 0) }
func (re *Regexp) FindStringSubmatch(s string) []string   { return texts(s, re.first(s, 0)) }
func (re *Regexp) FindSubmatch(b []byte) [][]byte         { return pieces(b, re.first(view(b), 0)) }

func (re *Regexp) FindStringIndex(s string) (loc []int) {
	var m [2]int
	if match(re.program, s, 0, re.longest, m[:]) {
		return append([]int(nil), m[:]...)
	}
	return nil
}

func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.FindStringIndex(view(b)) }

func (re *Regexp) FindString(s string) string {
	var m [2]int
	if match(re.program, s, 0, re.longest, m[:]) {
		return text(s, m[:], 0)
	}
	return ""
}

func (re *Regexp) Find(b []byte) []byte {
	var m [2]int
	if match(re.program, view(b), 0, re.longest, m[:]) {
		return piece(b, m[:], 0)
	}
	return nil
}

func (re *Regexp) FindAllStringIndex(s string, n int) (all [][]int) {
	re.each(s, n, func(m []int) { all = append(room(all), m[:2]) })
	return all
}

func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(view(b), n) }

func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) (all [][]int) {
	re.each(s, n, func(m []int) { all = append(room(all), m) })
	return all
}

func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(view(b), n)
}

func (re *Regexp) FindAllString(s string, n int) (all []string) {
	re.each(s, n, func(m []int) { all = append(room(all), text(s, m, 0)) })
	return all
}

func (re *Regexp) FindAll(b []byte, n int) (all [][]byte) {
	re.each(view(b), n, func(m []int) { all = append(room(all), piece(b, m, 0)) })
	return all
}

func (re *Regexp) FindAllStringSubmatch(s string, n int) (all [][]string) {
	re.each(s, n, func(m []int) { all = append(room(all), texts(s, m)) })
	return all
}

func (re *Regexp) FindAllSubmatch(b []byte, n int) (all [][][]byte) {
	re.each(view(b), n, func(m []int) { all = append(room(all), pieces(b, m)) })
	return all
}
