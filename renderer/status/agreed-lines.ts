import type { VisitorClocks } from '../../shared/contract/visitor-clocks.ts';

/** One sentence; `words` is its key under `agreed` in the catalogue, `at` the moment that it names. */
export interface AgreedLine {
  readonly words: string;
  readonly at: string | null;
}

/** What there is to say of time: why it stands still, and by when things happen that have not yet. */
export function agreedLines({
  response,
  resolution,
  pause,
  closure,
}: VisitorClocks): readonly AgreedLine[] {
  const lines: AgreedLine[] = [];
  if (closure !== undefined) {
    lines.push({ words: `closure.${closure.cause}`, at: closure.opensAt });
  }
  if (pause !== null) lines.push({ words: `pause.${pause.cause}`, at: pause.until });
  if (response !== null) lines.push(line('response', response));
  if (resolution !== null) lines.push(line('resolution', resolution));
  return lines.filter(({ words, at }) => at !== null || words.endsWith('.late'));
}

function line(
  clock: 'response' | 'resolution',
  { late, dueAt }: NonNullable<VisitorClocks['response']>,
): AgreedLine {
  return late ? { words: `${clock}.late`, at: null } : { words: `${clock}.due`, at: dueAt };
}
