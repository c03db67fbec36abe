# newsfold_room(NAME [ROOMS a b] [LIBRARIES x y]): the static library of one room, from its folder.
# Files named compile_*.cc are build-time tools and stay out of the library.
function(newsfold_room name)
  cmake_parse_arguments(room "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/compile_[^/]*\\.cc$")
  add_library(newsfold_${name} STATIC ${sources})
  set_target_properties(newsfold_${name} PROPERTIES EXPORT_NAME ${name} LINKER_LANGUAGE CXX)
  add_library(newsfold::${name} ALIAS newsfold_${name})
  target_include_directories(
    newsfold_${name}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>
    PRIVATE ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM room_ROOMS PREPEND newsfold_)
  target_link_libraries(newsfold_${name} PUBLIC ${room_ROOMS} PRIVATE ${room_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY NEWSFOLD_ROOMS newsfold_${name})
endfunction()
