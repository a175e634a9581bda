// A long computation that is made in slices: a coroutine that gives way after so much work. Between two slices nothing runs; what
// it works on must stay as it is. Destroying it gives the work up. Used where a window must stay alive meanwhile.
#pragma once
#include <coroutine>
#include <cstdint>
#include <exception>
#include <utility>

namespace tw {

class Sliced {
public:
    struct promise_type {
        std::uint64_t left = 0, spent = 0, spent_before = 0;
        Sliced get_return_object() { return Sliced(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    // co_await spend(n): n units of work have been done; gives way when the slice has none left.
    struct Spend {
        std::uint64_t units;
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        [[nodiscard]] bool await_suspend(std::coroutine_handle<promise_type> self) const noexcept {
            promise_type& promise = self.promise();
            promise.spent += units;
            promise.left -= promise.left < units ? promise.left : units;
            return promise.left == 0;
        }
        void await_resume() const noexcept {}
    };

    Sliced() = default;
    Sliced(Sliced&& other) noexcept : self_(std::exchange(other.self_, {})) {}
    Sliced& operator=(Sliced&& other) noexcept {
        std::swap(self_, other.self_);
        return *this;
    }
    ~Sliced() {
        if (self_) self_.destroy();
    }
    // Goes on for about `budget` units; true: it is finished.
    bool advance(std::uint64_t budget) {
        if (!self_ || self_.done()) return true;
        self_.promise().left = budget;
        self_.promise().spent_before = self_.promise().spent;
        self_.resume();
        return self_.done();
    }
    void finish() {
        while (!advance(~std::uint64_t{0})) {}
    }
    [[nodiscard]] std::uint64_t spent() const { return self_ ? self_.promise().spent : 0; }   // units so far
    [[nodiscard]] std::uint64_t last_slice() const { return self_ ? self_.promise().spent - self_.promise().spent_before : 0; }

private:
    explicit Sliced(std::coroutine_handle<promise_type> self) : self_(self) {}
    std::coroutine_handle<promise_type> self_;
};

inline Sliced::Spend spend(std::uint64_t units) { return {units}; }

}  // namespace tw
