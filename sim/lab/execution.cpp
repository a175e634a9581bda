#include "sim/lab/execution.h"

#include <fmt/format.h>

#include <cstring>

#include "sim/golib/native.h"

namespace tw {

Result<std::shared_ptr<const Image>> load_image(std::shared_ptr<const Program> program) {
    if (program->main < 0) return Result<std::shared_ptr<const Image>>::failure("package command-line-arguments is not a main package");
    return make_image(std::move(program), find_native);
}

void for_each_output(std::string_view pending, const std::function<void(int fd, std::string_view bytes)>& visit) {
    while (pending.size() >= 5) {
        std::uint32_t length = 0;
        std::memcpy(&length, pending.data() + 1, 4);
        visit(pending[0], pending.substr(5, length));
        pending.remove_prefix(5 + length);
    }
}

Result<std::uint64_t> parse_size(const std::string& text) {
    using Size = Result<std::uint64_t>;
    std::size_t at = 0;
    std::uint64_t value = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; at++) value = value * 10 + static_cast<std::uint64_t>(text[at] - '0');
    if (at == 0) return Size::failure(fmt::format("\"{}\" is not a size", text));
    const std::string unit = text.substr(at);
    if (unit.empty() || unit == "B") return Size::success(value);
    if (unit == "K" || unit == "KiB") return Size::success(value << 10);
    if (unit == "M" || unit == "MiB") return Size::success(value << 20);
    if (unit == "G" || unit == "GiB") return Size::success(value << 30);
    if (unit == "KB" || unit == "kB") return Size::success(value * 1000);
    if (unit == "MB") return Size::success(value * 1000000);
    if (unit == "GB") return Size::success(value * 1000000000);
    return Size::failure(fmt::format("\"{}\" is not a unit of size (B, KiB, MiB, GiB)", unit));
}

}  // namespace tw
