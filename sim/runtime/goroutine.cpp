#include "sim/runtime/goroutine.h"

namespace tw {

const char* wait_reason_text(WaitReason reason) {
    switch (reason) {
        case WaitReason::None: case WaitReason::Count: return "";
        case WaitReason::ChanReceiveNil: return "chan receive (nil chan)";
        case WaitReason::ChanSendNil: return "chan send (nil chan)";
        case WaitReason::ChanReceive: return "chan receive";
        case WaitReason::ChanSend: return "chan send";
        case WaitReason::Select: return "select";
        case WaitReason::SelectNoCases: return "select (no cases)";
        case WaitReason::Sleep: return "sleep";
        case WaitReason::SemAcquire: return "semacquire";
        case WaitReason::MutexLock: return "sync.Mutex.Lock";
        case WaitReason::RWMutexRLock: return "sync.RWMutex.RLock";
        case WaitReason::RWMutexLock: return "sync.RWMutex.Lock";
        case WaitReason::Coroutine: return "coroutine";
        case WaitReason::CondWait: return "sync.Cond.Wait";
        case WaitReason::WaitGroupWait: return "sync.WaitGroup.Wait";
        case WaitReason::FinalizerWait: return "finalizer wait";
        case WaitReason::CleanupWait: return "cleanup wait";
        case WaitReason::Preempted: return "preempted";
    }
    return "";
}

}  // namespace tw
