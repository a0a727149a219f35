// Runs in an isolate of its own. It is asked twice: to load the code into
// another isolate, and to pass the one request on to it. What it says in the
// header Nacre-Ended is true whatever the code does.

// Held so that the code's isolate stays between the two.
let loaded;

export default {
  fetch(request, env) {
    return new URL(request.url).pathname === "/" ? run(request, env) : load(request, env);
  },
};

// The body is the code and, if there is one, the secret. The header tells
// where one ends and the other begins.
async function load(request, env) {
  const body = await request.arrayBuffer();
  const codeLength = Number(request.headers.get("Nacre-Code-Length"));
  const secretLength = request.headers.get("Nacre-Secret-Length");
  const code = new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(body, 0, codeLength));
  const userEnv = secretLength === null ? {} : { secret: body.slice(codeLength) };
  try {
    loaded = env.LOADER.get("user", () => ({
      compatibilityDate: env.DATE,
      mainModule: "entry.js",
      modules: { "entry.js": env.ENTRY, "code.js": code },
      env: userEnv,
      globalOutbound: env.OUTBOUND,
    }));
    await (await loaded.getEntrypoint("loaded").fetch(request.url)).text();
    return ended("loaded", "");
  } catch (e) {
    return ended("failed", String(e));
  }
}

// Of an answer only the body goes through: status and headers are the code's
// and mean nothing here. (A body that says it is compressed is decompressed
// on the way.)
async function run(request, env) {
  try {
    const user = env.LOADER.get("user", () => { throw new Error("no code was loaded"); });
    const { body } = await user.getEntrypoint().fetch(request);
    return ended("answer", body);
  } catch (e) {
    return ended("exception", String(e));
  }
}

function ended(how, body) {
  if (typeof body === "string") body = body.slice(0, 300);
  return new Response(body, { headers: { "Nacre-Ended": how } });
}

// Where fetch() and connect() of the code end if there is no network.
export const NoNetwork = {
  fetch() {
    throw new Error("this sandbox has no network");
  },
};
