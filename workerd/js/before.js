// Evaluated before the code. The secret, which is undefined if there is none,
// is asked for when all modules that job.js imports have been parsed.
import secret from "secret";
import { env } from "env.js";

if (secret !== undefined) env.secret = Uint8Array.fromBase64(secret).buffer;
