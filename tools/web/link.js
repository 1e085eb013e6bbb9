/* SPDX-License-Identifier: MIT */
/* link.js - a question as the fragment of a URL, which a browser does not send to a server.
 *     q   the text, if it is short
 *     z   the text, compressed, in base64url
 *     s   the second text;  as   what it was read as
 */
"use strict";

const SHORT = 200;             /* characters of a text that is readable in the link */
const LONGEST_LINK = 32000;    /* characters */
const UNPACKED_LIMIT = 1 << 20;

function linkTo({text, second, kind}) {
    const parts = new URLSearchParams({q: text});
    if (second)
        parts.set("s", second);
    if (kind)
        parts.set("as", kind);
    return `#${parts}`;
}

function through(blob, stream) {
    return blob.stream().pipeThrough(stream);
}

async function pack(blob) {
    const bytes = new Uint8Array(await new Response(through(blob, new CompressionStream("deflate-raw"))).arrayBuffer());
    let binary = "";
    for (const byte of bytes)
        binary += String.fromCharCode(byte);
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/* Fails if it is damaged, or larger than the limit. */
async function unpack(base64) {
    const binary = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
    const reader = through(new Blob([Uint8Array.from(binary, character => character.charCodeAt(0))]),
        new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
        parts.push(next.value);
        size += next.value.length;
        if (size > UNPACKED_LIMIT) {
            await reader.cancel();
            throw new Error("the text in the link is too long");
        }
    }
    return new Blob(parts);
}

/* Returns the fragment, or null if it would be too long. */
async function makeLink({blob, second, kind}) {
    if (blob.size > UNPACKED_LIMIT || second.length > LONGEST_LINK)
        return null;
    const text = await blob.text();
    let link = linkTo({text: blob.size <= SHORT ? text : "", second, kind});
    if (blob.size > SHORT)
        link = link.replace(/^#q=/, `#z=${await pack(blob)}`);
    return link.length <= LONGEST_LINK ? link : null;
}

/* Returns {blob, second, kind}, or null if the fragment has no question. */
async function readLink(fragment) {
    const parts = new URLSearchParams(fragment.replace(/^#/, ""));
    if (!parts.has("q") && !parts.has("z"))
        return null;
    return {
        blob: parts.has("z") ? await unpack(parts.get("z")) : new Blob([parts.get("q")]),
        second: parts.get("s") ?? "",
        kind: parts.get("as") ?? "",
    };
}
