#include "tests/gui/latin.h"

#include <cctype>
#include <filesystem>
#include <fstream>

#include "sim/lab/lab.h"

namespace tw::gui {
namespace {

namespace fs = std::filesystem;

template <class See>
void for_each_word(const std::string& text, const See& see) {
    for (std::size_t at = 0; at < text.size();) {
        if (!std::isalpha(static_cast<unsigned char>(text[at]))) {
            at++;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_')) end++;
        see(text.substr(at, end - at), at, end);
        at = end;
    }
}

// Keys, units, file names, terms that Chinese texts on Go leave in English, and words that real Go prints.
constexpr const char* kTerms =
    "twoword main fixed control go Go GC gc GOGC MemStats itab itabs goroutine goroutines chan send receive select running runnable sleep waiting semacquire sync "
    "Ctrl Shift Alt Esc Tab Enter Home End PageUp PageDown F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 KiB MiB GiB "
    "nil ptr tab data len cap array type hash fun buf elem func interface struct map string slice words isnil tooltip "
    "H s W B G z r S m w X hchan hmap sudog runtime main_main gowrap1 Inter Type Hash Fun _type err panic defer deferred recover true false bytes int pprof profile gctrace param key leaking leaks to content result devirtualizing flow from entries with req srv off "
    // what the compiler's -m and queries of the machine are called
    "iter escape cause explain place reason path paths roots objects alive colour concept retained state output memstats boxing count dead size";

// Sentences are mostly of small letters; a capital or a number makes a name.
bool is_sentence_word(const std::string& word) {
    for (std::size_t i = 0; i < word.size(); i++)
        if (!std::islower(static_cast<unsigned char>(word[i]))) return false;
    return true;
}

bool is_chinese(const std::string& text) {
    for (std::size_t i = 0; i + 2 < text.size(); i++)
        if (static_cast<unsigned char>(text[i]) >= 0xE4 && static_cast<unsigned char>(text[i]) <= 0xE9) return true;
    return false;
}

// "sync.Pool", "net/http", "main.go:7", "Value{", "cancelC…": the word is a piece of a name.
bool part_of_name(const std::string& text, std::size_t begin, std::size_t end) {
    static const std::string kBefore = "./*&<[(\"_{#", kBehind = "./([{<:=_\"";
    if (begin > 0 && std::isdigit(static_cast<unsigned char>(text[begin - 1]))) return true;   // 0xffff
    if (begin > 0 && kBefore.find(text[begin - 1]) != std::string::npos) return true;
    return end < text.size() && (kBehind.find(text[end]) != std::string::npos || text.compare(end, 3, "\xe2\x80\xa6") == 0);
}

}  // namespace

std::set<std::string> words_of_go() {
    std::set<std::string> words;
    const auto add = [&](const std::string& text) { for_each_word(text, [&](std::string word, std::size_t, std::size_t) { words.insert(std::move(word)); }); };
    add(kTerms);
    for (const auto& entry : fs::recursive_directory_iterator(find_scenarios("/proc/self/exe"))) {
        if (entry.path().extension() != ".go") continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) add(line.substr(0, line.find("//")));   // a comment is no name
        add(entry.path().filename().string());
        add(entry.path().parent_path().filename().string());
    }
    return words;
}

std::set<std::pair<std::string, std::string>> english_in(const std::vector<DrawnText>& texts, const std::set<std::string>& allowed) {
    static constexpr const char* kOfThePerson[] = {"/code_", "/console_", "/dump_", "/escapes_", "/field_", "/answers_", ".code_", ".output_"};   // what a program or compiler says
    static constexpr const char* kOfTheLesson[] = {"/narration_", "/teacher_"};   // its sentences name Go's words
    std::set<std::pair<std::string, std::string>> found;
    for (const DrawnText& drawn : texts) {
        bool theirs = false;
        for (const char* window : kOfThePerson) theirs = theirs || drawn.window.find(window) != std::string::npos;
        for (const char* window : kOfTheLesson) theirs = theirs || (drawn.window.find(window) != std::string::npos && is_chinese(drawn.text));
        theirs = theirs || drawn.text.find('\n') != std::string::npos || drawn.text.find("(type:") != std::string::npos || drawn.text.find("ms clock") != std::string::npos || drawn.text.starts_with("\xe2\x80\xa6");   // what a program printed; a query; a gctrace line; a name whose beginning is cut off
        if (theirs) continue;
        for_each_word(drawn.text, [&](const std::string& word, std::size_t begin, std::size_t end) {
            if (word.size() < 3 || allowed.count(word) || !is_sentence_word(word) || part_of_name(drawn.text, begin, end)) return;
            std::string general;
            for (const char c : drawn.text)
                if (!std::isdigit(static_cast<unsigned char>(c)) || general.empty() || general.back() != '0') general += std::isdigit(static_cast<unsigned char>(c)) ? '0' : c;
            found.emplace(word, general);
        });
    }
    return found;
}

}  // namespace tw::gui
