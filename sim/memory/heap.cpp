// Types, look-ups, marks and notes of the heap. [go1.26 runtime/mbitmap.go findObject]
#include <algorithm>

#include "sim/memory/heap_internals.h"

namespace tw {

Heap::Heap() : types_(std::make_shared<std::vector<HeapType>>()), type_by_address_(std::make_shared<std::vector<std::int32_t>>()) {
    current_.fill(kNoSpan);
}

int Heap::register_type(HeapType type) {
    const int index = static_cast<int>(types_->size());
    type.small_mask = type.mask.empty() ? 0 : type.mask[0];
    if (type.descriptor.value >= kLowBase) {
        const std::uint64_t slot = (type.descriptor.value - kLowBase) / 8;
        if (type_by_address_->size() <= slot) type_by_address_->resize(slot + slot / 2 + 64, -1);
        (*type_by_address_)[slot] = index;
    }
    types_->push_back(std::move(type));
    return index;
}

int Heap::type_at(Address descriptor) const {
    const std::uint64_t slot = (descriptor.value - kLowBase) / 8;
    return descriptor.value >= kLowBase && slot < type_by_address_->size() ? (*type_by_address_)[slot] : -1;
}

std::optional<ObjectRef> Heap::find_object(const Memory& memory, Address at) const {
    const std::uint64_t offset = at.value - kArenaBase;
    if (at.value < kArenaBase || offset >= memory.arena.used) return std::nullopt;
    const SpanRecord& span = span_at(memory, span_at(memory, offset / kPageSize).start_page);
    if (span.state != SpanState::InUse) return std::nullopt;
    const std::uint64_t in_span = offset - span.start_page * kPageSize;
    const std::uint32_t index = static_cast<std::uint32_t>(in_span * span.div_magic >> 32);
    if (index >= span.nelems || !slot_is_allocated(memory, span, index)) return std::nullopt;
    if (span.size_class() == 0 && in_span >= span.large_size) return std::nullopt;
    return object_ref(span, index);
}

ObjectNote Heap::note(const Memory& memory, const ObjectRef& object) const {
    std::uint64_t word = 0;
    std::memcpy(&word, memory.notes.bytes + object.page * kNotesPerPage + object.index * 8ull, 8);
    return ObjectNote::unpack(word);
}

bool Heap::is_marked(const Memory& memory, const ObjectRef& object) const {
    return (bits_at(memory.mark_bits, object.page, object.index) >> (object.index % 64) & 1) != 0;
}

void Heap::set_marked(Memory& memory, const ObjectRef& object) {
    if (set_mark_bit(memory, object.page, object.index)) bytes_marked += span_at(memory, object.page).elem_size;
}

bool Heap::is_unswept(const Memory& memory, const ObjectRef& object) const {
    return unswept_ != 0 && span_at(memory, object.page).sweep_gen + 2 == sweep_gen;
}

Address Heap::header_type(const Memory& memory, const ObjectRef& object) const {
    const SpanRecord& span = span_at(memory, object.page);
    if (span.size_class() == 0) return Address{span.large_type};
    if (!has_header(span)) return Address{};
    return Address{memory.word(object.base.value - 8)};
}

bool Heap::remove_special(Address base, Special::Kind kind, std::uint64_t id) {
    const auto found = specials_.find(base.value);
    if (found == specials_.end()) return false;
    std::vector<Special>& list = found->second;
    const auto it = std::find_if(list.begin(), list.end(), [&](const Special& s) { return s.kind == kind && (id == 0 || s.id == id); });
    if (it == list.end()) return false;
    list.erase(it);
    if (list.empty()) specials_.erase(found);
    return true;
}

const Special* Heap::find_special(Address base, Special::Kind kind) const {
    const auto found = specials_.find(base.value);
    if (found == specials_.end()) return nullptr;
    for (const Special& special : found->second)
        if (special.kind == kind) return &special;
    return nullptr;
}

}  // namespace tw
