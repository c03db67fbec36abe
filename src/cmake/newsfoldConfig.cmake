# find_package(newsfold) defines newsfold::newsfold.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/newsfoldTargets.cmake)
