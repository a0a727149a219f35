// fetch.js: what does this URL answer?
//
// Input   text: an http or https URL.
// Output  JSON, one of
//         {"reached": true, "status": 200, "body": "…"}  body: at most 1 KiB
//         {"reached": false, "why": "…"}
// Errors  Input that is no such URL: the code throws, the result code is 6.
//
// Without egress    An executor lets code reach what is public on the internet,
//         unless its operator allows less, or nothing. A request that is refused
//         is answered all the same, with a status of 400 or above, and the header
//         Nacre-Egress says why; no server can send that header. One that fails
//         on the way rejects. This example turns both into an answer
//         ("reached": false, result code 0), so that the contract can tell "not
//         reached" from "wrong". Code that lets a rejection escape ends with
//         result code 6.
// Agreement         Executors ask at different moments and from different
//         places. Return only what is the same for all of them, such as a
//         price at a given time, never "the latest".
//
//   nacre simulate examples/fetch.js --input @examples/inputs/fetch.txt

const maxBody = 1024;
const patience = 2000; // ms; leave some of the job's deadline for the answer

export default {
  async fetch(request) {
    const url = httpURL(await request.text());
    return Response.json(await ask(url));
  },
};

function httpURL(text) {
  const url = new URL(text.trim());
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new Error("want an http or https URL");
  return url;
}

async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: "manual" });
    const refusal = response.headers.get("Nacre-Egress");
    if (refusal !== null) return { reached: false, why: refusal };
    return { reached: true, status: response.status, body: await beginning(response) };
  } catch (error) {
    console.log(`fetch: ${error.message}`);
    return { reached: false, why: `no answer from ${url.host}` };
  }
}

// beginning reads no more of the body than is wanted: it may have no end.
async function beginning(response) {
  const decoder = new TextDecoder();
  let text = "";
  let left = maxBody;
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= Math.min(left, chunk.length);
    if (left === 0) break;
  }
  return text;
}
