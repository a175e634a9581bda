#include "sim/report/escape_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tw {

std::string escape_text(const Program& program, bool explain) {
    std::vector<const EscapeNote*> notes;
    for (const EscapeNote& note : program.escapes) notes.push_back(&note);
    std::stable_sort(notes.begin(), notes.end(), [](const EscapeNote* a, const EscapeNote* b) { return a->pos < b->pos; });
    std::string out;
    for (const EscapeNote* note : notes) {
        const Location at = program.sources.locate(note->pos);
        const std::string name = at.file.substr(at.file.rfind('/') + 1);  // the base name
        const std::string prefix = fmt::format("{}:{}:{}: ", name, at.line, at.column);
        if (explain)
            for (const std::string& line : note->explanation) out += prefix + line + "\n";
        if (!note->text.empty()) out += prefix + note->text + "\n";
    }
    return out;
}

}  // namespace tw
