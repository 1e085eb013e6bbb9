# SPDX-License-Identifier: MIT
"""Recipe for Conan 2.  To build the package: conan create path/to/vmxdefs/packaging/conan"""

import os
import re

from conan import ConanFile
from conan.tools.files import copy, load


class VmxdefsRecipe(ConanFile):
    name = "vmxdefs"
    description = "Intel VMX definitions for C and C++"
    license = "MIT"
    topics = ("vmx", "vt-x", "hypervisor", "header-only")
    package_type = "header-library"
    no_copy_source = True

    def _clone(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._clone(), "include", "vmxdefs", "version.h"))
        self.version = ".".join(re.findall(r"^#define VMXD_VERSION_\w+ (\d+)$", header, re.M))

    def export_sources(self):
        copy(self, "include/vmxdefs/*.h", self._clone(), self.export_sources_folder)
        copy(self, "LICENSE", self._clone(), self.export_sources_folder)

    def package(self):
        copy(self, "*.h", os.path.join(self.source_folder, "include"),
             os.path.join(self.package_folder, "include"))
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_id(self):
        self.info.clear()

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "vmxdefs")
        self.cpp_info.set_property("cmake_target_name", "vmxdefs::vmxdefs")
        self.cpp_info.set_property("pkg_config_name", "vmxdefs")
