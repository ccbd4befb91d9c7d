import { describe, expect, it } from 'vitest';
import { kioskConfigSchema, usualConfig } from '../../../shared/domain/kiosk-config.ts';
import { begin, decide, isTouched, leafPaths, moveOn, proposed } from './draft-in-progress.ts';
import { type Draft, formFields, valueAt, withValue } from './form-fields.ts';

const paths = leafPaths(formFields(kioskConfigSchema));
const greeting = 'texts.greeting.nl';
const seconds = 'idle.goodbyeSeconds';
const version1 = withValue(usualConfig, greeting, 'Welkom');
const started = begin({ version: 1, content: version1 });
const typing = (changes: Readonly<Record<string, unknown>>, on = started) => ({
  ...on,
  draft: Object.entries(changes).reduce<Draft>(
    (draft, [path, value]) => withValue(draft, path, value),
    on.draft,
  ),
});
const published = (version: number, path: string, value: unknown, on: Draft = version1) => ({
  version,
  content: withValue(on, path, value),
});

describe('a configuration that somebody types while another version comes', () => {
  it('begins anew once it was proposed, and keeps what was typed while it was sent', () => {
    const sent = typing({ [seconds]: 20 });
    const further = typing({ [greeting]: 'Hallo' }, sent);
    const holding = { version: 1, content: version1 };

    expect(proposed(sent, sent.draft, holding)).toEqual(started);
    expect(proposed(further, sent.draft, holding)).toBe(further);
  });

  it('is the new version when nothing was typed', () => {
    const next = published(2, greeting, 'Hallo');

    expect(moveOn(started, next, paths)).toEqual(begin(next));
    expect(isTouched(started, paths)).toBe(false);
  });

  it('keeps what was typed and takes over every other field', () => {
    const work = moveOn(typing({ [seconds]: 20 }), published(2, greeting, 'Hallo'), paths);

    expect(valueAt(work.draft, seconds)).toBe(20);
    expect(valueAt(work.draft, greeting)).toBe('Hallo');
    expect(work).toMatchObject({ version: 2, begun: { version: 1 }, collisions: [] });
    expect(isTouched(work, paths)).toBe(true);
  });

  it('keeps what is no valid value yet', () => {
    const work = moveOn(typing({ [seconds]: '' }), published(2, greeting, 'Hallo'), paths);

    expect(valueAt(work.draft, seconds)).toBe('');
  });

  it('asks about a field that both changed, and about none that both changed alike', () => {
    const next = published(2, greeting, 'Hallo');
    const other = moveOn(typing({ [greeting]: 'Hoi', [seconds]: 20 }), next, paths);
    const same = moveOn(typing({ [greeting]: 'Hallo', [seconds]: 20 }), next, paths);

    expect(other.collisions).toEqual([greeting]);
    expect(valueAt(other.draft, greeting)).toBe('Hoi');
    expect(same.collisions).toEqual([]);
  });

  it('ends the question by what was typed or by what holds now', () => {
    const work = moveOn(typing({ [greeting]: 'Hoi' }), published(2, greeting, 'Hallo'), paths);
    const [mine, theirs] = [decide(work, greeting, 'mine'), decide(work, greeting, 'theirs')];

    expect([mine.collisions, theirs.collisions]).toEqual([[], []]);
    expect(valueAt(mine.draft, greeting)).toBe('Hoi');
    expect(valueAt(theirs.draft, greeting)).toBe('Hallo');
    expect(isTouched(theirs, paths)).toBe(false);
  });

  it('still asks when a third version comes before the answer, and not when that is what was typed', () => {
    const second = published(2, greeting, 'Hallo');
    const work = moveOn(typing({ [greeting]: 'Hoi' }), second, paths);
    const third = moveOn(work, published(3, seconds, 60, second.content), paths);
    const alike = moveOn(work, published(3, greeting, 'Hoi', second.content), paths);

    expect(third).toMatchObject({ version: 3, begun: { version: 1 }, collisions: [greeting] });
    expect(valueAt(third.draft, seconds)).toBe(60);
    expect(alike.collisions).toEqual([]);
  });
});
