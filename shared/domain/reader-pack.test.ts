import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFile } from '../../test/integration/pack-samples.ts';
import { builtInPack } from '../../devices/pack/built-in-pack.ts';
import { parseReaderPack } from './reader-pack.ts';
import { largestPack } from './release/rolled-out.ts';

const codeOf = (text: string) => {
  const parsed = parseReaderPack(text);
  return parsed.ok ? parsed.value.number : parsed.fault.code;
};
const { apple, android, sources } = builtInPack;
const [version] = apple.versions;

describe('a reader pack', () => {
  it('is what is built in, under any number', () => {
    expect(parseReaderPack(packFile(12).toString())).toEqual({
      ok: true,
      value: { ...builtInPack, number: 12 },
    });
  });

  it.each([
    ['has a field that we do not know', { code: 'process.exit()' }],
    [
      'has an entry without a source',
      { apple: { ...apple, versions: [{ ...version, source: '' }] } },
    ],
    ['has an entry of a source that it does not name', { sources: sources.slice(1) }],
    ['names a source twice', { sources: [...sources, ...sources] }],
    [
      'lists versions in another order',
      { apple: { ...apple, versions: apple.versions.toReversed() } },
    ],
    ['lists a model twice', { apple: { ...apple, names: [...apple.names, ...apple.names] } }],
    [
      'gives a model a pattern',
      { apple: { ...apple, names: [{ ...apple.names[0], productType: '(a+)+' }] } },
    ],
    [
      'hides characters in a name',
      { apple: { ...apple, names: [{ ...apple.names[0], name: 'a\u202Eb' }] } },
    ],
    ['has a month that is none', { android: { ...android, knownUntil: '2026-13' } }],
    ['has no number', { number: 0 }],
  ])('is none when it %s', (_what, other) => {
    expect(codeOf(JSON.stringify({ ...builtInPack, ...other }))).toBe('pack/broken');
  });

  it('is none when it is too large, or when it is anything else', () => {
    expect(codeOf(packFile(2, {}, largestPack).toString())).toBe(2);
    expect(codeOf(packFile(2, {}, largestPack + 1).toString())).toBe('pack/broken');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(codeOf(text)).toBe('pack/broken');
      }),
    );
  });
});
