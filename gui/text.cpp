#include "gui/text.h"

#include <unordered_map>

namespace tw::gui {

Language language_named(const std::string& code) { return code == "zh" ? Language::Chinese : Language::English; }
const char* language_code(Language language) { return language == Language::Chinese ? "zh" : "en"; }

const std::vector<TextRow>& text_rows() {
    static const std::vector<TextRow> rows = {
#define TEXT(key, english, chinese) {key, english, chinese},
#include "gui/texts.def"
#include "gui/texts_views.def"
#undef TEXT
    };
    return rows;
}

const char* tr(Language language, std::string_view key) {
    static const auto index = [] {
        std::unordered_map<std::string_view, const TextRow*> by_key;
        for (const TextRow& row : text_rows()) by_key.emplace(row.key, &row);
        return by_key;
    }();
    const auto found = index.find(key);
    if (found == index.end()) return key.data();
    return language == Language::Chinese ? found->second->chinese : found->second->english;
}

std::string all_chinese() {
    std::string all;
    for (const TextRow& row : text_rows()) all += row.chinese;
#define SAID(english, chinese) all += chinese;
#include "gui/texts_said.def"
#undef SAID
    return all;
}

}  // namespace tw::gui
