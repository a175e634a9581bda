// Goroutines, channels, select, and calls of library leaves.
#include "sim/golib/native.h"
#include "sim/machine/execute_internal.h"

namespace tw::slow {
namespace {

Flow after(Slow&, Runtime::ChannelResult result) {
    return result == Runtime::ChannelResult::Blocked ? Flow::Stop : Flow::Next;
}

}  // namespace

Flow go(Slow& x) {
    if (x.word(x.ip->a) == 0) {
        x.rt.fatal("go of nil func value");
        return Flow::Next;
    }
    x.rt.new_goroutine(x.word(x.ip->a), x.ip[1].a);
    return Flow::Next;
}

Flow make_chan(Slow& x) {
    const std::uint64_t channel = x.rt.make_channel(x.ip->c, static_cast<std::int64_t>(x.word(x.ip->b)), x.ip[1].a);
    x.word(x.ip->a) = channel;
    return Flow::Next;
}

Flow send(Slow& x) { return after(x, x.rt.channel_send(x.word(x.ip->a), x.address(x.ip->b), true)); }

Flow receive(Slow& x) {
    const int elem = x.rt.descriptor(x.ip->c).elem;
    const std::uint64_t ok = x.ip->e & 1 ? x.address(x.ip[1].a) : 0;
    const std::uint64_t slot = x.ip->a >= 0 ? x.address(x.ip->a) : 0;
    return after(x, x.rt.channel_receive(x.word(x.ip->b), elem, slot, ok, true));
}

Flow close(Slow& x) {
    x.rt.channel_close(x.word(x.ip->a));
    return Flow::Next;
}

Flow select(Slow& x) {
    return after(x, x.rt.select(x.address(x.ip->b), static_cast<std::uint32_t>(x.ip->c), x.ip->e & 1, x.address(x.ip->a)));
}

Flow chan_len(Slow& x) {
    x.word(x.ip->a) = x.rt.channel_length(x.word(x.ip->b));
    return Flow::Next;
}

Flow chan_cap(Slow& x) {
    x.word(x.ip->a) = x.rt.channel_capacity(x.word(x.ip->b));
    return Flow::Next;
}

Flow call_native(Slow& x) {
    Runtime& rt = x.rt;
    NativeCall call{rt, reinterpret_cast<std::uint64_t*>(x.fp + x.ip->b)};
    const NativeFunction function = rt.image->natives[static_cast<std::size_t>(x.ip->a)];
    if (!function) {
        rt.fatal("twoword: not in its library: " + rt.image->program->natives[static_cast<std::size_t>(x.ip->a)]);
        return Flow::Next;
    }
    switch (function(call)) {
        case NativeStatus::Done:
            if (rt.gc_requested) {
                rt.g().instruction_done = true;
                return Flow::Yield;
            }
            return Flow::Next;
        case NativeStatus::Failed: return Flow::Next;
        case NativeStatus::Park: rt.g().instruction_done = true; return Flow::Stop;
        case NativeStatus::Yield: {
            rt.g().instruction_done = true;
            rt.g().status = GStatus::Waiting;
            rt.ready(rt.current, false);
            return Flow::Yield;
        }
        case NativeStatus::Exit:
            if (rt.goexit_requested) {
                rt.goexit_requested = false;
                begin_goexit(rt);
                return Flow::Reload;
            }
            return Flow::Next;
    }
    return Flow::Next;
}

}  // namespace tw::slow
