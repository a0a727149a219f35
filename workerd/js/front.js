// Runs in an isolate of its own. It passes the request on, once, and says in
// a header whether it was answered. Of an answer only the body goes through:
// status and headers are the code's and mean nothing here. (A body that says
// it is compressed is decompressed on the way.)
export default {
  async fetch(request, env) {
    try {
      const { body } = await env.user.fetch(request);
      return new Response(body, { headers: { "Nacre-Ended": "answer" } });
    } catch (e) {
      return new Response(String(e).slice(0, 300), { headers: { "Nacre-Ended": "exception" } });
    }
  },
};

// Where fetch() and connect() of the code end: there is no network.
export const NoNetwork = {
  fetch() {
    throw new Error("this sandbox has no network");
  },
};
