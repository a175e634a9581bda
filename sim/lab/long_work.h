// Work that takes longer than a frame, done in slices while the window lives. Between two slices every machine stands where the
// person left it, so that the work can be dropped at any moment and nothing has changed: cancelling is forgetting.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "sim/lab/session.h"

namespace tw {

struct Lab;

struct LongWork {
    std::string what;                                           // "Looking for the stop", in the lab's language
    std::function<bool(Lab& lab, std::uint64_t budget)> advance; // about so many single steps; true: done, and the lab has what was wanted
    std::function<float()> progress;                            // 0 … 1; −1: nobody knows
    int stop = -1;                                              // of the lesson that is looked for; −1: something else
};

// Moves the session's machine to where `at` left it, works, and brings it back.
template <class Work>
bool away(Session& session, std::uint64_t& at, const Work& work) {
    const std::uint64_t home = session.machine.steps();
    session.seek(at);
    const bool done = work();
    at = session.machine.steps();
    session.seek(home);
    return done;
}

// Begins it and makes the first slice, so that what is short is done at once.
void start_work(Lab& lab, LongWork work, std::uint64_t first_budget);
void continue_work(Lab& lab, std::uint64_t budget);
bool cancel_work(Lab& lab);   // true: there was some

// English or Chinese, as the lab speaks.
std::string said(const Lab& lab, const char* english, const char* chinese);

}  // namespace tw
