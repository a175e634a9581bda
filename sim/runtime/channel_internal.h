// What channels.cpp and select.cpp share: queues of sudogs and completing the operation of who waits.
#pragma once
#include "sim/base/check.h"
#include "sim/runtime/records_internal.h"

namespace tw {

inline Hchan& hchan_at(Runtime& rt, std::uint64_t at) {
    std::byte* bytes = rt.memory.writable(at, kHchanSize);
    SIM_CHECK(bytes);
    return *reinterpret_cast<Hchan*>(bytes);
}
inline Sudog& sudog_at(Runtime& rt, std::uint64_t at) { return *reinterpret_cast<Sudog*>(rt.memory.writable(at, kSudogSize)); }

inline std::uint32_t slot_of(const Runtime& rt, const Sudog& sudog) { return rt.memory.get<std::uint32_t>(sudog.g + g_record::kSlot); }
// Bytes of a value in a frame slot.
inline std::uint64_t slot_bytes(const TypeInfo& t) { return (t.size + 7) & ~std::uint64_t{7}; }
inline const TypeInfo& elem_info(Runtime& rt, const Hchan& c) {
    if (c.elemtype != rt.last_elem_address) [[unlikely]] {  // one program uses few element types at a time
        rt.last_elem_address = c.elemtype;
        rt.last_elem_type = rt.image->type_index(c.elemtype);
    }
    return rt.image->types[static_cast<std::size_t>(rt.last_elem_type)];
}

std::uint64_t acquire_sudog(Runtime& rt, std::uint64_t channel, std::uint64_t elem);
void release_sudog(Runtime& rt, std::uint64_t at);
void enqueue(Runtime& rt, WaitQueue& queue, std::uint64_t at);
void unlink(Runtime& rt, WaitQueue& queue, std::uint64_t at);

// The operation of the goroutine behind `at` is done: writes ok (or index and ok), takes it out of all queues. Not yet ready.
// `at` is already out of its queue. Returns the goroutine's slot.
std::uint32_t complete(Runtime& rt, std::uint64_t at, bool success);

// The steps of an operation that need not wait. False: it must.
bool try_send(Runtime& rt, std::uint64_t channel, Hchan& c, std::uint64_t slot_address);
bool try_receive(Runtime& rt, std::uint64_t channel, Hchan& c, std::uint64_t slot_address, bool& ok);
void write_word(Runtime& rt, std::uint64_t at, std::uint64_t value);  // at 0: nowhere

}  // namespace tw
