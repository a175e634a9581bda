// The contract of the command line that scripts rely on: what goes to which stream, and with which exit status.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(TWOWORD_BIN) / "test_cli_files";

std::string file(const std::string& name, const std::string& text) {
    fs::create_directories(kFolder);
    std::ofstream(kFolder / name, std::ios::binary) << text;
    return (kFolder / name).string();
}

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Ran { int status = -1; std::string out, err; };

Ran twoword(const std::string& arguments, const std::string& environment = "", const std::string& input = "") {
    fs::create_directories(kFolder);
    const std::string in = file("stdin", input), err = (kFolder / "stderr").string();
    const std::string command = environment + " " TWOWORD_PROGRAM " " + arguments + " <" + in + " 2>" + err;
    Ran ran;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe);
    std::array<char, 4096> buffer;
    for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) ran.out.append(buffer.data(), n);
    const int status = ::pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.err = contents(err);
    return ran;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* kLeak = R"(package main

import "time"

func produce(ch chan []byte) {
	ch <- make([]byte, 1<<20)
}

func main() {
	ch := make(chan []byte)
	go produce(ch)
	time.Sleep(time.Millisecond) //: wait
	println("done")
}
)";

}  // namespace

TEST_CASE("run: streams and exit status are the program's own", "[cli]") {
    const std::string good = file("good.go", R"(package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Println("read", in.Text(), os.Args[1:])
	}
	fmt.Fprintln(os.Stderr, "to stderr")
	os.Exit(7)
}
)");
    const Ran ran = twoword("run " + good + " -- a b", "", "one\ntwo\n");
    CHECK(ran.status == 7);
    CHECK(ran.out == "read one [a b]\nread two [a b]\n");
    CHECK(ran.err == "to stderr\n");

    const Ran panics = twoword("run " + file("panics.go", "package main\n\nfunc main() {\n\tvar m map[string]int\n\tm[\"a\"] = 1\n}\n"));
    CHECK(panics.status == 2);
    CHECK(has(panics.err, "panic: assignment to entry in nil map"));
    CHECK(has(panics.err, "goroutine 1 [running]:\nmain.main()"));

    const Ran rejected = twoword("run " + file("wrong.go", "package main\n\nfunc main() {\n\tx := 1\n}\n"));
    CHECK(rejected.status == 1);
    CHECK(has(rejected.err, "wrong.go:4:2: declared and not used: x"));
    CHECK(rejected.out.empty());

    const std::string endless = file("endless.go", "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n");
    CHECK(twoword("run " + endless + " --max-steps 100000").status == 3);
    const std::string hungry = file("hungry.go", "package main\n\nvar all [][]byte\n\nfunc main() {\n\tfor {\n\t\tall = append(all, make([]byte, 1<<20))\n\t}\n}\n");
    CHECK(twoword("run " + hungry + " --max-memory 64MiB").status == 3);
    CHECK(twoword("run " + hungry + " --max-memory lots").status == 1);
    CHECK(twoword("run /nowhere/x.go").status == 1);
}

TEST_CASE("run --gctrace writes a line per collection to standard error", "[cli]") {
    const Ran ran = twoword("run --gctrace " + file("gc.go", "package main\n\nimport \"runtime\"\n\nfunc main() {\n\truntime.GC()\n\truntime.GC()\n}\n"));
    CHECK(ran.status == 0);
    CHECK(has(ran.err, "gc 1 @"));
    CHECK(has(ran.err, "gc 2 @"));
    CHECK(has(ran.err, "(forced)"));
}

TEST_CASE("vet says all errors, escape the compiler's lines", "[cli]") {
    const Ran vet = twoword("vet " + file("two.go", "package main\n\nfunc main() {\n\tx := 1\n\tvar s string = 2\n}\n"));
    CHECK(vet.status == 1);
    CHECK(has(vet.out + vet.err, "two.go:4:2: declared and not used: x"));
    CHECK(has(vet.out + vet.err, "two.go:5:17: cannot use 2 (untyped int constant) as string value in variable declaration"));
    const Ran escape = twoword("escape " + file("esc.go", "package main\n\nfunc f() *int {\n\tx := 1\n\treturn &x\n}\n\nfunc main() {\n\tprintln(*f())\n}\n"));
    CHECK(escape.status == 0);
    CHECK(escape.out == "esc.go:4:2: moved to heap: x\n");
}

