#include "sim/views/source_view.h"

#include <sstream>

namespace tw {
namespace {

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

const SourceFile* file_named(const Program& program, const std::string& name) {
    for (const SourceFile& file : program.sources.files())
        if (file.package == "main" && (name.empty() || base_name(file.name) == base_name(name))) return &file;
    return nullptr;
}

int line_in_file(const Machine& machine, const SourceFile& file) {
    const Runtime& rt = machine.rt;
    int line = 0;
    if (machine.ended() || rt.g().status != GStatus::Running) return 0;
    rt.walk_frames(rt.g(), [&](const Runtime::Frame& frame) {
        if (frame.function < 0) return true;
        const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
        const std::uint32_t pc = frame.code_index - rt.image->functions[static_cast<std::size_t>(frame.function)].entry;
        if (pc >= code.lines.size()) return true;
        const Pos pos{code.lines[pc]};
        if (rt.image->program->sources.file_of(pos) != &file) return true;
        line = rt.image->program->sources.locate(pos).line;
        return false;
    });
    return line;
}

}  // namespace

SourceView make_source_view(const Machine& machine, const std::string& name, int last_line) {
    SourceView view;
    const Program& program = *machine.rt.image->program;
    const SourceFile* file = file_named(program, name);
    if (!file) return view;
    view.file = base_name(file->name);
    std::istringstream in(file->text);
    for (std::string line; std::getline(in, line);) {
        SourceLineView each;
        each.text = line;
        view.lines.push_back(std::move(each));
    }
    for (const EscapeNote& note : program.escapes) {
        if (note.text.empty() || program.sources.file_of(note.pos) != file) continue;
        const auto line = static_cast<std::size_t>(program.sources.locate(note.pos).line);
        if (line >= 1 && line <= view.lines.size()) {
            view.lines[line - 1].escapes.push_back(note.text);
            for (const std::string& reason : note.explanation) view.lines[line - 1].explanation.push_back(reason);
        }
    }
    view.next_line = line_in_file(machine, *file);
    view.last_line = last_line;
    return view;
}

}  // namespace tw
