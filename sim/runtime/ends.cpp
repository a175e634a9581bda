// How a program ends but by returning from main or panicking. [go1.26 runtime/panic.go fatal], [go1.26 runtime/proc.go os_beforeExit]
#include <fmt/format.h>

#include "sim/runtime/runtime.h"

namespace tw {

void Runtime::fatal(std::string_view text) {
    if (end.kind != EndKind::Running) return;
    const std::string line = fmt::format("fatal error: {}", text);
    write_output(2, fmt::format("{}\n\n{}", line, goroutine_dump(true)));
    end = ProgramEnd{EndKind::Fatal, 2, line};
}

void Runtime::exit(int status) {
    if (end.kind != EndKind::Running) return;
    end = ProgramEnd{EndKind::Exited, status, {}};
}

void Runtime::out_of_budget(std::string_view what) {
    if (end.kind != EndKind::Running) return;
    const std::string line = fmt::format("twoword: {} budget exceeded", what);
    write_output(2, line + "\n");
    end = ProgramEnd{EndKind::Budget, 3, line};
}

}  // namespace tw
