#include "tests/runtime/world.h"

using namespace tw;
using namespace tw::test;

namespace {

// A timeTimer of assets/golib/time: period at 48, isChan at 26, arg's data word at 72. The element here is a struct of 24 bytes.
std::uint64_t make_timer(World& w, std::uint64_t arg, bool is_chan, std::int64_t period = 0) {
    const std::uint64_t at = w.rt.allocate(112, kNoPointers, -1);
    w.rt.memory.put<std::uint8_t>(at + 26, is_chan);
    w.rt.memory.put<std::int64_t>(at + 48, period);
    w.set(at + 72, arg);
    return at;
}
std::int64_t in(const World& w, std::int64_t d) { return static_cast<std::int64_t>(w.rt.now()) + d; }
Runtime::ChannelResult receive_time(World& w, std::uint64_t c, bool block) { return w.rt.channel_receive(c, -1, w.slot(w.rt.current, 4), w.slot(w.rt.current, 2), block); }

}  // namespace

TEST_CASE("sleepers wake in order of time and the clock jumps to them", "[runtime]") {
    World w;
    const std::uint32_t a = w.start_and_run();
    w.rt.sleep(2'000'000);
    w.run();
    w.rt.sleep(5'000'000);
    CHECK(w.rt.next_timer() == 2'000'000);
    CHECK(w.run() == a);
    CHECK(w.rt.now() == 2'000'000);
    w.rt.end_goroutine();
    CHECK(w.run() == 0);
    CHECK(w.rt.now() == 5'000'000);
    CHECK(w.rt.g().instruction_done);
    w.rt.sleep(0);
    CHECK(w.rt.g().status == GStatus::Running);
}

TEST_CASE("a function timer starts a goroutine, unless it is stopped", "[runtime]") {
    World w;
    const std::uint64_t t = make_timer(w, w.function_value, false), u = make_timer(w, w.function_value, false);
    w.rt.start_timer(t, in(w, 100));
    w.rt.start_timer(u, in(w, 50));
    CHECK(w.rt.stop_timer(u));
    CHECK_FALSE(w.rt.stop_timer(u));
    w.rt.park(WaitReason::SemAcquire);
    const std::uint32_t started = w.run();
    CHECK(started != 0);
    CHECK(w.rt.g().parent == 0);
    CHECK(w.rt.now() == 100);
    CHECK(w.rt.timers.empty());
    CHECK_FALSE(w.rt.stop_timer(t));
}

TEST_CASE("a channel timer is in the heap only while somebody waits", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanTriple, 1), t = make_timer(w, c, true);
    w.rt.start_timer(t, in(w, 1000));
    CHECK(w.rt.timers.empty());
    CHECK(w.rt.channel_length(c) == 0);
    CHECK(w.rt.channel_capacity(c) == 0);
    SECTION("waited for") {
        REQUIRE(receive_time(w, c, true) == Runtime::ChannelResult::Blocked);
        CHECK(w.rt.timers.size() == 1);
        w.run();
        CHECK(w.rt.now() == 1000);
        CHECK(w.rt.timers.empty());
        CHECK(w.get(w.slot(0, 5)) == 1001);  // the monotonic reading
        CHECK((w.get(w.slot(0, 4)) & 0x3fffffff) == 1000);
    }
    SECTION("looked at when its time has come") {
        CHECK(receive_time(w, c, false) == Runtime::ChannelResult::WouldBlock);
        w.rt.clock += 2000;
        CHECK(receive_time(w, c, false) == Runtime::ChannelResult::Done);
        CHECK(w.get(w.slot(0, 5)) == 1001);
        CHECK(receive_time(w, c, false) == Runtime::ChannelResult::WouldBlock);
    }
    SECTION("stopped after its time: nothing stale is received") {
        w.rt.clock += 2000;
        CHECK(w.rt.stop_timer(t));
        CHECK(receive_time(w, c, false) == Runtime::ChannelResult::WouldBlock);
    }
    SECTION("reset") {
        CHECK(w.rt.reset_timer(t, in(w, 5000), 0));
        receive_time(w, c, true);
        w.run();
        CHECK(w.rt.now() == 5000);
    }
}

TEST_CASE("a ticker fires again and drops ticks nobody takes", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanTriple, 1), t = make_timer(w, c, true, 100);
    w.rt.start_timer(t, in(w, 100));
    for (std::uint64_t i = 1; i <= 3; i++) {
        receive_time(w, c, true);
        w.run();
        CHECK(w.rt.now() == i * 100);
    }
    w.rt.clock += 1000;
    CHECK(receive_time(w, c, false) == Runtime::ChannelResult::Done);
    CHECK(receive_time(w, c, false) == Runtime::ChannelResult::WouldBlock);
    CHECK(w.rt.stop_timer(t));
}
