// Imports the code.
import "before.js";
import { WorkerEntrypoint } from "cloudflare:workers";
import * as code from "code.js";

// Looked at here, where nothing can be begun that goes on until the request.
const handler = code.default;
const usable = typeof handler === "function"
  ? handler.prototype instanceof WorkerEntrypoint && typeof handler.prototype.fetch === "function"
  : typeof handler?.fetch === "function";
if (!usable) throw new TypeError("no default export with a fetch function");

export { handler };
