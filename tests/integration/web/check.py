#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks the web page in Chromium.

    check.py PAGE FOLDER

FOLDER has the program `vmxdecode`, whose answers the page must show, and the folder `screenshots`.
With FOLDER/package/axe.min.js, the rules of axe-core are checked in addition.
The last line is "N passed, M failed".
"""
import json
import re
import shlex
import subprocess
import sys
import traceback
import zlib
from base64 import urlsafe_b64encode
from pathlib import Path
from urllib.parse import quote

from selenium.webdriver.common.keys import Keys

from browser import Page

HERE = Path(__file__).resolve().parent
TRANSCRIPTS = HERE.parent / "vmxdecode"
DATA = HERE.parent.parent / "data"
LARGE_TRACE = 20 << 20
LONGEST_BLOCK = 300  # milliseconds of the main thread; 20 to 100 on a machine that is not busy

EXIT_LINE = (" qemu-system-x86-2101  [002] d..1.  5123.456789: kvm_exit: vcpu 0 reason %s rip "
             "0xffffffff8104f45a info1 0x0000000000000182 info2 0x0000000000000000 intr_info "
             "0x00000000 error_code 0x00000000\n")
DUMP = """kvm_intel: VMCS 00000000a6bc04f0, last attempted VM-entry on CPU 1
kvm_intel: *** Guest State ***
kvm_intel: CR0: actual=0x0000000000000030, shadow=0x0000000060000010, gh_mask=fffffffffffffff7
kvm_intel: CR4: actual=0x0000000000002040, shadow=0x0000000000000000, gh_mask=fffffffffffef871
kvm_intel: RSP = 0x0000000000000000  RIP = 0x000000000000fff0
kvm_intel: RFLAGS=0x00000000         DR7 = 0x0000000000000400
"""

passed = 0
failed = []


def check(condition, text, detail=""):
    global passed
    if condition:
        passed += 1
    else:
        failed.append(text)
        print(f"FAIL {text}", f"\n     {detail:.1500}" if detail else "")


def is_equal(got, expected, text):
    check(got == expected, text, f"is       {got!r:.400}\n     expected {expected!r:.400}")


class Native:
    """vmxdecode of this machine."""

    def __init__(self, program):
        self.program = program
        self.commands = re.findall(r"^  ([a-z]+) ", self.run("--help")[1], re.M)
        self.detects = "no command and no file" not in self.run("-")[2]

    def run(self, *arguments, data=""):
        result = subprocess.run([self.program, *arguments], input=data.encode(), capture_output=True,
                                check=False)
        return result.returncode, result.stdout.decode(), result.stderr.decode()

    def printed(self, *arguments, data=""):
        """As the page shows it: the message, then the output, of which the first part is shown."""
        _, out, err = self.run(*arguments, data=data)
        return err.strip() + out[:1 << 16]


# --- Answers ---

def transcript_lines():
    """The command lines of the tests of vmxdecode that need no shell and no file."""
    for path in sorted(TRANSCRIPTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("$ vmxdecode ") and not re.search(r"[|<>;$\\/]|\.txt| \.$", line[2:]):
                yield line[2:]


def check_transcripts(page, native):
    """The program in the page prints what the one of this machine prints."""
    lines = [line for line in transcript_lines() if line != "vmxdecode capabilities"]
    check(len(lines) > 60, "there are too few transcripts", str(len(lines)))
    for line in lines:
        page.ask(line)
        is_equal(page.printed(), native.printed(*shlex.split(line)[1:]), f"the answer of {line}")


def inputs():
    """Name, text, title, and the command lines that answer it while vmxdecode finds nothing out itself."""
    msrs = (DATA / "capabilities/2.7/tigerlake.txt").read_text(encoding="utf-8")
    trace = (TRANSCRIPTS / "trace_lines.txt").read_text(encoding="utf-8")
    return [
        ("exit", "0x80000021", "Exit reason", ["exit 0x80000021"]),
        ("event", "0x80000b0e\n", "Event information", ["event 0x80000b0e"]),
        ("encoding", " 0x6828", "VMCS field", ["field 0x6828"]),
        ("name", "guest_s_cet", "VMCS field", ["field guest_s_cet"]),
        ("msr", "0x48b 0x00553cfe00000000", "MSR and its value", ["msr 0x48b 0x00553cfe00000000"]),
        ("msrs", msrs, "Capability MSRs", ["capabilities -"]),
        ("trace", trace, "Trace", ["trace --summary -", "trace -"]),
    ]


def check_inputs(page, native):
    for name, text, title, lines in inputs():
        if native.detects and name == "msrs":
            title, lines = "Answer", ["-"]
        expected = "".join(native.printed(*line.split(), data=text) for line in lines)
        page.paste(text)
        is_equal(page.title(), title, f"what the page takes the {name} for")
        is_equal(page.printed(), expected, f"the answer to the {name}")
    page.paste(DUMP)
    if native.detects:
        is_equal(page.printed(), native.printed("-", data=DUMP), "the answer to the dump")
    elif "doctor" in native.commands:
        is_equal(page.printed(), native.printed("doctor", "-", data=DUMP), "the answer to the dump")
    else:
        check("VMCS dump" in page.status() and "doctor" in page.status(),
              "a dump without the command doctor", page.status())
    page.ask("what is this")
    check(page.status() != "" and "Decoded" not in page.status(), "a text that is nothing", page.status())
    page.ask("")
    check("nothing to decode" in page.status(), "an empty question", page.status())


def check_choices(page, native):
    """Everything under "Read as" that takes one number."""
    page.ask("0x1010bf")
    choices = page.script("return [...document.getElementById('kind').options].map(o => o.value)")
    lines = page.script("return Object.fromEntries(Object.entries(kinds).map(([k, v]) => [k, v.lines[0]]))")
    numbers = [kind for kind in choices if kind and lines[kind].endswith(" INPUT")]
    check(len(numbers) >= 13, "there are too few choices", str(choices))
    for kind in numbers:
        page.choose(kind)
        line = lines[kind].replace("INPUT", "0x1010bf")
        is_equal(page.printed(), native.printed(*line.split()), f"0x1010bf, read as {kind}")
    page.script("document.getElementById('kind').value = ''")


def check_files(page, native):
    """A file is standard input, and has the name "input"."""
    path = DATA / "capabilities/2.7/tigerlake.txt"
    msrs = path.read_text(encoding="utf-8")
    expected = native.printed("capabilities", "-", data=msrs)
    page.open_file(path)
    is_equal(page.printed(), expected if not native.detects else native.printed("-", data=msrs), "a file")
    check("tigerlake.txt" in page.part("attached-name").text, "the name of the file is shown")
    page.ask("vmxdecode capabilities input\n" + msrs)
    is_equal(page.printed(), expected, "a command line that names the input")
    page.ask("vmxdecode capabilities -\n" + msrs)
    is_equal(page.printed(), expected, "a command line with standard input")
    page.ask("\n vmxdecode capabilities - äöü€\n" + msrs)
    check("unexpected argument" in page.printed(), "a command line that is wrong", page.printed())
    page.ask("vmxdecode event 0x80000b0e '\u20ac'")
    check("unexpected argument" in page.printed(), "an argument that is not ASCII", page.printed())
    page.ask("vmxdecode capabilities missing\n" + msrs)
    check("No such file" in page.printed(), "a file that does not exist", page.printed())
    page.script("document.getElementById('second').value = arguments[0];"
                "document.getElementById('second-part').hidden = false", msrs)
    page.ask("vmxdecode capabilities second")
    is_equal(page.printed(), expected, "a command line that names the second text")
    page.script("document.getElementById('second').value = ''")


# --- The bits ---

def check_bits(page, native):
    """The cells are every bit of the word once, in order, and their values are the word."""
    for line in ("control proc2 0x1010bf", "control proc3 0x8000000000000011", "control proc 0xffffffff",
                 "control pin 0x3f", "exit 0x80000021", "msr 0x480 0x00da040000000004"):
        fields = find_fields(json.loads(native.run("--json", *line.split())[1]))
        page.ask(line)
        word = int(line.split()[-1], 0)
        row = page.script("""return [...document.querySelector('.word').querySelectorAll('li')].map(cell =>
            ['bits', 'value', 'name'].map(part => cell.querySelector('.' + part).textContent))""")
        cells = [(*bit_range(bits), int(value, 0), name) for bits, value, name in row]
        end = cells[0][0] + 1
        check(end in (32, 64), f"{line}: the first cell", str(row))
        for high, low, _, _ in cells:
            is_equal(high, end - 1, f"{line}: cells that follow each other")
            end = low
        is_equal(end, 0, f"{line}: the last cell")
        is_equal(sum(value << low for _, low, value, _ in cells), word, f"{line}: the sum of the cells")
        for field in fields:
            high, low = field["lsb"] + field["width"] - 1, field["lsb"]
            check(any(cell[:3] == (high, low, int(field["value"], 0)) and cell[3].startswith(field["name"])
                      for cell in cells), f"{line}: no cell of {field['name']}", str(row))


def bit_range(text):
    numbers = re.findall(r"\d+", text)
    return int(numbers[0]), int(numbers[-1])


def find_fields(item):
    """The first list of fields in JSON."""
    if isinstance(item, list) and item and isinstance(item[0], dict) and "lsb" in item[0]:
        return item
    for value in item.values() if isinstance(item, dict) else item if isinstance(item, list) else []:
        found = find_fields(value)
        if found:
            return found
    return []


# --- Links ---

def check_links(page, native):
    msrs = (DATA / "capabilities/2.7/tigerlake.txt").read_text(encoding="utf-8")
    for text, kind in (("0x80000021", ""), ("0x1010bf", "proc2"), (msrs, ""),
                       ("field '<b>&#%+ä'", ""), ("vmxdecode capabilities -\n" + msrs, "")):
        page.open()
        page.ask(text, kind)
        answer = page.printed()
        page.part("link").click()
        page.wait(lambda: page.part("link-text").is_displayed())
        link = page.part("link-text").get_property("value")
        is_equal(link, page.chromium.current_url, "the link and the address of the page")
        page.open(link[link.index("#"):])
        is_equal(page.printed(), answer, f"the answer of the link to {text[:30]!r}")
        is_equal(page.part("input").get_property("value"), text, "the question of the link")
    is_equal(native.printed("capabilities", "-", data=msrs), answer, "the answer of the last link")

    page.open("#q=0x30")
    page.forget_answer()
    page.script("location.hash = '#q=0x28'")
    page.wait_for_answer()
    check("PAUSE" in page.status(), "a link in the page", page.status())
    bomb = urlsafe_b64encode(zlib.compress(bytes(50 << 20), 9)[2:-4]).decode().rstrip("=")
    for damaged in ("#z=!!!", "#z=AAAA", "#z=", f"#z={bomb}"):
        page.open(damaged)
        check("damaged" in page.status() or "nothing to decode" in page.status(), f"the link {damaged:.20}",
              page.status())
    examples = page.script("return [...document.querySelectorAll('nav li:not([hidden]) a')].map(a => a.getAttribute('href'))")
    check(len(examples) >= 6, "there are too few examples")
    for example in examples:
        page.open(example)
        check(page.status().startswith("Decoded"), f"the example {example:.40}", page.status())


def check_rules(page, _native):
    """A rule that the JSON names becomes a link to its explanation."""
    links = page.script("""
        const plain = {status: 1, out: 'broken: guest.rflags.bit1 (line 6)', err: '', outSize: 34};
        const json = {out: '{"broken": [{"rule": "guest.rflags.bit1", "lines": [6]}]}'};
        return [...answerOf('doctor -', plain, json).querySelectorAll('a')].map(a =>
            [a.textContent, a.getAttribute('href')])""")
    is_equal(links, [["guest.rflags.bit1", "#q=vmxdecode+doctor+--explain+guest.rflags.bit1"]],
             "the link to a rule")


# --- Appearance and accessibility ---

CONTRAST = r"""
const luminance = color => {
    const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const background = element => {
    for (; element; element = element.parentElement) {
        const color = getComputedStyle(element).backgroundColor;
        if (!/, 0\)$/.test(color))
            return color;
    }
    return 'rgb(255, 255, 255)';
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const bad = [];
let count = 0;
while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !parent.checkVisibility() || parent.closest('script, noscript'))
        continue;
    const pair = [luminance(getComputedStyle(parent).color), luminance(background(parent))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    count++;
    if (ratio < 4.5)
        bad.push(walker.currentNode.data.trim().slice(0, 40) + ': ' + ratio.toFixed(2));
}
return [count, bad];
"""


def check_appearance(page, axe):
    for scheme in ("light", "dark"):
        for width in (360, 1100):
            page.appearance(width, scheme=scheme)
            for name, text, _, _ in [*inputs(), ("start", "", "", []), ("error", "exit zz", "", []),
                                     ("control", "control proc2 0x1010bf", "", []),
                                     ("unknown", "control proc3 0xffffffffffffffff", "", [])]:
                where = f"{name}, {scheme}, {width} pixels"
                page.open("#q=" + quote(text) if text else "")
                needed, shown = page.script("""const root = document.documentElement;
                                               return [root.scrollWidth, root.clientWidth]""")
                check(needed == shown and width - 20 < shown <= width, f"the page scrolls to the right: {where}",
                      f"{needed} {shown}")
                count, bad = page.script(CONTRAST)
                check(count > 10 and not bad, f"contrast: {where}", str(bad or count))
                page.screenshot(f"{name}-{scheme}-{width}")
                if axe:
                    check_axe(page, axe, where)
    page.appearance(1100)


def check_axe(page, axe, where):
    # The page's own policy forbids everything else: it is set aside for the script of the test.
    page.script(axe)
    result = page.chromium.execute_async_script("axe.run().then(arguments[0])")
    bad = [f"{rule['id']}: {rule['nodes'][0]['html']:.100}" for rule in result["violations"]]
    check(len(result["passes"]) > 15 and not bad, f"axe-core: {where}", str(bad))


CONTROLS = {"button", "link", "textbox", "combobox", "DisclosureTriangle", "progressbar", "ColorWell"}
LANDMARKS = {"banner", "main", "contentinfo", "navigation", "form", "region"}


def check_accessibility(page, _native):
    page.open("#q=0x80000b0e")
    nodes = [node for node in page.devtools("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
    roles = [node["role"]["value"] for node in nodes]
    controls = [node for node in nodes if node["role"]["value"] in CONTROLS]
    check(len(controls) >= 12, "there are too few controls", str(roles))
    for node in controls:
        check(node["name"].get("value", "").strip(), f"a {node['role']['value']} has no name", str(node))
    is_equal(sorted(LANDMARKS - set(roles)), [], "landmarks that are missing")
    check("status" in roles or page.part("status").get_attribute("role") == "status", "there is no status")
    is_equal(page.part("status").get_attribute("aria-live"), "polite", "the status is a live region")
    levels = page.script("return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    check(levels[0] == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:])), "the levels of the headings",
          str(levels))
    names = page.script("return [...document.querySelectorAll('.word')].map(row => row.ariaLabel)")
    check(len(names) == 3 and all("0x80000b0e" in name for name in names), "the names of the rows of bits",
          str(names))
    is_equal(page.script("return document.documentElement.lang"), "en", "the language of the page")


def check_keyboard(page, _native):
    """From the start of the page to a link, without a mouse."""
    page.open()
    page.press(Keys.TAB, Keys.TAB)
    is_equal(page.script("return document.activeElement.id"), "input", "the second control")
    page.forget_answer()
    page.press("0x80000b0e", Keys.ENTER)
    page.wait_for_answer()
    check("#PF" in page.status(), "Enter decodes", page.status())
    is_equal(page.part("input").get_property("value"), "0x80000b0e", "Enter adds no line")
    order = []
    for _ in range(40):
        page.press(Keys.TAB)
        focus = page.script("""const focus = document.activeElement, style = getComputedStyle(focus);
            return focus !== document.body &&
                [focus.id || focus.textContent, parseFloat(style.outlineWidth), style.outlineStyle]""")
        if not focus or focus[0] == "vmxdecode":
            break
        check(focus[1] >= 2 and focus[2] != "none", f"the focus of {focus[0][:20]} is visible", str(focus))
        order.append(focus[0].strip())
    examples = page.script("return [...document.querySelectorAll('nav li:not([hidden]) a')].map(a => a.textContent)")
    second = ["A second text"] if page.part("second-part").is_displayed() else []
    is_equal(order, [*second, "Decode", "open", "kind", "Plain text", "link", "copy", *examples],
             "the order of the focus")

    page.part("kind").send_keys("")  # the focus
    page.script("document.getElementById('kind').focus()")
    page.forget_answer()
    page.press("VM-instr")
    page.wait_for_answer()
    check("VM-instruction error" in page.title(), "a choice with the keyboard", page.title())
    page.script("document.getElementById('link').focus()")
    page.press(Keys.ENTER)
    page.wait(lambda: page.part("link-text").is_displayed())
    is_equal(page.script("return document.activeElement.id"), "link-text", "the focus is on the link")
    page.script("document.getElementById('input').focus()")
    page.script("document.getElementById('input').value = '0x480 1'; document.getElementById('kind').value = ''")
    page.press(Keys.END)
    page.chord(Keys.SHIFT, Keys.ENTER)
    page.press("0x481 0000007f00000016", Keys.ENTER)
    is_equal(page.part("input").get_property("value"), "0x480 1\n0x481 0000007f00000016\n", "lines that are typed")
    page.forget_answer()
    page.chord(Keys.CONTROL, Keys.ENTER)
    page.wait_for_answer()
    check("IA32_VMX_PINBASED_CTLS" in page.printed(), "Ctrl+Enter decodes several lines",
          page.status() + page.printed()[:200])


# --- Large input ---

WATCH = """
window.watch = {longest: 0, last: performance.now(), values: new Set(), clipboard: 0};
window.getData ??= DataTransfer.prototype.getData;
DataTransfer.prototype.getData = function (type) {
    const start = performance.now(), data = getData.call(this, type);
    watch.clipboard = performance.now() - start;
    return data;
};
const beat = () => {
    const now = performance.now();
    watch.longest = Math.max(watch.longest, now - watch.last);
    watch.last = now;
    const progress = document.getElementById('progress');
    if (progress.hasAttribute('value') && progress.checkVisibility())
        watch.values.add(progress.value);
    watch.timer = setTimeout(beat);
};
beat();
"""


def longest_block(page):
    """In milliseconds, and the values of the progress.  Without the browser's reading of its clipboard."""
    longest, clipboard, values = page.script("""
        clearTimeout(watch.timer);
        return [watch.longest, watch.clipboard, [...watch.values]]""")
    if clipboard > 10:
        print(f"the browser took {clipboard:.0f} ms to read its clipboard, in the main thread")
    return longest - clipboard, values


