// The module that workerd starts with. It waits for the code, loads it, and
// passes the one request on to it.
//
// The code shares this isolate. What it can make this module say, it could as
// well have done: answer, throw, or fail to load. So that it does none of these
// by accident, all that is used after it has run is taken here, before.
import { withEnv } from "cloudflare:workers";
import { env } from "env.js";

const { Response, String, TypeError, reportError } = globalThis;
const { apply } = Reflect;
const { slice } = String.prototype;
const statusOf = getter(Response.prototype, "status");
const bodyOf = getter(Object.getPrototypeOf(Response.prototype), "body");

function getter(of, name) {
  return Object.getOwnPropertyDescriptor(of, name).get;
}

// Where V8 says that an exception comes from, syntax errors included: it tells
// those who listen for errors.
let place = "";
let placing = false;
addEventListener("error", event => {
  if (!placing) return;
  event.preventDefault();
  if (event.filename === "code.js") place = ` at code.js:${event.lineno}:${event.colno + 1}`;
});

let handler;
let failure;

const served = Object.freeze({
  async fetch(request, _, ctx) {
    if (failure !== undefined) return ended("failed", failure);
    try {
      const response = await withEnv(env, () => typeof handler === "function"
        ? new handler(ctx, env).fetch(request)
        : handler.fetch(request, env, ctx));
      return ended("answer", body(response));
    } catch (e) {
      return ended("exception", words(e));
    }
  },
});

// Here a sandbox without code waits, until workerd gets what it asks for. (After
// an await a top-level await in the code would never settle.)
try {
  ({ handler } = await withEnv(env, () => import("job.js")));
} catch (e) {
  failure = words(e);
}

export default served;

// Of an answer only the body counts: status and headers are the code's and
// mean nothing here.
function body(response) {
  try {
    apply(statusOf, response, []); // a Request has a body too
    return apply(bodyOf, response, []);
  } catch {
    throw new TypeError("fetch returned no Response");
  }
}

// Without a prototype nothing is read that the code has put there.
function ended(how, body) {
  return new Response(body, { __proto__: null, headers: { __proto__: null, "Nacre-Ended": how } });
}

function words(e) {
  try {
    const text = apply(slice, String(e), [0, 300]) || "an exception without words";
    place = "";
    placing = true;
    reportError(e);
    return text + place;
  } catch {
    return "an exception that cannot be printed";
  } finally {
    placing = false;
  }
}
