/* SPDX-License-Identifier: MIT */
/* answer.js - makes elements of what vmxdecode printed.  Text from the input and from the program
 * becomes text nodes only. */
"use strict";

const SHOWN = 1 << 16;   /* characters of a text that are shown */
const MANY_LINES = 2000; /* too many for an element each */

/* Control characters, and those that change the direction of a text, become visible. */
function visible(text) {
    return text
        .replace(/[\0-\x08\x0b-\x1f]/g, control => String.fromCharCode(0x2400 + control.charCodeAt(0)))
        .replace(/[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/* A line can break after each underscore. */
function breakable(text) {
    return visible(text)
        .split(/(?<=_)/)
        .flatMap((part, i) => i ? [document.createElement("wbr"), part] : [part]);
}

/* element("ul.names", {id: "x"}, child, "text", ...) */
function element(selector, attributes = {}, ...children) {
    const [name, ...classes] = selector.split(".");
    const made = document.createElement(name);
    if (classes.length)
        made.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes))
        made.setAttribute(key, value);
    for (const child of children.flat())
        made.append(...(typeof child === "string" ? breakable(child) : [child]));
    return made;
}

/* For screen readers only. */
function spoken(text) {
    return element("span.spoken", {}, text);
}

/* --- The bits of a word --- */

/* A field of a word, as `vmxdecode --json` prints it. */
function isField(item) {
    return typeof item?.name === "string" && Number.isInteger(item.lsb) && Number.isInteger(item.width) &&
        /^0x[0-9a-f]+$/.test(item.value);
}

/* The fields from the highest bit to the lowest, and what is between them. */
function withGaps(fields, word) {
    const top = fields.reduce((end, field) => Math.max(end, field.lsb + field.width), 0);
    const cells = [];
    let end = top > 32 || word >> 32n ? 64 : 32;

    function addGap(lsb) {
        const width = end - lsb;
        if (width > 0)
            cells.push({lsb, width, number: BigInt.asUintN(width, word >> BigInt(lsb)), gap: true});
    }

    for (const field of [...fields].sort((a, b) => b.lsb - a.lsb)) {
        addGap(field.lsb + field.width);
        cells.push({...field, number: BigInt(field.value)});
        end = field.lsb;
    }
    addGap(0);
    return cells;
}

function cellKind({number, unknown, gap}) {
    if (unknown)
        return "unknown";
    if (gap)
        return number ? "rest" : "gap";
    return number ? "set" : "clear";
}

function cellName({name, number, words, unknown, gap}) {
    if (gap)
        return [number ? "other bits" : spoken("no field is set")];
    const meaning = unknown ? "not defined in this SDM edition" : words;
    return [name, meaning ? element("span.meaning", {}, meaning) : ""];
}

function bitCell(cell) {
    const {lsb, width, number} = cell, one = width === 1;
    const decimal = one || (cell.gap && !number);
    return element(`li.${cellKind(cell)}`, {},
        element("span.bits", {}, spoken(one ? "bit " : "bits "), one ? `${lsb}` : `${lsb + width - 1}:${lsb}`),
        element("span.value", {}, decimal ? `${number}` : `0x${number.toString(16)}`),
        element("span.name", {}, cellName(cell)));
}

/* `word` is a BigInt, or undefined: then it is the sum of the fields. */
function bitRow(fields, word, title) {
    word ??= fields.reduce((sum, field) => sum | BigInt(field.value) << BigInt(field.lsb), 0n);
    return element("ol.word", {"aria-label": `Bits of ${title}, from the highest: 0x${word.toString(16)}`},
        withGaps(fields, word).map(bitCell));
}

/* --- JSON of any command --- */

const isScalar = item => item === null || typeof item !== "object";
const isFlat = item => !isScalar(item) && !Array.isArray(item) && Object.values(item).every(isScalar);

/* {state, value} and such are shown in one line. */
function isShort(item) {
    return isFlat(item) && Object.keys(item).every(key => ["state", "value", "format"].includes(key));
}

/* The names of MSRs keep their underscores. */
function label(key) {
    return /^[A-Z0-9_]+$/.test(key) ? key : key.replaceAll("_", " ");
}

function ruleLink(rule) {
    return element("a", {href: linkTo({text: `vmxdecode doctor --explain ${rule}`})}, rule);
}

/* Text, or an element. */
function scalar(key, value) {
    if (key === "rule")
        return ruleLink(String(value));
    if (typeof value === "boolean")
        return value ? "yes" : "no";
    const text = String(value);
    return /^[\w.:-]*[0-9_][\w.:-]*$/.test(text) ? element("code", {}, text) : text;
}

function definition(key, value) {
    const values = isScalar(value) ? [[key, value]] : Object.entries(value).reverse();
    return element("div", {}, element("dt", {}, label(key)),
        element("dd", {}, values.flatMap(([name, item], i) => [i ? ": " : "", scalar(name, item)])));
}

/* Objects with the same members. */
function isTable(items) {
    const keys = Object.keys(items[0]).join();
    return items.every(item => isFlat(item) && Object.keys(item).join() === keys);
}

function table(rows, title) {
    const keys = Object.keys(rows[0]);
    const numeric = keys.filter(key => rows.every(row => typeof row[key] === "number"));
    const cell = (name, key) => numeric.includes(key) ? `${name}.number` : name;
    const head = keys.map(key => element(cell("th", key), {scope: "col"}, label(key)));
    const line = row => element("tr", {}, keys.map(key => element(cell("td", key), {}, scalar(key, row[key]))));
    return element("div.scroll", {role: "region", "aria-label": title, tabindex: 0},
        element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows.map(line))));
}

