// Every #include against the folder table of docs/architecture.md.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "tests/support/catch.h"

namespace fs = std::filesystem;

namespace {

using Allowed = std::map<std::string, std::set<std::string>>;

Allowed allowed() {
    Allowed table = {
        {"base", {}},
        {"syntax", {"base"}},
        {"types", {"base", "syntax"}},
        {"escape", {"base", "syntax", "types"}},
        {"bytecode", {"base"}},
        {"codegen", {"base", "syntax", "types", "escape", "bytecode"}},
        {"memory", {"base"}},
        {"collector", {"base", "bytecode", "memory"}},
        {"runtime", {"base", "bytecode", "memory", "collector"}},
        {"golib", {"base", "bytecode", "memory", "collector", "runtime"}},
        {"machine", {"base", "bytecode", "memory", "collector", "runtime", "golib"}},
        {"history", {"base", "bytecode", "machine"}},
        {"heapgraph", {"base", "bytecode", "memory", "collector", "runtime", "machine"}},
        {"scenario", {"base"}},
    };
    std::set<std::string> right;
    for (const auto& [folder, unused] : table) right.insert(folder);
    std::set<std::string> from_bytecode = {"base", "bytecode", "memory", "collector", "runtime", "machine", "history", "heapgraph"};
    table["query"] = from_bytecode;
    from_bytecode.insert("query");
    table["views"] = from_bytecode;
    table["report"] = from_bytecode;
    right.insert({"query", "views", "report"});
    table["lab"] = right;
    table["cli"] = {"base", "bytecode", "lab", "query", "views", "report", "scenario"};
    return table;
}

std::set<std::string> included_folders(const fs::path& file) {
    std::set<std::string> out;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("#include \"sim/", 0) != 0) continue;
        out.insert(line.substr(14, line.find('/', 14) - 14));
    }
    return out;
}

}  // namespace

TEST_CASE("folders include only what the table allows", "[architecture]") {
    const Allowed table = allowed();
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(TWOWORD_ROOT) / "sim")) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
        const std::string folder = entry.path().parent_path().filename().string();
        REQUIRE(table.count(folder) == 1);
        for (const std::string& other : included_folders(entry.path())) {
            INFO(entry.path().string() << " includes " << other);
            CHECK((other == folder || table.at(folder).count(other) == 1));
        }
    }
}

TEST_CASE("panels know the views and the actions, and nothing else of sim", "[architecture]") {
    for (const auto& entry : fs::directory_iterator(fs::path(TWOWORD_ROOT) / "gui" / "panels")) {
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            if (line.rfind("#include \"sim/", 0) != 0) continue;
            INFO(entry.path().string() << ": " << line);
            CHECK((line == "#include \"sim/views/snapshot.h\"" || line == "#include \"sim/lab/action.h\"" || line == "#include \"sim/views/heap_filter.h\""));
        }
    }
}

TEST_CASE("sim names no window, no OpenGL and no host clock", "[architecture]") {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(TWOWORD_ROOT) / "sim")) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
        std::ifstream in(entry.path());
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        for (const char* word : {"<imgui", "<GLFW", "glad/gl", "<chrono>", "<thread>", "<random>"}) {
            INFO(entry.path().string() << " uses " << word);
            CHECK(text.find(word) == std::string::npos);
        }
    }
}
