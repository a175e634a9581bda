// Type descriptors as bytes: abi.Type and what follows it for each kind, names, methods.
// Name, type and text offsets count from the start of the low segment.
// [go1.26 internal/abi/type.go Type] Differs: Equal points at one shared function value for every comparable type.
#include <cstring>

#include "sim/runtime/image_internal.h"
#include "sim/runtime/map_types.h"

namespace tw {
namespace {

using Bytes = std::vector<std::uint8_t>;

void put(Bytes& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
    if (bytes.size() < at + size) bytes.resize(at + size, 0);
    std::memcpy(&bytes[at], &value, size);
}

std::size_t extra_size(std::uint8_t kind) {
    switch (kind) {
        case 17: return 72;   // array
        case 18: return 64;   // chan
        case 19: return 56;   // func
        case 20: return 80;   // interface
        case 21: return 104;  // map
        case 22: case 23: return 56;
        case 25: return 80;   // struct
        default: return 48;
    }
}

class TypeWriter {
public:
    explicit TypeWriter(Image& image) : image_(image), program_(*image.program) {}

    void reserve() {
        const std::uint64_t pc = kTextBase + 1;
        equal_ = image_.memory.add_read_only(&pc, 8, 8).value;
        for (std::size_t i = 0; i < program_.types.size(); i++) {
            const Bytes zeros(total_size(program_.types[i]), 0);
            TypeInfo& info = image_.types[i];
            info.address = image_.memory.add_read_only(zeros.data(), zeros.size(), 8).value;
            image_.type_at[info.address] = static_cast<int>(i);
        }
    }
    void write() {
        for (std::size_t i = 0; i < program_.types.size(); i++) {
            const Bytes bytes = record(program_.types[i]);
            image_.memory.patch_read_only(Address{image_.types[i].address}, bytes.data(), bytes.size());
        }
    }

private:
    Image& image_;
    const Program& program_;
    std::uint64_t equal_ = 0;

    static bool has_uncommon(const TypeDescriptor& d) { return !d.name.empty() || !d.methods.empty(); }
    static std::size_t tail_words(const TypeDescriptor& d) { return d.kind == 19 ? d.params.size() + d.results.size() : 0; }
    static std::size_t total_size(const TypeDescriptor& d) {
        return extra_size(d.kind) + (has_uncommon(d) ? 16 : 0) + tail_words(d) * 8 + d.methods.size() * 16;
    }
    [[nodiscard]] std::uint64_t address(int type) const { return type < 0 ? 0 : image_.types[static_cast<std::size_t>(type)].address; }
    std::uint64_t offset(std::uint64_t at) const { return at ? at - kLowBase : 0; }

    // {flags, varint length, bytes, [varint length, tag]}; its address.
    std::uint64_t name(const std::string& text, bool exported, const std::string& tag = "", bool embedded = false) {
        Bytes bytes{static_cast<std::uint8_t>((exported ? 1 : 0) | (tag.empty() ? 0 : 2) | (embedded ? 8 : 0))};
        const auto add = [&](const std::string& part) {
            std::size_t n = part.size();
            for (; n >= 0x80; n >>= 7) bytes.push_back(static_cast<std::uint8_t>(n | 0x80));
            bytes.push_back(static_cast<std::uint8_t>(n));
            bytes.insert(bytes.end(), part.begin(), part.end());
        };
        add(text);
        if (!tag.empty()) add(tag);
        return image_.memory.add_read_only(bytes.data(), bytes.size(), 1).value;
    }

    std::uint64_t mask_address(const TypeDescriptor& d) {
        if (d.ptrdata == 0) return 0;
        const auto words = static_cast<std::size_t>(d.ptrdata / 8);
        Bytes mask((words + 7) / 8, 0);
        for (std::size_t w = 0; w < words && w < d.pointer_mask.size(); w++)
            if (d.pointer_mask[w]) mask[w / 8] = static_cast<std::uint8_t>(mask[w / 8] | 1u << (w % 8));
        return image_.memory.add_read_only(mask.data(), mask.size(), 8).value;
    }

    Bytes record(const TypeDescriptor& d) {
        Bytes bytes(total_size(d), 0);
        const bool uncommon = has_uncommon(d);
        put(bytes, 0, static_cast<std::uint64_t>(d.size), 8);
        put(bytes, 8, static_cast<std::uint64_t>(d.ptrdata), 8);
        put(bytes, 16, d.hash, 4);
        const bool star = !d.text.starts_with('*');  // the text is that of *T without its first byte
        const unsigned flags = (uncommon ? 1u : 0u) | (star ? 2u : 0u) | (d.name.empty() ? 0u : 4u) | (d.regular_memory ? 8u : 0u) | (d.direct_iface ? 32u : 0u);
        put(bytes, 20, flags, 1);
        put(bytes, 21, static_cast<std::uint64_t>(d.align), 1);
        put(bytes, 22, static_cast<std::uint64_t>(d.align), 1);
        put(bytes, 23, d.kind, 1);
        put(bytes, 24, d.comparable ? equal_ : 0, 8);
        put(bytes, 32, mask_address(d), 8);
        put(bytes, 40, offset(name((star ? "*" : "") + d.text, true)), 4);
        put(bytes, 44, offset(address(d.pointer_to)), 4);
        kind_part(d, bytes);
        if (uncommon) uncommon_part(d, bytes);
        return bytes;
    }

