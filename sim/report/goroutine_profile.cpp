#include "sim/report/goroutine_profile.h"

#include <map>

#include "sim/query/goroutines.h"
#include "sim/report/code_stack.h"

namespace tw {
namespace {

// Places of go1.26.8's own source.
const PprofFrame kGopark{"runtime.gopark", "runtime/proc.go", 462, 445};
const PprofFrame kGoparkunlock{"runtime.goparkunlock", "runtime/proc.go", 468, 467};
const PprofFrame kSemacquire{"runtime.semacquire1", "runtime/sema.go", 192, 146};

}  // namespace

std::vector<PprofFrame> parked_frames(const Goroutine& g) {
    if (g.status != GStatus::Waiting) return {};
    switch (g.reason) {
        case WaitReason::ChanSend: return {kGopark, {"runtime.chansend", "runtime/chan.go", 283, 176}, {"runtime.chansend1", "runtime/chan.go", 161, 160}};
        case WaitReason::ChanSendNil: return {kGopark, {"runtime.chansend", "runtime/chan.go", 181, 176}, {"runtime.chansend1", "runtime/chan.go", 161, 160}};
        case WaitReason::ChanReceive: return {kGopark, {"runtime.chanrecv", "runtime/chan.go", 667, 524}, {"runtime.chanrecv1", "runtime/chan.go", 509, 508}};
        case WaitReason::ChanReceiveNil: return {kGopark, {"runtime.chanrecv", "runtime/chan.go", 536, 524}, {"runtime.chanrecv1", "runtime/chan.go", 509, 508}};
        case WaitReason::Select: return {kGopark, {"runtime.selectgo", "runtime/select.go", 351, 122}};
        case WaitReason::SelectNoCases: return {kGopark, {"runtime.block", "runtime/select.go", 104, 103}};
        case WaitReason::SemAcquire: case WaitReason::MutexLock: case WaitReason::RWMutexLock: case WaitReason::RWMutexRLock: case WaitReason::WaitGroupWait:
            return {kGopark, kGoparkunlock, kSemacquire};
        case WaitReason::CondWait: return {kGopark, kGoparkunlock, {"sync.runtime_notifyListWait", "runtime/sema.go", 617, 599}};
        default: return {kGopark};
    }
}

PprofProfile goroutine_profile(const Runtime& rt, const std::string& program) {
    std::map<std::vector<PprofFrame>, std::int64_t> stacks;
    for (const Goroutine& g : rt.goroutines) {
        if (!exists(g) || g.is_system) continue;
        std::vector<PprofFrame> frames = parked_frames(g);
        for (const std::uint32_t code : code_stack(rt, g))
            if (!is_wrapper_code(*rt.image, code)) frames.push_back(frame_of_code(*rt.image, code));
        if (!frames.empty()) stacks[frames]++;
    }
    PprofProfile profile({{"goroutine", "count"}}, {"goroutine", "count"}, 1, program);
    for (const auto& [frames, count] : stacks) profile.add(frames, {count});
    return profile;
}

}  // namespace tw
