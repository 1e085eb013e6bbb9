# SPDX-License-Identifier: MIT
"""Chromium without a window, and what a person does with the page in it."""
import base64
import json
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

PATIENCE = 60  # seconds


def start_chromium():
    options = Options()
    # As root there is no sandbox; a small /dev/shm must not crash it.
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


class Page:
    def __init__(self, page, work):
        self.address = Path(page).resolve().as_uri()
        self.work = Path(work)
        self.requests = []
        self.messages = []
        self.chromium = start_chromium()
        self.devtools("Browser.grantPermissions",
                      permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])

    def quit(self):
        self.chromium.quit()

    def devtools(self, command, **parameters):
        return self.chromium.execute_cdp_cmd(command, parameters)

    def script(self, text, *arguments):
        return self.chromium.execute_script(text, *arguments)

    def part(self, name):
        return self.chromium.find_element("id", name)

    def collect_logs(self):
        self.messages += [entry["message"] for entry in self.chromium.get_log("browser")]
        for entry in self.chromium.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])

    # --- What a person does ---

    def appearance(self, width, height=900, scheme="light"):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height,
                      deviceScaleFactor=1, mobile=width < 600)
        self.devtools("Emulation.setEmulatedMedia",
                      features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, fragment=""):
        """Loads the page anew; with a fragment, waits for the answer."""
        self.collect_logs()
        self.chromium.get("about:blank")
        self.chromium.get(self.address + fragment)
        self.wait(lambda: self.script("return document.documentElement.dataset.ready === 'yes'"))
        if fragment:
            self.wait_for_answer()

    def wait(self, condition):
        end = time.time() + PATIENCE
        while not condition():
            if time.time() > end:
                raise TimeoutError(f"nothing happened for {PATIENCE} s")
            time.sleep(0.02)

    def forget_answer(self):
        self.script("""document.getElementById('status').textContent = '';
                       document.getElementById('result').replaceChildren();""")

    def wait_for_answer(self):
        self.wait(lambda: self.script("""
            return document.getElementById('status').textContent !== ''
                && document.getElementById('result').getAttribute('aria-busy') !== 'true'"""))

    def ask(self, text, kind=""):
        """Puts a text into the box and presses the button."""
        self.forget_answer()
        self.script("""document.getElementById('attached').hidden ||
                           document.getElementById('detach').click();
                       document.getElementById('input').value = arguments[0];
                       document.getElementById('kind').value = arguments[1];
                       document.querySelector('button[type=submit]').click()""", text, kind)
        self.wait_for_answer()

    def press(self, *keys):
        ActionChains(self.chromium).send_keys(*keys).perform()

    def chord(self, modifier, key):
        ActionChains(self.chromium).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def paste(self, text):
        """Through the clipboard, with the keyboard."""
        self.chromium.execute_async_script(
            "navigator.clipboard.writeText(arguments[0]).finally(arguments[1])", text)
        self.forget_answer()
        self.script("""document.getElementById('input').value = '';
                       document.getElementById('input').focus()""")
        self.chord(Keys.CONTROL, "v")
        self.wait_for_answer()

    def open_file(self, path, wait=True):
        self.forget_answer()
        self.part("file").send_keys(str(path))
        if wait:
            self.wait_for_answer()

    def choose(self, kind):
        self.forget_answer()
        self.script("""const kind = document.getElementById('kind');
                       kind.value = arguments[0];
                       kind.dispatchEvent(new Event('change'))""", kind)
        self.wait_for_answer()

    # --- What the page shows ---

    def status(self):
        return self.part("status").get_property("textContent")

    def title(self):
        return self.script("return document.querySelector('#result h2')?.textContent ?? ''")

    def printed(self):
        """What vmxdecode printed, of all command lines."""
        return self.script("""return [...document.querySelectorAll('#result .message, #result pre')]
                                  .map(part => part.textContent).join('')""")

    def screenshot(self, name):
        shot = self.devtools("Page.captureScreenshot", captureBeyondViewport=True)
        (self.work / "screenshots" / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))
