/** Soft tones: one that climbs for in, one that falls for out, one that falls far at the end. */
const GLIDES = { i: [196, 294], o: [294, 147], h: [196, 196], step: [262, 262], end: [262, 131] };
const LOUD = 0.07;
let audio;
let sounding;

export function able() {
  return typeof AudioContext === "function";
}

/** Called while she presses: a browser lets sound begin only then. */
export function ready() {
  if (!able()) return;
  audio ??= new AudioContext();
  audio.resume();
}

export function tone(kind, seconds) {
  silence();
  ready();
  if (!audio) return;
  const [from, to] = GLIDES[kind];
  const length = Math.min(seconds, 3);
  const start = audio.currentTime;
  const gain = new GainNode(audio, { gain: 0 });
  const pitch = new OscillatorNode(audio, { type: "sine", frequency: from });
  pitch.frequency.exponentialRampToValueAtTime(to, start + length);
  gain.gain.linearRampToValueAtTime(LOUD, start + length * 0.3);
  gain.gain.linearRampToValueAtTime(0, start + length);
  pitch.connect(gain).connect(audio.destination);
  pitch.start();
  pitch.stop(start + length);
  sounding = { pitch, gain };
}

/** Faded, not cut: a cut clicks. */
export function silence() {
  if (!sounding) return;
  const { pitch, gain } = sounding;
  const at = audio.currentTime;
  gain.gain.cancelScheduledValues(at);
  gain.gain.setTargetAtTime(0, at, 0.02);
  pitch.stop(at + 0.15);
  sounding = undefined;
}
