// merkle.js: does this entry belong to the tree with this root?
//
// Input   JSON: {"hash": "keccak256", "root": "0x…", "data": "0x…",
//                "proof": ["0x…", …]}
//         hash is keccak256 or sha256. data is the entry itself, any number of
//         bytes. proof holds the siblings from the leaf up to the root, 32
//         bytes each; a tree of one entry has an empty proof.
// Output  32 bytes, big-endian: 1 if it belongs, 0 if not, which in Solidity
//         is abi.decode(output, (bool)).
// How     A leaf is hash(hash(data)), a node is hash(a ‖ b) with the smaller
//         of both first: the trees of OpenZeppelin's MerkleProof and of its
//         "standard" JavaScript library. The double hash keeps anyone from
//         passing off an inner node as an entry.
// Errors  Input that is not as above: the code throws, the result code is 6.
//         A wrong proof is no error: its answer is 0.
//
//   nacre simulate examples/merkle.js --input @examples/inputs/merkle.json

const maxDepth = 64;

export default {
  async fetch(request) {
    const { hash: name, root, data, proof } = await request.json();
    const hash = hashes[name];
    if (!hash) throw new Error(`hash: want ${Object.keys(hashes).join(" or ")}`);
    if (!Array.isArray(proof) || proof.length > maxDepth) {
      throw new Error(`proof: want an array of at most ${maxDepth} hashes`);
    }
    const wanted = bytes("root", root, 32);
    const siblings = proof.map((p, i) => bytes(`proof[${i}]`, p, 32));

    let node = await hash(await hash(bytes("data", data)));
    for (const sibling of siblings) node = await hash(pair(node, sibling));

    const answer = new Uint8Array(32);
    answer[31] = compare(node, wanted) === 0 ? 1 : 0;
    return new Response(answer);
  },
};

// Without a prototype, so that "constructor" names no hash.
const hashes = Object.assign(Object.create(null), {
  keccak256,
  sha256: async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data)),
});

function bytes(name, hex, length) {
  if (typeof hex !== "string" || !/^0x([0-9a-fA-F]{2})*$/.test(hex)) {
    throw new Error(`${name}: want 0x and an even number of hex digits`);
  }
  const out = Uint8Array.from(hex.slice(2).match(/../g) ?? [], (h) => parseInt(h, 16));
  if (length !== undefined && out.length !== length) throw new Error(`${name}: want ${length} bytes`);
  return out;
}

function pair(a, b) {
  const out = new Uint8Array(64);
  const swap = compare(a, b) > 0;
  out.set(swap ? b : a, 0);
  out.set(swap ? a : b, 32);
  return out;
}

function compare(a, b) {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

// keccak256 is the hash of Ethereum, which WebCrypto does not have: the sponge
// of FIPS 202 with a rate of 136 bytes, but with the padding of the original
// submission (first byte 0x01). A lane of 64 bits is one BigInt, which is easy
// to follow but slow: some milliseconds a hash in a fresh sandbox, where sha256
// takes microseconds.
function keccak256(data) {
  const rate = 136;
  const padded = new Uint8Array((Math.floor(data.length / rate) + 1) * rate);
  padded.set(data);
  padded[data.length] = 0x01;
  padded[padded.length - 1] |= 0x80;

  const state = new BigUint64Array(25);
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += rate) {
    for (let lane = 0; lane < rate / 8; lane++) state[lane] ^= view.getBigUint64(block + 8 * lane, true);
    permute(state);
  }
  const out = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane++) out.setBigUint64(8 * lane, state[lane], true);
  return new Uint8Array(out.buffer);
}

// permute is Keccak-f[1600]. Lane (x, y) is a[x + 5 * y].
function permute(a) {
  const column = new BigUint64Array(5);
  const b = new BigUint64Array(25);
  for (const constant of roundConstants) {
    for (let x = 0; x < 5; x++) column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (let i = 0; i < 25; i++) a[i] ^= column[(i + 4) % 5] ^ rotate(column[(i + 1) % 5], 1n);
    for (let x = 0; x < 5; x++) {
      for (let y = 0; y < 5; y++) b[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(a[x + 5 * y], offsets[x + 5 * y]);
    }
    for (let y = 0; y < 25; y += 5) {
      for (let x = 0; x < 5; x++) a[x + y] = b[x + y] ^ (~b[((x + 1) % 5) + y] & b[((x + 2) % 5) + y]);
    }
    a[0] ^= constant;
  }
}

function rotate(lane, by) {
  return BigInt.asUintN(64, lane << by) | (lane >> (64n - by));
}

// offsets: walking (x, y) → (y, 2x + 3y) from (1, 0), the t-th lane is rotated
// by the t-th triangular number.
const offsets = (() => {
  const out = new Array(25).fill(0n);
  for (let t = 1, x = 1, y = 0; t < 25; t++) {
    out[x + 5 * y] = BigInt(((t * (t + 1)) / 2) % 64);
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  return out;
})();

// roundConstants: bit 2^j - 1 of the i-th is output 7i + j of a shift register
// over x^8 + x^6 + x^5 + x^4 + 1.
const roundConstants = (() => {
  const out = [];
  let register = 1;
  for (let round = 0; round < 24; round++) {
    let constant = 0n;
    for (let j = 0; j < 7; j++) {
      if (register & 1) constant |= 1n << BigInt(2 ** j - 1);
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    }
    out.push(constant);
  }
  return out;
})();
