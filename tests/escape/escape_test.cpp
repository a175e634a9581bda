// Programs with the lines that `go build -gcflags='-m -l'` of go1.26.8 printed for them, and the decisions behind them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/escape/facts.h"
#include "sim/types/check.h"
#include "tests/support/catch.h"

using namespace tw;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

LibraryLoader library() {
    return [](const std::string& import_path) -> std::optional<std::vector<LibraryFile>> {
        std::vector<fs::path> paths;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(fs::path(TWOWORD_ROOT) / "assets/golib" / import_path, error))
            if (entry.path().extension() == ".go") paths.push_back(entry.path());
        std::sort(paths.begin(), paths.end());
        std::vector<LibraryFile> files;
        for (const fs::path& path : paths) files.push_back({"$GOROOT/src/" + import_path + "/" + path.filename().string(), read(path)});
        if (files.empty()) return std::nullopt;
        return files;
    };
}

struct Analyzed {
    SourceSet sources;
    Checked<TypedProgram> checked;
    EscapeFacts facts;
};

Analyzed analyze(const std::string& name, const std::string& text, const EscapeOptions& options = {}) {
    Analyzed out;
    out.sources.add(name, "main", text);
    out.checked = check_program(out.sources, library());
    for (const Diagnostic& d : out.checked.diagnostics) UNSCOPED_INFO(out.sources.locate(d.pos).line << ": " << d.message);
    REQUIRE(out.checked.ok());
    out.facts = analyze_escape(out.checked.value, out.sources, options);
    return out;
}

std::string lines_of(const Analyzed& a) {
    std::string out;
    for (const EscapeLine& line : a.facts.lines) {
        const Location at = a.sources.locate(line.pos);
        out += at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + line.text + "\n";
    }
    return out;
}

// Every line, the inliner's and the explanations of -m=2 too, sorted: several may stand at one position.
std::string sorted_lines(const Analyzed& a, bool explain) {
    std::vector<std::string> all;
    const auto add = [&](Pos pos, const std::string& text) {
        if (!pos) return;   // of a generated function
        const Location at = a.sources.locate(pos);
        all.push_back(at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + text + "\n");
    };
    for (const EscapeLine& line : a.facts.inline_lines) add(line.pos, line.text);
    for (const EscapeLine& line : a.facts.lines) {
        if (explain)
            for (const std::string& text : line.explanation) add(line.pos, text);
        add(line.pos, line.text);
    }
    if (explain)
        for (const EscapeLine& line : a.facts.capture_lines) add(line.pos, line.text);
    std::sort(all.begin(), all.end());
    std::string out;
    for (const std::string& line : all) out += line;
    return out;
}

// Whether the lines recorded beside each program (NAME.extension) are those of the analysis under `options`.
void check_recorded(const std::string& extension, const EscapeOptions& options) {
    int programs = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(TWOWORD_ROOT) / "tests/escape/programs")) {
        fs::path expected = entry.path();
        expected.replace_extension(extension);
        if (entry.path().extension() != ".go" || !fs::exists(expected)) continue;
        const std::string name = entry.path().filename().string();
        INFO(name);
        CHECK(sorted_lines(analyze(name, read(entry.path()), options), options.reasons) == read(expected));
        programs++;
    }
    CHECK(programs > 0);
}

std::string body(const std::string& text) { return "package main\n\nvar sink any\nvar ptr *int\n\n" + text + "\n\nfunc main() {}\n"; }

bool has_line(const Analyzed& a, const std::string& text) {
    return std::any_of(a.facts.lines.begin(), a.facts.lines.end(), [&](const EscapeLine& l) { return l.text == text; });
}

ObjectId variable(const Analyzed& a, const std::string& name) {
    const TypedProgram& p = a.checked.value;
    for (std::size_t i = 0; i < p.objects.size(); i++) {
        const Object& o = p.objects[ObjectId(i)];
        if (o.kind == ObjectKind::Variable && o.name == name && !o.is_global && a.sources.file_of(o.pos) == &a.sources.files()[0]) return ObjectId(i);
    }
    return {};
}

}  // namespace

TEST_CASE("recorded -m -l lines", "[escape]") {
    for (const auto& entry : fs::directory_iterator(fs::path(TWOWORD_ROOT) / "tests/escape/programs")) {
        if (entry.path().extension() != ".go") continue;
        fs::path expected = entry.path();
        expected.replace_extension(".escape");
        const std::string name = entry.path().filename().string();
        INFO(name);
        CHECK(lines_of(analyze(name, read(entry.path()))) == read(expected));
    }
}

