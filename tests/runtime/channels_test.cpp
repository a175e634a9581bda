#include "tests/runtime/world.h"

using namespace tw;
using namespace tw::test;
using Outcome = Runtime::ChannelResult;

TEST_CASE("a channel's header and buffer are allocated as Go does", "[runtime]") {
    World w;
    const auto size_of = [&](int type, std::int64_t size) { return w.rt.heap.find_object(w.rt.memory, Address{w.channel(type, size)})->size; };
    CHECK(size_of(kChanInt, 0) == 112);
    CHECK(size_of(kChanInt, 1) == 128);
    CHECK(size_of(kChanInt, 10) == 192);
    CHECK(size_of(kChanEmpty, 5) == 112);
    const std::uint64_t c = w.channel(kChanPointer, 4);
    const auto buffer = w.rt.heap.find_object(w.rt.memory, Address{w.get(c + 16)});
    REQUIRE(buffer);
    CHECK(buffer->size == 32);
    CHECK_FALSE(buffer->noscan);
    CHECK_FALSE(w.rt.heap.find_object(w.rt.memory, Address{c})->noscan);
}

TEST_CASE("make(chan) of a wrong size panics", "[runtime]") {
    World w;
    w.channel(kChanInt, -1);
    CHECK(w.rt.pending.text == "makechan: size out of range");
    CHECK(w.rt.pending.kind == PanicKind::Plain);
}

TEST_CASE("a buffer is first in, first out, and wraps around", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanInt, 2);
    for (std::uint64_t round = 0; round < 5; round++) {
        CHECK(w.send(c, round * 2) == Outcome::Done);
        CHECK(w.send(c, round * 2 + 1) == Outcome::Done);
        CHECK(w.send(c, 99, false) == Outcome::WouldBlock);
        CHECK(w.rt.channel_length(c) == 2);
        CHECK(w.receive(c) == Outcome::Done);
        CHECK(w.received(0) == round * 2);
        CHECK(w.receive(c) == Outcome::Done);
        CHECK(w.received(0) == round * 2 + 1);
        CHECK(w.ok(0) == 1);
    }
    CHECK(w.receive(c, false) == Outcome::WouldBlock);
}

TEST_CASE("small scalars are narrow in the buffer and whole words in frames", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanByte, 2);
    w.send(c, 0x17F);
    w.send(c, 0x22);
    CHECK((w.get(w.get(c + 16)) & 0xffff) == 0x227F);
    w.receive(c);
    CHECK(w.received(0) == 0x7F);
}

TEST_CASE("a send hands the value to the waiting receiver's frame", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanInt, 0);
    const std::uint32_t receiver = w.start_and_run();
    REQUIRE(w.receive(c) == Outcome::Blocked);
    CHECK(w.rt.goroutines[receiver].status == GStatus::Waiting);
    CHECK(w.rt.goroutines[receiver].waiting_on == c);
    CHECK(w.get(c + 64) == w.rt.goroutines[receiver].sudogs.at(0));
    CHECK(w.get(w.get(c + 64) + 24) == w.slot(receiver, 1));
    w.run();
    REQUIRE(w.send(c, 42) == Outcome::Done);
    CHECK(w.received(receiver) == 42);
    CHECK(w.ok(receiver) == 1);
    CHECK(w.rt.goroutines[receiver].instruction_done);
    CHECK(w.rt.run_next == receiver);
    CHECK(w.get(c + 64) == 0);
    CHECK(w.rt.goroutines[receiver].sudogs.empty());
}

TEST_CASE("a delivered pointer is a root until the receiver runs", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanPointer, 0);
    const std::uint32_t receiver = w.start_and_run();
    w.receive(c);
    w.run();
    const std::uint64_t object = w.rt.new_object(kIntType, -1);
    w.send(c, object);
    CHECK(w.rt.goroutines[receiver].result_at == w.slot(receiver, 1));
    CHECK(w.rt.goroutines[receiver].result_words == 1);
}

TEST_CASE("a receive from a full buffer takes the oldest and lets the sender's value in", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanInt, 1);
    w.send(c, 1);
    const std::uint32_t sender = w.start_and_run();
    REQUIRE(w.send(c, 2) == Outcome::Blocked);
    w.run();
    w.receive(c);
    CHECK(w.received(0) == 1);
    CHECK(w.rt.goroutines[sender].status == GStatus::Runnable);
    CHECK(w.rt.channel_length(c) == 1);
    w.receive(c);
    CHECK(w.received(0) == 2);
}

TEST_CASE("structs go through buffers and hands whole", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanTriple, 1), from = w.slot(0, 4), to = w.slot(0, 8);
    for (int i = 0; i < 3; i++) w.set(from + static_cast<std::uint64_t>(i) * 8, static_cast<std::uint64_t>(i + 7));
    w.rt.channel_send(c, from, true);
    w.rt.channel_receive(c, -1, to, 0, true);
    for (int i = 0; i < 3; i++) CHECK(w.get(to + static_cast<std::uint64_t>(i) * 8) == static_cast<std::uint64_t>(i + 7));
    CHECK(w.get(w.get(c + 16) + 8) == 0);  // the buffer's slot was cleared
}

