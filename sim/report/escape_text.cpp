#include "sim/report/escape_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tw {

std::string notes_text(const SourceSet& sources, const std::vector<EscapeNote>& notes, bool explain) {
    std::string out;
    for (const EscapeNote& note : notes) {
        const Location at = sources.locate(note.pos);
        const std::string name = at.file.substr(at.file.rfind('/') + 1);  // the base name
        const std::string prefix = fmt::format("{}:{}:{}: ", name, at.line, at.column);
        if (explain)
            for (const std::string& line : note.explanation) out += prefix + line + "\n";
        if (!note.text.empty()) out += prefix + note.text + "\n";
    }
    return out;
}

std::string escape_text(const Program& program, bool explain) {
    std::vector<EscapeNote> notes = program.escapes;
    std::stable_sort(notes.begin(), notes.end(), [](const EscapeNote& a, const EscapeNote& b) { return a.pos < b.pos; });
    return notes_text(program.sources, notes, explain);
}

}  // namespace tw