    void kind_part(const TypeDescriptor& d, Bytes& bytes) {
        switch (d.kind) {
            case 17:
                put(bytes, 48, address(d.elem), 8);
                put(bytes, 64, static_cast<std::uint64_t>(d.length), 8);
                break;
            case 18:
                put(bytes, 48, address(d.elem), 8);
                put(bytes, 56, static_cast<std::uint64_t>(d.chan_dir), 8);
                break;
            case 19: {
                put(bytes, 48, d.params.size(), 2);
                put(bytes, 50, d.results.size() | (d.variadic ? 0x8000u : 0u), 2);
                std::size_t at = 56 + (has_uncommon(d) ? 16 : 0);
                for (int type : d.params) put(bytes, at, address(type), 8), at += 8;
                for (int type : d.results) put(bytes, at, address(type), 8), at += 8;
                break;
            }
            case 20: interface_part(d, bytes); break;
            case 21:
                put(bytes, 48, address(d.key), 8);
                put(bytes, 56, address(d.elem), 8);
                break;
            case 22: case 23: put(bytes, 48, address(d.elem), 8); break;
            case 25: struct_part(d, bytes); break;
            default: break;
        }
    }

    void interface_part(const TypeDescriptor& d, Bytes& bytes) {
        put(bytes, 48, name(d.package_path, false), 8);
        Bytes methods;
        for (std::size_t i = 0; i < d.interface_methods.size(); i++) {
            const InterfaceMethodDescriptor& m = d.interface_methods[i];
            put(methods, i * 8, offset(name(m.name, m.name[0] >= 'A' && m.name[0] <= 'Z')), 4);
            put(methods, i * 8 + 4, offset(address(m.signature)), 4);
        }
        slice_part(bytes, methods, d.interface_methods.size());
    }

    void struct_part(const TypeDescriptor& d, Bytes& bytes) {
        put(bytes, 48, name(d.fields.empty() ? "" : d.fields[0].package, false), 8);
        Bytes fields;
        for (std::size_t i = 0; i < d.fields.size(); i++) {
            const FieldDescriptor& f = d.fields[i];
            put(fields, i * 24, name(f.name, f.exported, f.tag, f.embedded), 8);
            put(fields, i * 24 + 8, address(f.type), 8);
            put(fields, i * 24 + 16, static_cast<std::uint64_t>(f.offset), 8);
        }
        slice_part(bytes, fields, d.fields.size());
    }

    void slice_part(Bytes& bytes, const Bytes& elements, std::size_t count) {
        const std::uint64_t at = elements.empty() ? 0 : image_.memory.add_read_only(elements.data(), elements.size(), 8).value;
        put(bytes, 56, at, 8);
        put(bytes, 64, count, 8);
        put(bytes, 72, count, 8);
    }

    void uncommon_part(const TypeDescriptor& d, Bytes& bytes) {
        const std::size_t at = extra_size(d.kind);
        const std::size_t methods_at = at + 16 + tail_words(d) * 8;
        std::size_t exported = 0;
        for (const MethodDescriptor& m : d.methods) exported += m.exported ? 1 : 0;
        put(bytes, at, offset(name(d.package_path, false)), 4);
        put(bytes, at + 4, d.methods.size(), 2);
        put(bytes, at + 6, exported, 2);
        put(bytes, at + 8, methods_at - at, 4);
        for (std::size_t i = 0; i < d.methods.size(); i++) {
            const MethodDescriptor& m = d.methods[i];
            const auto code = [&](int function) { return function < 0 ? 0 : kTextBase + image_.functions[static_cast<std::size_t>(function)].entry; };
            put(bytes, methods_at + i * 16, offset(name(m.name, m.exported)), 4);
            put(bytes, methods_at + i * 16 + 4, offset(address(m.signature)), 4);
            put(bytes, methods_at + i * 16 + 8, code(m.ifn), 4);
            put(bytes, methods_at + i * 16 + 12, code(m.tfn), 4);
        }
    }
};

}  // namespace

void place_types(Image& image) {
    TypeWriter writer(image);
    writer.reserve();
    writer.write();
}

void register_heap_types(Image& image) {
    for (TypeInfo& info : image.types) {
        const TypeDescriptor& d = *info.descriptor;
        if (d.ptrdata == 0) continue;
        HeapType type;
        type.size = info.size;
        type.ptrdata = static_cast<std::uint64_t>(d.ptrdata);
        type.descriptor = Address{info.address};
        const auto words = static_cast<std::size_t>(d.ptrdata / 8);
        type.mask.assign((words + 63) / 64, 0);
        for (std::size_t w = 0; w < words && w < d.pointer_mask.size(); w++)
            if (d.pointer_mask[w]) type.mask[w / 64] |= std::uint64_t{1} << (w % 64);
        info.heap_type = image.heap.register_type(std::move(type));
    }
    register_map_types(image);
}

}  // namespace tw
