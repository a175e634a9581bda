#include "sim/query/objects.h"

#include <fmt/format.h>

#include <algorithm>

namespace tw {
namespace {

constexpr std::uint64_t kChannelHeader = 112, kMapHeader = 48, kMapTable = 32;

std::uint64_t word(const Runtime& rt, std::uint64_t at) {
    std::uint64_t value = 0;
    return rt.memory.load(at, value) ? value : 0;
}

const AllocationSite* site_of(const Runtime& rt, int site) {
    const auto& sites = rt.image->program->sites;
    return site >= 0 && static_cast<std::size_t>(site) < sites.size() ? &sites[static_cast<std::size_t>(site)] : nullptr;
}

// Parts of a map tell themselves apart by their pointer words. [go1.26 internal/runtime/maps/map.go Map, table.go table]
ObjectForm map_part(const Runtime& rt, const ObjectRef& object) {
    std::uint64_t pointers = 0;
    if (object.size <= 64) rt.heap.for_each_pointer_slot(rt.memory, object, [&](std::uint64_t slot) { pointers |= std::uint64_t{1} << ((slot - object.base.value) / 8); });
    if (object.size == kMapHeader && pointers == 0b100) return ObjectForm::MapHeader;
    if (object.size == kMapTable && (pointers == 0b100 || pointers == 0b10100)) return ObjectForm::MapTable;
    if (!object.noscan && rt.heap.find_object(rt.memory, Address{word(rt, object.base.value)})) return ObjectForm::MapDirectory;  // groups start with a control word
    return ObjectForm::MapGroups;
}

// A key or an element over 128 bytes is an object of its own; its size tells it from groups. −1: groups.
int indirect_part(const Runtime& rt, int map_type, const ObjectRef& object) {
    const int index = map_type < 0 ? -1 : rt.image->map_info_of_type[static_cast<std::size_t>(map_type)];
    if (index < 0) return -1;
    const MapInfo& map = rt.image->maps[static_cast<std::size_t>(index)];
    if (!map.indirect_key && !map.indirect_elem) return -1;
    for (std::uint64_t groups = map.group_size; groups <= object.size + 8; groups *= 2)
        if (Heap::round_up_size(groups, object.noscan) == object.size) return -1;
    const auto fits = [&](std::uint64_t size) { return Heap::round_up_size(size, object.noscan) == object.size; };
    if (map.indirect_key && fits(map.key_size)) return map.key_type;
    return map.indirect_elem && fits(map.elem_size) ? map.elem_type : -1;
}

// Values without pointers below 16 bytes share blocks. [go1.26 runtime/malloc.go mallocgcTiny]
ObjectForm channel_part(const Runtime& rt, const ObjectRef& object) {
    // a header names its element type; a buffer holds elements
    const int elem = rt.type_index(word(rt, object.base.value + 40));
    return object.size >= 104 && elem >= 0 ? ObjectForm::Channel : ObjectForm::ChannelBuffer;
}

std::string shown_byte(const std::string& type) { return type == "uint8" ? "byte" : type; }

WordName word_in_group(const Runtime& rt, int map_type, const ObjectRef& object, std::uint64_t offset) {
    const int index = rt.image->map_info_of_type[static_cast<std::size_t>(map_type)];
    if (index < 0) return {};
    const MapInfo& map = rt.image->maps[static_cast<std::size_t>(index)];
    const std::uint64_t in_group = offset % map.group_size;
    if (in_group < 8 || map.slot_size == 0) return {};
    const std::uint64_t slot_at = object.base.value + offset / map.group_size * map.group_size + 8 + (in_group - 8) / map.slot_size * map.slot_size;
    const std::uint64_t in_slot = (in_group - 8) % map.slot_size;
    const std::uint64_t key_at = map.indirect_key ? word(rt, slot_at) : slot_at;
    const std::string key = concept_text(rt, map.key_type, key_at, 2);
    const bool is_key = in_slot < map.elem_offset;
    const bool indirect = is_key ? map.indirect_key : map.indirect_elem;
    WordName name;
    if (indirect) {
        name.target = {ObjectForm::Value, is_key ? map.key_type : map.elem_type, -1, -1};
        name.at = slot_at + in_slot;
    } else {
        name = word_in_value(rt, is_key ? map.key_type : map.elem_type, is_key ? slot_at : slot_at + map.elem_offset, is_key ? in_slot : in_slot - map.elem_offset);
    }
    name.name = (is_key ? "key " + key : "[" + key + "]") + name.name;
    return name;
}

WordName word_in_channel(const Runtime& rt, const ObjectKind& kind, std::uint64_t offset) {
    WordName name;
    switch (offset) {
        case 16: name.name = ".buf", name.target = {ObjectForm::ChannelBuffer, kind.type >= 0 ? rt.descriptor(kind.type).elem : -1, -1, -1}; break;
        case 32: name.name = ".timer"; break;
        case 64: case 72: name.name = ".recvq"; break;
        case 80: case 88: name.name = ".sendq"; break;
        default: break;
    }
    return name;
}

// [go1.26 internal/runtime/maps/map.go Map]
const char* map_field(std::uint64_t offset) {
    static constexpr const char* kFields[] = {".used", ".seed", ".dirPtr", ".dirLen", ".globalDepth …", ".clearSeq"};
    return offset / 8 < std::size(kFields) ? kFields[offset / 8] : "";
}

WordName word_in_map(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object, std::uint64_t offset) {
    WordName name;
    name.target.type = kind.type;
    switch (kind.form) {
        case ObjectForm::MapHeader:
            name.name = map_field(offset);
            if (offset != 16) return name;
            name.target.form = word(rt, object.base.value + 24) == 0 ? ObjectForm::MapGroups : ObjectForm::MapDirectory;
            return name;
        case ObjectForm::MapDirectory:
            name.name = fmt::format("[{}]", offset / 8);
            name.target.form = ObjectForm::MapTable;
            return name;
        case ObjectForm::MapTable:
            name.name = ".groups";
            name.target.form = ObjectForm::MapGroups;
            return name;
        default: return kind.type >= 0 ? word_in_group(rt, kind.type, object, offset) : WordName{};
    }
}

WordName word_in_array(const Runtime& rt, int elem, std::uint64_t base, std::uint64_t offset) {
    const auto size = elem >= 0 ? static_cast<std::uint64_t>(rt.descriptor(elem).size) : 0;
    if (size == 0) return {};
    WordName name = word_in_value(rt, elem, base + offset / size * size, offset % size);
    name.name = fmt::format("[{}]", offset / size) + name.name;
    return name;
}

WordName word_in_closure(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object, std::uint64_t offset) {
    if (kind.function < 0) return {};
    const FunctionCode& function = rt.image->program->functions[static_cast<std::size_t>(kind.function)];
    for (const Variable& v : function.captures) {
        const auto from = static_cast<std::uint64_t>(v.offset);
        const auto size = v.by_reference ? 8 : static_cast<std::uint64_t>(std::max<std::int64_t>(rt.descriptor(v.type).size, 1));
        if (offset < from || offset >= from + size) continue;
        WordName name;
        if (v.by_reference) {
            name.target = {ObjectForm::Variable, v.type, -1, -1};
            name.at = object.base.value + from;
        } else {
            name = word_in_value(rt, v.type, object.base.value + from, offset - from);
        }
        name.name = "." + v.name + name.name;
        return name;
    }
    if (function.closure_type < 0) return {};
    return word_in_value(rt, function.closure_type, object.base.value, offset);
}

std::string map_label(const Runtime& rt, const ObjectKind& kind) {
    const std::string map = type_name(rt, kind.type);
    switch (kind.form) {
        case ObjectForm::MapDirectory: return map + " directory";
        case ObjectForm::MapTable: return map + " table";
        case ObjectForm::MapGroups: return map + " groups";
        default: return map;
    }
}

std::string normal(std::string text) {
    const auto replace = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
            const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
            const bool starts = at == 0 || !is_word(text[at - 1]);
            const bool ends = at + from.size() >= text.size() || !is_word(text[at + from.size()]);
            if (starts && ends) text.replace(at, from.size(), to);
        }
    };
    replace("uint8", "byte");
    replace("interface {}", "any");
    replace("interface{}", "any");
    return text;
}

}  // namespace

