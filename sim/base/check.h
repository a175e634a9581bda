// Abort on our own bugs, in every build (the fourth kind of error in docs/architecture.md).
#pragma once
#include <cstdio>
#include <cstdlib>

#define SIM_CHECK(condition)                                                                      \
    do {                                                                                          \
        if (!(condition)) [[unlikely]] {                                                          \
            std::fprintf(stderr, "twoword: internal error: %s:%d: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                         \
        }                                                                                         \
    } while (false)
