// Parts of the workbook, one per file.
#pragma once
#include "sim/lab/lab.h"

namespace tw {

void make_variants(Lab& lab);                                    // variants.cpp
void guess_survivors(Lab& lab, const SurvivorsAction& action);   // survivors.cpp
void read_cards(Lab& lab);                                       // catalogue.cpp
TeacherView teacher_view(const Lab& lab);

}  // namespace tw
