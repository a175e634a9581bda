// Marks the graphs of gcmark.go, built directly in the model: objects per second of one full collection (start, mark, sweep), the
// median of 7 after one to warm up. `gcmark_bench [MILLIONS…] [tree|shuf|list]`; a line per graph as "tree 1000000 12.34" (ms) for gcmark.py.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "sim/collector/collector.h"

namespace {

using namespace tw;
using Clock = std::chrono::steady_clock;

struct OneRoot : RootProvider {
    std::uint64_t value = 0;
    std::uint32_t root_jobs() override { return 1; }
    void visit_root_job(std::uint32_t, const RootVisitor& visit) override {
        Root root;
        root.value = value;
        if (value) visit(root);
    }
};

class Graphs {
public:
    Graphs() {
        // node {left, right *node; key, val int}, link {next *link; v any; n int}
        node_ = heap.register_type({32, 16, {0b11}, Address{kLowBase + 0x100}});
        link_ = heap.register_type({32, 24, {0b101}, Address{kLowBase + 0x200}});
        collector.settings.gogc = -1;
    }
    void tree(std::uint64_t n) { root.value = build(0, n); }
    void shuffled(std::uint64_t n) {
        std::vector<std::uint64_t> all(n);
        for (std::uint64_t i = 0; i < n; i++) all[i] = make_node(i, 0);
        std::uint64_t x = 88172645463325252ull;
        for (std::uint64_t i = n - 1; i > 0; i--) {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            std::swap(all[i], all[x % (i + 1)]);
        }
        for (std::uint64_t i = 0; i < n; i++) {
            if (const std::uint64_t l = 2 * i + 1; l < n) memory.set_word(all[i], all[l]);
            if (const std::uint64_t r = 2 * i + 2; r < n) memory.set_word(all[i] + 8, all[r]);
        }
        root.value = all[0];
    }
    void list(std::uint64_t n) {
        for (std::uint64_t i = 0; i < n; i++) {
            const std::uint64_t box = heap.allocate(memory, 16, kNoPointers, {}).value, link = heap.allocate(memory, 32, link_, {}).value;
            memory.set_word(box, i);
            memory.set_word(box + 8, 0 - i);
            memory.set_word(link, root.value);
            memory.set_word(link + 8, kLowBase + 0x300);  // the type word: not in the heap
            memory.set_word(link + 16, box);
            root.value = link;
        }
    }
    double collect() {  // milliseconds
        const GcContext context{memory, heap, root};
        const auto begin = Clock::now();
        collector.start_cycle(context, true, 0);
        collector.finish_mark(context, 0);
        collector.finish_sweep(context);
        return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    }
    [[nodiscard]] std::uint64_t marked() const { return collector.cycle().objects_marked; }

    Memory memory{4ull << 30};
    Heap heap;
    Collector collector;
    OneRoot root;

private:
    int node_ = 0, link_ = 0;

    std::uint64_t make_node(std::uint64_t key, std::uint64_t val) {
        const std::uint64_t at = heap.allocate(memory, 32, node_, {}).value;
        memory.set_word(at + 16, key);
        memory.set_word(at + 24, val);
        return at;
    }
    std::uint64_t build(std::uint64_t lo, std::uint64_t hi) {
        if (lo >= hi) return 0;
        const std::uint64_t m = (lo + hi) / 2, n = make_node(m, hi - lo);
        memory.set_word(n, build(lo, m));
        memory.set_word(n + 8, build(m + 1, hi));
        return n;
    }
};

void measure(const char* name, Graphs& graphs, std::uint64_t objects) {
    graphs.collect();
    std::vector<double> times;
    for (int i = 0; i < 7; i++) times.push_back(graphs.collect());
    std::sort(times.begin(), times.end());
    if (graphs.marked() != objects) fmt::print(stderr, "{}: {} objects marked, {} built\n", name, graphs.marked(), objects), std::exit(1);
    fmt::print("{} {} {:.3f}\n", name, objects, times[3]);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::uint64_t> sizes;
    std::string_view only;
    for (int i = 1; i < argc; i++) {
        if (const std::uint64_t millions = std::strtoull(argv[i], nullptr, 10)) sizes.push_back(millions * 1'000'000);
        else only = argv[i];
    }
    if (sizes.empty()) sizes = {1'000'000, 5'000'000};
    for (const std::uint64_t n : sizes) {
        for (const char* const name : {"tree", "shuf", "list"}) {
            if (!only.empty() && only != name) continue;
            Graphs graphs;
            if (name[0] == 't') graphs.tree(n);
            else if (name[0] == 's') graphs.shuffled(n);
            else graphs.list(n);
            measure(name, graphs, name[0] == 'l' ? 2 * n : n);
        }
    }
    return 0;
}
