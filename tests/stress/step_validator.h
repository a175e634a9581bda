// The weak tri-colour invariant, kept up to date from one unit of the collector's work to the next instead of being looked for in the
// whole heap each time. Knows nothing of marking: it compares mark bits, work list, roots and memory with what they were after the
// unit before, and looks at what that change can have broken:
//   an object that became black, a word of a black object that was written, a root job that was scanned, a root of a scanned job.
// A pointer from black to white that these leave must be protected: a chain of white objects leads to it from a grey one or from a
// root job that waits. The chains are remembered and walked again after each unit; when one is broken, all are looked for anew.
// By induction from the cycle's begin nothing is left out; `validate` (sim/collector), which starts from nothing, is run beside it.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sim/runtime/runtime.h"

namespace tw::test {

class StepValidator {
public:
    struct Finding { std::uint64_t black = 0, slot = 0, white = 0; std::string text; };  // text: another kind of failure

    explicit StepValidator(Runtime& rt) : rt_(rt) {}

    // A cycle began; before its first unit.
    void begin() {
        grey_.clear();
        suspects_.clear();
        forest_.clear();
        stack_.clear();
        queue_.clear();
        scanned_jobs_ = 0;
        sync_arena(false);
        marks_.assign(rt_.memory.mark_bits.used, std::byte{0});
        clear_since(rt_.memory.mark_bits);
        refresh_roots(true);
        first_ = true;
    }

    // After a unit that left the collector marking. Empty: the invariant holds.
    std::vector<Finding> after_unit(bool mutator_ran) {
        findings_.clear();
        safe_.clear();
        unscanned_known_ = false;
        to_check_.clear();
        if (mutator_ran) refresh_roots(false);
        follow_marks();
        follow_work();
        for (const std::uint64_t base : to_check_) check_black(base);
        if (mutator_ran) sync_arena(true);
        check_suspects();
        check_roots(mutator_ran);
        first_ = false;
        return std::move(findings_);
    }

    std::uint64_t blackened = 0, written = 0, rebuilt = 0;  // figures: objects that became black, words, searches for chains

private:
    struct Word { std::uint64_t slot, value; };
    struct Parent { std::uint64_t holder, slot; };  // holder 0: a root job that waits
    struct Fingerprint {
        std::uint64_t id = 0, fp = 0, result_at = 0;
        std::uint32_t code_index = 0;
        std::size_t defers = 0, panics = 0;
        GStatus status = GStatus::Idle;
        bool started = false;
        std::vector<std::byte> bytes;
    };

    Runtime& rt_;
    std::unordered_set<std::uint64_t> grey_, safe_, unscanned_;
    std::unordered_map<std::uint64_t, std::uint64_t> suspects_;  // slot → black base
    std::unordered_map<std::uint64_t, Parent> forest_;
    std::vector<std::uint64_t> stack_, queue_, to_check_;
    std::vector<std::byte> marks_, shadow_;
    std::vector<std::vector<Word>> jobs_;
    std::vector<Fingerprint> prints_;
    std::vector<Finding> findings_;
    std::uint32_t scanned_jobs_ = 0;
    bool unscanned_known_ = false, first_ = true;

