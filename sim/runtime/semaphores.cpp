// Semaphores of the sync package and the notify lists of sync.Cond.
// Models [go1.26 runtime/sema.go semacquire1], [go1.26 runtime/sema.go semrelease1], [go1.26 runtime/sema.go notifyListWait].
// Differs: one list in order of arrival, not a treap by address; a released unit goes to the waiter at once and cannot be taken by
// somebody who comes between its release and the waiter's turn.
#include <algorithm>

#include "sim/runtime/records_internal.h"

namespace tw {

bool Runtime::semaphore_acquire(std::uint64_t address, WaitReason reason, bool lifo) {
    const auto count = memory.get<std::uint32_t>(address);
    if (count > 0) {
        memory.put<std::uint32_t>(address, count - 1);
        return true;
    }
    const SemaphoreWaiter waiter{address, current};
    if (lifo) semaphore_waiters.insert(semaphore_waiters.begin(), waiter);
    else semaphore_waiters.push_back(waiter);
    park(reason, address);
    return false;
}

void Runtime::semaphore_release(std::uint64_t address) {
    const auto found = std::find_if(semaphore_waiters.begin(), semaphore_waiters.end(), [&](const SemaphoreWaiter& w) { return w.address == address; });
    if (found == semaphore_waiters.end()) {
        memory.put<std::uint32_t>(address, memory.get<std::uint32_t>(address) + 1);
        return;
    }
    const std::uint32_t slot = found->slot;
    semaphore_waiters.erase(found);
    wake_done(*this, slot);
}

std::uint32_t Runtime::notify_add(std::uint64_t list) {
    const auto ticket = memory.get<std::uint32_t>(list);
    memory.put<std::uint32_t>(list, ticket + 1);
    return ticket;
}

bool Runtime::notify_wait(std::uint64_t list, std::uint32_t ticket) {
    const auto notified = memory.get<std::uint32_t>(list + 4);
    if (static_cast<std::int32_t>(ticket - notified) < 0) return true;
    notify_waiters.push_back({list, ticket, current});
    park(WaitReason::CondWait, list);
    return false;
}

void Runtime::notify_all(std::uint64_t list) {
    memory.put<std::uint32_t>(list + 4, memory.get<std::uint32_t>(list));
    std::vector<NotifyWaiter> woken;
    std::erase_if(notify_waiters, [&](const NotifyWaiter& w) {
        if (w.list != list) return false;
        woken.push_back(w);
        return true;
    });
    for (const NotifyWaiter& w : woken) wake_done(*this, w.slot);
}

void Runtime::notify_one(std::uint64_t list) {
    const auto ticket = memory.get<std::uint32_t>(list + 4);
    if (ticket == memory.get<std::uint32_t>(list)) return;  // nobody took a ticket since
    memory.put<std::uint32_t>(list + 4, ticket + 1);
    const auto found = std::find_if(notify_waiters.begin(), notify_waiters.end(), [&](const NotifyWaiter& w) { return w.list == list && w.ticket == ticket; });
    if (found == notify_waiters.end()) return;
    const std::uint32_t slot = found->slot;
    notify_waiters.erase(found);
    wake_done(*this, slot);
}

// What the pools hold becomes their victims; what were victims is dropped.
void Runtime::clear_pools() {
    if (pool_lists == 0) return;
    constexpr std::uint64_t kLocal = 0, kLocalSize = 8, kVictim = 16, kVictimSize = 24, kOld = 24;
    const auto each = [&](std::uint64_t slice, auto&& visit) {
        for (std::uint64_t i = 0; i < memory.word(slice + 8); i++) visit(memory.word(memory.word(slice) + i * 8));
    };
    each(pool_lists + kOld, [&](std::uint64_t pool) {
        store_pointer(pool + kVictim, 0);
        memory.set_word(pool + kVictimSize, 0);
    });
    each(pool_lists, [&](std::uint64_t pool) {
        store_pointer(pool + kVictim, memory.word(pool + kLocal));
        memory.set_word(pool + kVictimSize, memory.word(pool + kLocalSize));
        store_pointer(pool + kLocal, 0);
        memory.set_word(pool + kLocalSize, 0);
    });
    for (std::uint64_t word = 0; word < 24; word += 8) {
        store_pointer(pool_lists + kOld + word, memory.word(pool_lists + word));
        store_pointer(pool_lists + word, 0);
    }
}

}  // namespace tw
