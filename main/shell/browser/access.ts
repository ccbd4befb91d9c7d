import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const cookieName = 'balie-kiosk';

/**
 * Who may use the browser shell: a browser that opened the address with the one-time key, known from
 * then on by its cookie. Only hashes are compared and kept. A key that was used is gone, and a new one
 * takes its place for the next browser.
 */
export class BrowserAccess {
  private key = randomBytes(24).toString('base64url');
  private readonly sessionHash: Buffer;
  private readonly session: string;

  /** `session` is the secret in the cookie: kept by the caller, so that a restart knows the browser. */
  constructor(session: string) {
    this.session = session;
    this.sessionHash = sha256(session);
  }

  /** A path with the key of this moment. */
  get entryPath(): string {
    return `/?key=${this.key}`;
  }

  /** Takes a key once. Answers the cookie to set, or null when the key is not (or no longer) right. */
  enter(key: string): string | null {
    if (!timingSafeEqual(sha256(key), sha256(this.key))) return null;
    this.key = randomBytes(24).toString('base64url');
    return `${cookieName}=${this.session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`;
  }

  /** Whether a `Cookie` header holds the session. */
  knows(cookieHeader: string | undefined): boolean {
    const values = (cookieHeader ?? '')
      .split(';')
      .map((part) => part.trim().split('='))
      .filter(([name]) => name === cookieName)
      .map(([, value]) => value ?? '');
    return values.some((value) => timingSafeEqual(sha256(value), this.sessionHash));
  }
}

/** A secret for a cookie: 256 bits. */
export function makeSession(): string {
  return randomBytes(32).toString('base64url');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
