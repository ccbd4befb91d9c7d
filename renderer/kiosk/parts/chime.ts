const tones = [
  { hertz: 660, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.22 },
] as const;
const loudness = 0.12;

/** Two soft tones: a warning that runs out must reach more than the eyes (EN 301 549 5.1.5). */
export function playChime(): () => void {
  const audio = new AudioContext();
  for (const { hertz, atSeconds } of tones) {
    const oscillator = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + atSeconds;
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(loudness, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + 0.45);
  }
  return () => void audio.close();
}
