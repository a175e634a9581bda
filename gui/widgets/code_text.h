// Go source as coloured text, for the source pane, the editor and the variants.
#pragma once
#include <imgui.h>

#include <string>
#include <string_view>

#include "gui/palette.h"

namespace tw::gui {

struct CodeSpan { std::size_t end; ImU32 colour; bool word; };   // from a place up to `end`; word: an identifier or keyword

CodeSpan next_code_span(std::string_view line, std::size_t at, const Palette& colours);

// Tabs as four columns; a lesson's label (`//: boxed`) is for the lesson, not for the reader.
std::string shown_code(const std::string& line, bool keep_labels = false);

// Draws with the current font. `in_string`: whether a raw string that began on an earlier line still goes on; updated.
void draw_code(ImDrawList& list, ImVec2 at, const std::string& shown, const Palette& colours, bool& in_string);

// Whether a raw string is open behind the line, for lines that are not drawn.
bool raw_string_goes_on(const std::string& line, bool in_string);

// The identifier that covers column `column` of a shown line, "" = none.
std::string word_at(const std::string& shown, std::size_t column);

}  // namespace tw::gui
