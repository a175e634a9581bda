// The commands of twoword; each adds itself to the parser and leaves its exit status in `status`.
#pragma once

namespace CLI {
class App;
}

namespace tw::cli {

void add_run(CLI::App& app, int& status);
void add_vet(CLI::App& app, int& status);
void add_disasm(CLI::App& app, int& status);
void add_lessons(CLI::App& app, int& status);   // and add_lesson
void add_lesson(CLI::App& app, int& status);
void add_ask(CLI::App& app, int& status);
void add_goroutines(CLI::App& app, int& status);
void add_escape(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_profile(CLI::App& app, int& status);
void add_compare(CLI::App& app, int& status);
void add_export(CLI::App& app, int& status);

}  // namespace tw::cli
