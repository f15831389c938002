/**
 * Seals a text to a vault that is locked: only its passphrase opens it again, not this page.
 * Byte by byte as docs/vault.md has it, "While it is locked". Whoever needs this imports it
 * when there is something to seal: no page loads it before.
 */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "./vendor/hpke.js";

const FORMAT = 1;
const LENGTH = 4; // bytes in front of the padded text
const BUCKETS = [256, 1024, 4096, 16384, 65536, 262144, 1048576];
const utf8 = new TextEncoder();
const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** More than a piece can hold: 1 MiB, less four bytes. */
export class TooLarge extends Error {}

/** `id` and `vault` are 16 bytes, `key` is the public key (65 bytes), `version` is its number. */
export async function seal(text, id, { vault, version, key }) {
  const recipientPublicKey = await suite.kem.deserializePublicKey(key);
  const info = bound(utf8.encode("ebb-written/1"), vault, id);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, padded(utf8.encode(text)));
  return joined(Uint8Array.of(FORMAT), number(version), new Uint8Array(enc), new Uint8Array(ct));
}

/** Each part with its length in front: no two lists of parts give the same bytes. */
function bound(...parts) {
  return joined(...parts.flatMap((part) => [number(part.length).subarray(2), part]));
}

/** Length, text, zeros up to the next bucket: outside, only seven sizes exist. */
function padded(plain) {
  const size = BUCKETS.find((bucket) => bucket >= LENGTH + plain.length);
  if (!size) throw new TooLarge();
  const whole = new Uint8Array(size);
  whole.set(number(plain.length));
  whole.set(plain, LENGTH);
  return whole;
}

/** Four bytes, most significant first. */
function number(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
