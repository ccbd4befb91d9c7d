/** What an error of Dell's test before start is about. */
export type DellErrorMeaning =
  'disk-failed' | 'disk-doubtful' | 'memory-failed' | 'battery-worn' | 'battery-weak';

/**
 * The last four digits of an error and what it is about: only codes of which the text on Dell's own
 * screen, or two independent descriptions, could be found (docs/devices/labels.md lists them). The first
 * four say which generation of the test spoke: 1000 before 2010, 2000 since. A code that is not here
 * is an error as well; we only do not say what it means.
 */
const meanings: Readonly<Record<string, DellErrorMeaning>> = {
  // Memory test failed.
  '0122': 'memory-failed',
  '0123': 'memory-failed',
  // The battery nears the end of its life; still works.
  '0132': 'battery-worn',
  // The battery cannot give enough power.
  '0133': 'battery-weak',
  // No disk was found: broken, or a loose cable.
  '0141': 'disk-doubtful',
  // "Drive Self Test Failed" on the screen itself.
  '0142': 'disk-failed',
  // The disk's own log holds earlier failures.
  '0146': 'disk-doubtful',
  // "Hard Drive incorrect status"; also seen on healthy disks after a change of storage mode.
  '0151': 'disk-doubtful',
};

/** What an error code such as `2000-0142` is about, or null when we do not know. */
export function dellErrorMeaning(code: string): DellErrorMeaning | null {
  return meanings[code.slice(-4)] ?? null;
}