TEST_CASE("ask answers at a label, at a line, at the end, as text and as JSON", "[cli]") {
    const std::string leak = file("leak.go", kLeak);
    CHECK(has(twoword("ask " + leak + " --at wait \"words(ch)\"").out, "0xc000"));
    CHECK(has(twoword("ask " + leak + " --at 13 \"state(main.produce)\"").out, "chan send"));
    const Ran json = twoword("ask " + leak + " --json --at end \"leaks()\"");
    CHECK(json.status == 0);
    CHECK(has(json.out, "\"query\""));
    CHECK(twoword("ask " + leak + " --at nowhere \"leaks()\"").status == 1);
}

TEST_CASE("check: status, paths and the JUnit file", "[cli]") {
    const std::string leak = file("leak.go", kLeak);
    const std::string junit = (kFolder / "report.xml").string();
    const Ran bad = twoword("check " + leak + " --no-leaked-goroutines --max-live 64KiB --junit " + junit);
    CHECK(bad.status == 1);
    CHECK(has(bad.out, "FAIL: 1 leaked goroutine"));
    CHECK(has(bad.out, "[]byte backing, 1 MiB"));
    CHECK(has(contents(junit), "failures=\"2\""));
    CHECK(twoword("check " + leak + " --max-live 4MiB --max-goroutines 2").status == 0);
    CHECK(has(twoword("check " + leak).err, "no bound is given"));
    CHECK(twoword("check " + leak + " --max-live 4MiB --junit /nowhere/report.xml").status == 1);
}

TEST_CASE("goroutines: the dump and the verdict", "[cli]") {
    const std::string leak = file("leak.go", kLeak);
    CHECK(has(twoword("goroutines " + leak + " --at 13").out, "[chan send]:\nmain.produce("));
    CHECK(has(twoword("goroutines " + leak + " --leaks").out, "leaked: goroutine"));
}

TEST_CASE("profile writes gzipped files and wants to know which", "[cli]") {
    const std::string leak = file("leak.go", kLeak);
    const std::string heap = (kFolder / "heap.pb.gz").string(), goroutine = (kFolder / "goroutine.pb.gz").string(), holders = (kFolder / "holders.pb.gz").string();
    CHECK(twoword("profile " + leak).status == 1);
    CHECK(twoword("profile " + leak + " --heap " + heap + " --goroutine " + goroutine + " --holders " + holders).status == 0);
    for (const std::string& each : {heap, goroutine, holders}) {
        INFO(each);
        CHECK(contents(each).starts_with("\x1f\x8b"));
    }
    CHECK(twoword("profile " + leak + " --heap /nowhere/x.pb.gz").status == 1);
}

TEST_CASE("compare: both answers where go is installed, else it says so", "[cli]") {
    const std::string leak = file("leak.go", kLeak);
    const Ran ran = twoword("compare " + leak);
    if (has(ran.err, "no go command is installed")) {
        CHECK(ran.status == 2);
        CHECK(has(ran.out, "exit status 0"));
    } else {
        INFO(ran.out);
        CHECK(ran.status == 0);
        CHECK(has(ran.out, "real: go1."));
        CHECK(has(ran.out, "done"));
    }
}

TEST_CASE("lessons are listed, played and checked", "[cli]") {
    CHECK(has(twoword("lessons").out, "why-is-err-not-nil"));
    CHECK(twoword("lesson why-is-err-not-nil --check").status == 0);
    CHECK(twoword("lesson no-such-lesson").status == 1);
    CHECK(twoword("").status != 0);
    CHECK(twoword("frobnicate").status != 0);
}
