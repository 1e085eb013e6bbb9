/* SPDX-License-Identifier: MIT */
/* page.js - the question, and its way to the answer. */
"use strict";

const LARGE = 100_000; /* a longer text is not put into the text box */
const FIRST_PART = 1 << 15; /* bytes of a trace that are shown with their descriptions */

/* What an input can be, and the command lines that answer it.  INPUT stands for the words of the input,
 * "-" for the input as standard input, the file names "input" and "second" for the two texts. */
const kinds = {
    exit: {label: "exit reason", lines: ["exit INPUT"]},
    event: {label: "event information", lines: ["event INPUT"]},
    field: {label: "VMCS field", lines: ["field INPUT"]},
    value: {label: "field and its value", lines: ["value INPUT"]},
    error: {label: "VM-instruction error", lines: ["error INPUT"]},
    msr: {label: "MSR and its value", lines: ["msr INPUT"]},
    pin: {label: "pin-based controls", lines: ["control pin INPUT"]},
    proc: {label: "primary processor-based controls", lines: ["control proc INPUT"]},
    proc2: {label: "secondary processor-based controls", lines: ["control proc2 INPUT"]},
    proc3: {label: "tertiary processor-based controls", lines: ["control proc3 INPUT"]},
    exit_controls: {label: "VM-exit controls", lines: ["control exit INPUT"]},
    exit2: {label: "secondary VM-exit controls", lines: ["control exit2 INPUT"]},
    entry: {label: "VM-entry controls", lines: ["control entry INPUT"]},
    vmfunc: {label: "VM-function controls", lines: ["control vmfunc INPUT"]},
    capabilities: {label: "capability MSRs", lines: ["capabilities -"]},
    trace: {label: "trace", lines: ["trace --summary -"], firstPart: ["trace -"]},
    dump: {label: "VMCS dump", lines: ["doctor -"]},
    dump_and_msrs: {label: "VMCS dump, second text: capability MSRs", lines: ["doctor --caps second -"]},
    compare: {label: "comparison with the second text", lines: ["compare input second"]},
    detected: {label: "answer", lines: ["-"]},
};

const program = new Program();
const part = id => document.getElementById(id);
let attached = null;  /* a Blob, instead of the text in the box */
let shown = null;     /* {blob, second, kind, text}: the question of the answer that is shown */
let asked = 0;        /* the number of questions; an older one is given up */

/* --- What the input is --- */

function isOffered(kind) {
    const [command] = kind.lines[0].split(" ");
    return command === "-" ? program.detects : program.commands.includes(command);
}

const isTrace = text => /\bkvm_\w*exit:/.test(text);
const isDump = text => /\b(Guest|Host|Control) State\b/i.test(text);

/* Only for programs without `vmxdecode -`, which finds it out itself: remove it when no such program is left.
 * Returns a name in `kinds`, or undefined. */
function guess(start) {
    if (isDump(start))
        return "dump";
    return /\b(0x)?4[89][0-9a-f]\b.*\b(0x)?[0-9a-f]{8,16}\s*$/im.test(start) ? "capabilities" : undefined;
}

/* One or two words: the first kind whose command finds nothing wrong with them, or else that accepts them. */
async function kindOfWords(input) {
    const names = /\s/.test(input) ? ["msr", "value"] : ["exit", "field", "event", "error"];
    let accepted;
    for (const name of names.filter(name => isOffered(kinds[name]))) {
        const {status} = await program.run([name, ...split(input)]);
        if (status === 0)
            return name;
        if (status === 1)
            accepted ??= name;
    }
    return accepted ?? (/^[0-9]/.test(input) ? names[0] : "field"); /* its message says what is wrong */
}

/* Returns a name in `kinds`, or undefined. */
async function findKind(start, second) {
    const input = start.trim();
    if (isTrace(start) && !isDump(start))
        return "trace"; /* in two parts, because it can be large */
    if (second.trim() && isDump(start) && isOffered(kinds.dump))
        return "dump_and_msrs";
    if (second.trim() && isOffered(kinds.compare))
        return "compare";
    if (/^\S+([ \t]+\S+)?$/.test(input) && input.length < 200)
        return kindOfWords(input);
    return program.detects ? "detected" : guess(start);
}

