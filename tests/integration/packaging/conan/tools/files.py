# SPDX-License-Identifier: MIT
"""copy() and load() as Conan documents them: a pattern is matched against the path below `src`."""

import fnmatch
import os
import shutil


def load(_conanfile, path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def copy(_conanfile, pattern, src, dst):
    copied = []
    for folder, _, names in os.walk(src):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), src)
            if fnmatch.fnmatch(path, pattern):
                target = os.path.join(dst, path)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy2(os.path.join(src, path), target)
                copied.append(target)
    return copied
