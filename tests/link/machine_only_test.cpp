// Links the machine without the front end: the right half of the picture never sees source text or a syntax tree.
#include "sim/golib/native.h"
#include "sim/machine/machine.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

Instruction make(Op op, std::int32_t a = 0, std::int32_t b = 0, std::int32_t c = 0) {
    Instruction at;
    at.op = op;
    at.a = a;
    at.b = b;
    at.c = c;
    return at;
}

// func main() { for i := 0; i < 3; i++ { print("ok") } }, written by hand
std::shared_ptr<const Program> by_hand() {
    auto program = std::make_shared<Program>();
    FunctionCode main;
    main.symbol = "main.main";
    main.package = "main";
    main.frame_size = 24;
    main.code = {make(Op::LoadImm, 0), make(Op::LoadString, 8, 0), make(Op::Print, 8, 4), make(Op::AddImm, 0, 0, 1), make(Op::JLtSImm, 0, 3, 2), make(Op::Return)};
    main.lines.assign(main.code.size(), 0);
    main.pointer_slots.assign(5, false);
    program->functions.push_back(std::move(main));
    program->strings = {"ok"};
    program->entry = program->main = 0;
    return program;
}

}  // namespace

TEST_CASE("a program made by hand runs without the front end") {
    const auto image = make_image(by_hand(), find_native);
    REQUIRE(image.ok());
    Machine machine(*image.value, {});
    machine.run(1000);
    CHECK(machine.ended());
    CHECK(machine.rt.end.status == 0);
    std::string out;
    for (std::string_view left = machine.rt.pending_output; left.size() >= 5;) {
        std::uint32_t length = 0;
        std::memcpy(&length, left.data() + 1, 4);
        out += left.substr(5, length);
        left.remove_prefix(5 + length);
    }
    CHECK(out == "okokok");
}