def large_trace(size):
    lines = "".join(EXIT_LINE % reason for reason in ("EPT_VIOLATION", "CPUID", "HLT", "CPUID"))
    return lines * (size // len(lines) + 1)


def measure_block(page, act, what):
    """The longest block of the main thread.  A busy machine adds to it: the best of three."""
    for _ in range(3):
        page.script(WATCH)
        act()
        longest, _ = longest_block(page)
        if longest < LONGEST_BLOCK:
            break
    print(f"{what}: the longest block of the main thread is {longest:.0f} ms")
    check(longest < LONGEST_BLOCK, f"{what}: the main thread was blocked for {longest:.0f} ms")


def paste_clipboard(page):
    if page.part("attached").is_displayed():
        page.part("detach").click()
    page.forget_answer()
    page.script("document.getElementById('input').focus()")
    page.chord(Keys.CONTROL, "v")
    page.wait_for_answer()


def check_large_trace(page, native):
    trace = large_trace(LARGE_TRACE)
    summary = native.printed("trace", "--summary", "-", data=trace)
    path = page.work / "trace.txt"
    path.write_text(trace, encoding="utf-8")
    for how in ("file", "paste"):
        what = f"a trace of {len(trace) / 1e6:.1f} MB, {how}"
        page.open()
        if how == "file":
            measure_block(page, lambda: page.open_file(path), what)
        else:
            page.paste(trace)  # also fills the clipboard, which is not measured
            measure_block(page, lambda: paste_clipboard(page), what)
        printed = page.printed()
        check(printed.startswith(summary), f"{what}: the summary", printed[:300])
        check(len(printed) < 1 << 17 and printed.count("# 48 EPT violation") > 30,
              f"{what}: the first part", str(len(printed)))
        page.part("link").click()
        page.wait(lambda: "too long" in page.status())
        is_equal(page.script("return location.hash"), "", f"{what}: no link")


def check_cancel(page, _native):
    path = page.work / "large.txt"
    path.write_text(large_trace(300 << 20), encoding="utf-8")
    page.open()
    page.script(WATCH)
    page.open_file(path, wait=False)
    page.wait(lambda: page.part("cancel").is_displayed())
    page.wait(lambda: page.script("return watch.values.size > 1"))
    page.part("cancel").click()
    page.wait_for_answer()
    longest, values = longest_block(page)
    is_equal(page.status(), "Cancelled.", "Cancel ends a long run")
    check(all(0 <= value <= 1 for value in values) and max(values) < 1, "the progress", str(values))
    check(longest < 5 * LONGEST_BLOCK, f"a trace of 300 MB: the main thread was blocked for {longest:.0f} ms")
    check(not page.part("running").is_displayed(), "the progress is not shown after Cancel")
    page.ask("0x28")
    check("PAUSE" in page.status(), "a question after Cancel", page.status())
    path.unlink()


# --- Hostile input ---

HOSTILE = ('<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
           '<svg onload=window.hacked=1><a href="javascript:window.hacked=1">x</a>')


def is_unharmed(page, what):
    """No script has run, and the only elements are those that the page makes."""
    foreign = page.script("""
        const link = 'a:not([href^="#q=vmxdecode+doctor+--explain+"])';
        return [...document.querySelectorAll(`#result :is(img, script, svg, ${link}), #status *`)].map(e => e.outerHTML)""")
    check(not foreign and page.script("return window.hacked === undefined"), f"hostile input became HTML: {what}",
          str(foreign))


def check_hostile(page, native):
    page.open()
    texts = [HOSTILE, f"vmxdecode exit '{HOSTILE}'", f"field {HOSTILE}", f"vmxdecode {HOSTILE}",
             EXIT_LINE % "HLT" + f" x kvm_exit: reason {HOSTILE} rip 0x1\n{HOSTILE}\n",
             f"0x480 0x1\n0x481 {HOSTILE}\n", f"{DUMP}\n{HOSTILE}", "\u202e0x30\u2066 \u0085", "constructor", "__proto__"]
    for text in texts:
        page.paste(text)
        is_unharmed(page, text[:60])
        page.open("#q=" + quote(text))
        is_unharmed(page, "link: " + text[:60])
    page.open("#q=0x30&as=__proto__")
    check("EPT" in page.status(), "an unknown kind in the link", page.status())
    page.ask("vmxdecode exit \x1b[31m\x01")
    check("\u241b" in page.script("return document.querySelector('#result .command').textContent"),
          "control characters are visible")

    files = {
        "nul": b"0x480 0x1\0\n" + bytes(1000),
        "not UTF-8": b"\xff\xfe\xc3(\x80\n" + (EXIT_LINE % "HLT").encode() + b"\xf0\x28\x8c\xbc kvm_exit: \xff\n",
        "random": bytes(i * i * 31 % 256 for i in range(300000)),
        "huge line": b"kvm_exit: reason " + b"A" * (30 << 20),
        "huge lines": (b"x" * 70000 + b" kvm_exit: reason HLT rip 0x1\n") * 20,
        "empty": b"",
    }
    for name, data in files.items():
        path = page.work / "hostile"
        path.write_bytes(data)
        measure_block(page, lambda: page.open_file(path), f"the file: {name}")
        is_unharmed(page, name)
        check(page.status() != "" and "unreachable" not in page.status(), f"the file: {name}", page.status())
    page.open()
    page.paste("y" * 99_999)
    is_unharmed(page, "a long line in the box")
    page.paste("z" * 5_000_000)
    check(page.part("attached").is_displayed(), "a very long paste is not put into the box")
    for attempt in ("document.body.innerHTML = '<b>x</b>'", "document.write('x')", "new Worker('x')"):
        check(page.script(f"try {{ {attempt}; return false }} catch (e) {{ return e instanceof TypeError }}"),
              f"the browser allows {attempt}")
    check("no command and no file has the name <img" in native.printed("<img"), "the program refuses the same")


def check_requests(page, _native):
    """Nothing is loaded but the page, and the policy refuses to."""
    page.collect_logs()
    others = [url for url in page.requests
              if url not in ("about:blank", page.address) and not url.startswith(("blob:null/", page.address + "#"))]
    check(page.address in [url.split("#")[0] for url in page.requests], "the requests were not seen")
    is_equal(others, [], "requests")
    # check_hostile tries what the browser must refuse.
    errors = [message for message in page.messages if "This document requires 'Trusted" not in message]
    is_equal(errors, [], "errors and warnings in the console")

    page.open()
    refused = page.chromium.execute_async_script("""
        const done = arguments[0], refused = [];
        document.addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective));
        fetch('file:///etc/hostname').catch(() => {});
        const image = new Image();
        image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
        navigator.sendBeacon?.('https://example.invalid/');
        const frame = document.createElement('iframe');
        frame.src = 'data:text/html,x';
        document.body.append(frame);
        const style = document.createElement('style');
        style.textContent = 'p { color: red }';
        document.head.append(style);
        setTimeout(() => done(refused), 500)""")
    is_equal(sorted(set(refused)), ["connect-src", "frame-src", "img-src", "style-src-elem"], "what the policy refuses")


def main():
    page_file, work = sys.argv[1:]
    native = Native(Path(work) / "vmxdecode")
    axe_file = Path(work) / "package/axe.min.js"
    axe = axe_file.read_text(encoding="utf-8") if axe_file.exists() else None
    page = Page(page_file, work)
    try:
        page.appearance(1100)
        page.open()
        for part in (check_inputs, check_transcripts, check_choices, check_files, check_bits, check_links, check_rules,
                     check_accessibility, check_keyboard, check_large_trace, check_cancel, check_hostile,
                     check_requests):
            try:
                part(page, native)
            except Exception:  # pylint: disable=broad-except
                check(False, f"{part.__name__}: {traceback.format_exc()}")
                page.open()
        check_appearance(page, axe)
    finally:
        page.quit()
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
