package json

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

type Delim rune

func (d Delim) String() string { return string(d) }

// What may come next.
const (
	atTop = iota
	atArrayStart
	atArrayValue
	atArrayComma
	atObjectStart
	atObjectKey
	atObjectColon
	atObjectValue
	atObjectComma
)

func (dec *Decoder) valueAllowed() bool {
	switch dec.state {
	case atTop, atArrayStart, atArrayValue, atObjectValue:
		return true
	}
	return false
}

func (dec *Decoder) valueEnded() {
	switch dec.state {
	case atArrayStart, atArrayValue:
		dec.state = atArrayComma
	case atObjectValue:
		dec.state = atObjectComma
	}
}

// peek returns the next byte that is no white space.
func (dec *Decoder) peek() (byte, error) {
	var err error
	for {
		dec.scanp = skipSpace(dec.buf, dec.scanp)
		if dec.scanp < len(dec.buf) {
			return dec.buf[dec.scanp], nil
		}
		if err != nil {
			return 0, err
		}
		err = dec.refill()
	}
}

// prepareForDecode eats the comma or colon in front of a value inside a structure that Token entered.
func (dec *Decoder) prepareForDecode() error {
	var want byte
	var next int
	var text string
	switch dec.state {
	case atArrayComma:
		want, next, text = ',', atArrayValue, "expected comma after array element"
	case atObjectColon:
		want, next, text = ':', atObjectValue, "expected colon after object key"
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c != want {
		return &SyntaxError{text, dec.InputOffset()}
	}
	dec.scanp++
	dec.state = next
	return nil
}

func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		switch c {
		case '[', '{':
			if !dec.valueAllowed() {
				return dec.tokenError(c)
			}
			dec.scanp++
			dec.stack = append(dec.stack, dec.state)
			dec.state = atArrayStart
			if c == '{' {
				dec.state = atObjectStart
			}
			return Delim(c), nil
		case ']', '}':
			if c == ']' && dec.state != atArrayStart && dec.state != atArrayComma || c == '}' && dec.state != atObjectStart && dec.state != atObjectComma {
				return dec.tokenError(c)
			}
			dec.scanp++
			dec.state = dec.stack[len(dec.stack)-1]
			dec.stack = dec.stack[:len(dec.stack)-1]
			dec.valueEnded()
			return Delim(c), nil
		case ':':
			if dec.state != atObjectColon {
				return dec.tokenError(c)
			}
			dec.scanp++
			dec.state = atObjectValue
		case ',':
			switch dec.state {
			case atArrayComma:
				dec.state = atArrayValue
			case atObjectComma:
				dec.state = atObjectKey
			default:
				return dec.tokenError(c)
			}
			dec.scanp++
		default:
			return dec.valueToken(c)
		}
	}
}

func (dec *Decoder) valueToken(c byte) (Token, error) {
	if c == '"' && (dec.state == atObjectStart || dec.state == atObjectKey) {
		var key string
		old := dec.state
		dec.state = atTop
		err := dec.Decode(&key)
		dec.state = old
		if err != nil {
			return nil, err
		}
		dec.state = atObjectColon
		return key, nil
	}
	if !dec.valueAllowed() {
		return dec.tokenError(c)
	}
	var x any
	if err := dec.Decode(&x); err != nil {
		return nil, err
	}
	return x, nil
}

func (dec *Decoder) tokenError(c byte) (Token, error) {
	context := ""
	switch dec.state {
	case atTop:
		context = " looking for beginning of value"
	case atArrayStart, atArrayValue, atObjectValue:
		context = " looking for beginning of value"
	case atArrayComma:
		context = " after array element"
	case atObjectKey:
		context = " looking for beginning of object key string"
	case atObjectColon:
		context = " after object key"
	case atObjectComma:
		context = " after object key:value pair"
	}
	return nil, &SyntaxError{"invalid character " + quoteChar(c) + context, dec.InputOffset()}
}
