import type { VisitorClocks } from '../../shared/contract/visitor-clocks.ts';

/** One sentence; `words` is its key under `agreed` in the catalogue, `at` the moment that it names. */
export interface AgreedLine {
  readonly words: string;
  readonly at: string | null;
}

/**
 * What there is to say of time: why it stands still, and by when things happen that have not yet. Who needs it sooner
 * than the desk promises reads that his moment is none of its promises.
 */
export function agreedLines(
  { response, resolution, pause, closure }: VisitorClocks,
  neededBy: string | null,
): readonly AgreedLine[] {
  const lines: AgreedLine[] = [];
  if (closure !== undefined) {
    lines.push({ words: `closure.${closure.cause}`, at: closure.opensAt });
  }
  if (pause !== null) lines.push({ words: `pause.${pause.cause}`, at: pause.until });
  const promised = resolution ?? response;
  if (neededBy !== null && promised?.late === false && isSooner(neededBy, promised.dueAt)) {
    lines.push({ words: 'needed-by', at: neededBy });
  }
  if (response !== null) lines.push(line('response', response));
  if (resolution !== null) lines.push(line('resolution', resolution));
  return lines.filter(({ words, at }) => at !== null || words.endsWith('.late'));
}

function isSooner(at: string, dueAt: string | null): boolean {
  return dueAt !== null && Date.parse(at) < Date.parse(dueAt);
}

function line(
  clock: 'response' | 'resolution',
  { late, dueAt }: NonNullable<VisitorClocks['response']>,
): AgreedLine {
  return late ? { words: `${clock}.late`, at: null } : { words: `${clock}.due`, at: dueAt };
}
