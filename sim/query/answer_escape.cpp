// Questions about what the compiler said, answered from the notes that travel inside the program: the same wherever the
// machine stands. [go1.26 cmd/compile/internal/escape, -m and -m=2]
#include <fmt/format.h>

#include <algorithm>

#include "sim/query/answering_internal.h"

namespace tw {
namespace {

struct Place { const SourceFile* file = nullptr; int line = 0; };

int labelled(const std::string& text, const std::string& label) {
    const std::string mark = "//: " + label;
    int line = 1;
    for (std::size_t from = 0; from < text.size(); line++) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (end - from >= mark.size() && text.compare(end - mark.size(), mark.size(), mark) == 0) return line;
        from = end + 1;
    }
    return 0;
}

// "14", "main.go:14" or a label of a comment `//: LABEL`, in package main.
Place place_named(const Program& program, const std::string& name) {
    const std::size_t colon = name.rfind(':');
    const std::string number = colon == std::string::npos ? name : name.substr(colon + 1);
    const std::string wanted = colon == std::string::npos ? "" : name.substr(0, colon);
    const bool is_number = !number.empty() && number.size() < 8 && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    for (const SourceFile& file : program.sources.files()) {
        if (file.package != "main" || (!wanted.empty() && file.name.substr(file.name.rfind('/') + 1) != wanted)) continue;
        if (is_number) return {&file, std::stoi(number)};
        if (const int line = labelled(file.text, name)) return {&file, line};
    }
    return {};
}

// What a note is about: `u` of "moved to heap: u", of "leaking param: u to result ~r0 level=0" and of "u escapes to heap".
std::string subject_of(const std::string& note) {
    for (const char* head : {"moved to heap: ", "leaking param content: ", "leaking param: ", "devirtualizing "})
        if (note.starts_with(head)) {
            const std::string rest = note.substr(std::string(head).size());
            return rest.substr(0, rest.find(" to "));
        }
    for (const char* tail : {" escapes to heap", " does not escape"})
        if (note.ends_with(tail)) return note.substr(0, note.size() - std::string(tail).size());
    return note;
}

std::vector<const EscapeNote*> notes_at(const Program& program, const Place& place, const std::string& subject) {
    std::vector<const EscapeNote*> notes;
    for (const EscapeNote& note : program.escapes) {
        if (note.text.empty() || program.sources.file_of(note.pos) != place.file || program.sources.locate(note.pos).line != place.line) continue;
        if (subject.empty() || subject_of(note.text) == subject) notes.push_back(&note);
    }
    std::stable_sort(notes.begin(), notes.end(), [](const EscapeNote* a, const EscapeNote* b) { return a->pos < b->pos; });
    return notes;
}

std::string without_position(const std::string& row) { return row.substr(0, row.rfind(" at ")); }

// The words behind `head` in a row of an explanation; "" when it is another kind of row.
std::string behind(const std::string& row, const std::string& head) {
    const std::size_t from = row.find_first_not_of(' ');
    return from == std::string::npos || row.compare(from, head.size(), head) != 0 ? "" : row.substr(from + head.size());
}

}  // namespace

std::vector<const EscapeNote*> Answering::escape_notes() {
    const std::size_t comma = argument.find(", ");
    const Place place = place_named(*rt.image->program, argument.substr(0, comma));
    if (!place.file) {
        fail(fmt::format("there is no line and no place labelled {}", argument.substr(0, comma)));
        return {};
    }
    return notes_at(*rt.image->program, place, comma == std::string::npos ? "" : argument.substr(comma + 2));
}

void Answering::escape() {
    const auto notes = escape_notes();
    if (!out.ok()) return;
    for (const EscapeNote* note : notes) {
        out.text += (out.text.empty() ? "" : "; ") + note->text;
        out.lines.push_back(note->text);
    }
    if (notes.empty()) out.text = "not mentioned";
}

void Answering::explain() {
    const auto notes = escape_notes();
    if (!out.ok()) return;
    for (const EscapeNote* note : notes)
        for (const std::string& row : note->explanation) {
            out.lines.push_back(row);
            std::string flow = behind(row, "flow: ");
            if (flow.ends_with(":")) flow.pop_back();
            if (!flow.empty()) out.text += (out.text.empty() ? "" : "; ") + flow;
        }
    if (out.lines.empty()) out.text = "nothing to explain: it does not escape";
}

void Answering::cause() {
    const auto notes = escape_notes();
    if (!out.ok()) return;
    for (const EscapeNote* note : notes) {
        std::string last;
        for (const std::string& row : note->explanation)
            if (const std::string from = behind(row, "from "); !from.empty()) last = without_position(from);
        if (last.empty()) continue;
        out.text += (out.text.empty() ? "" : "; ") + last;
        out.lines.push_back(subject_of(note->text) + ": " + last);
    }
    if (out.text.empty()) out.text = "nothing to explain: it does not escape";
}

}  // namespace tw