bool in_tiny_block(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object) {
    return object.noscan && object.size == 16 && kind.type >= 0 && rt.descriptor(kind.type).size < 16;
}

ObjectKind kind_by_site(const Runtime& rt, const ObjectRef& object, const ObjectNote& note) {
    ObjectKind kind;
    const AllocationSite* site = note.site == ObjectNote::kNoSite ? nullptr : site_of(rt, static_cast<int>(note.site));
    if (!site) return kind;
    kind.site = static_cast<int>(note.site);
    kind.type = site->type;
    const std::uint8_t k = site->type >= 0 ? rt.descriptor(site->type).kind : 0;
    using Kind = AllocationSite::Kind;
    switch (site->kind) {
        case Kind::Closure:
            kind.form = ObjectForm::Closure;
            kind.function = function_of_record(rt, object.base.value);
            return kind;
        case Kind::Box: kind.form = ObjectForm::Box; return kind;
        case Kind::Slice: case Kind::Append:
            kind.form = ObjectForm::Backing;
            // make names the slice type, a variadic call the array of its arguments, append the element
            if (k == kind::Array || (k == kind::Slice && site->kind == Kind::Slice)) kind.type = rt.descriptor(site->type).elem;
            return kind;
        case Kind::String:
            if (k == kind::Slice) kind.form = ObjectForm::Backing, kind.type = rt.descriptor(site->type).elem;
            else kind.form = ObjectForm::StringData;
            return kind;
        case Kind::Map:
            if (const int part = indirect_part(rt, site->type, object); part >= 0) kind.form = ObjectForm::Value, kind.type = part;
            else kind.form = map_part(rt, object);
            return kind;
        case Kind::Chan:
            kind.form = channel_part(rt, object);
            if (kind.form == ObjectForm::ChannelBuffer && k == kind::Chan) kind.type = rt.descriptor(site->type).elem;
            return kind;
        case Kind::Composite:
            if (k == kind::Array) kind.form = ObjectForm::Backing, kind.type = rt.descriptor(site->type).elem;
            else kind.form = ObjectForm::Value;
            return kind;
        case Kind::Variable: kind.form = ObjectForm::Variable; return kind;
        case Kind::New: kind.form = ObjectForm::Value; return kind;
        case Kind::Goroutine: case Kind::Runtime: break;
    }
    return kind;
}

