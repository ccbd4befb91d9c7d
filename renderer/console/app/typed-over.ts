/** What somebody types over something that colleagues change too. */
export interface TypedOver<Words> {
  /** How the desk had it when it was last looked at. */
  readonly shown: Words;
  readonly words: Words;
  /** The version of `shown`, on which the next save goes. */
  readonly version: number;
  /** A colleague changed it while words stood here that are not saved. */
  readonly meanwhile: boolean;
}

export function begun<Words>(shown: Words, version: number): TypedOver<Words> {
  return { shown, words: shown, version, meanwhile: false };
}

/** A colleague may have saved: what was typed here stays, and all else becomes what he made of it. */
export function caughtUp<Words>(
  typing: TypedOver<Words>,
  newest: Words,
  version: number,
): TypedOver<Words> {
  if (version <= typing.version) return typing;
  const words = putOver(typing.shown, typing.words, newest);
  const isOther = typing.meanwhile || !same(typing.shown, newest);
  return { shown: newest, words, version, meanwhile: isOther && !same(words, newest) };
}

/** One's own save: shown as the desk keeps it, but for what was typed on after it was sent. */
export function kept<Words>(
  typing: TypedOver<Words>,
  sent: Words,
  saved: Words,
  version: number,
): TypedOver<Words> {
  const words = putOver(sent, typing.words, saved);
  return { shown: saved, words, version, meanwhile: false };
}

/** Something is typed that is not saved. */
export function isTyped<Words>({ words, shown }: TypedOver<Words>): boolean {
  return !same(words, shown);
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What was changed from `before` to `typed`, done to `now`, part by part. */
function putOver<Words>(before: Words, typed: Words, now: Words): Words {
  // Every part of it comes from the same place in one of the three.
  return partOver(before, typed, now) as Words;
}

function partOver(before: unknown, typed: unknown, now: unknown): unknown {
  if (same(before, typed)) return now;
  if (same(before, now)) return typed;
  if (Array.isArray(before) && Array.isArray(typed) && Array.isArray(now)) {
    return listOver(before, typed, now);
  }
  if (!isRecord(before) || !isRecord(typed) || !isRecord(now)) return typed;
  const keys = Object.keys({ ...now, ...typed });
  return Object.fromEntries(
    keys
      .map((key) => [key, partOver(before[key], typed[key], now[key])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** A list is changed by what is added to it and taken from it. */
function listOver(
  before: readonly unknown[],
  typed: readonly unknown[],
  now: readonly unknown[],
): readonly unknown[] {
  const isIn = (list: readonly unknown[]) => (one: unknown) =>
    list.some((other) => same(one, other));
  const stays = now.filter((one) => isIn(typed)(one) || !isIn(before)(one));
  const added = typed.filter((one) => !isIn(before)(one) && !isIn(now)(one));
  return [...stays, ...added];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
