// All words of the interface, in English and Chinese, in one table (texts.def, texts_views.def).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tw::gui {

enum class Language { English, Chinese };

Language language_named(const std::string& code);   // "zh" → Chinese, anything else → English
const char* language_code(Language language);

struct TextRow { const char* key; const char* english; const char* chinese; };
const std::vector<TextRow>& text_rows();

// The words under `key`; a key that the table lacks is shown as itself, so that it is noticed (a test looks for that).
const char* tr(Language language, std::string_view key);

// Every Chinese word of the table: fonts are made for these.
std::string all_chinese();

}  // namespace tw::gui
