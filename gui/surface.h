// Where pictures are drawn without a display.
#pragma once

namespace tw::gui {

// A surfaceless context of Mesa's software renderer: needs neither X nor a graphics card. False when there is none.
bool make_surface(int width, int height);

}  // namespace tw::gui
