# newsfold::newsfold is all rooms together; find_package(newsfold) finds it after installation.
get_property(rooms GLOBAL PROPERTY NEWSFOLD_ROOMS)
list(REMOVE_ITEM rooms newsfold_cli)
add_library(newsfold_library INTERFACE)
set_target_properties(newsfold_library PROPERTIES EXPORT_NAME newsfold)
add_library(newsfold::newsfold ALIAS newsfold_library)
target_link_libraries(newsfold_library INTERFACE ${rooms})

install(TARGETS newsfold_library ${rooms} EXPORT newsfold ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/newsfold)
install(TARGETS newsfold RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/newsfold DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT newsfold NAMESPACE newsfold:: FILE newsfoldTargets.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/newsfold)

include(CMakePackageConfigHelpers)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/newsfoldConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_SOURCE_DIR}/src/cmake/newsfoldConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/newsfoldConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/newsfold)
