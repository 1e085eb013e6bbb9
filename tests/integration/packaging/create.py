# SPDX-License-Identifier: MIT
"""Do what `conan create` does with a recipe for headers:  create.py RECIPE FOLDER VERSION"""

import importlib.util
import os
import sys


def create(path, folder, version):
    spec = importlib.util.spec_from_file_location("conanfile", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    recipe = module.VmxdefsRecipe()
    recipe.recipe_folder = os.path.dirname(os.path.abspath(path))
    recipe.export_sources_folder = recipe.source_folder = os.path.join(folder, "source")
    recipe.package_folder = os.path.join(folder, "package")

    recipe.set_version()
    assert recipe.version == version, recipe.version
    recipe.export_sources()
    # In the cache of Conan the clone is not available.
    recipe.recipe_folder = None
    recipe.package()
    recipe.package_id()
    assert recipe.info.cleared, "the package depends on settings"
    recipe.package_info()
    assert recipe.cpp_info.properties["cmake_target_name"] == "vmxdefs::vmxdefs"


create(*sys.argv[1:])
