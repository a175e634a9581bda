#include "sim/runtime/map_types.h"

#include <algorithm>

namespace tw {
namespace {

constexpr std::uint64_t kMaxInline = 128;  // [go1.26 internal/abi/map.go MapMaxKeyBytes MapMaxElemBytes]
constexpr std::uint64_t kGroupSlots = 8;
constexpr std::uint8_t kPointerKind = 22, kStructKind = 25;

std::uint64_t align_up(std::uint64_t value, std::uint64_t align) { return (value + align - 1) / align * align; }

// A record of 48 bytes with size, ptrdata and kind, so that malloc headers have something to name.
int register_part(Image& image, std::uint64_t size, std::vector<bool> words, std::uint8_t kind) {
    std::uint64_t ptrdata = 0;
    for (std::size_t w = 0; w < words.size(); w++)
        if (words[w]) ptrdata = (w + 1) * 8;
    if (ptrdata == 0) return kNoPointers;
    HeapType type;
    type.size = size;
    type.ptrdata = ptrdata;
    type.mask.assign((ptrdata / 8 + 63) / 64, 0);
    for (std::size_t w = 0; w < ptrdata / 8; w++)
        if (words[w]) type.mask[w / 64] |= std::uint64_t{1} << (w % 64);
    type.descriptor = image.memory.add_persistent(48, 8);
    image.memory.put(type.descriptor.value, size);
    image.memory.put(type.descriptor.value + 8, ptrdata);
    image.memory.put(type.descriptor.value + 21, std::uint8_t{8});
    image.memory.put(type.descriptor.value + 22, std::uint8_t{8});
    image.memory.put(type.descriptor.value + 23, kind);
    return image.heap.register_type(std::move(type));
}

// Where a slot differs from its key although == holds: floats (±0), strings (other storage), interfaces.
// [go1.26 cmd/compile/internal/reflectdata/reflect.go needkeyupdate]
bool needs_update(const Image& image, const TypeInfo& t) {
    const TypeDescriptor& d = *t.descriptor;
    switch (t.compare) {
        case CompareForm::Bytes: case CompareForm::None: return false;
        case CompareForm::Array: return needs_update(image, image.types[static_cast<std::size_t>(d.elem)]);
        case CompareForm::Struct:
            return std::any_of(d.fields.begin(), d.fields.end(), [&](const FieldDescriptor& f) { return needs_update(image, image.types[static_cast<std::size_t>(f.type)]); });
        default: return true;
    }
}

bool may_panic(const Image& image, const TypeInfo& t) {
    const TypeDescriptor& d = *t.descriptor;
    switch (t.compare) {
        case CompareForm::Eface: case CompareForm::Iface: case CompareForm::None: return true;
        case CompareForm::Array: return may_panic(image, image.types[static_cast<std::size_t>(d.elem)]);
        case CompareForm::Struct:
            return std::any_of(d.fields.begin(), d.fields.end(), [&](const FieldDescriptor& f) { return may_panic(image, image.types[static_cast<std::size_t>(f.type)]); });
        default: return false;
    }
}

MapInfo::KeyForm key_form(const TypeInfo& key) {
    if (key.compare == CompareForm::String) return MapInfo::KeyForm::String;
    if (key.compare != CompareForm::Bytes) return MapInfo::KeyForm::General;
    return key.size == 8 ? MapInfo::KeyForm::Bits64 : key.size == 4 ? MapInfo::KeyForm::Bits32 : MapInfo::KeyForm::Bytes;
}

void put_pointers(std::vector<bool>& words, std::uint64_t at, const TypeInfo& t, bool indirect) {
    if (indirect) {
        words[at / 8] = true;
        return;
    }
    const std::vector<bool>& mask = t.descriptor->pointer_mask;
    for (std::size_t w = 0; w < mask.size(); w++)
        if (mask[w]) words[at / 8 + w] = true;
}

MapInfo describe(Image& image, int index) {
    const TypeDescriptor& d = *image.types[static_cast<std::size_t>(index)].descriptor;
    const TypeInfo& key = image.types[static_cast<std::size_t>(d.key)];
    const TypeInfo& elem = image.types[static_cast<std::size_t>(d.elem)];
    MapInfo info;
    info.type = index;
    info.key_type = d.key;
    info.elem_type = d.elem;
    info.key_form = key_form(key);
    info.indirect_key = key.size > kMaxInline;
    info.indirect_elem = elem.size > kMaxInline;
    info.key_pointers = info.indirect_key || !key.noscan();
    info.elem_pointers = info.indirect_elem || !elem.noscan();
    info.need_key_update = needs_update(image, key);
    info.hash_might_panic = may_panic(image, key);
    info.key_size = static_cast<std::uint32_t>(key.size);
    info.elem_size = static_cast<std::uint32_t>(elem.size);
    const auto align_of = [](const TypeInfo& t, bool indirect) { return indirect ? 8 : static_cast<std::uint64_t>(std::max<std::int64_t>(t.descriptor->align, 1)); };
    const std::uint64_t elem_align = align_of(elem, info.indirect_elem), align = std::max(align_of(key, info.indirect_key), elem_align);
    const std::uint64_t elem_offset = align_up(info.indirect_key ? 8 : key.size, elem_align);
    std::uint64_t end = elem_offset + (info.indirect_elem ? 8 : elem.size);
    if (elem.size == 0 && end > 0) end++;  // a struct does not end in a field without size
    const std::uint64_t slot = align_up(end, align);
    info.elem_offset = static_cast<std::uint32_t>(elem_offset);
    info.slot_size = static_cast<std::uint32_t>(slot);
    info.group_size = static_cast<std::uint32_t>(slot == 0 ? 16 : align_up(8 + kGroupSlots * slot, 8));
    std::vector<bool> words(info.group_size / 8);
    for (std::uint64_t i = 0; i < kGroupSlots; i++) {
        if (info.key_pointers) put_pointers(words, 8 + i * slot, key, info.indirect_key);
        if (info.elem_pointers) put_pointers(words, 8 + i * slot + elem_offset, elem, info.indirect_elem);
    }
    info.group_heap_type = register_part(image, info.group_size, std::move(words), kStructKind);
    return info;
}

}  // namespace

void register_map_types(Image& image) {
    image.map_info_of_type.assign(image.types.size(), -1);
    int map = kNoPointers, directory = kNoPointers, table = kNoPointers;
    for (std::size_t i = 0; i < image.types.size(); i++) {
        constexpr std::uint8_t kMapKind = 21;
        if (image.types[i].descriptor->kind != kMapKind) continue;
        if (map == kNoPointers) {
            map = register_part(image, 48, {false, false, true}, kStructKind);
            directory = register_part(image, 8, {true}, kPointerKind);
            table = register_part(image, 32, {false, false, true}, kStructKind);
        }
        MapInfo info = describe(image, static_cast<int>(i));
        info.map_heap_type = map;
        info.directory_heap_type = directory;
        info.table_heap_type = table;
        image.map_info_of_type[i] = static_cast<int>(image.maps.size());
        image.maps.push_back(info);
    }
}

}  // namespace tw
