# SPDX-License-Identifier: GPL-3.0-or-later
# Catalogues are compiled into the program at :/i18n. `./dev translations` renews them, `./dev lint` checks that they
# are fresh and complete. English holds plural forms only.
file(GLOB catalogues CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/translations/*.ts")
if(catalogues)
    qt_add_lrelease(natsight TS_FILES ${catalogues} QM_FILES_OUTPUT_VARIABLE compiledCatalogues)
    qt_add_resources(natsight natsight_i18n PREFIX /i18n BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES ${compiledCatalogues})
endif()
