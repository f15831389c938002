/** Brings what waits in the queue to the server, in posts that are small enough for any proxy. */
const MOST = 20; // items in one post
const LARGEST = 900_000; // characters in one post; a longer item goes alone
const PATIENCE_MS = 15_000;

/** How many came which way; `lost` when some had no answer. A repeat does no harm: "stored". */
export async function over(vault, waiting, drop) {
  const told = { stored: 0, full: 0, refused: 0, lost: false };
  for (const items of batches(waiting)) {
    const answers = await send({ v: 1, vault, items });
    for (const { id } of items) {
      if (["stored", "full", "refused"].includes(answers?.[id])) told[answers[id]] += 1;
      else told.lost = true;
    }
    if (!answers) break; // no network: another time
    await drop(items.map(({ id }) => id).filter((id) => answers[id] === "stored"));
  }
  return told;
}

function* batches(waiting) {
  let batch = [];
  let length = 0;
  for (const { id, blob } of waiting) {
    const item = { id, blob: btoa(Array.from(blob, (byte) => String.fromCharCode(byte)).join("")) };
    length += item.blob.length;
    if (batch.length === MOST || (batch.length && length > LARGEST)) {
      yield batch;
      batch = [];
      length = item.blob.length;
    }
    batch.push(item);
  }
  if (batch.length) yield batch;
}

/** The answer for each id; for none of them when the server would not; null when it was not reached. */
async function send(what) {
  const how = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what) };
  try {
    const answer = await fetch("/sealed/", { ...how, signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? (await answer.json()).items ?? {} : {};
  } catch {
    return null;
  }
}
