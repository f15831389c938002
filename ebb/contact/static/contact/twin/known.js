/** What is known of her around a pause: the twin of contact/known.py, as far as a page can know. */
const DOORS = ["stood-aside/1", "door-opened/1"];

export const doors = ({ events }) => events.filter(({ kind }) => DOORS.includes(kind)).map(({ door }) => door);

/** Whether one of the three doors was opened in this pause, or in the wave around it. */
export const aside = (carried) => carried.fear || doors(carried).length > 0;

/** The door that keeps people in front to the end. */
export const stay = (carried) => ["scared", "hurt", "unreal"].find((door) => doors(carried).includes(door)) ?? "";

/** A pause that is begun anew does not undo the door, as long as fear is near. */
export const fearStays = (carried, here) => (here.afraid && !carried.fear ? { ...carried, fear: true } : carried);

/** A low hour, as far as this pause says: asked, or to be read in what she wrote. */
export function heavy(carried, here) {
  const said = carried.events.some(({ kind }) => kind === "heavy/1");
  return said || aside(carried) || carried.letters.some(({ text }) => here.speaks(text));
}

export const quieted = ({ events }) => events.some(({ kind }) => kind === "quieted/1");

/** In this wave: nothing that made it worse is offered once more; nor here what speaks of the pull. */
export function notHere(carried, here) {
  const worse = carried.events.filter((done) => done.kind === "settled/1" && done.worse);
  const stirs = here.exercises.filter(({ aboutPull }) => aboutPull);
  return { worse: new Set(worse.map(({ exercise }) => exercise)), stirs: stirs.map(({ id }) => id) };
}
