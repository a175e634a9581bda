// The commands of twoword; each adds itself to the parser and leaves its exit status in `status`.
#pragma once

namespace CLI {
class App;
}

namespace tw::cli {

void add_run(CLI::App& app, int& status);
void add_vet(CLI::App& app, int& status);
void add_disasm(CLI::App& app, int& status);
void add_lessons(CLI::App& app, int& status);

}  // namespace tw::cli
