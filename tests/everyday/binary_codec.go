package main

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
)

type Header struct {
	Magic   [4]byte
	Version uint16
	Flags   uint8
	_       uint8
	Size    int32
}

func main() {
	var buf bytes.Buffer
	h := Header{[4]byte{'G', 'O', '2', '6'}, 3, 0x81, 0, -2}
	fmt.Println(binary.Write(&buf, binary.LittleEndian, h), buf.Len(), binary.Size(h))
	fmt.Printf("% x\n", buf.Bytes())
	var back Header
	fmt.Println(binary.Read(&buf, binary.LittleEndian, &back), back == h, string(back.Magic[:]))
	fmt.Println(binary.Read(&buf, binary.BigEndian, &back) == io.EOF)
	b := make([]byte, 8)
	binary.BigEndian.PutUint32(b, 0xdeadbeef)
	binary.LittleEndian.PutUint16(b[4:], 0x1234)
	fmt.Println(hex.EncodeToString(b), binary.BigEndian.Uint64(b), binary.BigEndian.AppendUint16(nil, 7))
	vb := binary.AppendUvarint(nil, 300)
	vb = binary.AppendVarint(vb, -5)
	u, n := binary.Uvarint(vb)
	s, k := binary.Varint(vb[n:])
	fmt.Println(vb, u, n, s, k)
	fmt.Print(hex.Dump([]byte("hello gopher, this is a dump\x00\xff")))
	fmt.Printf("%x\n%x\n%x\n", md5.Sum([]byte("go")), sha1.Sum([]byte("go")), sha256.Sum256([]byte("go")))
	hs := sha256.New()
	io.WriteString(hs, "chunk1")
	hs.Write([]byte("chunk2"))
	fmt.Println(hex.EncodeToString(hs.Sum(nil))[:16], hs.Size(), hs.BlockSize())
	e := base64.StdEncoding.EncodeToString([]byte("any carnal pleas"))
	d, err := base64.StdEncoding.DecodeString(e)
	fmt.Println(e, string(d), err, base64.URLEncoding.EncodeToString([]byte{0xfb, 0xff}), base64.RawStdEncoding.EncodeToString([]byte("a")))
	_, err = base64.StdEncoding.DecodeString("@@@")
	fmt.Println(err)
	_, err = hex.DecodeString("zz")
	fmt.Println(err)
	f := fnv.New32a()
	f.Write([]byte("key"))
	f64 := fnv.New64a()
	f64.Write([]byte("key"))
	fmt.Println(f.Sum32(), f64.Sum64(), crc32.ChecksumIEEE([]byte("key")))
}
