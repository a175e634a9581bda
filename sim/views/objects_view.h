// Tables over one moment: objects with what they retain and who holds them, totals by type, goroutines with their verdict.
#pragma once
#include <string>
#include <vector>

#include "sim/query/picture.h"
#include "sim/views/snapshot.h"

namespace tw {

struct ObjectsOptions {
    std::size_t most = 400;             // rows
    ObjectColumn sort = ObjectColumn::Retained;
    bool ascending = false;
    std::string text;                   // in label or type; "" = all
    bool library = false;               // objects of the runtime and the library too
};
ObjectsView make_objects_view(const HeapPicture& picture, const ObjectsOptions& options = {});

// `retained`: with what only each keeps, which costs two walks of the heap for each.
std::vector<GoroutineRow> make_goroutine_table(const HeapPicture& picture, bool retained = true);
// `shown` is left to whoever steps through them.
LeakRoundsView make_leak_rounds(const HeapPicture& picture);

}  // namespace tw
