/**
 * The ids that the parts of a wave or a pause have for ever: the twin of `_id` in records/carried.py, byte
 * for byte. The same part, kept by the page and by the server, is kept once.
 */
const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** uuid5 (RFC 9562): SHA-1 of the namespace and the name, with version and variant set. */
async function uuid5(space, name) {
  const said = new TextEncoder().encode(name);
  const both = new Uint8Array(space.length + said.length);
  both.set(space);
  both.set(said, space.length);
  const id = new Uint8Array(await crypto.subtle.digest("SHA-1", both)).slice(0, 16);
  id[6] = (id[6] & 0x0f) | 0x50;
  id[8] = (id[8] & 0x3f) | 0x80;
  return Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Everything in it as [id, record]; a letter becomes a record of its own. */
export function parts(carried) {
  const space = bytes(carried.salt);
  const named = (where, { at, ...said }) => uuid5(space, `${where}:${JSON.stringify(said)}`);
  const letter = ({ at, text }) => ({ kind: "letter/1", at, text, body_id: null, wave_id: carried.wave });
  return Promise.all([
    ...carried.events.map(async (event, place) => [await named(place, event), event]),
    ...carried.letters.map(async (written) => [await named("letter", written), letter(written)]),
  ]);
}
