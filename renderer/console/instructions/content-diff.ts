import {
  type InstructionContent,
  type InstructionPicture,
  variantKey,
} from '../../../shared/domain/instruction.ts';

/** One text of an instruction and where it stands. */
export interface ContentLine {
  /** `nl-A2`, or null for what holds for all. */
  readonly variant: string | null;
  readonly field:
    | 'findings'
    | 'reasons'
    | 'devices'
    | 'roles'
    | 'accessibility'
    | 'pack'
    | 'title'
    | 'intro'
    | 'safety'
    | 'do'
    | 'see'
    | 'ifNot'
    | 'picture';
  readonly text: string;
}

export interface DiffLine {
  readonly change: 'same' | 'added' | 'gone';
  readonly line: ContentLine;
}

/** Everything that an instruction says, as lines in reading order. */
export function linesOf(content: InstructionContent): readonly ContentLine[] {
  const lists = (['findings', 'reasons', 'devices', 'roles', 'accessibility'] as const).map(
    (field) => ({ variant: null, field, text: content[field].join(', ') }),
  );
  const all: ContentLine[] = [...lists, { variant: null, field: 'pack', text: content.pack ?? '' }];
  for (const variant of content.variants) {
    const key = variantKey(variant);
    const add = (field: ContentLine['field'], text: string | undefined) => {
      all.push({ variant: key, field, text: text ?? '' });
    };
    add('title', variant.title);
    add('intro', variant.intro);
    for (const words of variant.safety) add('safety', words);
    for (const step of variant.steps) {
      add('do', step.do);
      add('see', step.see);
      add('ifNot', step.ifNot);
      add('picture', step.picture === undefined ? '' : pictureName(step.picture));
    }
  }
  return all.filter(({ text }) => text !== '');
}

function pictureName(picture: InstructionPicture): string {
  switch (picture.kind) {
    case 'device':
      return picture.device;
    case 'prompt':
      return picture.prompt;
    case 'photo':
      return `${picture.hash.slice(0, 8)} ${picture.alt}`;
  }
}

/**
 * What of one version is gone in another and what came: the longest run of lines that both have stays
 * the same. A version has a few hundred lines, so the plain table is quick enough.
 */
export function diffOf(
  before: readonly ContentLine[],
  after: readonly ContentLine[],
): readonly DiffLine[] {
  const [a, b] = [before.map(nameOf), after.map(nameOf)];
  // longest[i][j]: lines that a from i and b from j have in common.
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const common = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = longest[i];
    for (let j = b.length - 1; row !== undefined && j >= 0; j -= 1) {
      row[j] =
        a[i] === b[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const found: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [gone, added] = [before[i], after[j]];
    if (gone !== undefined && added !== undefined && a[i] === b[j]) {
      found.push({ change: 'same', line: added });
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (added === undefined || common(i + 1, j) >= common(i, j + 1))
    ) {
      found.push({ change: 'gone', line: gone });
      i += 1;
    } else if (added !== undefined) {
      found.push({ change: 'added', line: added });
      j += 1;
    }
  }
  return found;
}

function nameOf({ variant, field, text }: ContentLine): string {
  return JSON.stringify([variant, field, text]);
}