/* A text that starts with the name of the program or of a command: {line, rest}.  What begins
 * at the byte `rest` is its input. */
function commandLine(start) {
    const [first] = start.trimStart().split("\n", 1);
    const [word, next] = first.trim().split(/\s+/);
    const named = word === "vmxdecode";
    if (!named && (!program.commands.includes(word) || next === undefined || start.trim().includes("\n")))
        return null;
    const before = start.slice(0, start.indexOf(first) + first.length + 1);
    return {line: first.trim().replace(/^vmxdecode\s*/, ""), rest: new Blob([before]).size};
}

/* --- The answer --- */

/* Splits a command line at blanks; "double" and 'single' quotes keep blanks. */
function split(line) {
    return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(match => match[1] ?? match[2] ?? match[3]);
}

function say(message) {
    part("status").classList.remove("spoken");
    part("status").textContent = message;
}

function setBusy(busy) {
    clearTimeout(setBusy.timer);
    part("progress").removeAttribute("value");
    if (busy)
        setBusy.timer = setTimeout(() => part("running").hidden = false, 150);
    else
        part("running").hidden = true;
    part("result").setAttribute("aria-busy", busy);
}

/* Runs a line, and again with --json.  Returns its element and one line about it. */
async function runLine(line, files, withJson) {
    const progress = value => part("progress").value = value;
    const args = split(line);
    const plain = await program.run(args, files, progress);
    const json = withJson && plain.status !== 2 && !args.includes("--json") && plain.out
        ? await program.run(["--json", ...args], files, progress) : null;
    return {made: answerOf(line, plain, json), summary: summaryOf(plain, json), text: plain.out || plain.err};
}

/* Returns the runs that answer the question: [line, files, withJson]. */
async function plan({blob, second, kind}, start) {
    const files = {input: blob, second: new Blob([second])};
    const command = kind ? null : commandLine(start);
    if (command)
        return {label: "command line", runs: [[command.line, {...files, input: blob.slice(command.rest)}, true]]};

    const name = kind || await findKind(start, second);
    if (!Object.hasOwn(kinds, name ?? ""))
        throw new Error("Cannot tell what this is. Choose it under \"Read as\".");
    const found = kinds[name];
    if (!isOffered(found))
        throw new Error(`This is a ${found.label}, and this vmxdecode has no command for it: ${found.lines[0]}.`);
    const toLine = line => line.replace("INPUT", () => start.trim().slice(0, 1000));
    const runs = found.lines.map(line => [toLine(line), files, true]);
    for (const line of found.firstPart ?? []) {
        const end = start.lastIndexOf("\n", FIRST_PART);
        const first = blob.size > FIRST_PART && end > 0 ? new Blob([start.slice(0, end + 1)]) : blob;
        runs.push([toLine(line), {...files, input: first}, false]);
    }
    return {label: found.label, runs};
}

async function answer(question) {
    const number = ++asked;
    const current = () => number === asked;
    const start = await question.blob.slice(0, 2 * FIRST_PART).text();
    if (!start.trim()) {
        part("input").focus();
        say("There is nothing to decode: paste or type something first.");
        return;
    }
    program.cancel();
    setBusy(true);
    say("");
    try {
        const {label, runs} = await plan(question, start);
        const done = [];
        for (const run of runs)
            done.push(await runLine(...run));
        if (current())
            show(question, label, done);
    } catch (error) {
        if (current())
            showFailure(error.message);
    }
    if (current())
        setBusy(false);
}

function show(question, label, done) {
    shown = {...question, text: done.map(({text}) => text).join("\n")};
    part("result").replaceChildren(element("h2", {}, label[0].toUpperCase() + label.slice(1)),
        ...done.map(({made}) => made));
    part("answer").hidden = false;
    part("link-part").hidden = true;
    say(done[0].summary);
    part("status").classList.add("spoken"); /* it is the beginning of the answer */
}

function showFailure(message) {
    part("answer").hidden = true;
    part("result").replaceChildren();
    say(message === "cancelled" ? "Cancelled." : message);
}

/* --- The question --- */