TEST_CASE("scenario programs have their recorded lines", "[escape]") {
    for (const auto& folder : fs::directory_iterator(fs::path(TWOWORD_ROOT) / "scenarios")) {
        if (!folder.is_directory()) continue;
        for (const auto& entry : fs::directory_iterator(folder.path())) {
            fs::path expected = folder.path() / "expected" / entry.path().filename();
            expected.replace_extension(".escape");
            if (entry.path().extension() != ".go" || !fs::exists(expected)) continue;
            INFO(entry.path().string());
            CHECK(lines_of(analyze(entry.path().filename().string(), read(entry.path()))) == read(expected));
        }
    }
}

TEST_CASE("recorded -m=2 -l lines", "[escape]") {
    EscapeOptions options;
    options.reasons = true;
    check_recorded(".m2", options);
}

TEST_CASE("recorded -m lines, with inlining", "[escape]") {
    EscapeOptions options;
    options.inlining = true;
    check_recorded(".inline", options);
}

TEST_CASE("decisions for code generation", "[escape]") {
    SECTION("a variable whose address is returned moves to the heap") {
        const Analyzed a = analyze("a.go", body("func f() *int { x := 1; return &x }\nfunc g() int { y := 1; p := &y; return *p }"));
        CHECK(a.facts.variable_on_heap[variable(a, "x").index]);
        CHECK_FALSE(a.facts.variable_on_heap[variable(a, "y").index]);
    }
    SECTION("captures by value and by reference") {
        const Analyzed a = analyze("a.go", body("func f() func() int { n, m := 0, 1; return func() int { n++; return n + m } }"));
        int n = -1, m = -1;
        for (const auto& list : a.facts.captures)
            for (const Capture& c : list) {
                if (c.variable == variable(a, "n")) n = c.by_value;
                if (c.variable == variable(a, "m")) m = c.by_value;
            }
        CHECK(n == 0);
        CHECK(m == 1);
    }
    SECTION("boxes") {
        const Analyzed a = analyze("a.go", body("func f(x, y int) bool { sink = x; var e any = y; return e == nil }"));
        std::size_t heap = 0, stack = 0;
        for (const auto& [e, on_heap] : a.facts.box_on_heap)
            if (a.sources.file_of(a.checked.value.ast.exprs[e].pos) == &a.sources.files()[0]) (on_heap ? heap : stack)++;
        CHECK(heap == 1);
        CHECK(stack == 1);
    }
    SECTION("reasons name where the value leaves") {
        const Analyzed a = analyze("a.go", body("func f() { x := 1; ptr = &x }"));
        bool found = false;
        for (const auto& [e, text] : a.facts.reason) found |= text.find("ptr = &x (assign)") != std::string::npos;
        CHECK(found);
    }
    SECTION("[]byte(s) that is only read shares the string") {
        const Analyzed a = analyze("a.go", body("func f(s string) int { b := []byte(s); return len(b) }\nfunc g(s string) byte { b := []byte(s); b[0] = 1; return b[0] }"));
        CHECK(a.facts.zero_copy.size() >= 1);
        CHECK(has_line(a, "zero-copy string->[]byte conversion"));
    }
}

TEST_CASE("what the flags change", "[escape]") {
    const std::string text = body("func f(p *int) { *p = 1 }\nfunc small(x int) int { return x + 1 }\n//go:noinline\nfunc never(x int) int { return small(x) }\nvar a [256]int\nfunc g(i uint8) int { return a[i] }");
    const auto inlined = [](const Analyzed& a, const std::string& line) {
        return std::any_of(a.facts.inline_lines.begin(), a.facts.inline_lines.end(), [&](const EscapeLine& l) { return l.text == line; });
    };
    EscapeOptions options;
    CHECK(analyze("a.go", text, options).facts.inline_lines.empty());
    CHECK(has_line(analyze("a.go", text, options), "index bounds check elided"));
    options.mutations_calls = true;
    CHECK(has_line(analyze("a.go", text, options), "mutates param: p derefs=0"));
    options.inlining = true;
    const Analyzed a = analyze("a.go", text, options);
    CHECK(inlined(a, "can inline small"));
    CHECK(inlined(a, "inlining call to small"));
    CHECK_FALSE(inlined(a, "can inline never"));
    options.reasons = true;
    CHECK(inlined(analyze("a.go", text, options), "cannot inline never: marked go:noinline"));
    CHECK(inlined(analyze("a.go", text, options), "can inline small with cost 4 as: func(int) int { return x + 1 }"));
}

TEST_CASE("functions without body", "[escape]") {
    const Analyzed a = analyze("a.go", "package main\n\nimport \"sync\"\n\nfunc f() int {\n\tvar mu sync.Mutex\n\tmu.Lock()\n\tdefer mu.Unlock()\n\treturn 1\n}\n\nfunc main() { f() }\n");
    CHECK(has_line(a, "moved to heap: mu"));
}
