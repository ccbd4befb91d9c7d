import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** PHC string of argon2id with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/**
 * Whether a password fits a hash. Takes as long for an unknown user (`null`) as for a known one, so
 * that the time says nothing about which names exist.
 */
export async function passwordFits(
  password: string,
  passwordHash: string | null,
): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobodysHash, password);
  return fits && passwordHash !== null;
}

/** argon2id of random bytes that were thrown away, at the cost above. */
const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$CVeqt6l8xT7NThG7sFmgRg$SKkeX1n3koddxrXP7Y2DdQ3FBLIEXo+mYvyRnAPeVew';
