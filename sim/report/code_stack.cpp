#include "sim/report/code_stack.h"

#include "sim/bytecode/symbol.h"

namespace tw {
namespace {

constexpr const char* kMainCaller = "runtime.main";

const FunctionCode* function_at(const Image& image, std::uint32_t code_index) {
    const int f = image.function_of(code_index);
    return f < 0 ? nullptr : &image.program->functions[static_cast<std::size_t>(f)];
}

std::string file_name(const std::string& file) { return file.starts_with("./") ? file.substr(2) : file; }

}  // namespace

PprofFrame frame_of_code(const Image& image, std::uint32_t code_index) {
    PprofFrame frame;
    const FunctionCode* function = function_at(image, code_index);
    if (!function) return frame;
    if (function->symbol == kMainCaller) return {kMainCaller, "runtime/proc.go", 290, 149, code_index + 1};   // places of go1.26.8
    const Program& program = *image.program;
    const std::uint32_t pc = code_index - image.functions[static_cast<std::size_t>(image.function_of(code_index))].entry;
    const Location at = pc < function->lines.size() ? program.sources.locate(Pos{function->lines[pc]}) : Location{};
    frame.function = symbol_for_print(function->symbol);
    frame.file = file_name(at.file);
    frame.line = at.line;
    frame.start_line = program.sources.locate(function->pos).line;
    frame.address = code_index + 1;
    return frame;
}

std::vector<std::uint32_t> code_stack(const Runtime& rt, const Goroutine& g) {
    std::vector<std::uint32_t> stack;
    rt.walk_frames(g, [&](const Runtime::Frame& frame) {
        if (frame.function >= 0) stack.push_back(frame.code_index);
        return true;
    });
    return stack;
}

bool is_wrapper_code(const Image& image, std::uint32_t code_index) {
    const FunctionCode* function = function_at(image, code_index);
    return !function || (function->is_wrapper && function->symbol != kMainCaller);
}

bool is_runtime_code(const Image& image, std::uint32_t code_index) {
    const FunctionCode* function = function_at(image, code_index);
    return function && function->symbol.starts_with("runtime.");
}

}  // namespace tw
