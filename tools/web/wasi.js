/* SPDX-License-Identifier: MIT */
/* wasi.js - runs a program that was compiled for WASI (preview 1): the calls that vmxdecode makes.
 * Files are Blobs and can only be read.  FileReaderSync exists in a worker only. */
"use strict";

const OK = 0, BADF = 8, NOENT = 44, NOSYS = 52, SPIPE = 70; /* errors */
const UNKNOWN_TYPE = 0, DIRECTORY = 3, REGULAR_FILE = 4;    /* file types */
const ROOT = 3;                                             /* the descriptor of the folder "/" */
const WINDOW = 1 << 20;                                     /* files are read in parts of this size */

/* Thrown by the program's exit(), which must not return. */
class Exit {
    constructor(status) {
        this.status = status;
    }
}

/* A file that is open for reading. */
class Reader {
    #bytes = new Uint8Array(); /* what was read last, */
    #start = 0;                /* and its place in the file */
    position = 0;

    constructor(blob, progress) {
        this.blob = blob;
        this.progress = progress;
    }

    /* Copies the next bytes into `to`.  Returns how many: 0 at the end. */
    read(to) {
        let offset = this.position - this.#start;
        if (offset < 0 || offset >= this.#bytes.length) {
            const part = this.blob.slice(this.position, this.position + WINDOW);
            this.#bytes = new Uint8Array(new FileReaderSync().readAsArrayBuffer(part));
            this.#start = this.position;
            offset = 0;
            this.progress(this.position, this.blob.size);
        }
        const bytes = this.#bytes.subarray(offset, offset + to.length);
        to.set(bytes);
        this.position += bytes.length;
        return bytes.length;
    }
}

/* Runs the program and returns its exit status.
 *     args      its arguments, without the name of the program
 *     files     {name: Blob}; standard input is the file "input"
 *     write     called with a descriptor (1 or 2) and the bytes that were written
 *     progress  called with the place in a file, and its size */
function runProgram(module, {args, files, write, progress}) {
    const open = new Map([[0, new Reader(files.input ?? new Blob(), progress)], [1, null], [2, null], [ROOT, null]]);
    const words = ["vmxdecode", ...args].map(word => new TextEncoder().encode(word + "\0"));
    let memory; /* its buffer is another one when it has grown */

    const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
    const get32 = at => new DataView(memory.buffer).getUint32(at, true);
    const set32 = (at, value) => new DataView(memory.buffer).setUint32(at, value, true);
    const set64 = (at, value) => new DataView(memory.buffer).setBigUint64(at, BigInt(value), true);
    const type = fd => fd === ROOT ? DIRECTORY : open.get(fd) ? REGULAR_FILE : UNKNOWN_TYPE;

    /* Calls `act` for each of the buffers, until one is not used whole.  Stores the sum. */
    function forBuffers(list, count, done, act) {
        let total = 0;
        for (let i = 0; i < count; i++) {
            const buffer = bytes(get32(list + 8 * i), get32(list + 8 * i + 4));
            const used = act(buffer);
            total += used;
            if (used < buffer.length)
                break;
        }
        return set32(done, total) ?? OK;
    }

    const calls = {
        args_sizes_get(count, size) {
            set32(count, words.length);
            set32(size, words.reduce((sum, word) => sum + word.length, 0));
            return OK;
        },
        args_get(list, at) {
            words.forEach((word, i) => {
                set32(list + 4 * i, at);
                bytes(at, word.length).set(word);
                at += word.length;
            });
            return OK;
        },
        environ_sizes_get: (count, size) => set32(count, 0) ?? set32(size, 0) ?? OK,
        environ_get: () => OK,
        fd_prestat_get: (fd, result) => fd === ROOT ? set64(result, 1n << 32n) ?? OK : BADF, /* a name of 1 byte */
        fd_prestat_dir_name: (fd, name) => bytes(name, 1).fill("/".charCodeAt(0)) && OK,
        path_open(fd, lookup, name, length, flags, rights, inherited, fdFlags, result) {
            const file = files[new TextDecoder().decode(bytes(name, length))];
            if (!file)
                return NOENT;
            set32(result, open.size);
            open.set(open.size, new Reader(file, progress));
            return OK;
        },
        fd_close: fd => open.has(fd) ? OK : BADF, /* no descriptor is used twice */
        fd_fdstat_get(fd, result) {
            if (!open.has(fd))
                return BADF;
            bytes(result, 24).fill(0xff); /* all rights */
            set64(result, type(fd));
            return OK;
        },
        fd_filestat_get(fd, result) {
            if (!open.has(fd))
                return BADF;
            bytes(result, 64).fill(0);
            set64(result + 16, type(fd));
            set64(result + 32, open.get(fd)?.blob.size ?? 0);
            return OK;
        },
        fd_seek(fd, offset, from, result) {
            const file = open.get(fd);
            if (!file)
                return SPIPE;
            file.position = Number(offset) + [0, file.position, file.blob.size][from];
            set64(result, file.position);
            return OK;
        },
        fd_read(fd, list, count, done) {
            const file = open.get(fd);
            return file ? forBuffers(list, count, done, buffer => file.read(buffer)) : BADF;
        },
        fd_write: (fd, list, count, done) =>
            forBuffers(list, count, done, buffer => write(fd, buffer) ?? buffer.length),
        proc_exit(status) {
            throw new Exit(status);
        },
    };
    /* A call that is not here fails with an error that the program reports. */
    const imports = new Proxy(calls, {get: (target, name) => target[name] ?? (() => NOSYS)});
    const instance = new WebAssembly.Instance(module, {wasi_snapshot_preview1: imports});

    memory = instance.exports.memory;
    try {
        instance.exports._start();
    } catch (error) {
        if (error instanceof Exit)
            return error.status;
        throw error;
    }
    return OK;
}
