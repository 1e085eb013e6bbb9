/* SPDX-License-Identifier: MIT */
/* program.js - the page's side of the worker: runs vmxdecode and returns what it printed. */
"use strict";

const OUTPUT_LIMIT = 1 << 20; /* bytes of the output that are kept */

/* The browser creates a script from a string only through this policy. */
const workerPolicy = self.trustedTypes?.createPolicy("worker", {createScriptURL: url => url});

function embedded(id) {
    return document.getElementById(id).textContent;
}

class Program {
    #worker = null;
    #last = Promise.resolve(); /* one run at a time */
    #giveUp = null; /* makes the run fail that is under way */

    commands = [];     /* the names of the commands */
    version = "";
    detects = false;   /* `vmxdecode -` finds out what its input is */

    /* Asks the program what it can do. */
    async start() {
        const help = await this.run(["--help"]);
        this.commands = [...help.out.matchAll(/^ {2}([a-z]+) /gm)].map(match => match[1]);
        this.version = (await this.run(["--version"])).out.trim();
        this.detects = !/no command and no file/.test((await this.run(["-"])).err);
    }

    /* Returns {status, out, err, outSize}.  Fails if the run was cancelled, or the program crashed. */
    run(args, files = {}, progress = () => {}) {
        return this.#send({args, files, limit: OUTPUT_LIMIT}, progress);
    }

    async blobOf(text) {
        return (await this.#send({text})).blob;
    }

    /* Ends the run that is under way, if there is one. */
    cancel() {
        if (!this.#giveUp)
            return;
        this.#worker.terminate();
        this.#worker = null;
        this.#giveUp(new Error("cancelled"));
    }

    #startWorker() {
        const source = new Blob([embedded("worker")], {type: "text/javascript"});
        const url = URL.createObjectURL(source);
        this.#worker = new Worker(workerPolicy ? workerPolicy.createScriptURL(url) : url);
        this.#worker.postMessage({program: embedded("program").trim()});
    }

    #send(message, progress) {
        const result = this.#last.then(() => this.#sendNow(message, progress));
        this.#last = result.catch(() => {});
        return result;
    }

    #sendNow(message, progress) {
        if (!this.#worker)
            this.#startWorker();
        return new Promise((resolve, reject) => {
            this.#giveUp = reject;
            this.#worker.onerror = event => reject(new Error(event.message || "the worker does not start"));
            this.#worker.onmessage = ({data}) => {
                if (data.progress !== undefined)
                    progress(data.progress);
                else if (data.failure !== undefined)
                    reject(new Error(data.failure));
                else
                    resolve(data);
            };
            this.#worker.postMessage(message);
        }).finally(() => this.#giveUp = null);
    }
}
