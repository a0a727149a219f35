// sign.js: sign with a key that nobody has but the enclaves.
//
// Input   the message: any bytes.
// Secret  an Ed25519 private key, PKCS #8 in DER, as made by
//           openssl genpkey -algorithm ed25519 -outform DER -out sign.key
//         Whoever is allowed to use the secret can have anything signed: a real
//         function looks at the message first.
// Output  64 bytes, the signature. The same message always has the same one, so
//         that the executors agree.
// Errors  No secret, or another kind of key: the code throws, the result code is 6.
//
//   nacre simulate examples/sign.js --input @examples/inputs/sign.txt --secret-file sign.key

export default {
  async fetch(request, env) {
    if (!env.secret) throw new Error("the job has no secret: create it with --secret ID");
    const key = await crypto.subtle.importKey("pkcs8", env.secret, { name: "Ed25519" }, false, ["sign"]);
    return new Response(await crypto.subtle.sign({ name: "Ed25519" }, key, await request.arrayBuffer()));
  },
};
