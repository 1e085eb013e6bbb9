/* SPDX-License-Identifier: MIT */
/* worker.js - the worker, in which vmxdecode runs.  A long run does not block the page, and ends with
 * the worker.
 *
 * Messages to the worker:    {program}: base64 of the compressed program, first
 *                            {args, files, limit}: a run
 *                            {text}: a text that becomes a Blob, which takes long if it is large
 * Messages from the worker:  {progress}: the part of a file that was read, 0 to 1
 *                            {status, out, err, outSize}: the run has ended
 *                            {blob}
 *                            {failure}: the run could not be made, or the program crashed
 */
let module; /* a promise */

async function load(base64) {
    const packed = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
}

/* Keeps the first bytes of what is written. */
class Output {
    #parts = [];
    #kept = 0;
    size = 0;

    constructor(limit) {
        this.limit = limit;
    }

    add(bytes) {
        const part = bytes.slice(0, this.limit - this.#kept); /* a copy: the memory is the program's */
        this.#parts.push(part);
        this.#kept += part.length;
        this.size += bytes.length;
    }

    /* Bytes that are not UTF-8 become U+FFFD. */
    async text() {
        return new TextDecoder().decode(await new Blob(this.#parts).arrayBuffer());
    }
}

async function run({args, files, limit}) {
    const out = new Output(limit), err = new Output(limit);
    const status = runProgram(await module, {
        args,
        files,
        write: (fd, bytes) => (fd === 1 ? out : err).add(bytes),
        progress: (position, size) => postMessage({progress: size ? position / size : 0}),
    });
    return {status, out: await out.text(), err: await err.text(), outSize: out.size};
}

onmessage = async ({data}) => {
    if (data.program) {
        module = load(data.program);
        return;
    }
    try {
        postMessage(data.text === undefined ? await run(data) : {blob: new Blob([data.text])});
    } catch (error) {
        postMessage({failure: String(error)});
    }
};
