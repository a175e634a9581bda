#include "sim/lab/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/codegen/generate.h"
#include "sim/escape/facts.h"
#include "sim/lab/library.h"
#include "sim/types/check.h"

namespace tw {
namespace {

Result<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return Result<std::string>::failure(fmt::format("open {}: no such file or directory", path.string()));
    std::stringstream text;
    text << in.rdbuf();
    return Result<std::string>::success(text.str());
}

void add_notes(const EscapeFacts& facts, std::vector<EscapeNote>& out);

}  // namespace

Built build(std::vector<SourceText> files) {
    Built built;
    for (SourceText& file : files) built.sources.add(std::move(file.name), "main", std::move(file.text));
    built.diagnostics = check_program(built.sources, library_loader()).diagnostics;
    return built;
}

Compiled compile(std::vector<SourceText> files) {
    Compiled out;
    for (SourceText& file : files) out.built.sources.add(std::move(file.name), "main", std::move(file.text));
    Checked<TypedProgram> checked = check_program(out.built.sources, library_loader());
    out.built.diagnostics = std::move(checked.diagnostics);
    if (!out.built.ok()) return out;
    const EscapeFacts facts = analyze_escape(checked.value, out.built.sources);
    Checked<Program> generated = generate(checked.value, facts, out.built.sources);
    out.built.diagnostics = std::move(generated.diagnostics);
    if (!out.built.ok()) return out;
    add_notes(facts, generated.value.escapes);
    out.program = std::make_shared<const Program>(std::move(generated.value));
    return out;
}

namespace {

// The loader of the library, and of packages that stand beside the file.
LibraryLoader with_neighbours(const std::string& folder) {
    return [folder, library = library_loader()](const std::string& import_path) -> std::optional<std::vector<LibraryFile>> {
        const bool tested = import_path.starts_with("test/");   // as golang/go's test folder names its packages
        if (!tested && !import_path.starts_with("./")) return library(import_path);
        namespace fs = std::filesystem;
        const fs::path beside = fs::path(folder) / import_path.substr(tested ? 5 : 2);
        std::error_code error;
        auto sources = read_sources(fs::is_directory(beside, error) ? beside.string() : beside.string() + ".go");
        if (!sources.ok()) return std::nullopt;
        std::vector<LibraryFile> files;
        for (SourceText& source : *sources.value) files.push_back({std::move(source.name), std::move(source.text)});
        return files;
    };
}

// What the linker or `go build` complains about, not the compiler.
bool allowed_in_a_package(const Diagnostic& d) {
    return d.message == "missing function body" || d.message == "function main is undeclared in the main package";
}

void add_notes(const std::vector<EscapeLine>& lines, std::vector<EscapeNote>& out) {
    for (const EscapeLine& line : lines) out.push_back({line.pos, line.text, line.explanation});
}

// What -m=2 adds stands first at its position, as explanations alone.
void add_notes(const EscapeFacts& facts, std::vector<EscapeNote>& out) {
    for (const EscapeLine& line : facts.capture_lines) out.push_back({line.pos, "", {line.text}});
    add_notes(facts.lines, out);
}

}  // namespace

Notes compiler_notes(std::vector<SourceText> files, const std::string& folder, const EscapeOptions& options) {
    Notes out;
    for (SourceText& file : files) out.built.sources.add(std::move(file.name), "main", std::move(file.text));
    Checked<TypedProgram> checked = check_program(out.built.sources, with_neighbours(folder));
    for (Diagnostic& d : checked.diagnostics)
        if (!allowed_in_a_package(d)) out.built.diagnostics.push_back(std::move(d));
    if (!out.built.ok()) return out;
    const EscapeFacts facts = analyze_escape(checked.value, out.built.sources, options);
    add_notes(facts.inline_lines, out.notes);
    std::vector<std::pair<std::size_t, EscapeNote>> printed;
    for (const EscapeLine& line : facts.capture_lines) printed.push_back({line.order, {line.pos, "", {line.text}}});
    for (const EscapeLine& line : facts.lines) printed.push_back({line.order, {line.pos, line.text, line.explanation}});
    std::stable_sort(printed.begin(), printed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [order, note] : printed) out.notes.push_back(std::move(note));
    return out;
}

Result<std::vector<SourceText>> read_sources(const std::string& path) {
    using Sources = Result<std::vector<SourceText>>;
    namespace fs = std::filesystem;
    std::error_code error;
    std::vector<fs::path> paths;
    if (fs::is_directory(path, error)) {
        for (const auto& entry : fs::directory_iterator(path, error)) {
            const std::string name = entry.path().filename().string();
            if (entry.path().extension() == ".go" && !name.ends_with("_test.go")) paths.push_back(entry.path());
        }
        std::sort(paths.begin(), paths.end());
        if (paths.empty()) return Sources::failure(fmt::format("no Go files in {}", path));
    } else {
        paths.push_back(path);
    }
    std::vector<SourceText> sources;
    for (const fs::path& file : paths) {
        auto text = read_file(file);
        if (!text.ok()) return Sources::failure(text.error);
        sources.push_back({"./" + file.filename().string(), std::move(*text.value)});
    }
    return Sources::success(std::move(sources));
}

std::string diagnostics_text(const Built& built, bool all) {
    constexpr std::size_t kMost = 10;  // as the compiler stops without -e
    std::string out;
    for (std::size_t i = 0; i < built.diagnostics.size(); i++) {
        if (i == kMost && !all) return out + "too many errors\n";
        const Diagnostic& diagnostic = built.diagnostics[i];
        const Location at = built.sources.locate(diagnostic.pos);
        out += at.line ? fmt::format("{}:{}:{}: {}\n", at.file, at.line, at.column, diagnostic.message)
                       : fmt::format("{}\n", diagnostic.message);
    }
    return out;
}

}  // namespace tw
