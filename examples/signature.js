// signature.js: did the holder of this key sign this message?
//
// Input   JSON: {"algorithm": "P-256", "publicKey": "0x…", "message": "0x…",
//                "signature": "0x…"}
//         algorithm  publicKey                          signature
//         P-256      65 bytes, 0x04 ‖ x ‖ y (as in     64 bytes, r ‖ s, over the
//                    passkeys and secure elements)      SHA-256 of the message
//         Ed25519    32 bytes                           64 bytes
// Output  32 bytes, big-endian: 1 if the signature is right, 0 if not, which
//         in Solidity is abi.decode(output, (bool)).
// Errors  Input that is not as above, or a public key that is no point of the
//         curve: the code throws, the result code is 6. A wrong signature is
//         no error: its answer is 0.
//
//   nacre simulate examples/signature.js --input @examples/inputs/signature.json

const algorithms = new Map([
  ["P-256", { key: { name: "ECDSA", namedCurve: "P-256" }, verify: { name: "ECDSA", hash: "SHA-256" }, keyLength: 65 }],
  ["Ed25519", { key: { name: "Ed25519" }, verify: { name: "Ed25519" }, keyLength: 32 }],
]);

export default {
  async fetch(request) {
    const input = await request.json();
    const algorithm = algorithms.get(input.algorithm);
    if (!algorithm) throw new Error(`algorithm: want ${[...algorithms.keys()].join(" or ")}`);
    const publicKey = bytes("publicKey", input.publicKey, algorithm.keyLength);
    const signature = bytes("signature", input.signature, 64);
    const message = bytes("message", input.message);

    const key = await crypto.subtle.importKey("raw", publicKey, algorithm.key, false, ["verify"]);
    const right = await crypto.subtle.verify(algorithm.verify, key, signature, message);

    const answer = new Uint8Array(32);
    answer[31] = right ? 1 : 0;
    return new Response(answer);
  },
};

function bytes(name, hex, length) {
  if (typeof hex !== "string" || !/^0x([0-9a-fA-F]{2})*$/.test(hex)) {
    throw new Error(`${name}: want 0x and an even number of hex digits`);
  }
  const out = Uint8Array.from(hex.slice(2).match(/../g) ?? [], (h) => parseInt(h, 16));
  if (length !== undefined && out.length !== length) throw new Error(`${name}: want ${length} bytes`);
  return out;
}
