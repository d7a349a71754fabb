# SPDX-License-Identifier: GPL-3.0-or-later
# Every outside library, and what it is for.
include(FeatureSummary)

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Network Gui Widgets Svg PrintSupport DBus LinguistTools Test)
set_package_properties(Qt6 PROPERTIES PURPOSE "User interface, threads, text")

# Qt gives each test program its folder by macros. No test uses them, and with them no two clones or folders could share what
# they compiled.
set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

# Debian 12's cnats CMake package refers to a static library that is not shipped: pkg-config works everywhere.
find_package(PkgConfig REQUIRED)
pkg_check_modules(libnats REQUIRED IMPORTED_TARGET libnats>=3.4)

find_package(OpenSSL REQUIRED)
set_package_properties(OpenSSL PROPERTIES PURPOSE "NKey signatures and the connection test's TLS step")

find_package(Qt6Keychain CONFIG REQUIRED)
set_package_properties(Qt6Keychain PROPERTIES PURPOSE "Passwords, tokens and seeds in the system keychain")

# Its package needs Qt6::PrintSupport to be found first.
find_package(QCustomPlotQt6 CONFIG REQUIRED)
set_package_properties(QCustomPlotQt6 PROPERTIES PURPOSE "Plots")

find_package(nlohmann_json 3.9 CONFIG REQUIRED)
set_package_properties(nlohmann_json PROPERTIES PURPOSE "JSON with exact 64-bit integers and kept field order")

find_package(simdjson CONFIG REQUIRED)
set_package_properties(simdjson PROPERTIES PURPOSE "Reading message payloads in bulk")

# Debian's package has no CMake files.
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)

find_package(ZLIB REQUIRED)
set_package_properties(ZLIB PROPERTIES PURPOSE "Payloads packed with gzip or zlib")
# Packed payloads; of these the CMake files differ from one distribution to the next.
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(lz4 REQUIRED IMPORTED_TARGET liblz4)
pkg_check_modules(snappy REQUIRED IMPORTED_TARGET snappy)

# Schemas of payloads: .proto files and descriptor sets. Versions from 22 on have other interfaces.
pkg_check_modules(protobuf REQUIRED IMPORTED_TARGET protobuf>=3.12)

find_package(tl-expected CONFIG REQUIRED)
set_package_properties(tl-expected PROPERTIES PURPOSE "Result type")

find_path(QSCINTILLA_INCLUDE_DIR Qsci/qsciscintilla.h PATH_SUFFIXES qt6 REQUIRED)
find_library(QSCINTILLA_LIBRARY NAMES qscintilla2_qt6 REQUIRED)
add_library(QScintilla::QScintilla UNKNOWN IMPORTED)
set_target_properties(QScintilla::QScintilla PROPERTIES
    IMPORTED_LOCATION "${QSCINTILLA_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${QSCINTILLA_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "Qt6::Widgets;Qt6::PrintSupport")
