// Evaluated before the code. workerd asks for the secret, which is undefined
// if there is none.
import secret from "secret";
import { env } from "env.js";

if (secret !== undefined) env.secret = Uint8Array.fromBase64(secret).buffer;

// No code of the user has run yet, so nobody else can have printed this before.
console.log("nacre: parsed");
