#include <set>

#include "sim/bytecode/op_info.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

std::vector<std::pair<std::int32_t, Access>> slots_of(std::vector<Instruction> code, const std::vector<TypeDescriptor>& types = {}) {
    std::vector<std::pair<std::int32_t, Access>> out;
    visit_slots(code.data(), types, [&](std::int32_t& offset, std::int64_t, Access access) { out.emplace_back(offset, access); });
    return out;
}

Instruction make(Op op, std::int32_t a, std::int32_t b = 0, std::int32_t c = 0, std::uint16_t e = 0) {
    Instruction i;
    i.op = op;
    i.a = a, i.b = b, i.c = c, i.e = e;
    return i;
}

}  // namespace

TEST_CASE("every instruction has a name and a sentence") {
    std::set<std::string_view> names;
    for (int op = 0; op < static_cast<int>(Op::Count); op++) {
        const OpInfo& info = info_of(static_cast<Op>(op));
        CHECK(!info.sentence.empty());
        CHECK(names.insert(info.name).second);
    }
}

TEST_CASE("operands of Data belong to the instruction before it") {
    const auto slots = slots_of({make(Op::SetIdxIdx64, 8, 32, 40), make(Op::Data, 48)});
    CHECK(slots.size() == 4);
    CHECK(slots.back() == std::pair<std::int32_t, Access>{48, Access::Read});
    const auto buffer = slots_of({make(Op::ConcatStr, 8, 64, 2, 1), make(Op::Data, 0, 200)});
    CHECK(buffer.back() == std::pair<std::int32_t, Access>{200, Access::Write});
    CHECK(slots_of({make(Op::ConcatStr, 8, 64, 2, 0), make(Op::Data, 0, -1)}).size() == 2);
}

TEST_CASE("a loop end updates its counter and names one target") {
    Instruction end = make(Op::IncJLtS, 8, 16, 3, 1);
    CHECK(slots_of({end}) == std::vector<std::pair<std::int32_t, Access>>{{8, Access::Update}, {16, Access::Read}});
    int targets = 0;
    visit_targets(&end, [&](std::int32_t& target) { targets += target == 3; });
    CHECK(targets == 1);
}

TEST_CASE("a printed space or newline reads no slot") {
    CHECK(slots_of({make(Op::Print, -1, 9)}).empty());
}
