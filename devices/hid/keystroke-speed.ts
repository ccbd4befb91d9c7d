/** A key that went down. */
export interface KeyDown {
  /** Since the device began to be listened to. */
  readonly atMs: number;
  /** Keyboard/Keypad page, HID Usage Tables 1.5 section 10. */
  readonly code: number;
  /** All keys that were down then, this one among them. */
  readonly held: ReadonlySet<number>;
}

/**
 * A person needs 60 to 200 ms from key to key, a script 3 to 15 ms: more than eight keys with a median
 * gap below 35 ms were not typed by hand.
 */
const scripted = { keys: 8, medianGapMs: 35 } as const;
/** Nobody opens a command window within two seconds after plugging in a keyboard. */
const chordWithinMs = 2000;

/** HID Usage Tables 1.5 section 10: R, T, and the modifiers of both hands. */
const key = { r: 0x15, t: 0x17 } as const;
const modifier = { control: [0xe0, 0xe4], alt: [0xe2, 0xe6], gui: [0xe3, 0xe7] } as const;
const firstModifier = 0xe0;

export interface TypingSpeed {
  /** Keys that went down, modifiers not counted. */
  readonly keys: number;
  /** The shortest and the middle time between two that came alone; null below two. */
  readonly fastestGapMs: number | null;
  readonly medianGapMs: number | null;
  /** Why this is no person, or null. */
  readonly alarm: 'too-fast' | 'command-chord' | null;
}

/** How fast keys came, and whether a script sent them. Pure; keys in the order in which they came. */
export function typingSpeed(downs: readonly KeyDown[]): TypingSpeed {
  const typed = downs.filter(({ code }) => code < firstModifier);
  const lone = typed.filter(cameAlone);
  const gaps = lone
    .slice(1)
    .map(({ atMs }, index) => Math.max(0, atMs - (lone[index]?.atMs ?? atMs)))
    .toSorted((one, other) => one - other);
  const medianGapMs = gaps[Math.floor(gaps.length / 2)] ?? null;
  const tooFast =
    lone.length > scripted.keys && medianGapMs !== null && medianGapMs < scripted.medianGapMs;
  const chord = typed.some((down) => down.atMs <= chordWithinMs && opensCommands(down));
  return {
    keys: typed.length,
    fastestGapMs: gaps[0] ?? null,
    medianGapMs,
    alarm: tooFast ? 'too-fast' : chord ? 'command-chord' : null,
  };
}

/**
 * A finger that sweeps over a row, or a flat hand, has several keys down at once and says nothing of
 * typing; a script lets go of one before the next.
 */
function cameAlone({ code, held }: KeyDown): boolean {
  return [...held].every((other) => other === code || other >= firstModifier);
}

/** GUI+R opens "Run" on Windows, Ctrl+Alt+T a terminal on Linux. */
function opensCommands({ code, held }: KeyDown): boolean {
  const holds = (codes: readonly number[]) => codes.some((one) => held.has(one));
  if (code === key.r) return holds(modifier.gui);
  return code === key.t && holds(modifier.control) && holds(modifier.alt);
}
