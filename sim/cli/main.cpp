// twoword: the command line. Each command is a file of its own; this one only picks it.
#include <CLI/CLI.hpp>

#include "sim/cli/commands.h"

int main(int argc, char** argv) {
    CLI::App app{"twoword: runs Go programs in a model of Go's runtime and shows what the real one hides"};
    app.require_subcommand(1);
    app.set_version_flag("--version", "twoword 0.1 (models go1.26 linux/amd64)");
    int status = 0;
    tw::cli::add_run(app, status);
    tw::cli::add_vet(app, status);
    tw::cli::add_disasm(app, status);
    tw::cli::add_lessons(app, status);
    tw::cli::add_ask(app, status);
    tw::cli::add_goroutines(app, status);
    tw::cli::add_escape(app, status);
    tw::cli::add_check(app, status);
    tw::cli::add_profile(app, status);
    tw::cli::add_compare(app, status);
    tw::cli::add_export(app, status);
    CLI11_PARSE(app, argc, argv);
    return status;
}
