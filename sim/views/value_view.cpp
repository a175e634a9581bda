#include "sim/views/value_view.h"

#include "sim/query/value.h"

namespace tw {

ValueView make_value_view(const Runtime& rt, int type, std::uint64_t address) {
    ValueText text = value_text(rt, type, address);
    ValueView view;
    view.concept_text = std::move(text.concept_text);
    view.words_text = std::move(text.words_text);
    view.bytes_text = std::move(text.bytes_text);
    view.type = type_name(rt, type);
    view.is_interface = text.is_interface;
    view.word0 = std::move(text.word0);
    view.word1 = std::move(text.word1);
    view.word0_name = std::move(text.word0_name);
    view.points_to = text.points_to;
    return view;
}

}  // namespace tw
