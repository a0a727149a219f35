// quotes.js: one price out of the quotes of many sources.
//
// Input   JSON: {"quotes": [{"source": "a", "price": "1834.20"}, …],
//                "decimals": 8, "maxDeviationPercent": 5, "minQuotes": 3}
//         The last three may be left out; the values shown are the defaults.
//         Write prices as text: a JSON number may lose digits.
// Output  32 bytes, big-endian: the price times 10^decimals, which in Solidity
//         is abi.decode(output, (uint256)).
// How     A quote that is no positive decimal number is dropped, and so is a
//         second quote of the same source. Quotes further from the median than
//         maxDeviationPercent are dropped. The answer is the median of the
//         rest (of an even number: the mean of the middle two, rounded down).
//         All arithmetic is on integers, so every executor gets the same bytes.
// Errors  Input that is not as above, or fewer than minQuotes left: the code
//         throws, the result code is 6 and there is no output. A wrong price
//         would be worse than none.
//
//   nacre simulate examples/quotes.js --input @examples/inputs/quotes.json

export default {
  async fetch(request) {
    const { quotes, decimals, maxDeviationPercent, minQuotes } = settings(await request.json());

    const prices = wellFormed(quotes, decimals);
    atLeast(minQuotes, prices, "well-formed");
    const center = median(prices);
    const near = prices.filter((p) => distance(p, center) * 100n <= center * BigInt(maxDeviationPercent));
    atLeast(minQuotes, near, "agreeing");

    console.log(`used ${near.length} of ${quotes.length} quotes, ` +
      `${quotes.length - prices.length} malformed or repeated, ${prices.length - near.length} outlying`);
    return new Response(uint256(median(near)));
  },
};

function settings(input) {
  const { quotes, decimals = 8, maxDeviationPercent = 5, minQuotes = 3 } = input ?? {};
  if (!Array.isArray(quotes)) throw new Error("quotes: want an array");
  wholeNumber("decimals", decimals, 0, 36);
  wholeNumber("maxDeviationPercent", maxDeviationPercent, 0, 100);
  wholeNumber("minQuotes", minQuotes, 1, 10000);
  return { quotes, decimals, maxDeviationPercent, minQuotes };
}

function wholeNumber(name, value, min, max) {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${name}: want a whole number from ${min} to ${max}`);
  }
}

// wellFormed returns the first usable price of each source.
function wellFormed(quotes, decimals) {
  const bySource = new Map();
  for (const quote of quotes) {
    const source = quote?.source;
    const price = fixedPoint(quote?.price, decimals);
    if (typeof source === "string" && source !== "" && price !== null && !bySource.has(source)) {
      bySource.set(source, price);
    }
  }
  return [...bySource.values()];
}

// fixedPoint reads a decimal number as an integer times 10^-decimals, without
// passing through floating point. Digits beyond the last place are cut off.
// It returns null for anything that is no positive price below 2^128.
function fixedPoint(price, decimals) {
  const match = /^(\d{1,39})(?:\.(\d{1,60}))?$/.exec(typeof price === "number" ? String(price) : price);
  if (match === null || typeof price === "object") return null;
  const fraction = (match[2] ?? "").padEnd(decimals, "0").slice(0, decimals);
  const value = BigInt(match[1] + fraction);
  return value > 0n && value < 1n << 128n ? value : null;
}

function atLeast(count, prices, what) {
  if (prices.length < count) throw new Error(`${prices.length} ${what} quotes, want at least ${count}`);
}

function median(values) {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2n;
}

function distance(a, b) {
  return a < b ? b - a : a - b;
}

function uint256(value) {
  const bytes = new Uint8Array(32);
  for (let i = 31; value > 0n; i--, value >>= 8n) bytes[i] = Number(value & 0xffn);
  return bytes;
}