function listOf(items) {
    const names = items.every(item => /^\w+$/.test(item));
    return element(names ? "ul.names" : "ul", {}, items.map(item => element("li", {}, String(item))));
}

/* The elements of a list that is not empty.  `level` is that of the next headings, `word` the value whose
 * fields the list may have. */
function list(items, title, level, word) {
    if (items.every(isField))
        return [bitRow(items, word, title)];
    if (items.every(isScalar))
        return [listOf(items)];
    if (isTable(items))
        return [table(items, title)];
    return items.map(item =>
        element("div.item", {}, isScalar(item) ? scalar("", item) : members(item, title, level)));
}

/* The value that the fields in an object belong to. */
function wordOf(object) {
    const text = object.word ?? object.value ?? object.event ?? object.exit_reason;
    return /^0x[0-9a-f]{1,16}$/.test(text) ? BigInt(text) : undefined;
}

/* The elements of the members of an object, in their order. */
function members(object, title, level, outerWord) {
    const word = wordOf(object) ?? outerWord;
    const made = [];
    let terms = null; /* the list that takes short members */
    for (const [key, value] of Object.entries(object)) {
        if (!isScalar(value) && Object.keys(value).length === 0)
            continue;
        if (isScalar(value) || isShort(value)) {
            if (!terms)
                made.push(terms = element("dl"));
            terms.append(definition(key, value));
        } else {
            made.push(longMember(key, value, title, level, word));
            terms = null;
        }
    }
    return made;
}

function longMember(key, value, title, level, word) {
    if (Array.isArray(value) && value.every(isField))
        return bitRow(value, word, title);
    const name = label(key), inside = Array.isArray(value) ? list : members;
    return element("section", {}, element(`h${Math.min(level, 6)}`, {}, name),
        inside(value, name, level + 1, word));
}

/* --- Text --- */

/* The ids of the rules that the JSON names. */
function rulesIn(json) {
    const found = new Set();
    JSON.stringify(json, (key, value) => {
        if (key === "rule" && typeof value === "string" && value)
            found.add(value);
        return value;
    });
    return found;
}

/* Where a line that is too long continues: at the second column of the text, if that is not far. */
function indentation(line) {
    const [start] = /^(?:\S+ +| *)(?=\S)/.exec(line) ?? [""];
    return start.length <= 12 && !/\S $/.test(start) ? start.length : 2;
}

function textLine(line, rules) {
    const [, before, note] = /^(.*kvm_\w*exit:.*?)( {2}# .*)$/s.exec(line) ?? [null, line, ""];
    const made = element("span.line");
    made.style.setProperty("--indentation", `${indentation(line)}ch`);
    for (const part of rules.size ? before.split(/([\w.-]+)/) : [before])
        made.append(rules.has(part) ? ruleLink(part) : visible(part));
    if (note)
        made.append(element("span.note", {}, visible(note)));
    return made;
}

/* The text, with a link where it names a rule, and the descriptions of a trace set apart. */
function text(printed, rules = new Set()) {
    const lines = printed.slice(0, SHOWN).split(/(?<=\n)/);
    if (lines.length > MANY_LINES)
        return element("pre", {}, lines.join(""));
    return element("pre", {}, lines.map(line => textLine(line, rules)));
}

/* --- The answer of one command line --- */

/* The exit status in words; see the manual page. */
function outcome(status) {
    return {
        0: "Decoded",
        1: "Decoded, with a finding",
        2: "Not decoded",
        3: "Cannot tell: too little is known",
    }[status] ?? `Exit status ${status}`;
}

/* The object that was printed with --json, or null. */
function parsed(json) {
    try {
        const object = JSON.parse(json.out);
        return isScalar(object) || Array.isArray(object) ? null : object;
    } catch {
        return null;
    }
}

/* `plain` is the result of the command line, `json` that of the same line with --json, or null. */
function answerOf(line, plain, json) {
    const object = json && parsed(json);
    const rules = rulesIn(object);
    const message = plain.err.trim();
    const made = element("article", {}, element("p.command", {}, element("code", {}, `vmxdecode ${line}`),
        element(`span.status${plain.status}`, {}, outcome(plain.status))));

    if (message)
        made.append(element(`p.message.status${plain.status}`, {}, message.slice(0, SHOWN)));
    if (object && (rules.size === 0 || object.rule) && json.out.length < 3 * SHOWN) {
        const {meaning, ...rest} = object;
        if (typeof meaning === "string")
            made.append(element("p.meaning", {}, meaning));
        made.append(...members(rest, line, 3));
        made.append(element("details", {}, element("summary", {}, "Plain text"), text(plain.out)));
    } else if (plain.out) {
        made.append(text(plain.out, rules));
    }
    if (plain.outSize > OUTPUT_LIMIT || plain.out.length > SHOWN)
        made.append(element("p.hint", {}, `The output has ${plain.outSize} bytes; its first part is shown.`));
    return made;
}

/* One line for the status. */
function summaryOf(plain, json) {
    const meaning = json && parsed(json)?.meaning;
    const first = (plain.out.trim() || plain.err.trim()).split("\n", 1)[0].slice(0, 200);
    return visible(`${outcome(plain.status)}: ${meaning ?? first.replace(/ {2,}/g, " ")}`);
}
