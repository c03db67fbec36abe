# Compiler settings for every target. Build types: Release, Debug, Asan (address and undefined
# behaviour), Tsan (threads), Coverage. Never -march=native: Highway picks the SIMD target at run time.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set_property(CACHE CMAKE_BUILD_TYPE PROPERTY STRINGS Release Debug Asan Tsan Coverage)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")
set(CMAKE_CXX_FLAGS_ASAN
    "-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all")
set(CMAKE_CXX_FLAGS_TSAN "-O1 -g -fno-omit-frame-pointer -fsanitize=thread")
set(CMAKE_CXX_FLAGS_COVERAGE "-O0 -g --coverage")
foreach(kind ASAN TSAN COVERAGE)
  set(CMAKE_EXE_LINKER_FLAGS_${kind} "")
  set(CMAKE_C_FLAGS_${kind} "${CMAKE_CXX_FLAGS_${kind}}")
  set(CMAKE_ASM_FLAGS_${kind} "")
endforeach()

add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wall> $<$<COMPILE_LANGUAGE:CXX>:-Wextra>
                    $<$<COMPILE_LANGUAGE:CXX>:-Wpedantic>)
# GCC 12 sees overlaps in "x" + std::to_string(n) that are not there (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>)
endif()
# Fixed-order arithmetic: no fused multiply-add, so that every machine gives the same bytes.
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-ffp-contract=off>)
option(NEWSFOLD_WERROR "treat warnings as errors (CI)" OFF)
if(NEWSFOLD_WERROR)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()

find_program(NEWSFOLD_CCACHE ccache)
if(NEWSFOLD_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${NEWSFOLD_CCACHE})
endif()

include(GNUInstallDirs)
find_package(Threads REQUIRED)
