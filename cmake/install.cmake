# What `cmake --install build --prefix DIR` leaves: programs, headers in the tree that their
# #include lines name, the library, a CMake package, and man pages.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/exhume)

install(TARGETS exhume EXPORT exhumeTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(program IN ITEMS imp exp dmp dbf)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()

install(DIRECTORY charset formats src DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/exhume
        FILES_MATCHING PATTERN "*.hpp")
install(EXPORT exhumeTargets NAMESPACE exhume:: DESTINATION ${package_dir})
configure_package_config_file(cmake/exhumeConfig.cmake.in
  ${PROJECT_BINARY_DIR}/exhumeConfig.cmake INSTALL_DESTINATION ${package_dir})
# Until 1.0 any minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/exhumeConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/exhumeConfig.cmake
        ${PROJECT_BINARY_DIR}/exhumeConfigVersion.cmake DESTINATION ${package_dir})

file(GLOB man_pages CONFIGURE_DEPENDS docs/man/*.1)
install(FILES ${man_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
