import { type Draft, type FormField, valueAt, withValue } from './form-fields.ts';

/** What somebody is typing, and from which version on. */
export interface InProgress {
  /** What holds now, from which the draft is told apart. */
  readonly version: number;
  readonly base: Draft;
  readonly draft: Draft;
  /** What held when he began; only then is there news. */
  readonly begun: { readonly version: number; readonly content: Draft };
  /** Fields that he and somebody else changed, each its own way, and that he has to decide on. */
  readonly collisions: readonly string[];
}

/** A version of a profile; 0 while none is published. */
export interface Holding {
  readonly version: number;
  readonly content: Draft;
}

export function begin({ version, content }: Holding): InProgress {
  const begun = { version, content };
  return { version, base: content, draft: content, begun, collisions: [] };
}

/** The draft `sent` was proposed: begins anew, unless somebody typed on while it was sent. */
export function proposed(work: InProgress, sent: Draft, now: Holding): InProgress {
  return work.draft === sent ? begin(now) : work;
}

/** The paths of all fields that hold a value. */
export function leafPaths(fields: readonly FormField[]): readonly string[] {
  return fields.flatMap((field) =>
    field.kind === 'group' ? leafPaths(field.fields) : [field.path],
  );
}

export function isTouched(work: InProgress, paths: readonly string[]): boolean {
  return changed(work.base, work.draft, paths).length > 0;
}

/**
 * Goes on from a version that somebody else published meanwhile: what was typed stays, everything else is as
 * it holds now. A field that both changed keeps what was typed until it is decided on.
 */
export function moveOn(work: InProgress, now: Holding, paths: readonly string[]): InProgress {
  const mine = changed(work.base, work.draft, paths);
  if (mine.length === 0) return begin(now);
  const theirs = new Set(changed(work.base, now.content, paths));
  const draft = mine.reduce(
    (all, path) => withValue(all, path, valueAt(work.draft, path)),
    now.content,
  );
  const differing = new Set(changed(now.content, draft, paths));
  const collisions = mine.filter(
    (path) => differing.has(path) && (theirs.has(path) || work.collisions.includes(path)),
  );
  return { version: now.version, base: now.content, draft, begun: work.begun, collisions };
}

/** A collision is over: by what was typed, or by what holds now. */
export function decide(work: InProgress, path: string, keep: 'mine' | 'theirs'): InProgress {
  const collisions = work.collisions.filter((each) => each !== path);
  const draft =
    keep === 'mine' ? work.draft : withValue(work.draft, path, valueAt(work.base, path));
  return { ...work, draft, collisions };
}

function changed(from: Draft, to: Draft, paths: readonly string[]): readonly string[] {
  const text = (draft: Draft, path: string) => JSON.stringify(valueAt(draft, path));
  return paths.filter((path) => text(from, path) !== text(to, path));
}
