// The modelled standard library (assets/golib) as it travels inside the binaries.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/lab/embedded.h"
#include "sim/types/check.h"

namespace tw {

// Gives the files of an import path out of the embedded library; none when there is no such package.
LibraryLoader library_loader();

}  // namespace tw
