#include "tests/runtime/world.h"

using namespace tw;
using namespace tw::test;

TEST_CASE("the last goroutine started runs first, the others in order", "[runtime]") {
    World w;
    std::vector<std::uint32_t> started;
    for (int i = 0; i < 6; i++) started.push_back(w.start());
    w.rt.park(WaitReason::SemAcquire);
    std::vector<std::uint32_t> ran;
    for (int i = 0; i < 6; i++) {
        ran.push_back(w.run() - started[0]);
        w.rt.end_goroutine();
    }
    CHECK(ran == std::vector<std::uint32_t>{5, 0, 1, 2, 3, 4});
}

TEST_CASE("more than 256 goroutines overflow into the global queue by halves", "[runtime]") {
    World w;
    for (int i = 0; i < 300; i++) w.start();
    CHECK(w.rt.run_queue.size() + w.rt.global_queue.size() == 299);
    CHECK(w.rt.global_queue.size() == 129);
}

TEST_CASE("who yields runs after all that wait, new ones included", "[runtime]") {
    World w;
    const std::uint32_t a = w.start(), b = w.start();
    w.rt.ready(w.rt.current, false);
    CHECK(w.run() == b);
    const std::uint32_t c = w.start();
    w.rt.end_goroutine();
    CHECK(w.run() == c);
    w.rt.end_goroutine();
    CHECK(w.run() == a);
    w.rt.end_goroutine();
    CHECK(w.run() == 0);
}

TEST_CASE("a goroutine starts with its frame at the top of a 2 KiB stack", "[runtime]") {
    World w;
    const Goroutine& g = w.rt.goroutines[w.start()];
    CHECK(g.stack_high - g.stack_low == 2048);
    CHECK(g.fp + kFrameBytes + 32 == g.stack_high);
    CHECK(w.get(g.fp + kFrameBytes) == kTextBase + w.image->goexit_code);
    CHECK(w.get(g.fp + kFrameBytes + 8) == w.function_value);
    CHECK(w.get(g.record) == g.stack_low);
    CHECK(w.get(g.record + 152) == g.id);
    CHECK((w.get(g.record + 144) & 0xffffffff) == 1);
    CHECK(g.id == 6);
    CHECK(g.parent == 1);
}

TEST_CASE("slots of ended goroutines are used again, ids are not", "[runtime]") {
    World w;
    const std::uint32_t first = w.start_and_run();
    CHECK(w.rt.goroutine_count() == 2);
    w.rt.end_goroutine();
    w.run();
    CHECK(w.rt.goroutine_count() == 1);
    const std::uint32_t second = w.start();
    CHECK(second == first);
    CHECK(w.rt.goroutines[second].id == 7);
}

TEST_CASE("a budget of goroutines ends the program", "[runtime]") {
    RuntimeSettings settings;
    settings.max_goroutines = 3;
    World w(settings);
    for (int i = 0; i < 3; i++) w.start();
    CHECK(w.rt.end.kind == EndKind::Budget);
    CHECK(w.rt.end.status == 3);
}

TEST_CASE("main gone and nobody left is its own deadlock", "[runtime]") {
    World w;
    w.rt.end_goroutine();
    CHECK_FALSE(w.rt.schedule());
    CHECK(w.rt.end.text == "fatal error: no goroutines (main called runtime.Goexit) - deadlock!");
}

TEST_CASE("a deadlock's dump names what each goroutine waits for", "[runtime]") {
    World w;
    w.start_and_run();
    w.receive(w.channel(kChanInt, 0));
    w.run();
    w.rt.park(WaitReason::WaitGroupWait);
    CHECK_FALSE(w.rt.schedule());
    CHECK(w.rt.goroutine_dump(true).starts_with("goroutine 1 [sync.WaitGroup.Wait]:\nmain.worker()\n"));
    CHECK(w.rt.goroutine_dump(true).find("\n\ngoroutine 6 [chan receive]:\n") != std::string::npos);
}

TEST_CASE("a seed gives other orders, the same seed the same one", "[runtime]") {
    const auto order = [](std::uint64_t seed) {
        RuntimeSettings settings;
        settings.seed = seed;
        World w(settings);
        for (int i = 0; i < 8; i++) w.start();
        w.rt.park(WaitReason::SemAcquire);
        std::vector<std::uint32_t> ran;
        for (int i = 0; i < 8; i++) {
            ran.push_back(w.run());
            w.rt.end_goroutine();
        }
        return ran;
    };
    CHECK(order(1) == order(1));
    CHECK(order(1) != order(2));
}

TEST_CASE("semaphores serve in order of arrival, a lifo waiter first", "[runtime]") {
    World w;
    const std::uint64_t sema = w.image->data_start;
    CHECK(w.rt.memory.word(sema) == 0);
    std::vector<std::uint32_t> waiters;
    for (int i = 0; i < 3; i++) {
        waiters.push_back(w.start_and_run());
        CHECK_FALSE(w.rt.semaphore_acquire(sema, WaitReason::MutexLock, i == 2));
        w.run();
    }
    for (const int who : {2, 0, 1}) {
        w.rt.semaphore_release(sema);
        CHECK(w.rt.run_next == waiters[static_cast<std::size_t>(who)]);
    }
    w.rt.semaphore_release(sema);
    CHECK(w.rt.semaphore_acquire(sema, WaitReason::MutexLock, false));
}

TEST_CASE("a notify list wakes tickets in order", "[runtime]") {
    World w;
    const std::uint64_t list = w.image->data_start + 16;
    std::vector<std::uint32_t> waiters;
    for (int i = 0; i < 3; i++) {
        waiters.push_back(w.start_and_run());
        CHECK_FALSE(w.rt.notify_wait(list, w.rt.notify_add(list)));
        w.run();
    }
    w.rt.notify_one(list);
    CHECK(w.rt.run_next == waiters[0]);
    w.rt.notify_all(list);
    CHECK(w.rt.notify_waiters.empty());
    const std::uint32_t ticket = w.rt.notify_add(list);
    w.rt.notify_one(list);
    CHECK(w.rt.notify_wait(list, ticket));
}
