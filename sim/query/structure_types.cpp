// itabs and type descriptors, decoded from read-only data at the offsets of internal/abi.
// [go1.26 internal/abi/iface.go ITab], [go1.26 internal/abi/type.go Type UncommonType Name]
#include "sim/query/structure_internal.h"

namespace tw {
namespace {

struct Flag { unsigned bit; const char* name; };
constexpr Flag kTypeFlags[] = {{1, "Uncommon"}, {2, "ExtraStar"}, {4, "Named"}, {8, "RegularMemory"}, {16, "GCMaskOnDemand"}, {32, "DirectIface"}};
constexpr const char* kKinds[] = {"Invalid", "Bool", "Int", "Int8", "Int16", "Int32", "Int64", "Uint", "Uint8", "Uint16", "Uint32", "Uint64", "Uintptr", "Float32",
                                  "Float64", "Complex64", "Complex128", "Array", "Chan", "Func", "Interface", "Map", "Pointer", "Slice", "String", "Struct", "UnsafePointer"};

std::string flags_text(std::uint64_t flags) {
    std::string text = fmt::format("{:#04x}", flags);
    for (const Flag& flag : kTypeFlags)
        if (flags & flag.bit) text += std::string(" ") + flag.name;
    return text;
}

// {flags byte, varint length, bytes}
std::string name_at(const StructureWriter& w, std::uint64_t at) {
    if (at == 0) return "";
    std::uint64_t length = 0, from = at + 1;
    for (unsigned shift = 0; shift < 28; shift += 7) {
        const std::uint64_t byte = w.number(from++, 1);
        length |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
    }
    const std::byte* bytes = w.rt.memory.read_range(from, length);
    return bytes && length < 4096 ? std::string(reinterpret_cast<const char*>(bytes), length) : "";
}
std::string name_offset(const StructureWriter& w, std::uint64_t at) {
    const std::uint64_t offset = w.number(at, 4);
    return offset == 0 ? "" : name_at(w, kLowBase + offset);
}

void type_row(StructureWriter& w, std::uint64_t base, std::uint64_t offset, const char* name) { w.pointer(base, offset, name, "*Type"); }

void offset_rows(StructureWriter& w, std::uint64_t base, std::uint64_t offset, const char* name, bool is_name) {
    const std::uint64_t value = w.number(base + offset, 4);
    StructureRow& row = w.row(base, offset, 4, name, is_name ? "NameOff" : "TypeOff", fmt::format("{:#x}", value));
    if (value == 0) return;
    if (is_name) row.target = "\"" + name_offset(w, base + offset) + "\"";
    else row.points_to = kLowBase + value, row.target = w.target_text(kLowBase + value);
}

std::uint64_t record_size(std::uint8_t k) {
    switch (k) {
        case kind::Array: return 72;
        case kind::Chan: return 64;
        case kind::Func: case kind::Pointer: case kind::Slice: return 56;
        case kind::Interface: case kind::Struct: return 80;
        case kind::Map: return 104;
        default: return 48;
    }
}

void write_mask(StructureWriter& w, std::uint64_t at, std::uint64_t pointer_bytes) {
    StructureRow& row = w.pointer(at, 32, "GCData", "*byte");
    if (row.points_to == 0 || pointer_bytes == 0) return;
    std::string bits;
    for (std::uint64_t word = 0; word < pointer_bytes / 8 && word < 64; word++) bits += (w.number(row.points_to + word / 8, 1) >> (word % 8) & 1) ? 'P' : '.';
    row.target = "pointer words " + bits;
}

void write_elements(StructureWriter& w, std::uint64_t at, std::uint64_t stride, const char* what) {
    w.pointer(at, 56, std::string(what) + ".array", "unsafe.Pointer");
    w.count(at, 64, 8, std::string(what) + ".len", "int");
    w.count(at, 72, 8, std::string(what) + ".cap", "int");
    const std::uint64_t array = w.word(at + 56), count = w.word(at + 64);
    w.indent++;
    for (std::uint64_t i = 0; i < count && !w.full(); i++) {
        const std::uint64_t one = array + i * stride;
        if (stride == 24) {  // a field
            w.heading("field " + name_at(w, w.word(one)), one, stride);
            w.pointer(one, 0, "Name", "Name", "\"" + name_at(w, w.word(one)) + "\"");
            type_row(w, one, 8, "Typ");
            w.count(one, 16, 8, "Offset", "uintptr");
        } else {             // a method of an interface
            w.heading("method " + name_offset(w, one), one, stride);
            offset_rows(w, one, 0, "Name", true);
            offset_rows(w, one, 4, "Typ", false);
        }
    }
    w.indent--;
}

void write_kind_part(StructureWriter& w, std::uint8_t k, std::uint64_t at) {
    switch (k) {
        case kind::Array: type_row(w, at, 48, "Elem"), type_row(w, at, 56, "Slice"), w.count(at, 64, 8, "Len", "uintptr"); return;
        case kind::Chan: {
            type_row(w, at, 48, "Elem");
            const std::uint64_t dir = w.word(at + 56);
            w.count(at, 56, 8, "Dir", "ChanDir").target = dir == 1 ? "<-chan" : dir == 2 ? "chan<-" : "chan";
            return;
        }
        case kind::Func: {
            w.count(at, 48, 2, "InCount", "uint16");
            const std::uint64_t out = w.number(at + 50, 2);
            w.row(at, 50, 2, "OutCount", "uint16", fmt::to_string(out & 0x7fff)).target = out & 0x8000 ? "top bit: the last parameter is ..." : "";
            return;
        }
        case kind::Interface: w.pointer(at, 48, "PkgPath", "Name", "\"" + name_at(w, w.word(at + 48)) + "\""), write_elements(w, at, 8, "Methods"); return;
        case kind::Struct: w.pointer(at, 48, "PkgPath", "Name", "\"" + name_at(w, w.word(at + 48)) + "\""), write_elements(w, at, 24, "Fields"); return;
        case kind::Map: type_row(w, at, 48, "Key"), type_row(w, at, 56, "Elem"); return;
        case kind::Pointer: case kind::Slice: type_row(w, at, 48, "Elem"); return;
        default: return;
    }
}

void write_uncommon(StructureWriter& w, std::uint64_t at) {
    w.heading("uncommon: package and methods", at, 16);
    w.indent++;
    offset_rows(w, at, 0, "PkgPath", true);
    w.count(at, 4, 2, "Mcount", "uint16");
    w.count(at, 6, 2, "Xcount", "uint16");
    w.count(at, 8, 4, "Moff", "uint32");
    const std::uint64_t count = w.number(at + 4, 2), methods = at + w.number(at + 8, 4);
    for (std::uint64_t i = 0; i < count && !w.full(); i++) {
        const std::uint64_t one = methods + i * 16;
        w.heading("method " + name_offset(w, one), one, 16);
        w.indent++;
        offset_rows(w, one, 0, "Name", true);
        offset_rows(w, one, 4, "Mtyp", false);
        for (const auto& [offset, name] : {std::pair<std::uint64_t, const char*>{8, "Ifn"}, {12, "Tfn"}}) {
            const std::uint64_t code = w.number(one + offset, 4);
            w.row(one, offset, 4, name, "TextOff", fmt::format("{:#x}", code)).target = w.code_text(code);
        }
        w.indent--;
    }
    w.indent--;
}

}  // namespace

void write_itab(StructureWriter& w, std::uint64_t at) {
    const int inter = w.rt.type_index(w.word(at)), type = w.rt.type_index(w.word(at + 8));
    const std::uint64_t methods = inter < 0 ? 0 : w.rt.descriptor(inter).interface_methods.size();
    w.begin(fmt::format("itab<{},{}>", type_name(w.rt, inter), type_name(w.rt, type)), at, 24 + 8 * methods);
    w.pointer(at, 0, "Inter", "*InterfaceType");
    w.pointer(at, 8, "Type", "*Type");
    w.row(at, 16, 4, "Hash", "uint32", fmt::format("{:#010x}", w.number(at + 16, 4)));
    w.pad(at, 20, 24);
    for (std::uint64_t i = 0; i < methods; i++) {
        const std::string& name = w.rt.descriptor(inter).interface_methods[i].name;
        w.pointer(at, 24 + 8 * i, fmt::format("Fun[{}] {}", i, name), "uintptr");
    }
    const bool hash = w.number(at + 16, 4) != 0;
    if (!hash) w.out.notes.push_back("made while running (by an assertion): Hash stays 0, it serves type switches over itabs the compiler made");
    w.out.notes.push_back(place_of(w.rt, at) == PlaceKind::ReadOnly ? "the compiler made it: it stands in read-only data" : "the runtime made it when it was first needed");
}

void write_type_descriptor(StructureWriter& w, std::uint64_t at) {
    const auto k = static_cast<std::uint8_t>(w.number(at + 23, 1));
    const std::uint64_t flags = w.number(at + 20, 1), size = record_size(k) + (flags & 1 ? 16 : 0);
    w.begin("abi.Type of " + name_offset(w, at + 40).substr(flags & 2 ? 1 : 0), at, size);  // without the extra star
    w.count(at, 0, 8, "Size_", "uintptr");
    w.count(at, 8, 8, "PtrBytes", "uintptr");
    w.row(at, 16, 4, "Hash", "uint32", fmt::format("{:#010x}", w.number(at + 16, 4)));
    w.row(at, 20, 1, "TFlag", "TFlag", flags_text(flags));
    w.count(at, 21, 1, "Align_", "uint8");
    w.count(at, 22, 1, "FieldAlign_", "uint8");
    w.count(at, 23, 1, "Kind_", "Kind").target = k < std::size(kKinds) ? kKinds[k] : "";
    w.pointer(at, 24, "Equal", "func(unsafe.Pointer, unsafe.Pointer) bool", "compares two values");
    if (w.out.rows.back().points_to == 0) w.out.rows.back().target = "not comparable";
    write_mask(w, at, w.word(at + 8));
    offset_rows(w, at, 40, "Str", true);
    offset_rows(w, at, 44, "PtrToThis", false);
    write_kind_part(w, k, at);
    if (flags & 1) write_uncommon(w, at + record_size(k));
    w.out.notes.push_back("hashes, code addresses and the order in read-only data are not those of a real binary; sizes, offsets and what they mean are");
}

}  // namespace tw
