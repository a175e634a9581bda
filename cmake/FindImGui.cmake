# Dear ImGui: a config package where there is one, else the distribution's static library.
find_package(imgui CONFIG QUIET)
if(TARGET imgui::imgui)
  if(NOT TARGET ImGui::ImGui)
    add_library(ImGui::ImGui INTERFACE IMPORTED)
    target_link_libraries(ImGui::ImGui INTERFACE imgui::imgui)
  endif()
  set(ImGui_FOUND TRUE)
  return()
endif()
find_path(ImGui_INCLUDE_DIR imgui.h PATH_SUFFIXES imgui)
find_path(ImGui_BACKEND_INCLUDE_DIR imgui_impl_glfw.h HINTS ${ImGui_INCLUDE_DIR} PATH_SUFFIXES backends imgui/backends)
find_library(ImGui_LIBRARY imgui)
find_library(ImGui_STB_LIBRARY stb)  # Debian ships stb_truetype apart
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(ImGui REQUIRED_VARS ImGui_LIBRARY ImGui_INCLUDE_DIR ImGui_BACKEND_INCLUDE_DIR)
if(ImGui_FOUND AND NOT TARGET ImGui::ImGui)
  add_library(ImGui::ImGui UNKNOWN IMPORTED)
  set_target_properties(ImGui::ImGui PROPERTIES
    IMPORTED_LOCATION "${ImGui_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${ImGui_INCLUDE_DIR};${ImGui_BACKEND_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "$<$<BOOL:${ImGui_STB_LIBRARY}>:${ImGui_STB_LIBRARY}>;${CMAKE_DL_LIBS}")
endif()
mark_as_advanced(ImGui_INCLUDE_DIR ImGui_BACKEND_INCLUDE_DIR ImGui_LIBRARY ImGui_STB_LIBRARY)
