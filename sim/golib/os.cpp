// Natives of os: the program's output, input, arguments and end.
#include "sim/golib/arguments.h"

namespace tw {
namespace {

// func writeFd(fd int, p []byte) int; func writeFdString(fd int, s string) int
template <int W> NativeStatus write_fd(NativeCall& call) {
    call.rt.write_output(static_cast<int>(int_at(call, 0)), text_at(call, 1));
    return give(call, 1 + W, int_at(call, 2));
}

// func readFd(fd int, p []byte) int: 0 at the end of the input
NativeStatus read_fd(NativeCall& call) {
    Runtime& rt = call.rt;
    InputLog* log = rt.input.get();
    if (!log) return give(call, 4, 0);
    while (rt.input_position >= log->bytes.size() && !log->at_end) {
        std::string more;
        if (!log->read_more || !log->read_more(more)) log->at_end = true;
        log->bytes += more;
    }
    if (rt.input_position >= log->bytes.size()) return give(call, 4, 0);
    const std::uint64_t n = std::min<std::uint64_t>(call.words[2], log->bytes.size() - rt.input_position);
    if (char* to = bytes_at(call, 1)) std::memcpy(to, log->bytes.data() + rt.input_position, n);
    rt.input_position += n;
    return give(call, 4, static_cast<std::int64_t>(n));
}

// func runtimeArgs() []string. The real ones are the kernel's, outside the heap; these share no tiny block with the program's values.
NativeStatus runtime_args(NativeCall& call) {
    const std::vector<std::string>& given = call.rt.settings.args;
    std::vector<std::string> padded = given;
    for (std::string& each : padded) each.resize(std::max<std::size_t>(each.size(), 16));
    const auto words = call.rt.make_string_slice(padded);
    for (std::size_t i = 0; i < given.size(); i++) call.rt.memory.set_word(words[0] + i * 16 + 8, given[i].size());
    std::copy(words.begin(), words.end(), call.words);
    return NativeStatus::Done;
}

// func exit(code int)
NativeStatus exit_program(NativeCall& call) {
    call.rt.exit(static_cast<int>(call.words[0] & 0xFF));
    return NativeStatus::Exit;
}

constexpr NativeEntry kEntries[] = {
    {"os.writeFd", write_fd<3>}, {"os.writeFdString", write_fd<2>}, {"os.readFd", read_fd},
    {"os.runtimeArgs", runtime_args}, {"os.exit", exit_program},
};

}  // namespace

std::span<const NativeEntry> os_natives() { return kEntries; }

}  // namespace tw
