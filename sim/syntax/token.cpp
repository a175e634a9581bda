#include "sim/syntax/token.h"

namespace tw {

std::string_view spelling(Token token) {
    static constexpr std::string_view kSpellings[] = {
#define TW_TOKEN(name, text) text,
        TW_TOKENS(TW_TOKEN)
#undef TW_TOKEN
    };
    return kSpellings[static_cast<std::size_t>(token)];
}

}  // namespace tw
