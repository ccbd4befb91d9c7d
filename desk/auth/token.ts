import { hash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits as base64url: unguessable, and safe in a cookie, a header or a path. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. Unsalted SHA-256 is enough for 256 random bits. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}

/** No vowels and no look-alikes: nothing to misread, no words by accident. */
const alphabet = '23456789bcdfghjkmnpqrtvwxz';

/** A code that is typed at the kiosk; two hundred million others make a guess worthless. */
export function newAppointmentCode(): string {
  return Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)])
    .join('')
    .toUpperCase();
}

/** A password to be typed once: four groups of five, 94 bits. */
export function newOneTimePassword(): string {
  const group = () =>
    Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** A code that a tester types at a kiosk; a hundred thousand million others make a guess worthless. */
export function newTestCode(): string {
  return Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)])
    .join('')
    .toUpperCase();
}
