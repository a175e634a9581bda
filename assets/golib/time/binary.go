package time

import "errors"

// Versions of the binary form: 2 adds the seconds of the zone's offset.
const (
	binaryVersion1 = 1
	binaryVersion2 = 2
)

// secondsToYear1 from 1970.
const secondsToYear1 = 62135596800

func (t Time) AppendBinary(b []byte) ([]byte, error) {
	minutes, seconds, version := int16(-1), 0, byte(binaryVersion1)
	if t.Location() != UTC {
		_, offset := t.Zone()
		if seconds = offset % 60; seconds != 0 {
			version = binaryVersion2
		}
		if offset /= 60; offset < -32768 || offset == -1 || offset > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
		minutes = int16(offset)
	}
	b = append(b, version)
	b = appendBig(b, uint64(t.Unix()+secondsToYear1), 8)
	b = appendBig(b, uint64(t.Nanosecond()), 4)
	b = appendBig(b, uint64(minutes), 2)
	if version == binaryVersion2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

func appendBig(b []byte, v uint64, bytes int) []byte {
	for shift := 8 * (bytes - 1); shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func readBig(b []byte) (v uint64) {
	for _, c := range b {
		v = v<<8 | uint64(c)
	}
	return v
}

func (t Time) MarshalBinary() ([]byte, error) {
	b, err := t.AppendBinary(make([]byte, 0, 16))
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version, want := data[0], 15
	if version != binaryVersion1 && version != binaryVersion2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if version == binaryVersion2 {
		want++
	}
	if len(data) != want {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	at := Unix(int64(readBig(data[1:9]))-secondsToYear1, int64(int32(readBig(data[9:13]))))
	offset := int(int16(readBig(data[13:15]))) * 60
	if version == binaryVersion2 {
		offset += int(data[15])
	}
	if offset == -60 {
		*t = at.UTC()
	} else if _, local := at.Zone(); offset == local {
		*t = at
	} else {
		*t = at.In(FixedZone("", offset))
	}
	return nil
}

func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
