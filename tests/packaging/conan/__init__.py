# SPDX-License-Identifier: MIT
"""A stand-in for Conan 2, which the distribution does not have: what the recipe uses of it."""


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
