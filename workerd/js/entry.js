// Runs first in the code's isolate. When this line is evaluated workerd has
// parsed all modules, so it tells a syntax error from what happens later. No
// code of the user has run yet, so nobody else can have printed it before.
console.log("nacre: parsed");

import { WorkerEntrypoint } from "cloudflare:workers";

// Asked once, so that the module is evaluated before the request comes. Made
// before the code can change Response, and frozen because the code can import
// this module: a fetch of its own here would run before its job.
const { Response } = globalThis;
export const loaded = Object.freeze({ fetch() { return new Response(); } });

const { default: handler } = await import("code.js");

const usable = typeof handler === "function"
  ? handler.prototype instanceof WorkerEntrypoint && typeof handler.prototype.fetch === "function"
  : typeof handler?.fetch === "function";
if (!usable) throw new TypeError("no default export with a fetch function");

export default handler;
