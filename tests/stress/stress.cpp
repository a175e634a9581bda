// `./dev stress [SEEDS] [NAME…]`: every program of tests/oracle, tests/everyday and the scenarios under collections at every
// allocation, stopped and concurrent, with so many seeds. A line per program; exit status 1 if anything disagrees.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "tests/stress/stressed_run.h"

namespace {

using namespace tw;
using namespace tw::test;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::vector<std::string> all_programs() {
    std::vector<std::string> paths;
    const std::string root = TWOWORD_ROOT;
    for (const char* folder : {"/tests/oracle", "/tests/everyday", "/scenarios"}) {
        if (!fs::exists(root + folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root + folder))
            if (entry.path().extension() == ".go") paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

// What a program prints may depend on when memory is collected, or on time, which the collector's work moves on.
bool depends_on_collections(const std::string& text) {
    for (const char* word : {"MemStats", "AllocsPerRun", "AllocsPerOp", "SetFinalizer", "AddCleanup", "weak.", "unique.", "sync.Pool", "runtime.GC", "debug.", "metrics.",
                             "time.Now", "time.Since", "uintptr("})
        if (text.find(word) != std::string::npos) return true;
    return false;
}

struct Totals { std::uint64_t runs = 0, failed = 0, collections = 0, units = 0, validated = 0, walks = 0; };

struct Program1 {
    std::string name;
    std::shared_ptr<const Image> image;
    bool compares = false;
};

std::string one_run(const Program1& program, StressCase how, const Output& plain, const ProgramEnd& end, Totals& totals) {
    const StressResult r = StressedRun(program.image, how).run();
    totals.runs++;
    totals.collections += r.collections;
    totals.units += r.units;
    totals.validated += r.validated;
    totals.walks += r.walks;
    std::string wrong = r.failure;
    if (wrong.empty() && program.compares && (r.output.out != plain.out || r.end.status != end.status)) wrong = "prints something else than without collections";
    if (wrong.empty()) return "";
    totals.failed++;
    return fmt::format("seed {}, {}, every {}: {}", how.seed, how.stop_the_world ? "stopped" : "concurrent", how.collect_every, wrong);
}

// 50 for programs that allocate much: then a collection per allocation would take too long.
std::uint32_t interval_for(const Machine& plain) { return plain.rt.heap.stats(plain.rt.memory).mallocs < 3000 ? 1 : plain.rt.heap.stats(plain.rt.memory).mallocs < 200'000 ? 50 : 2000; }

void stress(const std::string& path, std::uint64_t seeds, Totals& totals) {
    const std::string text = read_text(path);
    Program1 program{path.substr(std::string(TWOWORD_ROOT).size() + 1), nullptr, !depends_on_collections(text)};
    try {
        program.image = image_of(text, path);
    } catch (const std::exception& e) {
        fmt::print("{:<55} REJECTED {}\n", program.name, e.what());
        totals.failed++;
        return;
    }
    const auto begin = Clock::now();
    Totals mine;
    std::vector<std::string> failures;
    std::uint32_t every = 1;
    for (std::uint64_t seed = 0; seed < seeds; seed++) {
        RuntimeSettings settings;
        settings.seed = seed;
        Machine plain(program.image, settings);
        const Output output = run_to_its_end(plain, 100'000'000);
        every = interval_for(plain);
        for (const bool stopped : {true, false}) {
            StressCase how;
            how.seed = seed;
            how.stop_the_world = stopped;
            how.collect_every = every;
            how.slice = static_cast<std::uint32_t>(1 + seed * 5 % 23);
            how.budget = seed == 0 ? 4'000'000 : 400'000;
            std::string wrong = one_run(program, how, output, plain.rt.end, mine);
            if (!wrong.empty()) failures.push_back(std::move(wrong));
        }
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    fmt::print("{:<55} {} runs, every {:>4}: {:>8} collections {:>9} units, {:>8} validated, {:>7} walks{} {:6.1f} s  {}\n", program.name, mine.runs, every, mine.collections,
               mine.units, mine.validated, mine.walks, program.compares ? ", output" : "        ", seconds, failures.empty() ? "ok" : fmt::format("{} FAILED", failures.size()));
    for (std::size_t i = 0; i < failures.size() && i < 3; i++) fmt::print("    {}\n", failures[i]);
    std::fflush(stdout);
    totals.runs += mine.runs;
    totals.failed += mine.failed;
    totals.collections += mine.collections;
    totals.units += mine.units;
    totals.validated += mine.validated;
    totals.walks += mine.walks;
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t seeds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20;
    Totals totals;
    std::size_t programs = 0;
    for (const std::string& path : all_programs()) {
        bool wanted = argc <= 2;
        for (int i = 2; i < argc; i++) wanted = wanted || path.find(argv[i]) != std::string::npos;
        if (!wanted) continue;
        programs++;
        stress(path, seeds, totals);
    }
    fmt::print("{} programs, {} runs: {} collections, {} units, {} validated, {} walks; {} failed\n", programs, totals.runs, totals.collections, totals.units, totals.validated,
               totals.walks, totals.failed);
    return totals.failed != 0;
}
