/* SPDX-License-Identifier: MIT */
/* answer.js - makes elements of what vmxdecode printed.  Text from the input and from the program
 * becomes text nodes only. */
"use strict";

const SHOWN = 1 << 16; /* characters of a text that are shown */

/* Control characters, and those that change the direction of a text, become visible. */
function visible(text) {
    return text
        .replace(/[\0-\x08\x0b-\x1f]/g, character => String.fromCharCode(0x2400 + character.charCodeAt(0)))
        .replace(/[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/* element("ul.words", {id: "x"}, child, "text", ...).  A text gets a break opportunity after each underscore. */
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

function breakable(text) {
    return visible(text).split(/(?<=_)/).flatMap((part, i) => i ? [document.createElement("wbr"), part] : [part]);
}

/* --- The bits of a word --- */

function bitsName(lsb, width) {
    return width === 1 ? `${lsb}` : `${lsb + width - 1}:${lsb}`;
}

/* The fields from the highest bit to the lowest, and what is between them. */
function withGaps(fields, word) {
    const top = fields.reduce((end, field) => Math.max(end, field.lsb + field.width), 0);
    const size = top > 32 || word >> 32n ? 64 : 32;
    const cells = [];
    const addGap = (lsb, end) => {
        if (end > lsb)
            cells.push({lsb, width: end - lsb, number: BigInt.asUintN(end - lsb, word >> BigInt(lsb)), gap: true});
    };
    let end = size;
    for (const field of [...fields].sort((a, b) => b.lsb - a.lsb)) {
        addGap(field.lsb + field.width, end);
        cells.push({...field, number: BigInt(field.value)});
        end = field.lsb;
    }
    addGap(0, end);
    return cells;
}

function bitCell({name, lsb, width, number, words, unknown, gap}) {
    const value = width === 1 ? `${number}` : `0x${number.toString(16)}`;
    const kind = unknown ? ".unknown" : gap ? (number ? ".rest" : ".gap") : number ? ".set" : ".clear";
    return element("li" + kind, {},
        element("span.bits", {}, element("span.spoken", {}, width === 1 ? "bit " : "bits "), bitsName(lsb, width)),
        element("span.value", {}, gap && !number ? "0" : value),
        element("span.name", {}, gap ? (number ? "other bits" : element("span.spoken", {}, "no field is set")) : name,
            words ? element("span.meaning", {}, words) : "",
            unknown ? element("span.meaning", {}, "not defined in this SDM edition") : ""));
}

/* `word` is a BigInt, or undefined: then it is the sum of the fields. */
function bitRow(fields, word, title) {
    word ??= fields.reduce((sum, field) => sum | BigInt(field.value) << BigInt(field.lsb), 0n);
    return element("ol.word", {"aria-label": `Bits of ${title}, from the highest: 0x${word.toString(16)}`},
        withGaps(fields, word).map(bitCell));
}

/* --- JSON of any command --- */

const isField = item => typeof item?.name === "string" && Number.isInteger(item.lsb) && Number.isInteger(item.width);
const isScalar = item => item === null || typeof item !== "object";
const isFlat = item => !isScalar(item) && !Array.isArray(item) && Object.values(item).every(isScalar);
const words = key => /^[A-Z0-9_]+$/.test(key) ? key : key.replaceAll("_", " ");
const isCode = value => typeof value === "string" && /^[\w.:-]*[0-9_][\w.:-]*$/.test(value);

function scalar(key, value) {
    if (key === "rule")
        return ruleLink(String(value));
    if (typeof value === "boolean")
        return value ? "yes" : "no";
    return String(value);
}

function ruleLink(rule) {
    return element("a", {href: linkTo({text: `vmxdecode doctor --explain ${rule}`})}, rule);
}

function hexOf(object) {
    const text = object.word ?? object.value ?? object.event;
    return /^0x[0-9a-f]{1,16}$/.test(text) ? BigInt(text) : undefined;
}

/* {state, value}: one line. */
const isShort = item => isFlat(item) && Object.keys(item).every(key => ["state", "value", "format"].includes(key));

function definition(key, value) {
    const values = isScalar(value) ? [[key, value]] : Object.entries(value).reverse();
    return element("div", {}, element("dt", {}, words(key)), element("dd", {}, values.flatMap(([name, item], i) => {
        const shown = scalar(name, item);
        return [i ? ": " : "", isCode(shown) ? element("code", {}, shown) : shown];
    })));
}

/* Objects with the same members: a table. */
function table(rows, title) {
    const keys = Object.keys(rows[0]);
    const numeric = key => rows.every(row => typeof row[key] === "number");
    return element("div.scroll", {role: "region", "aria-label": title, tabindex: 0}, element("table", {},
        element("thead", {}, element("tr", {}, keys.map(key => element(numeric(key) ? "th.number" : "th", {scope: "col"}, words(key))))),
        element("tbody", {}, rows.map(row => element("tr", {},
            keys.map(key => element(numeric(key) ? "td.number" : "td", {}, scalar(key, row[key]))))))));
}

function isTable(items) {
    const keys = Object.keys(items[0]).join();
    return items.every(item => isFlat(item) && Object.keys(item).join() === keys);
}

function list(items, title, depth, word) {
    if (items.every(isField))
        return [bitRow(items, word, title)];
    if (items.every(isScalar))
        return [element(items.every(item => /^\w+$/.test(item)) ? "ul.names" : "ul", {},
            items.map(item => element("li", {}, scalar("", item))))];
    if (isTable(items))
        return [table(items, title)];
    return items.map(item => element("div.item", {},
        isScalar(item) ? scalar("", item) : members(item, title, depth)));
}

/* The members of an object in their order. */
function members(object, title, depth, word) {
    const made = [];
    let terms = null;
    word = hexOf(object) ?? word;
    for (const [key, value] of Object.entries(object)) {
        if (!isScalar(value) && Object.keys(value).length === 0)
            continue;
        if (isScalar(value) || (isShort(value))) {
            if (!terms)
                made.push(terms = element("dl"));
            terms.append(definition(key, value));
            continue;
        }
        terms = null;
        made.push(...member(words(key), value, title, depth, word));
    }
    return made;
}

function member(key, value, title, depth, word) {
    const heading = element(`h${Math.min(depth, 6)}`, {}, key);
    if (!Array.isArray(value))
        return [element("section", {}, heading, members(value, key, depth + 1, word))];
    if (value.every(isField))
        return list(value, title, depth, word);
    return [element("section", {}, heading, list(value, key, depth + 1, word))];
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

/* The text, with a link where it names a rule, and the descriptions of a trace set apart. */
function text(printed, rules = new Set()) {
    const made = element("pre");
    for (const line of printed.slice(0, SHOWN).split(/(?<=\n)/)) {
        const [, before, note] = /^(.*kvm_\w*exit:.*?)( {2}# .*)$/s.exec(line) ?? [null, line, ""];
        for (const part of rules.size ? before.split(/([\w.-]+)/) : [before])
            made.append(rules.has(part) ? ruleLink(part) : visible(part));
        if (note)
            made.append(element("span.note", {}, visible(note)));
    }
    return made;
}

/* The exit status in words; see the manual page. */
function outcome(status) {
    return {
        0: "Decoded",
        1: "Decoded, with a finding: a part is invalid, not defined, or differs",
        2: "Not decoded",
        3: "Cannot tell: too little is known",
    }[status] ?? `Exit status ${status}`;
}

function parsed(printed) {
    try {
        return JSON.parse(printed);
    } catch {
        return null;
    }
}

/* The answer of one command line.  `json` is what the same line prints with --json, or null. */
function answerOf(line, plain, json) {
    const made = element("article", {}, element("p.command", {}, element("code", {}, `vmxdecode ${line}`),
        element("span.outcome.status" + plain.status, {}, outcome(plain.status))));
    const structured = json && parsed(json.out);
    const rules = rulesIn(structured);
    const message = plain.err.trim();

    if (message)
        made.append(element("p.message", {}, message.slice(0, SHOWN)));
    if (structured && rules.size === 0 && json.out.length < 3 * SHOWN) {
        const {meaning, ...rest} = structured;
        if (typeof meaning === "string")
            made.append(element("p.meaning", {}, meaning));
        made.append(...members(rest, line, 3));
        made.append(element("details", {}, element("summary", {}, "Plain text"), text(plain.out)));
    } else if (plain.out) {
        made.append(text(plain.out, rules));
    }
    if (plain.outSize > plain.out.length || plain.out.length > SHOWN)
        made.append(element("p.hint", {}, `The output has ${plain.outSize} bytes; its first part is shown.`));
    return made;
}

/* One line for the status. */
function summaryOf(plain, json) {
    const meaning = json && parsed(json.out)?.meaning;
    const line = (plain.out.trim() || plain.err.trim()).split("\n", 1)[0].slice(0, 200);
    return `${outcome(plain.status)}: ${visible(typeof meaning === "string" ? meaning : line.replace(/ {2,}/g, " "))}`;
}