    std::optional<ObjectRef> white(std::uint64_t value) const {
        std::optional<ObjectRef> object = rt_.heap.find_object(rt_.memory, Address{value});
        if (object && rt_.heap.is_marked(rt_.memory, *object)) object.reset();
        return object;
    }
    static void clear_since(Region& region) {
        for (std::uint64_t page = 0; page <= region.used >> kTrackedShift; page++) region.dirty[page] &= kWritten & ~1;
    }
    // visit(page) for the pages of a region that were written since the last call.
    template <class Visit> static void for_each_written(Region& region, Visit&& visit) {
        const std::uint64_t pages = (region.used + kTrackedPage - 1) >> kTrackedShift;
        for (std::uint64_t page = 0; page < pages; page++) {
            if (page % 8 == 0 && page + 8 <= pages) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, region.dirty + page, 8);
                if ((eight & 0x0101010101010101ull) == 0) { page += 7; continue; }
            }
            if ((region.dirty[page] & 1) == 0) continue;
            region.dirty[page] &= kWritten & ~1;
            visit(page);
        }
    }

    // ---- colours
    void follow_marks() {
        Region& bits = rt_.memory.mark_bits;
        if (marks_.size() < bits.used) marks_.resize(bits.used);
        const auto look = [&](std::uint64_t page) {
            const std::uint64_t end = std::min(bits.used, (page + 1) << kTrackedShift);
            for (std::uint64_t at = page << kTrackedShift; at < end; at += 8) {
                std::uint64_t now = 0, before = 0;
                std::memcpy(&now, bits.bytes + at, 8);
                std::memcpy(&before, marks_.data() + at, 8);
                if (now == before) continue;
                if ((before & ~now) != 0) findings_.push_back({0, 0, 0, fmt::format("a mark was taken back on page {}", at / kBitsPerPage)});
                std::memcpy(marks_.data() + at, &now, 8);
                for (std::uint64_t more = now & ~before; more != 0; more &= more - 1) became_marked(at, static_cast<unsigned>(std::countr_zero(more)));
            }
        };
        if (first_) {
            clear_since(bits);
            for (std::uint64_t page = 0; page << kTrackedShift < bits.used; page++) look(page);
        } else {
            for_each_written(bits, look);
        }
    }
    void became_marked(std::uint64_t at, unsigned bit) {
        const SpanRecord& span = span_at(rt_.memory, at / kBitsPerPage);
        const SpanRecord& own = span_at(rt_.memory, span.start_page);
        const auto index = static_cast<std::uint32_t>((at - own.start_page * kBitsPerPage) * 8 + bit);
        if (own.state != SpanState::InUse || index >= own.nelems) {
            findings_.push_back({0, 0, 0, fmt::format("a mark on page {} that belongs to no object", at / kBitsPerPage)});
            return;
        }
        const ObjectRef object = object_ref(own, index);
        if (!object.noscan) to_check_.push_back(object.base.value);  // black, unless it is found on the work list
    }
    void follow_work() {
        const Collector& collector = rt_.collector;
        const std::vector<std::uint64_t>& now = collector.work_stack();
        const auto [before, after] = std::mismatch(stack_.begin(), stack_.end(), now.begin(), now.end());
        std::vector<std::uint64_t> gone(before, stack_.end());
        gone.insert(gone.end(), queue_.begin(), queue_.end());
        std::vector<std::uint64_t> come(after, now.end());
        stack_.resize(static_cast<std::size_t>(before - stack_.begin()));
        stack_.insert(stack_.end(), after, now.end());
        queue_ = collector.waiting_objects();
        come.insert(come.end(), queue_.begin(), queue_.end());
        for (const std::uint64_t base : gone) grey_.erase(base);
        for (const std::uint64_t base : come) {
            if (!grey_.insert(base).second) findings_.push_back({0, 0, 0, fmt::format("0x{:x} is on the work list twice", base)});
            if (white(base)) findings_.push_back({0, 0, 0, fmt::format("0x{:x} is on the work list and not marked", base)});
        }
        to_check_.insert(to_check_.end(), gone.begin(), gone.end());
    }
    void check_black(std::uint64_t base) {
        if (grey_.count(base)) return;
        const auto object = rt_.heap.find_object(rt_.memory, Address{base});
        if (!object) {
            findings_.push_back({0, 0, 0, fmt::format("0x{:x} is black and no object", base)});
            return;
        }
        blackened++;
        rt_.heap.for_each_pointer_slot(rt_.memory, *object, [&](std::uint64_t slot) {
            if (white(rt_.memory.word(slot))) suspects_[slot] = object->base.value;
        });
    }

    // ---- memory
    void sync_arena(bool check) {
        Region& arena = rt_.memory.arena;
        if (shadow_.size() < arena.used) shadow_.resize(arena.used);
        for_each_written(arena, [&](std::uint64_t page) {
            const std::uint64_t at = page << kTrackedShift;
            if (check && span_at(rt_.memory, span_at(rt_.memory, at / kPageSize).start_page).state == SpanState::InUse) look_at_page(at);
            std::memcpy(shadow_.data() + at, arena.bytes + at, kTrackedPage);
        });
    }
    void look_at_page(std::uint64_t offset) {
        for (std::uint64_t at = offset; at < offset + kTrackedPage; at += 8) {
            std::uint64_t now = 0, before = 0;
            std::memcpy(&now, rt_.memory.arena.bytes + at, 8);
            std::memcpy(&before, shadow_.data() + at, 8);
            if (now == before) continue;
            written++;
            if (!white(now)) continue;
            const std::uint64_t slot = kArenaBase + at;
            const auto holder = rt_.heap.find_object(rt_.memory, Address{slot});
            if (!holder || holder->noscan || !rt_.heap.is_marked(rt_.memory, *holder) || grey_.count(holder->base.value)) continue;
            rt_.heap.for_each_pointer_slot(rt_.memory, *holder, [&](std::uint64_t pointer) { if (pointer == slot) suspects_[slot] = holder->base.value; });
        }
    }

    // ---- roots
    void refresh_roots(bool all) {
        const std::uint32_t marked_jobs = rt_.collector.root_jobs() - 1, now = rt_.root_jobs();
        jobs_.resize(std::max(marked_jobs, now));
        prints_.resize(rt_.goroutines.size());
        bool data = all;
        for_each_written(rt_.memory.low, [&](std::uint64_t) { data = true; });
        for (std::uint32_t job = 0; job < now; job++) {
            const std::uint32_t first_stack = now - static_cast<std::uint32_t>(rt_.goroutines.size());
            if (job == 0 && !data) continue;
            if (job >= first_stack && !stack_changed(job - first_stack) && !all) continue;
            jobs_[job].clear();
            rt_.visit_root_job(job, [&](const Root& root) { jobs_[job].push_back({root.slot.value, root.value}); });
        }
    }
    bool stack_changed(std::uint32_t slot) {
        const Goroutine& g = rt_.goroutines[slot];
        Fingerprint print{g.id, g.fp, g.result_at, g.code_index, g.defers.size(), g.panics.size(), g.status, g.started, {}};
        Fingerprint& old = prints_[slot];
        const bool stands = g.status != GStatus::Idle && g.status != GStatus::Dead && g.stack_high > g.fp;
        const std::byte* bytes = stands ? rt_.memory.read_range(g.fp, g.stack_high - g.fp) : nullptr;
        const std::size_t size = bytes ? g.stack_high - g.fp : 0;
        const bool same = old.id == print.id && old.fp == print.fp && old.result_at == print.result_at && old.code_index == print.code_index && old.defers == print.defers &&
                          old.panics == print.panics && old.status == print.status && old.started == print.started && old.bytes.size() == size &&
                          (size == 0 || std::memcmp(old.bytes.data(), bytes, size) == 0);
        if (same) return slot == rt_.current;
        print.bytes.assign(bytes, bytes + size);
        old = std::move(print);
        return true;
    }
    template <class Visit> void visit_specials(Visit&& visit) {
        for (const auto& [at, list] : rt_.heap.specials()) {
            for (const Special& special : list) {
                visit(special.function.value, 0);
                visit(special.argument.value, 0);
                if (special.kind != Special::Kind::Finalizer) continue;
                if (const auto object = rt_.heap.find_object(rt_.memory, Address{at}))
                    rt_.heap.for_each_pointer_slot(rt_.memory, *object, [&](std::uint64_t slot) { visit(rt_.memory.word(slot), slot); });
            }
        }
    }
    // Jobs [first, end) of the running cycle; its last one are the specials. Stacks that are younger than the cycle count as scanned.
    template <class Visit> void visit_jobs(std::uint32_t first, std::uint32_t end, Visit&& visit) {
        const std::uint32_t specials = rt_.collector.root_jobs() - 1;
        for (std::uint32_t job = first; job < end; job++) {
            if (job == specials) visit_specials(visit);
            else for (const Word& word : jobs_[job]) visit(word.value, word.slot);
        }
    }
    void check_roots(bool all) {
        const std::uint32_t scanned = rt_.collector.next_root_job();
        const auto require = [&](std::uint64_t value, std::uint64_t slot) {
            const auto object = white(value);
            if (object && !is_protected(object->base.value)) findings_.push_back({0, slot, object->base.value, {}});
        };
        visit_jobs(all ? 0 : scanned_jobs_, scanned, require);
        if (all)
            for (std::size_t job = rt_.collector.root_jobs() - 1; job < jobs_.size(); job++)
                for (const Word& word : jobs_[job]) require(word.value, word.slot);
        scanned_jobs_ = scanned;
    }

    // ---- protection
    void check_suspects() {
        for (auto at = suspects_.begin(); at != suspects_.end();) {
            const auto holder = rt_.heap.find_object(rt_.memory, Address{at->first});
            const auto target = holder && holder->base.value == at->second && rt_.heap.is_marked(rt_.memory, *holder) && !grey_.count(at->second)
                                    ? white(rt_.memory.word(at->first)) : std::nullopt;
            if (!target) { at = suspects_.erase(at); continue; }
            if (!is_protected(target->base.value)) findings_.push_back({at->second, at->first, target->base.value, {}});
            ++at;
        }
    }
    bool is_protected(std::uint64_t base) {
        if (chain_holds(base)) return true;
        if (safe_.count(0) != 0) return false;  // searched already after this unit
        search();
        return chain_holds(base);
    }
    bool chain_holds(std::uint64_t base) {
        std::vector<std::uint64_t> path;
        for (std::uint64_t at = base; path.size() <= forest_.size(); ) {
            if (safe_.count(at)) break;
            const auto found = forest_.find(at);
            if (found == forest_.end()) return false;
            path.push_back(at);
            const Parent& parent = found->second;
            if (parent.holder == 0) {
                if (!waiting_roots().count(at)) return false;
                break;
            }
            const auto target = rt_.heap.find_object(rt_.memory, Address{rt_.memory.word(parent.slot)});
            const auto holder = rt_.heap.find_object(rt_.memory, Address{parent.holder});
            if (!target || target->base.value != at || !holder) return false;
            if (grey_.count(parent.holder)) break;
            if (rt_.heap.is_marked(rt_.memory, *holder)) return false;
            at = parent.holder;
        }
        safe_.insert(path.begin(), path.end());
        return true;
    }
    const std::unordered_set<std::uint64_t>& waiting_roots() {
        if (unscanned_known_) return unscanned_;
        unscanned_known_ = true;
        unscanned_.clear();
        visit_jobs(rt_.collector.next_root_job(), rt_.collector.root_jobs(), [&](std::uint64_t value, std::uint64_t) {
            if (const auto object = white(value)) unscanned_.insert(object->base.value);
        });
        return unscanned_;
    }
    void search() {
        rebuilt++;
        safe_.insert(0);
        forest_.clear();
        std::vector<std::uint64_t> pending;
        for (const std::uint64_t base : waiting_roots())
            if (forest_.emplace(base, Parent{0, 0}).second) pending.push_back(base);
        std::vector<std::uint64_t> greys(grey_.begin(), grey_.end());
        const auto scan = [&](std::uint64_t base) {
            const auto object = rt_.heap.find_object(rt_.memory, Address{base});
            if (!object) return;
            rt_.heap.for_each_pointer_slot(rt_.memory, *object, [&](std::uint64_t slot) {
                const auto target = white(rt_.memory.word(slot));
                if (target && forest_.emplace(target->base.value, Parent{base, slot}).second) pending.push_back(target->base.value);
            });
        };
        for (const std::uint64_t base : greys) scan(base);
        while (!pending.empty()) {
            const std::uint64_t base = pending.back();
            pending.pop_back();
            scan(base);
        }
    }
};

}  // namespace tw::test
