/**
 * The failure ID that HP PC Hardware Diagnostics shows: 24 characters in four groups of six. HP says
 * of it (maintenance and service guide HP Z220 to Z820, "Self-troubleshooting with HP PC Hardware
 * Diagnostics") that it is made at random, unique for each occurrence, and that its generation indicates a
 * definite hardware failure. What the characters stand for is not published: only HP can look it up.
 */
const failureId = /(?<![0-9A-Z-])[0-9A-Z]{6}(?:-[0-9A-Z]{6}){3}(?![0-9A-Z-])/u;

/** The failure ID in a text, for example in the address behind a QR code; null when there is none. */
export function findHpFailureId(text: string): string | null {
  const capitals = text.toUpperCase();
  const written = failureId.exec(capitals)?.[0];
  if (written !== undefined) return written;
  const bare = capitals.replaceAll(/[\s\u2010-\u2015-]/gu, '');
  // Without its dashes only a text that is nothing else, and no plain number, is one.
  return /^(?=.*[A-Z])(?=.*[0-9])[0-9A-Z]{24}$/u.test(bare)
    ? bare.replaceAll(/.{6}(?=.)/gu, '$&-')
    : null;
}
