// One program, two runtimes, the same answer: every program of scenarios/, tests/oracle and tests/everyday under twoword against
// what the real toolchain recorded: standard output, exit status, the first words of a panic, the -m lines where recorded.
#include <filesystem>

#include "sim/report/escape_text.h"
#include "tests/support/catch.h"
#include "tests/support/programs.h"

using namespace tw;
using namespace tw::test;
namespace fs = std::filesystem;

namespace {

struct Recorded { fs::path program, answers; };

std::vector<Recorded> recorded_programs() {
    std::vector<Recorded> all;
    const fs::path root = TWOWORD_ROOT;
    const auto add = [&](const fs::path& folder) {
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".go") all.push_back({entry.path(), folder / "expected"});
    };
    for (const auto& entry : fs::directory_iterator(root / "scenarios"))
        if (entry.is_directory()) add(entry.path());
    add(root / "tests/oracle");
    add(root / "tests/everyday");
    std::sort(all.begin(), all.end(), [](const Recorded& a, const Recorded& b) { return a.program < b.program; });
    return all;
}

std::string first_words(const std::string& err) {
    for (std::size_t at = 0; at < err.size();) {
        const std::size_t end = std::min(err.find('\n', at), err.size());
        const std::string line = err.substr(at, end - at);
        if (line.starts_with("panic: ") || line.starts_with("fatal error: ")) return line;
        at = end + 1;
    }
    return "";
}

}  // namespace

TEST_CASE("recorded programs print and decide what real Go does") {
    const auto all = recorded_programs();
    REQUIRE(all.size() >= 7);
    for (const Recorded& recorded : all) {
        const std::string stem = recorded.program.stem().string();
        INFO(recorded.program.string());
        const std::string text = read_text(recorded.program.string());
        const auto image = image_of(text, stem + ".go");
        Machine machine(image, {});
        const Output output = run_to_its_end(machine);
        const auto answer = [&](const char* kind) { return read_text((recorded.answers / (stem + kind)).string()); };
        CHECK(output.out == answer(".stdout"));
        CHECK(std::to_string(machine.rt.end.status) + "\n" == answer(".exit"));
        CHECK(first_words(output.err) == first_words(answer(".stderr")));
        if (fs::exists(recorded.answers / (stem + ".escape"))) CHECK(escape_text(*image->program, false) == answer(".escape"));
    }
}
