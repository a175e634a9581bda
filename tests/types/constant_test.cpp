#include "sim/types/constant.h"
#include "tests/support/catch.h"

using namespace tw;

TEST_CASE("integer constants are exact at any size", "[constant]") {
    const Constant big = constant_shift(constant_int(1), Token::Shl, 200);
    CHECK(constant_text(constant_shift(big, Token::Shr, 190)) == "1024");
    CHECK(constant_text(constant_binary(big, Token::Rem, constant_int(1000), true)) == "376");
    CHECK(constant_text(constant_binary(constant_int(-7), Token::Quo, constant_int(2), true)) == "-3");
    CHECK(constant_text(constant_shift(constant_int(-5), Token::Shr, 1)) == "-3");
    CHECK(constant_text(constant_binary(constant_int(-1), Token::AndNot, constant_int(255), true)) == "-256");
}

TEST_CASE("fractions stay fractions", "[constant]") {
    Constant third = constant_binary(constant_literal(Token::Float, "1.0"), Token::Quo, constant_int(3), false);
    third = constant_binary(third, Token::Mul, constant_int(3), false);
    CHECK(constant_compare(third, Token::Eql, constant_int(1)));
    CHECK(float64_of(constant_literal(Token::Float, "0x1p-2")) == 0.25);
    CHECK(float64_of(constant_literal(Token::Float, "1e-300")) == 1e-300);
}

TEST_CASE("literals are read as Go reads them", "[constant]") {
    CHECK(int64_of(constant_literal(Token::Int, "0b1_01")) == 5);
    CHECK(int64_of(constant_literal(Token::Int, "0755")) == 493);
    CHECK(int64_of(constant_literal(Token::Char, "'\\u00e9'")) == 233);
    CHECK(int64_of(constant_literal(Token::Char, "'世'")) == 0x4e16);
    CHECK(constant_literal(Token::String, "\"a\\tb\\x41\\101\"").text == "a\tbAA");
    CHECK(constant_literal(Token::String, "`a\\n`").text == "a\\n");
}
