// What a heap object is in Go's terms, and what its pointer words are called: `*main.User`, `[]byte backing, 1 MiB`,
// `func literal main.handle.func1`, `chan interface {} (cap 1)`, `boxed []uint8`, `map[string]int`, `string data`.
// Read from the object's allocation site, from its own words, and, where the site says too little, from the type of the
// pointer that leads to it.
#pragma once
#include <cstdint>
#include <string>

#include "sim/query/value.h"

namespace tw {

enum class ObjectForm : std::uint8_t {
    Unknown, Value, Variable, Box, Backing, Closure, Channel, ChannelBuffer, MapHeader, MapDirectory, MapTable, MapGroups, StringData
};

struct ObjectKind {
    ObjectForm form = ObjectForm::Unknown;
    int type = -1;       // Value, Variable, Box: its type; Backing, ChannelBuffer: of an element; Channel: chan type; maps: map type
    int function = -1;   // Closure: Program function
    int site = -1;       // Program::sites index, −1 = the runtime or a native
    bool operator==(const ObjectKind&) const = default;
};

// From the allocation site and the object's own words. Unknown when the site says nothing.
ObjectKind kind_by_site(const Runtime& rt, const ObjectRef& object, const ObjectNote& note);

// A pointer word inside a typed value: which part it is of what type.
struct WordName {
    std::string name;       // ".next", "[2].data", ".array"; "" = the value itself is the pointer
    int type = -1;          // type that the word belongs to: pointer, slice, string, interface, map, …; −1 unknown
    std::uint64_t at = 0;   // address of that value
    ObjectKind target;      // what it leads to, by type alone
    bool is_interface_data = false;
};
// The word at `offset` of a value of `type` that stands at `base`.
WordName word_in_value(const Runtime& rt, int type, std::uint64_t base, std::uint64_t offset);
// The word at `offset` of an object.
WordName word_in_object(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object, std::uint64_t offset);

// A value without pointers, below 16 bytes, that shares its block with others. [go1.26 runtime/malloc.go mallocgcTiny]
bool in_tiny_block(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object);

// `size`: with the size of arrays and string data of 1 KiB and more.
std::string object_label(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object, bool size = true);
std::string object_type(const Runtime& rt, const ObjectKind& kind);
// Why and where it was allocated: "boxed: []byte converted to interface {} (main.go:15)".
std::string birth_text(const Runtime& rt, const ObjectKind& kind);
// `wanted` as a reader writes it: the label with or without its size, or the type, `byte` for uint8 and `any` for interface {}.
bool label_matches(const std::string& label, const std::string& type, const std::string& wanted);
bool allocated_by_main(const Runtime& rt, const ObjectKind& kind);

}  // namespace tw
