// Used only where the package has no ready main.
#define CATCH_CONFIG_MAIN
#include "tests/support/catch.h"