TEST_CASE("close wakes receivers with zero and senders with a panic", "[runtime]") {
    World w;
    const std::uint64_t a = w.channel(kChanInt, 0), b = w.channel(kChanInt, 0);
    const std::uint32_t receiver = w.start_and_run();
    w.set(w.slot(receiver, 1), 77);
    w.set(w.slot(receiver, 2), 77);
    w.receive(a);
    w.run();
    const std::uint32_t sender = w.start_and_run();
    w.send(b, 5);
    w.run();
    w.rt.channel_close(a);
    CHECK(w.received(receiver) == 0);
    CHECK(w.ok(receiver) == 0);
    CHECK(w.rt.goroutines[receiver].wake_panic.empty());
    w.rt.channel_close(b);
    CHECK(w.rt.goroutines[sender].wake_panic == "send on closed channel");
    CHECK(w.receive(a) == Outcome::Done);
    CHECK(w.ok(0) == 0);
    CHECK(w.send(a, 1) == Outcome::Panicked);
    CHECK(w.rt.pending.text == "send on closed channel");
    w.rt.pending = {};
    w.rt.channel_close(a);
    CHECK(w.rt.pending.text == "close of closed channel");
    w.rt.pending = {};
    w.rt.channel_close(0);
    CHECK(w.rt.pending.text == "close of nil channel");
}

TEST_CASE("what stands in the buffer is received after close", "[runtime]") {
    World w;
    const std::uint64_t c = w.channel(kChanInt, 2);
    w.send(c, 3);
    w.rt.channel_close(c);
    w.receive(c);
    CHECK((w.received(0) == 3 && w.ok(0) == 1));
    w.receive(c);
    CHECK((w.received(0) == 0 && w.ok(0) == 0));
}

TEST_CASE("nil channels wait forever", "[runtime]") {
    World w;
    CHECK(w.send(0, 1, false) == Outcome::WouldBlock);
    w.start_and_run();
    CHECK(w.send(0, 1) == Outcome::Blocked);
    CHECK(w.rt.g().reason == WaitReason::ChanSendNil);
    w.run();
    CHECK(w.receive(0) == Outcome::Blocked);
    CHECK_FALSE(w.rt.schedule());
    CHECK(w.rt.end.text == "fatal error: all goroutines are asleep - deadlock!");
    CHECK(w.rt.end.status == 2);
}

namespace {

// Cases at words 4…: {channel, elem, is_send}; the result at words 1 and 2.
Outcome run_select(World& w, const std::vector<std::array<std::uint64_t, 3>>& cases, bool has_default = false) {
    for (std::size_t i = 0; i < cases.size(); i++)
        for (std::size_t k = 0; k < 3; k++) w.set(w.slot(w.rt.current, static_cast<int>(4 + i * 3 + k)), cases[i][k]);
    return w.rt.select(w.slot(w.rt.current, 4), static_cast<std::uint32_t>(cases.size()), has_default, w.slot(w.rt.current, 1));
}

}  // namespace

TEST_CASE("select takes what can go on, else its default", "[runtime]") {
    World w;
    const std::uint64_t a = w.channel(kChanInt, 1), b = w.channel(kChanInt, 1), elem = w.slot(0, 13);
    CHECK(run_select(w, {{a, elem, 0}, {b, elem, 0}}, true) == Outcome::Done);
    CHECK(w.received(0) == ~0ull);
    w.send(b, 9);
    CHECK(run_select(w, {{a, elem, 0}, {b, elem, 0}}) == Outcome::Done);
    CHECK(w.received(0) == 1);
    CHECK(w.ok(0) == 1);
    CHECK(w.get(elem) == 9);
}

TEST_CASE("select chooses among ready cases evenly", "[runtime]") {
    World w;
    const std::uint64_t a = w.channel(kChanInt, 1), b = w.channel(kChanInt, 1), elem = w.slot(0, 13);
    int counts[2] = {0, 0};
    for (int i = 0; i < 1000; i++) {
        w.send(a, 1, false);
        w.send(b, 1, false);
        run_select(w, {{a, elem, 0}, {b, elem, 0}});
        counts[w.received(0)]++;
    }
    CHECK(counts[0] > 400);
    CHECK(counts[1] > 400);
}

TEST_CASE("a waiting select is completed once and leaves the other queues", "[runtime]") {
    World w;
    const std::uint64_t a = w.channel(kChanInt, 0), b = w.channel(kChanInt, 0);
    const std::uint32_t selector = w.start_and_run();
    const std::uint64_t elem = w.slot(selector, 13);
    w.set(elem, 50);
    REQUIRE(run_select(w, {{0, elem, 0}, {a, elem, 0}, {b, elem, 1}}) == Outcome::Blocked);
    CHECK(w.rt.g().sudogs.size() == 2);
    w.run();
    SECTION("by a sender") {
        w.send(a, 60);
        CHECK(w.received(selector) == 1);
        CHECK(w.ok(selector) == 1);
        CHECK(w.get(elem) == 60);
    }
    SECTION("by a receiver") {
        w.receive(b);
        CHECK(w.received(0) == 50);
        CHECK(w.received(selector) == 2);
        CHECK(w.ok(selector) == 0);
    }
    SECTION("by close") {
        w.rt.channel_close(a);
        CHECK(w.received(selector) == 1);
        CHECK(w.ok(selector) == 0);
    }
    for (const std::uint64_t c : {a, b})
        for (const int word : {64, 72, 80, 88}) CHECK(w.get(c + static_cast<std::uint64_t>(word)) == 0);
    CHECK(w.rt.goroutines[selector].status == GStatus::Runnable);
    CHECK(w.rt.free_sudogs.size() >= 2);
}

TEST_CASE("select without cases waits forever", "[runtime]") {
    World w;
    CHECK(run_select(w, {}) == Outcome::Blocked);
    CHECK(std::string(wait_reason_text(w.rt.g().reason)) == "select (no cases)");
}
