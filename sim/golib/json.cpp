// Natives of encoding/json: runs of bytes that need no attention.
#include "sim/golib/arguments.h"

namespace tw {
namespace {

// func skipSpace(data []byte, i int) int
NativeStatus skip_space(NativeCall& call) {
    const std::string_view data = text_at(call, 0);
    std::size_t i = call.words[3];
    while (i < data.size() && (data[i] == ' ' || data[i] == '\t' || data[i] == '\n' || data[i] == '\r')) i++;
    return give(call, 4, static_cast<std::int64_t>(i));
}

// func skipString(data []byte, i int) int
NativeStatus skip_string(NativeCall& call) {
    const std::string_view data = text_at(call, 0);
    std::size_t i = call.words[3];
    while (i < data.size() && data[i] != '"' && data[i] != '\\' && static_cast<unsigned char>(data[i]) >= ' ') i++;
    return give(call, 4, static_cast<std::int64_t>(i));
}

constexpr NativeEntry kEntries[] = {{"encoding/json.skipSpace", skip_space}, {"encoding/json.skipString", skip_string}};

}  // namespace

std::span<const NativeEntry> json_natives() { return kEntries; }

}  // namespace tw
