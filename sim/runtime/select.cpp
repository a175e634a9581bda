// select: polls the cases in a random order; when none can go on, waits in the queues of all, and whoever completes one case
// takes the goroutine out of the others. [go1.26 runtime/select.go selectgo]
// Differs: no lock order; the waiters field of a sudog tells whether it sends.
#include "sim/runtime/channel_internal.h"

namespace tw {
namespace {

struct SelectCase { std::uint64_t channel, elem, is_send; };

// Uniform order of the cases that have a channel. Always random, as in real Go, but from the machine's own generator.
std::vector<std::uint32_t> poll_order(Runtime& rt, const std::vector<SelectCase>& cases) {
    std::vector<std::uint32_t> order;
    order.reserve(cases.size());
    for (std::uint32_t i = 0; i < cases.size(); i++) {
        if (cases[i].channel == 0) continue;
        const auto j = static_cast<std::size_t>(rt.random() % (order.size() + 1));
        order.push_back(i);
        std::swap(order[j], order.back());
    }
    return order;
}

void write_choice(Runtime& rt, std::uint64_t at, std::uint64_t index, bool ok) {
    if (!at) return;
    rt.memory.set_word(at, index);
    rt.memory.set_word(at + 8, ok);
}

void wait_on_all(Runtime& rt, const std::vector<SelectCase>& cases, const std::vector<std::uint32_t>& order, std::uint64_t result_address) {
    Goroutine& g = rt.g();
    g.sudogs.clear();
    std::uint64_t before = 0;
    for (const std::uint32_t i : order) {
        const SelectCase& one = cases[i];
        const std::uint64_t at = acquire_sudog(rt, one.channel, one.elem);
        Sudog& s = sudog_at(rt, at);
        s.is_select = 1;
        s.ticket = i;
        s.waiters = one.is_send != 0;
        Hchan& c = hchan_at(rt, one.channel);
        enqueue(rt, one.is_send ? c.sendq : c.recvq, at);
        if (c.timer) block_channel_timer(rt, c.timer);
        if (before) sudog_at(rt, before).waitlink = at;
        else rt.memory.set_word(g.record + g_record::kWaiting, at);
        before = at;
        g.sudogs.push_back(at);
    }
    g.select_result = result_address;
}

}  // namespace

Runtime::ChannelResult Runtime::select(std::uint64_t cases_address, std::uint32_t count, bool has_default, std::uint64_t result_address) {
    static_assert(sizeof(SelectCase) == 24);
    std::vector<SelectCase> cases(count);
    if (count) std::memcpy(cases.data(), memory.read_range(cases_address, count * sizeof(SelectCase)), count * sizeof(SelectCase));
    poll_timers(*this);
    for (const SelectCase& one : cases)
        if (one.channel)
            if (const std::uint64_t timer = hchan_at(*this, one.channel).timer) run_channel_timer(*this, timer);
    const std::vector<std::uint32_t> order = poll_order(*this, cases);
    for (const std::uint32_t i : order) {
        const SelectCase& one = cases[i];
        Hchan& c = hchan_at(*this, one.channel);
        bool ok = false;
        if (one.is_send && c.closed) {
            panic_plain("send on closed channel");
            return ChannelResult::Panicked;
        }
        const bool done = one.is_send ? try_send(*this, one.channel, c, one.elem) : try_receive(*this, one.channel, c, one.elem, ok);
        if (!done) continue;
        write_choice(*this, result_address, i, ok);
        return ChannelResult::Done;
    }
    if (has_default) {
        write_choice(*this, result_address, ~std::uint64_t{0}, false);
        return ChannelResult::Done;
    }
    wait_on_all(*this, cases, order, result_address);
    park(count == 0 ? WaitReason::SelectNoCases : WaitReason::Select);
    return ChannelResult::Blocked;
}

}  // namespace tw