WordName word_in_value(const Runtime& rt, int type, std::uint64_t base, std::uint64_t offset) {
    WordName name;
    if (type < 0) return name;
    const TypeDescriptor& d = rt.descriptor(type);
    name.type = type;
    name.at = base;
    switch (d.kind) {
        case kind::Struct:
            for (std::size_t i = d.fields.size(); i-- > 0;) {
                const FieldDescriptor& f = d.fields[i];
                const auto from = static_cast<std::uint64_t>(f.offset);
                if (offset < from || offset >= from + static_cast<std::uint64_t>(rt.descriptor(f.type).size)) continue;
                name = word_in_value(rt, f.type, base + from, offset - from);
                name.name = "." + f.name + name.name;
                return name;
            }
            return name;
        case kind::Array: return word_in_array(rt, d.elem, base, offset);
        case kind::Pointer: name.target = {ObjectForm::Value, d.elem, -1, -1}; return name;
        case kind::Slice:
            name.name = offset == 0 ? ".array" : offset == 8 ? ".len" : ".cap";
            if (offset == 0) name.target = {ObjectForm::Backing, d.elem, -1, -1};
            return name;
        case kind::String:
            name.name = offset == 0 ? ".ptr" : ".len";
            if (offset == 0) name.target.form = ObjectForm::StringData;
            return name;
        case kind::Map: name.target = {ObjectForm::MapHeader, type, -1, -1}; return name;
        case kind::Chan: name.target = {ObjectForm::Channel, type, -1, -1}; return name;
        case kind::Func: name.target = {ObjectForm::Closure, -1, function_of_record(rt, word(rt, base)), -1}; return name;
        case kind::Interface: {
            const InterfaceWords words = read_interface(rt, type, base);
            name.name = offset == 8 ? ".data" : "." + words.word0_name;
            if (offset != 8) return name;
            name.is_interface_data = true;
            if (words.dynamic_type < 0) return name;
            name.target = words.direct ? word_in_value(rt, words.dynamic_type, base + 8, 0).target : ObjectKind{ObjectForm::Box, words.dynamic_type, -1, -1};
            return name;
        }
        default: return name;
    }
}

