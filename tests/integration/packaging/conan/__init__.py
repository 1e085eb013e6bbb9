# SPDX-License-Identifier: MIT
"""The part of Conan 2 that the recipe uses.  Debian has no Conan."""


class Settable:
    def __init__(self):
        self.properties = {}
        self.cleared = False

    def set_property(self, name, value):
        self.properties[name] = value

    def clear(self):
        self.cleared = True


class ConanFile:
    def __init__(self):
        self.info = Settable()
        self.cpp_info = Settable()
