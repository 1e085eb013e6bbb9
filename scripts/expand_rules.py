# SPDX-License-Identifier: MIT
"""The blocks of scripts/expand for the rules of VM entry (definitions/entry_*.h.in).

    %inputs                     facts: NAME words; the VMCS fields are before them
    %rules NAME OUTCOME "TITLE" the rules of a section of the SDM
    %rule_numbers               enum vmxd_rule, from all sections
    %input_fields               the encodings of the fields
    %rule_sections              the calls of the functions of the sections
    %rule_texts KIND            a switch with a text of each rule or input

A rule:

    ID [OUTCOME] [unconfirmed] [some_processors]
        when CONDITION          omitted: the rule always applies
        must CONDITION
        "what must hold"

An ID with {a b} stands for one rule each, with a and b in place of {} in the conditions.  A condition
is C with short forms:

    guest.rflags      the value of a VMCS field; also ctrl.NAME, host.NAME, and cpu.NAME for a fact
    &guest.rflags     the input itself, as an argument
    pin.BIT           a control; also primary., secondary., tertiary., vmfunc., exit_ctl., ...
    name(...)         vmxd_rule_name(r, ...) of entry_rule.h
"""
import re
import textwrap

OPTIONS = ("unconfirmed", "some_processors")


class Rule:
    """A rule of a %rules block."""

    def __init__(self, row, name, outcome, options, section):
        self.row, self.name, self.outcome, self.options = row, name, outcome, options
        self.section, self.when, self.must, self.text = section, "", "", ""

    def constant(self):
        return "VMXD_RULE_" + self.name.upper()

    def alternative(self, word):
        """The rule with `word` in place of {...}."""
        rule = Rule(self.row, re.sub(r"\{.*?\}", word, self.name), self.outcome, self.options,
                    self.section)
        rule.when, rule.must, rule.text = [
            text.replace("{}", word) for text in (self.when, self.must, self.text)]
        return rule


def parse(section, outcome, rows):
    """The rules of a block, as written: an ID may have alternatives."""
    rules, last = [], None
    for row in rows:
        verb, _, rest = row.text.partition(" ")
        if re.match(r"[a-z]", row.text) and verb not in ("when", "must"):
            found = re.fullmatch(r"(\w*(?:\{[a-z0-9 ]+\})?\w*)((?: \w+)*)", row.text)
            if not found:
                raise row.wrong("expected: ID [OUTCOME] [unconfirmed] [some_processors]")
            words = found[2].split()
            outcomes = [word for word in words if word not in OPTIONS]
            if len(outcomes) > 1:
                raise row.wrong("%s: more than one outcome" % found[1])
            rules.append(Rule(row, found[1], (outcomes + [outcome])[0],
                              [word for word in words if word in OPTIONS], section))
            last = None
        elif not rules:
            raise row.wrong("expected the ID of a rule")
        elif verb in ("when", "must"):
            if getattr(rules[-1], verb):
                raise row.wrong("%s: '%s' is given twice" % (rules[-1].name, verb))
            setattr(rules[-1], verb, rest.strip())
            last = verb
        elif re.fullmatch(r'"[^"]+"', row.text):
            if rules[-1].text:
                raise row.wrong("%s: the text is given twice" % rules[-1].name)
            rules[-1].text, last = row.text.strip('"'), None
        elif last:
            setattr(rules[-1], last, getattr(rules[-1], last) + " " + row.text)
        else:
            raise row.wrong("expected: when CONDITION, must CONDITION, or \"what must hold\"")
    return rules


def statement(text):
    """A statement of a case, in lines of at most 100 columns."""
    return textwrap.fill(text, 100, initial_indent=" " * 8, subsequent_indent=" " * 12,
                         break_long_words=False, break_on_hyphens=False) + "\n"


class Rules:
    """A block %rules: the function of a section."""

    def __init__(self, row, section, outcome, title, rows, library):
        self.section, self.title, self.rules, self.library = section, title, [], library
        for written in parse(section, outcome, rows):
            if not written.must or not written.text:
                raise written.row.wrong("%s needs 'must CONDITION' and \"what must hold\"" % written.name)
            words = re.search(r"\{(.*?)\}", written.name)
            if not words:
                self.rules.append(written)
            else:
                self.rules += [written.alternative(word) for word in words[1].split()]
        if not self.rules:
            raise row.wrong("%s has no rules" % section)
        for rule in self.rules:
            library.add_name(rule.row, rule.constant())
        library.rule_sections.append(self)

    def condition(self, rule, text):
        """A condition in C."""
        def value(match):
            ampersand, prefix, member = match.groups()
            name = "%s.%s" % (prefix, member)
            if prefix in ("ctrl", "guest", "host", "cpu"):
                constant = (prefix.upper() + "_" if prefix != "cpu" else "") + member.upper()
                if constant not in self.library.inputs():
                    raise rule.row.wrong("%s: there is no input %s" % (rule.name, name))
                constant = "VMXD_INPUT_" + constant
                return constant if ampersand else "vmxd_rule_read(r, %s)" % constant
            if name not in self.library.fields or "vmxd_rule_" + prefix not in self.library.helpers:
                raise rule.row.wrong("%s: there is no control %s" % (rule.name, name))
            return "vmxd_rule_%s(r, VMXD_%s_%s)" % (prefix, prefix.upper(), member.upper())

        def call(match):
            if "vmxd_rule_" + match[1] not in self.library.helpers:
                if not match[1].lower().startswith("vmxd_"):
                    raise rule.row.wrong("%s: there is no function vmxd_rule_%s" % (rule.name, match[1]))
                return match[0]
            return "vmxd_rule_%s(r%s" % (match[1], ", " if match[2] else ")")

        calls = re.sub(r"\b(\w+)\((?=(\))?)", lambda m: call((m[0], m[1], not m[2])), text)
        calls = re.sub(r"(vmxd_rule_\w+\(r\))\)", r"\1", calls)
        return re.sub(r"(?<![\w&])(&(?!&))?([a-z]\w*)\.([a-z]\w*)", value, calls)

    def text(self):
        out = '/* "%s" */\n' % self.title
        out += ("static VMXD_COLD_INLINE bool vmxd_rules_%s(struct vmxd_rule_check *r, uint32_t rule)\n{\n"
                "    switch (rule) {\n" % self.section)
        for rule in self.rules:
            out += "    case %s:\n" % rule.constant()
            if rule.when:
                out += statement("vmxd_rule_applies(r, %s);" % self.condition(rule, rule.when))
            out += statement("r->holds = %s;" % self.condition(rule, rule.must))
            out += "        return 1;\n"
        return out + "    default:\n        return 0;\n    }\n}\n"


