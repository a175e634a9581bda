#include "sim/runtime/runtime.h"

#include <algorithm>

#include "sim/base/check.h"

namespace tw {

// Package variables of the runtime itself, as /gc/scan/globals shows in a small program of go1.26.
constexpr std::uint64_t kRuntimeGlobals = 152'000;

Runtime::Runtime(std::shared_ptr<const Image> image_, RuntimeSettings settings_)
    : image(std::move(image_)), memory(image->memory), input(std::make_shared<InputLog>()) {
    settings = std::move(settings_);
    heap = image->heap;
    box_runs.resize(image->program->conversions.size());
    collector.settings = settings.collector;
    heap.max_bytes = settings.max_memory;
    random_state ^= settings.seed * 0xBF58476D1CE4E5B9ull;
    collector.pacer.globals_scan = kRuntimeGlobals + static_cast<std::uint64_t>(image->program->data_size);
    collector.commit_goal(gc_context());
}

// splitmix64
std::uint64_t Runtime::random() {
    std::uint64_t z = random_state += 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
}

void Runtime::write_output(int fd, std::string_view bytes) {
    if (bytes.empty()) return;
    const auto length = static_cast<std::uint32_t>(bytes.size());
    pending_output += static_cast<char>(fd);
    pending_output.append(reinterpret_cast<const char*>(&length), 4);
    pending_output.append(bytes);
    report(RuntimeEvent::Kind::Output, 0, bytes.size(), -1, std::string(bytes));
}

void Runtime::panic_error(std::string text, bool composed) {
    if (pending.kind == PanicKind::None) pending = {PanicKind::Error, std::move(text), composed, {}};
}
void Runtime::panic_plain(std::string text) {
    if (pending.kind == PanicKind::None) pending = {PanicKind::Plain, std::move(text), false, {}};
}
void Runtime::panic_bounds(BoundsCode code, std::int64_t x, std::int64_t y) {
    if (pending.kind == PanicKind::None)
        pending = {PanicKind::Bounds, {}, false, {static_cast<std::uint64_t>(x), static_cast<std::uint64_t>(y), 1, static_cast<std::uint64_t>(code)}};
}
void Runtime::panic_type_assertion(std::uint64_t interface_type, std::uint64_t concrete, std::uint64_t asserted, int missing_method) {
    if (pending.kind == PanicKind::None)
        pending = {PanicKind::TypeAssertion, {}, false, {interface_type, concrete, asserted, static_cast<std::uint64_t>(missing_method + 1)}};
}
void Runtime::panic_unhashable(std::uint64_t type_word) {
    if (pending.kind == PanicKind::None) pending = {PanicKind::Unhashable, {}, false, {type_word}};
}
void Runtime::panic_value(std::uint64_t type_word, std::uint64_t data) {
    if (pending.kind != PanicKind::None) return;
    pending = {type_word ? PanicKind::Value : PanicKind::Nil, {}, false, {type_word, data}};
}

std::uint64_t Runtime::allocate(std::uint64_t size, int heap_type, int site, Zero zero) {
    const ObjectNote note{site < 0 ? ObjectNote::kNoSite : static_cast<std::uint32_t>(site), steps};
    const Address at = heap.allocate(memory, size, heap_type, note, zero);
    if (at.value == 0) [[unlikely]] {
        out_of_budget("memory");
        return image->zero_base;
    }
    if (heap.allocate_black) [[unlikely]] {  // marking runs: it is paid for [go1.26 runtime/malloc.go deductAssistCredit]
        g().assist_bytes -= static_cast<std::int64_t>(size > 32768 ? size : Heap::round_up_size(size, heap_type == kNoPointers));
        collector.allocated(heap, size);
    }
    if (events) [[unlikely]] report(RuntimeEvent::Kind::Allocation, at.value, size, site);
    return at.value;
}

std::uint64_t Runtime::new_object(int type_index_, int site) {
    const TypeInfo& t = type(type_index_);
    return allocate(t.size, t.heap_type, site);
}

std::uint64_t Runtime::new_array(int elem_type, std::uint64_t count, int site, Zero zero) {
    const TypeInfo& t = type(elem_type);
    return allocate(t.size * count, t.heap_type, site, t.noscan() ? zero : Zero::Yes);
}

void Runtime::store_pointer(std::uint64_t slot, std::uint64_t value) {
    if (collector.barrier_on()) [[unlikely]] collector.write_barrier(memory, heap, memory.word(slot), value);
    memory.set_word(slot, value);
}

void Runtime::move_typed(std::uint64_t to, std::uint64_t from, std::uint64_t size, bool has_pointers) {
    if (size == 0 || to == from) return;
    const bool barrier = has_pointers && collector.barrier_on();
    if (barrier) collector.bulk_barrier_old(memory, heap, to, size);
    const std::byte* source = memory.read_range(from, size);
    std::byte* target = memory.write_range(to, size);
    if (!source || !target) {
        panic_nil_dereference();
        return;
    }
    std::memmove(target, source, size);
    if (barrier) collector.bulk_barrier_new(memory, heap, to, size);
}

void Runtime::clear_typed(std::uint64_t at, std::uint64_t size, bool has_pointers) {
    if (size == 0) return;
    if (has_pointers && collector.barrier_on()) collector.bulk_barrier_old(memory, heap, at, size);
    std::byte* target = memory.write_range(at, size);
    if (!target) {
        panic_nil_dereference();
        return;
    }
    std::memset(target, 0, size);
}

void Runtime::load_slot(const TypeInfo& t, std::byte* slot, const std::byte* from) const {
    const auto extend = [&]<class Narrow>(Narrow value) {
        std::memcpy(&value, from, sizeof value);
        const auto wide = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
        std::memcpy(slot, &wide, 8);
    };
    switch (t.form) {
        case SlotForm::Empty: return;
        case SlotForm::U8: extend(std::uint8_t{}); return;
        case SlotForm::I8: extend(std::int8_t{}); return;
        case SlotForm::U16: extend(std::uint16_t{}); return;
        case SlotForm::I16: extend(std::int16_t{}); return;
        case SlotForm::U32: extend(std::uint32_t{}); return;
        case SlotForm::I32: extend(std::int32_t{}); return;
        case SlotForm::Word: std::memcpy(slot, from, 8); return;
        case SlotForm::Wide: {
            const std::uint64_t whole = (t.size + 7) & ~std::uint64_t{7};
            if (whole != t.size) std::memset(slot + whole - 8, 0, 8);
            std::memmove(slot, from, t.size);
            return;
        }
    }
}

void Runtime::store_slot(const TypeInfo& t, std::uint64_t to, const std::byte* slot) {
    if (t.size == 0) return;
    const bool barrier = !t.noscan() && collector.barrier_on();
    if (barrier) collector.bulk_barrier_old(memory, heap, to, t.size);
    std::byte* target = memory.write_range(to, t.size);
    if (!target) {
        panic_nil_dereference();
        return;
    }
    std::memmove(target, slot, t.size);
    if (barrier) collector.bulk_barrier_new(memory, heap, to, t.size);
}

}  // namespace tw
