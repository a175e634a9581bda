// How symbols are shown to people.
#pragma once
#include <string>

namespace tw {

// Takes a function's symbol; "main.F[int]" is shown as "main.F[...]", others as they are.
// [go1.26 runtime/traceback.go funcNameForPrint]
inline std::string symbol_for_print(const std::string& symbol) {
    const std::size_t open = symbol.find('['), close = symbol.rfind(']');
    if (open == std::string::npos || close == std::string::npos || close < open) return symbol;
    return symbol.substr(0, open) + "[...]" + symbol.substr(close + 1);
}

}  // namespace tw
