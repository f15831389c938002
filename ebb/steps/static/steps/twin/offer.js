/** Which exercises are offered: the twin of settle/offer.py. */
const STRONG = 7; // as in ebb/records/lately.py; from here on nothing is tried out on her

const sorted = (list, ...keys) =>
  [...list].sort((one, other) => keys.reduce((so, key) => so || key(one) - key(other), 0));

/** The mild ones, and what she chose herself; never what she has set aside. */
const allowed = (here, setAside) =>
  here.exercises.filter(({ id, mild }) => !setAside.has(id) && (mild || here.knownSafe.has(id)));

/** The place order; in a strong or unrated wave the familiar ones come first. */
function inOrder(candidates, intensity, familiar) {
  if (intensity !== null && intensity < STRONG) return candidates;
  const kept = candidates.filter(({ id, mild }) => mild || familiar.includes(id));
  return sorted(kept, ({ id }) => !familiar.includes(id));
}

/** Two to choose from, through two channels where possible, a familiar one among them. */
export function two(here, intensity, setAside) {
  const { familiar } = here;
  const ranked = inOrder(allowed(here, setAside), intensity, familiar);
  const [first] = ranked;
  if (!first) return [];
  const [second] = sorted(
    ranked.filter((each) => each !== first),
    ({ id }) => !familiar.includes(first.id) && !familiar.includes(id),
    ({ channel }) => channel === first.channel,
  );
  return second ? [first, second] : [first];
}

/** After "the same or higher": one exercise that reaches her another way. */
export function throughAnotherChannel(here, after, intensity, setAside) {
  const done = here.exercises.find(({ id }) => id === after);
  const ranked = inOrder(allowed(here, new Set([...setAside, after])), intensity, here.familiar);
  return ranked.find(({ channel }) => !done || channel !== done.channel) ?? null;
}

/** What is one tap away: the mild first, and in each kind the familiar. */
export function others(here, hidden) {
  const rest = here.exercises.filter(({ id, askFirst }) => !hidden.has(id) && (!askFirst || here.knownSafe.has(id)));
  return sorted(rest, ({ mild }) => !mild, ({ id }) => !here.familiar.includes(id));
}
