// From a compiled program to a Machine, and the small things that all who run one need.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sim/base/result.h"
#include "sim/history/recording.h"
#include "sim/machine/machine.h"

namespace tw {

Result<std::shared_ptr<const Image>> load_image(std::shared_ptr<const Program> program);

// visit(fd, bytes) for each piece of a Runtime's pending_output.
void for_each_output(std::string_view pending, const std::function<void(int fd, std::string_view bytes)>& visit);

// "64MiB", "1GB", "4096" in bytes.
Result<std::uint64_t> parse_size(const std::string& text);

}  // namespace tw