function size(bytes) {
    return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/* `blob` replaces the text box.  null: the text box again. */
function attach(blob, name) {
    attached = blob;
    part("attached").hidden = !blob;
    part("input").hidden = Boolean(blob);
    part("attached-name").textContent = blob ? `${visible(name)}, ${size(blob.size)}` : "";
}

function attachAndDecode(blob, name) {
    attach(blob, name);
    part("kind").value = "";
    decode();
}

function decode() {
    answer({
        blob: attached ?? new Blob([part("input").value]),
        second: part("second-part").hidden ? "" : part("second").value,
        kind: part("kind").value,
    });
}

/* A long text in a text box blocks the browser. */
async function paste(event) {
    const pasted = event.clipboardData.getData("text");
    if (event.clipboardData.files.length) {
        event.preventDefault();
        attachAndDecode(event.clipboardData.files[0], event.clipboardData.files[0].name);
    } else if (pasted.length > LARGE) {
        event.preventDefault();
        attachAndDecode(await program.blobOf(pasted), "pasted text");
    } else {
        part("kind").value = "";
        setTimeout(decode);
    }
}

function drop(event) {
    const [file] = event.dataTransfer.files;
    if (!file)
        return;
    event.preventDefault();
    attachAndDecode(file, file.name);
}

function enter(event) {
    const several = part("input").value.trim().includes("\n") || event.shiftKey;
    if (event.key !== "Enter" || event.isComposing || (several && !event.ctrlKey && !event.metaKey))
        return;
    event.preventDefault();
    decode();
}

/* --- Links and copies --- */

async function followLink() {
    let question;
    try {
        question = await readLink(location.hash);
    } catch {
        showFailure("The link is damaged: its question cannot be read.");
        return;
    }
    if (!question)
        return;
    const text = await question.blob.text();
    const bytes = new Blob([text]).size === question.blob.size && text.length <= LARGE;
    attach(bytes ? null : question.blob, "text of the link");
    part("input").value = bytes ? text : "";
    part("second").value = question.second;
    part("kind").value = Object.hasOwn(kinds, question.kind) ? question.kind : "";
    await answer({...question, kind: part("kind").value});
}

async function copy(text, done) {
    try {
        await navigator.clipboard.writeText(text);
        say(done);
    } catch {
        say("The browser does not allow copying.");
    }
}

async function showLink() {
    const fragment = await makeLink(shown);
    if (!fragment) {
        say("The question is too long for a link: send the file.");
        return;
    }
    history.replaceState(null, "", fragment);
    part("link-part").hidden = false;
    part("link-text").value = location.href;
    part("link-text").select();
    await copy(location.href, "The link is copied.");
}

/* --- Start --- */

/* Shows what the commands of the program allow. */
function addKinds() {
    part("kind").append(element("option", {value: ""}, "what it looks like"));
    for (const [name, kind] of Object.entries(kinds))
        if (kind !== kinds.detected && isOffered(kind))
            part("kind").append(element("option", {value: name}, kind.label));
    part("second-part").hidden = !isOffered(kinds.compare) && !isOffered(kinds.dump);
    for (const example of document.querySelectorAll("[data-needs]"))
        example.hidden = !program.commands.includes(example.dataset.needs);
}

function listen() {
    part("form").addEventListener("submit", event => {
        event.preventDefault();
        decode();
    });
    part("input").addEventListener("paste", paste);
    part("input").addEventListener("keydown", enter);
    part("kind").addEventListener("change", decode);
    part("open").addEventListener("click", () => part("file").click());
    part("file").addEventListener("change", () => {
        const [file] = part("file").files;
        if (file)
            attachAndDecode(file, file.name);
        part("file").value = "";
    });
    part("detach").addEventListener("click", () => {
        attach(null);
        part("input").focus();
    });
    part("cancel").addEventListener("click", () => program.cancel());
    part("link").addEventListener("click", showLink);
    part("copy").addEventListener("click", () => copy(shown.text, "The answer is copied."));
    document.addEventListener("dragover", event => event.preventDefault());
    document.addEventListener("drop", drop);
    window.addEventListener("hashchange", followLink);
}

async function start() {
    listen();
    try {
        await program.start();
    } catch (error) {
        showFailure(`vmxdecode does not start: ${error.message}. The browser must have WebAssembly and ` +
            "DecompressionStream (2023 or later).");
        return;
    }
    part("version").textContent = program.version;
    addKinds();
    document.documentElement.dataset.ready = "yes";
    await followLink();
}

start();
