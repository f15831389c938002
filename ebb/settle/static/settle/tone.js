/** Two soft tones: one that climbs for in, one that falls for out. */
const GLIDES = { i: [196, 294], o: [294, 147], h: [196, 196], step: [262, 262], end: [262, 131] };
const LOUD = 0.07;
let audio;
let sounding = [];

export function tone(kind, seconds) {
  silence();
  audio ??= new AudioContext();
  audio.resume();
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
  sounding = [pitch];
}

export function silence() {
  for (const each of sounding) each.stop();
  sounding = [];
}
