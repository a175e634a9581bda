// A value decoded from memory at its three levels: concept `error(*main.MyErr, nil)`, words
// `tab=itab<error,*main.MyErr> data=0x0`, bytes. Used by queries and views; reads memory only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/runtime/runtime.h"

namespace tw {

// internal/abi.Kind, as TypeDescriptor::kind has it.
namespace kind {
inline constexpr std::uint8_t Bool = 1, Int = 2, Int8 = 3, Int16 = 4, Int32 = 5, Int64 = 6, Uint = 7, Uint8 = 8, Uint16 = 9, Uint32 = 10, Uint64 = 11,
                              Uintptr = 12, Float32 = 13, Float64 = 14, Complex64 = 15, Complex128 = 16, Array = 17, Chan = 18, Func = 19,
                              Interface = 20, Map = 21, Pointer = 22, Slice = 23, String = 24, Struct = 25, UnsafePointer = 26;
}

// Where an address points, in a student's words.
enum class PlaceKind : std::uint8_t { Nil, Heap, Stack, SmallValues, ZeroValue, ReadOnly, Data, Code, Nowhere };
PlaceKind place_of(const Runtime& rt, std::uint64_t address);
const char* place_text(PlaceKind place);   // "heap", "small-value table", "read-only constant", …

// The two words of an interface and what they say. [go1.26 runtime/runtime2.go iface eface]
struct InterfaceWords {
    std::uint64_t word0 = 0, data = 0;
    bool has_methods = false;
    int dynamic_type = -1;         // −1: nil interface
    bool direct = false;           // the data word is the value itself
    std::string word0_name;        // "type" or "tab"
    std::string word0_text;        // "itab<error,*main.MyErr>", "*main.MyErr", "0x0"
};
InterfaceWords read_interface(const Runtime& rt, int type, std::uint64_t at);
// Answers of boxing(X): "small-value table", "heap", "direct pointer", "read-only constant", "zero value", "stack", "nil interface".
std::string boxing_text(const Runtime& rt, const InterfaceWords& words);

struct ValueText {
    std::string concept_text, words_text, bytes_text;
    bool is_interface = false;
    std::string word0, word1, word0_name;
    std::uint64_t points_to = 0;   // what its first pointer word leads to
};
ValueText value_text(const Runtime& rt, int type, std::uint64_t at);
std::string concept_text(const Runtime& rt, int type, std::uint64_t at, int depth = 0);

// The word of a value that leads on to what it refers to (a slice's array, an interface's data); 0 when it has none.
std::uint64_t leading_pointer(const Runtime& rt, int type, std::uint64_t at);

std::string type_name(const Runtime& rt, int type);    // as %T prints it
std::string size_text(std::uint64_t bytes);            // "1 MiB", "24 bytes"
std::string position_text(const Program& program, Pos pos);  // "main.go:14"
// The symbol of the function that a function value at `record` runs; "" when that is no code.
std::string function_symbol(const Runtime& rt, std::uint64_t record);
int function_of_record(const Runtime& rt, std::uint64_t record);   // Program function index or −1

}  // namespace tw
