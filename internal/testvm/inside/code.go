package main

// What the enclave is asked to run.
const (
	// double answers with the number it got, twice.
	double = `export default { async fetch(request) { return new Response(String(2 * Number(await request.text()))); } };`
	// hog takes memory until there is none.
	hog = `export default { async fetch() { const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1)); } };`
	// linger answers after most of the time that it has.
	linger = `export default { async fetch() { await new Promise((done) => setTimeout(done, 8000)); return new Response("there"); } };`
)
