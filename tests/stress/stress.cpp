// `./dev stress [SEEDS] [NAME…]`: every program of tests/oracle and of the scenarios (of tests/everyday, too, when a name asks for it)
// under collections at every allocation, stopped and concurrent, with so many seeds. Every unit of every collection is validated.
// A program that allocates so much that this would take hours is collected at every Nth allocation; its line says so. One process per
// processor; a line per program; exit status 1 if anything disagrees or was left out.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "tests/stress/stressed_run.h"

namespace {

using namespace tw;
using namespace tw::test;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::vector<std::string> programs_named(int argc, char** argv) {
    std::vector<std::string> paths;
    const std::string root = TWOWORD_ROOT;
    const auto wanted = [&](const std::string& path) {
        for (int i = 2; i < argc; i++)
            if (path.find(argv[i], root.size()) != std::string::npos) return true;
        return argc <= 2 && path.find("/tests/everyday/") == std::string::npos;
    };
    for (const char* folder : {"/tests/oracle", "/tests/everyday", "/scenarios"}) {
        if (!fs::exists(root + folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root + folder))
            if (entry.path().extension() == ".go" && wanted(entry.path().string())) paths.push_back(entry.path().string());
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

struct Totals {
    std::uint64_t programs = 0, thinned = 0, runs = 0, failed = 0, collections = 0, mark_units = 0, validated = 0, sweep_units = 0, swept_checked = 0, walks = 0, full = 0;
    void add(const Totals& o) {
        programs += o.programs, thinned += o.thinned, runs += o.runs, failed += o.failed, collections += o.collections, mark_units += o.mark_units;
        validated += o.validated, sweep_units += o.sweep_units, swept_checked += o.swept_checked, walks += o.walks, full += o.full;
    }
};

struct Program1 {
    std::string name;
    std::shared_ptr<const Image> image;
    bool compares = false;
};

std::string one_run(const Program1& program, StressCase how, const Output& plain, const ProgramEnd& end, Totals& totals) {
    const StressResult r = StressedRun(program.image, how).run();
    totals.runs++;
    totals.collections += r.collections;
    totals.mark_units += r.mark_units;
    totals.validated += r.validated;
    totals.sweep_units += r.sweep_units;
    totals.swept_checked += r.swept_checked;
    totals.walks += r.walks;
    totals.full += r.full;
    std::string wrong = r.failure;
    if (wrong.empty() && program.compares && (r.output.out != plain.out || r.end.status != end.status)) wrong = "prints something else than without collections";
    if (wrong.empty()) return "";
    totals.failed++;
    return fmt::format("seed {}, {}, every {}: {}", how.seed, how.stop_the_world ? "stopped" : "concurrent", how.collect_every, wrong);
}

// A collection at every how many allocations: 1 while a run stays below so many units of collector's work, about; else more.
constexpr std::uint64_t kUnitsOfRun = 60'000;
std::uint32_t interval_for(const Machine& plain) {
    const HeapStats stats = plain.rt.heap.stats(plain.rt.memory);
    const std::uint64_t units = stats.heap_objects + 40;  // of one collection
    return static_cast<std::uint32_t>(std::max<std::uint64_t>(1, (stats.mallocs * units + kUnitsOfRun - 1) / kUnitsOfRun));
}

Totals stress(const std::string& path, std::uint64_t seeds, const std::string& progress) {
    const std::string text = read_text(path);
    Program1 program{path.substr(std::string(TWOWORD_ROOT).size() + 1), nullptr, !depends_on_collections(text)};
    Totals mine;
    mine.programs = 1;
    try {
        program.image = image_of(text, path);
    } catch (const std::exception& e) {
        fmt::print("{} {:<50} REJECTED {}\n", progress, program.name, e.what());
        mine.failed++;
        return mine;
    }
    const auto begin = Clock::now();
    std::vector<std::string> failures;
    std::uint32_t every = 1;
    for (std::uint64_t seed = 0; seed < seeds; seed++) {
        RuntimeSettings settings;
        settings.seed = seed;
        Machine plain(program.image, settings);
        const Output output = run_to_its_end(plain, 300'000'000);
        every = std::max(every, interval_for(plain));
        for (const bool stopped : {true, false}) {
            StressCase how;
            how.seed = seed;
            how.stop_the_world = stopped;
            how.collect_every = every;
            how.slice = static_cast<std::uint32_t>(1 + seed * 5 % 23);
            std::string wrong = one_run(program, how, output, plain.rt.end, mine);
            if (!wrong.empty()) failures.push_back(std::move(wrong));
        }
    }
    mine.thinned = every > 1;
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    fmt::print("{} {:<50} {} runs, every {:>5}: {:>8} collections {:>9} + {:>8} units {:>7} walks{} {:6.1f} s  {}\n", progress, program.name, mine.runs, every,
               mine.collections, mine.mark_units, mine.sweep_units, mine.walks, program.compares ? ", output" : "        ", seconds,
               failures.empty() ? "ok" : fmt::format("{} FAILED", failures.size()));
    for (std::size_t i = 0; i < failures.size() && i < 3; i++) fmt::print("    {}\n", failures[i]);
    std::fflush(stdout);
    return mine;
}

// Takes numbers of programs from one pipe until it is empty, sends what it counted into the other.
void work(const std::vector<std::string>& paths, std::uint64_t seeds, int numbers, int results) {
    std::uint32_t i = 0;
    while (read(numbers, &i, sizeof i) == sizeof i) {
        const Totals mine = stress(paths[i], seeds, fmt::format("[{:>3}/{}]", i + 1, paths.size()));
        if (write(results, &mine, sizeof mine) != sizeof mine) std::abort();
    }
}

Totals in_processes(const std::vector<std::string>& paths, std::uint64_t seeds) {
    int numbers[2], results[2];
    if (pipe(numbers) != 0 || pipe(results) != 0) std::abort();
    const unsigned count = std::max(1u, std::thread::hardware_concurrency());
    std::vector<pid_t> children;
    for (unsigned n = 0; n < count; n++) {
        const pid_t child = fork();
        if (child == 0) {
            close(numbers[1]);
            close(results[0]);
            work(paths, seeds, numbers[0], results[1]);
            std::_Exit(0);
        }
        children.push_back(child);
    }
    close(numbers[0]);
    close(results[1]);
    for (std::uint32_t i = 0; i < paths.size(); i++)
        if (write(numbers[1], &i, sizeof i) != sizeof i) std::abort();
    close(numbers[1]);
    Totals totals, one;
    while (read(results[0], &one, sizeof one) == sizeof one) totals.add(one);
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0) totals.failed++;
    }
    return totals;
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t seeds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20;
    const std::vector<std::string> paths = programs_named(argc, argv);
    const auto begin = Clock::now();
    const Totals t = in_processes(paths, seeds);
    const double minutes = std::chrono::duration<double>(Clock::now() - begin).count() / 60;
    fmt::print("{} programs of {}, {} seeds, {} runs in {:.1f} minutes; {} programs collected less often than at every allocation\n", t.programs, paths.size(), seeds, t.runs, minutes, t.thinned);
    fmt::print("{} collections, each walked: {} walks\n", t.collections, t.walks);
    fmt::print("{} units of marking, {} validated, {} of them by the full check too; {} left out\n", t.mark_units, t.validated, t.full, t.mark_units - t.validated);
    fmt::print("{} units of sweeping, {} compared with the walk; {} left out\n", t.sweep_units, t.swept_checked, t.sweep_units - t.swept_checked);
    fmt::print("{} failed\n", t.failed);
    return t.failed != 0 || t.programs != paths.size() || t.mark_units != t.validated || t.sweep_units != t.swept_checked;
}
