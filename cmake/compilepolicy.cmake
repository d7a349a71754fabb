# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries how all of our code is compiled. -Werror comes from the presets only.
add_library(natsight_policy INTERFACE)
target_compile_features(natsight_policy INTERFACE cxx_std_20)
target_include_directories(natsight_policy INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(natsight_policy INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_USE_QSTRINGBUILDER
    QT_STRICT_ITERATORS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(natsight_policy INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual)
# gcc 12 sees an overlap in its own std::string (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(natsight_policy INTERFACE -Wno-restrict)
endif()

# Core dumps and debuggers aside, a desktop program that reads foreign bytes is hardened.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT CMAKE_CXX_FLAGS MATCHES "fsanitize")
    target_compile_options(natsight_policy INTERFACE -fstack-protector-strong)
    target_compile_definitions(natsight_policy INTERFACE _FORTIFY_SOURCE=2)
    target_link_options(natsight_policy INTERFACE -Wl,-z,relro,-z,now)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# A layer's library: our policy, one precompiled header. Static in what is shipped; the debug presets share it, because
# nearly two hundred test programs would each carry a copy.
function(natsight_add_layer name)
    add_library(${name})
    target_link_libraries(${name} PUBLIC natsight_policy)
endfunction()

# ccache tells precompiled headers apart by their bytes, in which the paths of a build folder stand, so that no two clones
# would share what they compiled. They consist of system headers only: what names their versions stands for them
# (CCACHE_PCH_EXTSUM).
function(natsight_share_precompiled target)
    get_target_property(headers ${target} PRECOMPILE_HEADERS)
    get_target_property(folder ${target} BINARY_DIR)
    file(CONFIGURE OUTPUT "${folder}/CMakeFiles/${target}.dir/cmake_pch.hxx.gch.sum" @ONLY
        CONTENT "${headers} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6_VERSION} ${nlohmann_json_VERSION} ${CMAKE_CXX_FLAGS} ${CMAKE_BUILD_TYPE}\n")
endfunction()
