// A program as it is loaded: executable code in one flat array, type descriptors, itabs and constants at addresses in the
// low segment. Immutable and shared by every Machine that runs it. Built by make_image; read by the runtime, the library's
// natives, the machine and everything that explains memory.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/base/result.h"
#include "sim/bytecode/program.h"
#include "sim/memory/heap.h"
#include "sim/memory/memory.h"

namespace tw {

struct NativeCall;                       // sim/golib/native.h
enum class NativeStatus : std::uint8_t;
using NativeFunction = NativeStatus (*)(NativeCall& call);
using NativeFinder = NativeFunction (*)(std::string_view symbol);

// Code addresses: kTextBase + index into Image::code. They stay below the low segment and above the nil page.
inline constexpr std::uint64_t kTextBase = 0x1000;

// How a value of a type stands in a frame slot against how it stands in memory.
enum class SlotForm : std::uint8_t { Empty, U8, I8, U16, I16, U32, I32, Word, Wide };  // Wide: a multiple of words or a struct, bytes as in memory

enum class CompareForm : std::uint8_t { Bytes, String, F32, F64, C64, C128, Eface, Iface, Array, Struct, None };

struct TypeInfo {
    const TypeDescriptor* descriptor = nullptr;
    std::uint64_t address = 0;       // of its abi.Type record
    std::uint64_t size = 0;
    int heap_type = kNoPointers;     // Heap::allocate's type
    SlotForm form = SlotForm::Empty;
    CompareForm compare = CompareForm::Bytes;
    bool direct = false;             // stands in an interface's data word itself
    [[nodiscard]] bool noscan() const { return heap_type == kNoPointers; }
};

struct FunctionInfo {
    std::uint32_t entry = 0;         // index of its first instruction; code[entry-1] is its header: a frame size, b function, c args size
    std::uint32_t end = 0;           // one past its last instruction
    std::uint64_t funcval = 0;       // its static function value in read-only data
    std::int32_t frame_size = 0, args_size = 0;
    std::uint32_t recovery = 0;      // index of its DeferReturn, 0 = none
};

// Function indices that the machine itself calls; −1 where the library lacks them.
struct RuntimeFunctions {
    int panic_error = -1, panic_plain = -1, panic_bounds = -1, panic_type_assertion = -1, panic_unhashable = -1, panic_nil = -1, print_panics = -1;
    int error_string = -1, plain_error = -1;   // types
};

// How maps of one type lie in memory. Built by register_map_types (map_types.h). [go1.26 internal/abi/map.go MapType]
struct MapInfo {
    enum class KeyForm : std::uint8_t { Bits32, Bits64, String, Bytes, General };  // how keys are compared and hashed
    int type = -1, key_type = -1, elem_type = -1;
    KeyForm key_form = KeyForm::General;
    bool indirect_key = false, indirect_elem = false;  // over 128 bytes: the slot holds a pointer
    bool key_pointers = false, elem_pointers = false;  // what stands in the slot has pointers
    bool need_key_update = false, hash_might_panic = false;
    std::uint32_t key_size = 0, elem_size = 0;         // of the values themselves
    std::uint32_t slot_size = 0, elem_offset = 0, group_size = 0;
    int map_heap_type = kNoPointers, directory_heap_type = kNoPointers, table_heap_type = kNoPointers, group_heap_type = kNoPointers;
};

struct Image {
    std::shared_ptr<const Program> program;
    std::vector<Instruction> code;
    std::vector<FunctionInfo> functions;        // by Program function index
    std::vector<TypeInfo> types;                // by TypeDescriptor index
    std::vector<std::uint64_t> strings;         // addresses of Program::strings' bytes
    std::vector<std::uint64_t> string_boxes;    // addresses of read-only string headers {ptr, len}
    std::vector<std::uint64_t> rodata;          // addresses of Program::rodata
    std::map<std::pair<int, int>, std::uint64_t> itabs;  // static ones by (interface type, concrete type)
    std::unordered_map<std::uint64_t, int> type_at;      // descriptor address -> index
    std::unordered_map<std::string, int> function_named; // symbol -> function index
    std::uint64_t zero_base = 0, zero_val = 0, static_uint64s = 0;
    std::uint64_t data_start = 0;
    std::uint32_t goexit_code = 0;              // what a goroutine's outermost frame returns to
    std::uint32_t panic_return_code = 0;        // what a deferred call made by a panic returns to
    std::uint32_t sigpanic_entry = 0;           // frame in which the machine prepares the arguments of a panic function
    RuntimeFunctions runtime;
    std::vector<NativeFunction> natives;        // in the order of Program::natives
    std::vector<MapInfo> maps;
    std::vector<int> map_info_of_type;          // by type index: into `maps`, -1 for other kinds
    // The moment before the first step.
    Memory memory;
    Heap heap;

    [[nodiscard]] int function_of(std::uint32_t code_index) const;   // −1: one of the machine's own stubs
    [[nodiscard]] const Safepoint* safepoint(int function, std::uint32_t code_index) const;  // nullptr: none there
    [[nodiscard]] int type_index(std::uint64_t address) const {
        const auto found = type_at.find(address);
        return found == type_at.end() ? -1 : found->second;
    }
};

// Lays the program out in memory. A native that the finder does not know is null: calling it is a fatal error that names it.
Result<std::shared_ptr<const Image>> make_image(std::shared_ptr<const Program> program, NativeFinder find_native_function);

}  // namespace tw