class Inputs:
    """A block %inputs: enum vmxd_input."""

    def __init__(self, rows, library):
        self.library = library
        for row in rows:
            found = re.fullmatch(r"([A-Z]\w+)\s+(.+)", row.text)
            if not found:
                raise row.wrong("expected: NAME words")
            library.add_name(row, "VMXD_INPUT_" + found[1])
            library.facts.append((found[1], found[2]))

    def text(self, columns):
        fields, facts = self.library.input_fields(), self.library.facts
        lines = [("    VMXD_INPUT_%s = %d," % (name, at), "") for at, name in enumerate(fields)]
        lines += [("    VMXD_INPUT_%s = %d," % (name, at), words)
                  for at, (name, words) in enumerate(facts, len(fields))]
        lines += [("    VMXD_INPUT_FIELDS = %d," % len(fields), "the number of fields"),
                  ("    VMXD_INPUTS = %d" % len(fields + facts), "the number of inputs")]
        return "enum vmxd_input {\n%s};\n" % columns(lines)


def rule_numbers(library, columns):
    """enum vmxd_rule."""
    out, number = "", 0
    for section in library.rule_sections:
        out += "\n" if out else ""
        out += "    /* %s */\n" % section.title
        for number, rule in enumerate(section.rules, number):
            out += "    %s = %d,\n" % (rule.constant(), number)
        number += 1
    last = [("    VMXD_RULES = %d" % number, "the number of rules")]
    return "enum vmxd_rule {\n%s%s};\n" % (out, columns(last))


def input_fields(library):
    return "".join("        VMXD_VMCS_%s,\n" % name for name in library.input_fields())


def rule_sections(library):
    """The conditions of vmxd_rule_evaluate()."""
    calls = ["vmxd_rules_%s(r, rule)" % section.section for section in library.rule_sections]
    return "    (void)(" + " ||\n           ".join(calls) + ");\n"


def cases(pairs, result, otherwise):
    """A switch; equal results share a return."""
    groups = {}
    for name, value in pairs:
        groups.setdefault(value, []).append(name)
    out = "    switch (%s) {\n"
    for value, names in groups.items():
        out += "".join("    case %s:\n" % name for name in names)
        out += "        return %s;\n" % (result % value)
    return out + "    default:\n        return %s;\n    }\n" % otherwise


def rule_texts(kind, library):
    """The body of a function that returns a text or a number of a rule or an input."""
    rules = [rule for section in library.rule_sections for rule in section.rules]
    titles = {section.section: section.title for section in library.rule_sections}
    if kind == "inputs":
        pairs = [("VMXD_INPUT_" + name, name.lower()) for name, _ in library.facts]
        return cases(pairs, '"%s"', '"undefined input"').replace("%s", "input", 1)
    if kind == "facts":
        pairs = [("VMXD_INPUT_" + name, words) for name, words in library.facts]
        return cases(pairs, '"%s"', '"undefined input"').replace("%s", "input", 1)
    if kind == "outcomes":
        pairs = [(rule.constant(), "VMXD_OUTCOME_" + rule.outcome.upper()) for rule in rules]
        for rule in rules:
            if "VMXD_OUTCOME_" + rule.outcome.upper() not in library.names:
                raise rule.row.wrong("%s: there is no outcome %s" % (rule.name, rule.outcome))
        return cases(pairs, "%s", "VMXD_OUTCOME_UNDEFINED").replace("%s", "rule", 1)
    if kind in OPTIONS:
        pairs = [(rule.constant(), "1") for rule in rules if kind in rule.options]
        return cases(pairs, "%s", "0").replace("%s", "rule", 1)
    texts = {"ids": lambda rule: rule.name, "sections": lambda rule: titles[rule.section],
             "when": lambda rule: rule.when, "must": lambda rule: rule.must,
             "sentences": lambda rule: rule.text}
    pairs = [(rule.constant(), texts[kind](rule)) for rule in rules]
    return cases(pairs, '"%s"', '"undefined rule"').replace("%s", "rule", 1)
