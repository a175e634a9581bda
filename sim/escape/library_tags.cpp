#include "sim/escape/library_tags.h"

#include <sstream>

namespace tw::escape {
namespace {

constexpr const char* kTable =
#include "sim/escape/library_tags.inc"
    ;

LibraryFlow parse(const std::string& text) {
    LibraryFlow flow;
    std::size_t at = 0;
    if (text[0] == '-') flow.nothing = true, at++;
    if (text[0] == '~') flow.reads = true, at++;
    while (at < text.size() && text[at] == '*') flow.level++, at++;
    const std::size_t arrow = text.find('>', at);
    flow.param = static_cast<std::size_t>(std::stoul(text.substr(at, arrow - at)));
    if (arrow != std::string::npos) flow.result = std::stoi(text.substr(arrow + 1));
    return flow;
}

}  // namespace

LibraryTags::LibraryTags() {
    std::istringstream lines(kTable);
    std::string line;
    while (std::getline(lines, line)) {
        const std::size_t colon = line.find(':');
        const std::string package = line.substr(0, colon);
        std::istringstream entries(line.substr(colon + 1));
        std::string entry;
        while (std::getline(entries, entry, ';')) {
            std::istringstream words(entry);
            std::string name, list, one;
            if (!(words >> name >> list)) continue;
            std::vector<LibraryFlow>& flows = flows_[package + "." + name];
            std::istringstream items(list);
            while (std::getline(items, one, ',')) flows.push_back(parse(one));
        }
    }
}

void LibraryTags::add(const std::string& symbol, std::size_t param, Leaks& leaks) const {
    const auto found = flows_.find(symbol.substr(0, symbol.find('[')));
    if (found == flows_.end()) return;
    for (const LibraryFlow& flow : found->second) {
        if (flow.param != param) continue;
        if (flow.reads) {
            leaks.at[Leaks::kMutator] = 0;
            continue;
        }
        if (flow.nothing) {
            leaks = Leaks{};
            leaks.add(Leaks::kMutator, 0);
            continue;
        }
        if (flow.result < 0 || flow.result >= Leaks::kResults) leaks.add(Leaks::kHeap, flow.level);
        else leaks.add(Leaks::kResult + flow.result, flow.level);
    }
}

}  // namespace tw::escape