WordName word_in_object(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object, std::uint64_t offset) {
    switch (kind.form) {
        case ObjectForm::Value: case ObjectForm::Variable: case ObjectForm::Box: {
            const auto size = kind.type >= 0 ? static_cast<std::uint64_t>(rt.descriptor(kind.type).size) : 0;
            if (size > 0 && offset >= size) return word_in_array(rt, kind.type, object.base.value, offset);  // a pointer into an array
            return word_in_value(rt, kind.type, object.base.value, offset);
        }
        case ObjectForm::Backing: case ObjectForm::ChannelBuffer: return word_in_array(rt, kind.type, object.base.value, offset);
        case ObjectForm::Closure: return word_in_closure(rt, kind, object, offset);
        case ObjectForm::Channel: return word_in_channel(rt, kind, offset);
        case ObjectForm::MapHeader: case ObjectForm::MapDirectory: case ObjectForm::MapTable: case ObjectForm::MapGroups:
            return word_in_map(rt, kind, object, offset);
        case ObjectForm::StringData: case ObjectForm::Unknown: break;
    }
    WordName name;
    name.name = fmt::format("+{}", offset);
    return name;
}

std::string object_label(const Runtime& rt, const ObjectKind& kind, const ObjectRef& object, bool size) {
    const std::string large = size && object.size >= 1024 ? ", " + size_text(object.size) : "";
    const std::string tiny = size && in_tiny_block(rt, kind, object) ? " (tiny block)" : "";
    switch (kind.form) {
        case ObjectForm::Value: return kind.type < 0 ? "object" : "*" + type_name(rt, kind.type) + tiny;
        case ObjectForm::Variable: {
            constexpr std::string_view kMoved = "moved to heap: ";
            const AllocationSite* site = site_of(rt, kind.site);
            const std::size_t at = site ? site->reason.find(kMoved) : std::string::npos;
            if (at == std::string::npos) return "*" + type_name(rt, kind.type) + tiny;
            std::string name = site->reason.substr(at + kMoved.size());
            name = name.substr(0, name.find_first_of(" ,;:("));
            return fmt::format("variable {} {}{}", name, type_name(rt, kind.type), tiny);
        }
        case ObjectForm::Box: return "boxed " + type_name(rt, kind.type) + tiny;
        case ObjectForm::Backing: return "[]" + shown_byte(type_name(rt, kind.type)) + " backing" + large;
        case ObjectForm::Closure: {
            if (kind.function < 0) return "func value";
            const std::string& symbol = rt.image->program->functions[static_cast<std::size_t>(kind.function)].symbol;
            return (symbol.ends_with("-fm") ? "method value " : "func literal ") + symbol;
        }
        case ObjectForm::Channel:
            return fmt::format("{} (cap {})", kind.type < 0 ? "chan" : type_name(rt, kind.type), word(rt, object.base.value + 8));
        case ObjectForm::ChannelBuffer: return "chan " + type_name(rt, kind.type) + " buffer" + large;
        case ObjectForm::MapHeader: case ObjectForm::MapDirectory: case ObjectForm::MapTable: case ObjectForm::MapGroups: return map_label(rt, kind) + large;
        case ObjectForm::StringData: return "string data" + large;
        case ObjectForm::Unknown: break;
    }
    return fmt::format("{} object of the runtime", size_text(object.size));
}

std::string object_type(const Runtime& rt, const ObjectKind& kind) {
    switch (kind.form) {
        case ObjectForm::Value: case ObjectForm::Variable: case ObjectForm::Box: case ObjectForm::Channel: case ObjectForm::MapHeader: return type_name(rt, kind.type);
        case ObjectForm::Backing: return "[]" + type_name(rt, kind.type);
        default: return "";
    }
}

std::string birth_text(const Runtime& rt, const ObjectKind& kind) {
    const AllocationSite* site = site_of(rt, kind.site);
    if (!site) return "allocated by the runtime";
    const std::string at = position_text(*rt.image->program, site->pos);
    return at.empty() || site->reason.find(".go:") != std::string::npos ? site->reason : fmt::format("{} ({})", site->reason, at);
}

bool label_matches(const std::string& label, const std::string& type, const std::string& wanted) {
    const std::string want = normal(wanted), have = normal(label);
    if (have == want || (!type.empty() && normal(type) == want)) return true;
    // the label without its size, capacity or tiny block
    const std::size_t cap = have.rfind(have.ends_with("(tiny block)") ? " (tiny " : " (cap "), comma = have.rfind(", ");
    if (cap != std::string::npos && have.substr(0, cap) == want) return true;
    return comma != std::string::npos && have.ends_with("B") && have.substr(0, comma) == want;
}

bool allocated_by_main(const Runtime& rt, const ObjectKind& kind) {
    const AllocationSite* site = site_of(rt, kind.site);
    if (!site) return false;
    const SourceFile* file = rt.image->program->sources.file_of(site->pos);
    return file && file->package == "main";
}

}  // namespace tw
