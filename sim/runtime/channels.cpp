// Channels. A header and a ring of elements on the heap; queues of waiting goroutines as sudogs whose elem is the address of the
// value in the waiter's own frame. A send to a waiting receiver, and a receive from a waiting sender, copy from frame to frame.
// Invariants: one of recvq and sendq is empty (but for one goroutine's select on both); a waiting receiver means an empty buffer,
// a waiting sender a full one. Whoever wakes a goroutine has finished its operation.
// Models [go1.26 runtime/chan.go chansend], [go1.26 runtime/chan.go chanrecv], [go1.26 runtime/chan.go closechan].
// Differs: sudogs are persistent records; no lock, no race detector, no synctest.
#include "sim/runtime/channel_internal.h"

namespace tw {
namespace {

constexpr std::uint64_t kMaxAlloc = 1ull << 48;

int header_type(Runtime& rt) {
    if (rt.hchan_type != kNoPointers) return rt.hchan_type;
    HeapType type;
    type.size = kHchanSize;
    type.ptrdata = 104;
    type.mask = {std::uint64_t{0b1'1111'0011'0100}};  // buf, timer, elemtype, both queues, bubble
    return rt.hchan_type = rt.heap.register_type(type);
}

// Shades what a copy from one stack into another hides from a scan of both. [go1.26 runtime/chan.go sendDirect]
void shade_value(Runtime& rt, const TypeInfo& t, std::uint64_t slot) {
    for_each_masked_word(rt.heap.type(t.heap_type), slot, t.size,
                         [&](std::uint64_t at) { rt.collector.shade(rt.memory, rt.heap, rt.memory.word(at)); });
}

void copy_slots(Runtime& rt, const TypeInfo& t, std::uint64_t to, std::uint64_t from) {
    if (t.size == 0 || to == 0) return;
    if (!t.noscan() && rt.collector.barrier_on()) [[unlikely]] shade_value(rt, t, from);
    const std::uint64_t bytes = slot_bytes(t);
    if (bytes == 8) {
        rt.memory.set_word(to, rt.memory.word(from));
        return;
    }
    std::memmove(rt.memory.write_range(to, bytes), rt.memory.read_range(from, bytes), bytes);
}

void zero_slot(Runtime& rt, const TypeInfo& t, std::uint64_t to) {
    if (t.size == 0 || to == 0) return;
    const std::uint64_t bytes = slot_bytes(t);
    std::memset(rt.memory.write_range(to, bytes), 0, bytes);
}

void buffer_to_slot(Runtime& rt, const TypeInfo& t, std::uint64_t to, std::uint64_t from) {
    if (t.size == 0 || to == 0) return;
    if (t.form == SlotForm::Word) return rt.memory.set_word(to, rt.memory.word(from));
    rt.load_slot(t, rt.memory.write_range(to, slot_bytes(t)), rt.memory.read_range(from, t.size));
}

void slot_to_buffer(Runtime& rt, const TypeInfo& t, std::uint64_t to, std::uint64_t from) {
    if (t.size == 0) return;
    if (t.form == SlotForm::Word && t.noscan()) return rt.memory.set_word(to, rt.memory.word(from));
    rt.store_slot(t, to, rt.memory.read_range(from, slot_bytes(t)));
}

void clear_element(Runtime& rt, const TypeInfo& t, std::uint64_t at) {
    if (t.form == SlotForm::Word && t.noscan()) rt.memory.set_word(at, 0);
    else rt.clear_typed(at, t.size, !t.noscan());
}

void advance(std::uint64_t& index, const Hchan& c) {
    if (++index == c.dataqsiz) index = 0;
}

std::uint64_t take_first(Runtime& rt, WaitQueue& queue) {
    const std::uint64_t at = queue.first;
    if (at) unlink(rt, queue, at);
    return at;
}

// The received value stands in the waiter's frame, where its stack map does not see it yet.
void remember_result(Goroutine& g, const TypeInfo& t, std::uint64_t slot) {
    g.result_at = t.noscan() ? 0 : slot;
    g.result_words = static_cast<std::int32_t>(slot_bytes(t) / 8);
}

void note_event(Runtime& rt, std::uint64_t channel, const char* what) {
    if (rt.events) [[unlikely]] rt.report(RuntimeEvent::Kind::Channel, channel, 0, -1, what);
}

void wait_on(Runtime& rt, WaitQueue& queue, std::uint64_t channel, std::uint64_t slot_address, std::uint64_t ok_address) {
    const std::uint64_t at = acquire_sudog(rt, channel, slot_address);
    enqueue(rt, queue, at);
    Goroutine& g = rt.g();
    g.sudogs.assign(1, at);
    g.select_result = ok_address;
    rt.memory.set_word(g.record + g_record::kWaiting, at);
}

}  // namespace

std::uint64_t acquire_sudog(Runtime& rt, std::uint64_t channel, std::uint64_t elem) {
    std::uint64_t at = 0;
    if (rt.free_sudogs.empty()) {
        at = rt.memory.add_persistent(kSudogSize, 8).value;
    } else {
        at = rt.free_sudogs.back();
        rt.free_sudogs.pop_back();
    }
    Sudog& s = sudog_at(rt, at);
    s = Sudog{};
    s.g = rt.g().record;
    s.elem = elem;
    s.c = channel;
    return at;
}

void release_sudog(Runtime& rt, std::uint64_t at) {
    Sudog& s = sudog_at(rt, at);
    s.g = s.elem = s.c = s.waitlink = 0;
    s.is_select = 0;
    rt.free_sudogs.push_back(at);
}

void enqueue(Runtime& rt, WaitQueue& queue, std::uint64_t at) {
    Sudog& s = sudog_at(rt, at);
    s.next = 0;
    s.prev = queue.last;
    if (queue.last) sudog_at(rt, queue.last).next = at;
    else queue.first = at;
    queue.last = at;
}

void unlink(Runtime& rt, WaitQueue& queue, std::uint64_t at) {
    Sudog& s = sudog_at(rt, at);
    if (s.prev) sudog_at(rt, s.prev).next = s.next;
    else queue.first = s.next;
    if (s.next) sudog_at(rt, s.next).prev = s.prev;
    else queue.last = s.prev;
    s.next = s.prev = 0;
}

void write_word(Runtime& rt, std::uint64_t at, std::uint64_t value) {
    if (at) rt.memory.set_word(at, value);
}

std::uint32_t complete(Runtime& rt, std::uint64_t at, bool success) {
    Sudog& s = sudog_at(rt, at);
    const std::uint32_t slot = slot_of(rt, s);
    Goroutine& g = rt.goroutines[slot];
    s.success = success;
    if (const Hchan& c = hchan_at(rt, s.c); c.timer) unblock_channel_timer(rt, c.timer);
    if (s.is_select) {
        const bool is_send = s.waiters != 0;
        write_word(rt, g.select_result, s.ticket);
        if (g.select_result) rt.memory.set_word(g.select_result + 8, success && !is_send);
        for (const std::uint64_t other : g.sudogs) {
            if (other == at) continue;
            Sudog& o = sudog_at(rt, other);
            Hchan& c = hchan_at(rt, o.c);
            unlink(rt, o.waiters ? c.sendq : c.recvq, other);
            if (c.timer) unblock_channel_timer(rt, c.timer);
            release_sudog(rt, other);
        }
    } else {
        write_word(rt, g.select_result, success);
    }
    release_sudog(rt, at);
    g.sudogs.clear();
    g.select_result = 0;
    g.instruction_done = true;
    rt.memory.set_word(g.record + g_record::kWaiting, 0);
    return slot;
}

std::uint64_t Runtime::make_channel(int channel_type, std::int64_t size, int site) {
    const TypeInfo& elem = type(descriptor(channel_type).elem);
    const auto count = static_cast<std::uint64_t>(size);
    std::uint64_t bytes = 0;
    if (size < 0 || __builtin_mul_overflow(elem.size, count, &bytes) || bytes > kMaxAlloc - kHchanSize) {
        panic_plain("makechan: size out of range");
        return 0;
    }
    std::uint64_t at = 0, buffer = 0;
    if (bytes == 0) {
        at = allocate(kHchanSize, kNoPointers, site);
        buffer = at + offsetof(Hchan, buf);
    } else if (elem.noscan()) {
        at = allocate(kHchanSize + bytes, kNoPointers, site);
        buffer = at + kHchanSize;
    } else {
        at = allocate(kHchanSize, header_type(*this), site);
        buffer = allocate(bytes, elem.heap_type, site);
    }
    if (end.kind != EndKind::Running) return 0;
    if (!elem.noscan() && bytes) store_pointer(at + offsetof(Hchan, buf), buffer);
    Hchan& c = hchan_at(*this, at);
    c.buf = buffer;
    c.elemsize = static_cast<std::uint16_t>(elem.size);
    c.elemtype = elem.address;
    c.dataqsiz = count;
    return at;
}

bool try_send(Runtime& rt, std::uint64_t channel, Hchan& c, std::uint64_t slot_address) {
    const TypeInfo& t = elem_info(rt, c);
    if (const std::uint64_t waiter = take_first(rt, c.recvq)) {
        const Sudog& s = sudog_at(rt, waiter);
        const std::uint64_t to = s.elem;
        copy_slots(rt, t, to, slot_address);
        const std::uint32_t slot = complete(rt, waiter, true);
        remember_result(rt.goroutines[slot], t, to);
        note_event(rt, channel, "send");
        rt.ready(slot);
        return true;
    }
    if (c.qcount >= c.dataqsiz) return false;
    slot_to_buffer(rt, t, c.buf + c.sendx * t.size, slot_address);
    advance(c.sendx, c);
    c.qcount++;
    note_event(rt, channel, "send");
    return true;
}

// A sender waits, so the buffer is full or there is none: the receiver gets the oldest value, the sender's takes its place.
static void receive_from_sender(Runtime& rt, Hchan& c, const TypeInfo& t, std::uint64_t slot_address, std::uint64_t sender) {
    const std::uint64_t from = sudog_at(rt, sender).elem;
    if (c.dataqsiz == 0) {
        copy_slots(rt, t, slot_address, from);
    } else {
        const std::uint64_t place = c.buf + c.recvx * t.size;
        buffer_to_slot(rt, t, slot_address, place);
        slot_to_buffer(rt, t, place, from);
        advance(c.recvx, c);
        c.sendx = c.recvx;
    }
    rt.ready(complete(rt, sender, true));
}

bool try_receive(Runtime& rt, std::uint64_t channel, Hchan& c, std::uint64_t slot_address, bool& ok) {
    const TypeInfo& t = elem_info(rt, c);
    ok = true;
    if (c.closed && c.qcount == 0) {
        zero_slot(rt, t, slot_address);
        ok = false;
        return true;
    }
    if (const std::uint64_t sender = c.closed ? 0 : take_first(rt, c.sendq)) {
        receive_from_sender(rt, c, t, slot_address, sender);
        note_event(rt, channel, "receive");
        return true;
    }
    if (c.qcount == 0) return false;
    const std::uint64_t place = c.buf + c.recvx * t.size;
    buffer_to_slot(rt, t, slot_address, place);
    clear_element(rt, t, place);
    advance(c.recvx, c);
    c.qcount--;
    note_event(rt, channel, "receive");
    return true;
}

Runtime::ChannelResult Runtime::channel_send(std::uint64_t channel, std::uint64_t slot_address, bool block) {
    if (channel == 0) {
        if (!block) return ChannelResult::WouldBlock;
        park(WaitReason::ChanSendNil);
        return ChannelResult::Blocked;
    }
    Hchan& c = hchan_at(*this, channel);
    if (c.closed) {
        panic_plain("send on closed channel");
        return ChannelResult::Panicked;
    }
    if (try_send(*this, channel, c, slot_address)) return ChannelResult::Done;
    if (!block) return ChannelResult::WouldBlock;
    wait_on(*this, c.sendq, channel, slot_address, 0);
    park(WaitReason::ChanSend, channel);
    return ChannelResult::Blocked;
}

Runtime::ChannelResult Runtime::channel_receive(std::uint64_t channel, int, std::uint64_t slot_address, std::uint64_t ok_address, bool block) {
    if (channel == 0) {
        if (!block) return ChannelResult::WouldBlock;
        park(WaitReason::ChanReceiveNil);
        return ChannelResult::Blocked;
    }
    poll_timers(*this);
    Hchan& c = hchan_at(*this, channel);
    if (c.timer) run_channel_timer(*this, c.timer);
    bool ok = false;
    if (try_receive(*this, channel, c, slot_address, ok)) {
        write_word(*this, ok_address, ok);
        return ChannelResult::Done;
    }
    if (!block) return ChannelResult::WouldBlock;
    wait_on(*this, c.recvq, channel, slot_address, ok_address);
    if (c.timer) block_channel_timer(*this, c.timer);
    park(WaitReason::ChanReceive, channel);
    return ChannelResult::Blocked;
}

// Wakes all: receivers first, then senders; made ready last one first, so that the longest waiting one runs next.
void Runtime::channel_close(std::uint64_t channel) {
    if (channel == 0) return panic_plain("close of nil channel");
    Hchan& c = hchan_at(*this, channel);
    if (c.closed) return panic_plain("close of closed channel");
    c.closed = 1;
    const TypeInfo& t = elem_info(*this, c);
    std::vector<std::uint32_t> woken;
    while (const std::uint64_t waiter = take_first(*this, c.recvq)) {
        zero_slot(*this, t, sudog_at(*this, waiter).elem);
        woken.push_back(complete(*this, waiter, false));
    }
    while (const std::uint64_t waiter = take_first(*this, c.sendq)) {
        const std::uint32_t slot = complete(*this, waiter, false);
        goroutines[slot].wake_panic = "send on closed channel";
        woken.push_back(slot);
    }
    note_event(*this, channel, "close");
    for (auto slot = woken.rbegin(); slot != woken.rend(); ++slot) ready(*slot);
}

std::uint64_t Runtime::channel_length(std::uint64_t channel) const {
    if (channel == 0) return 0;
    const bool is_timer = memory.word(channel + offsetof(Hchan, timer)) != 0;
    return is_timer ? 0 : memory.word(channel);
}

std::uint64_t Runtime::channel_capacity(std::uint64_t channel) const {
    if (channel == 0) return 0;
    const bool is_timer = memory.word(channel + offsetof(Hchan, timer)) != 0;
    return is_timer ? 0 : memory.word(channel + offsetof(Hchan, dataqsiz));
}

void send_value(Runtime& rt, std::uint64_t channel, const std::byte* value) {
    Hchan& c = hchan_at(rt, channel);
    const TypeInfo& t = elem_info(rt, c);
    if (const std::uint64_t waiter = take_first(rt, c.recvq)) {
        const std::uint64_t to = sudog_at(rt, waiter).elem;
        if (to && t.size) rt.load_slot(t, rt.memory.write_range(to, slot_bytes(t)), value);
        if (to && !t.noscan() && rt.collector.barrier_on()) shade_value(rt, t, to);
        const std::uint32_t slot = complete(rt, waiter, true);
        remember_result(rt.goroutines[slot], t, to);
        rt.ready(slot);
        return;
    }
    if (c.closed || c.qcount >= c.dataqsiz) return;
    rt.store_slot(t, c.buf + c.sendx * t.size, value);
    advance(c.sendx, c);
    c.qcount++;
}

bool drain_channel(Runtime& rt, std::uint64_t channel) {
    Hchan& c = hchan_at(rt, channel);
    const TypeInfo& t = elem_info(rt, c);
    const bool any = c.qcount > 0;
    while (c.qcount > 0) {
        rt.clear_typed(c.buf + c.recvx * t.size, t.size, !t.noscan());
        advance(c.recvx, c);
        c.qcount--;
    }
    return any;
}

void adjust_waiting_pointers(Runtime& rt, std::uint32_t slot, std::uint64_t old_low, std::uint64_t old_high, std::uint64_t delta) {
    Goroutine& g = rt.goroutines[slot];
    const auto adjust = [&](std::uint64_t& value) {
        if (value >= old_low && value < old_high) value += delta;
    };
    for (const std::uint64_t at : g.sudogs) adjust(sudog_at(rt, at).elem);
    adjust(g.result_at);
    adjust(g.select_result);
}

}  // namespace tw
