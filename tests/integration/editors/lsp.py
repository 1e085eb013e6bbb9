# SPDX-License-Identifier: MIT
"""A small client of a language server, such as clangd, over its standard input and output."""
import json
import os
import queue
import subprocess
import threading
import time


class Silent(Exception):
    """The server exited, or did not answer in time."""


def uri_of(path):
    return "file://" + os.path.abspath(path)


class Server:
    """A language server.  No call waits longer than `seconds`."""

    def __init__(self, command, folder, seconds):
        self.seconds, self.last = seconds, 0
        self.diagnostics = {}  # uri -> the last diagnostics of the server for this file
        self.messages = queue.Queue()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, cwd=folder)
        threading.Thread(target=self.read, daemon=True).start()
        try:
            self.request("initialize", {
                "processId": os.getpid(), "rootUri": uri_of(folder),
                "capabilities": {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}})
            self.notify("initialized", {})
        except Silent:
            self.end()
            raise

    def read(self):
        """In a thread, because a read has no time limit."""
        stream = self.process.stdout
        while True:
            length = None
            for line in iter(stream.readline, b"\r\n"):
                if not line:
                    self.messages.put(None)
                    return
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            self.messages.put(json.loads(stream.read(length).decode()))

    def send(self, message):
        body = json.dumps(dict(message, jsonrpc="2.0")).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()
        except OSError as error:
            raise Silent("the language server has ended") from error

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        """The result; None as well if the server reports an error."""
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        answer = self.wait(method, lambda m: m.get("id") == self.last and "method" not in m)
        return answer.get("result")

    def wait(self, what, is_wanted):
        """The first message that is wanted.  The others are processed."""
        end = time.monotonic() + self.seconds
        while True:
            try:
                message = self.messages.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise Silent("%s: no answer in %d s" % (what, self.seconds)) from None
            if message is None:
                raise Silent("%s: the language server has ended" % what)
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
            if is_wanted(message):
                return message

    def open(self, path):
        """Opens a C file, and returns the errors in it."""
        with open(path, encoding="utf-8") as file:
            text = file.read()
        uri = uri_of(path)
        self.diagnostics.pop(uri, None)
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "c", "version": 1, "text": text}})
        if uri not in self.diagnostics:
            self.wait("diagnostics of " + path, lambda m: uri in self.diagnostics)
        return ["%s:%d: %s" % (path, d["range"]["start"]["line"] + 1, d["message"])
                for d in self.diagnostics[uri] if d.get("severity", 1) == 1]

    def close(self, path):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri_of(path)}})

    def ask(self, method, path, position, **more):
        """`position` is (line, column), both from 0."""
        return self.request("textDocument/" + method, dict(more, textDocument={"uri": uri_of(path)},
                            position={"line": position[0], "character": position[1]}))

    def stop(self):
        """Ends the server; kills it if it does not answer."""
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(self.seconds)
        except (Silent, subprocess.TimeoutExpired):
            pass
        self.end()

    def end(self):
        self.process.kill()
        self.process.wait()
