import { describe, expect, it } from 'vitest';
import { allParsers } from '../fuzz/parsers/all.ts';
import { parsersIn, parsersOfTheTree } from './fuzzed-parsers.ts';
import { textOf } from './tree.ts';

/** Take bytes and understand nothing of them, each with the reason. */
const noParsers: Readonly<Record<string, string>> = {
  'devices/adb/message.ts#encodeHeader': 'makes a header for bytes of our own',
  'devices/conceal.ts#concealed': 'searches bytes for a text and understands nothing of them',
  'devices/joined.ts#joined': 'puts bytes behind each other',
  'devices/printer/ask-ipp.ts#askIpp': 'sends bytes of our own; its reader is parseHttpReply',
  'devices/scsi/commands.ts#keepingOf': 'looks at a command of our own',
  'main/reader/apple/signed-challenge.ts#signedChallenge':
    'signs bytes as they are, at most 256 of them',
  'main/reader/apple/plist-stream.ts#askPlistBytes':
    'sends bytes of our own; its reader is parsePlist',
  ...Object.fromEntries(
    [
      'u8',
      'le16',
      'le32',
      'le64',
      'be16',
      'be32',
      'says',
      'guidDigits',
      'isUniform',
      'isEmpty',
    ].map((name) => [`devices/volumes/peek.ts#${name}`, 'reads one place for the recognisers']),
  ),
};

describe('the list of fuzzed parsers', () => {
  const listed = new Set(allParsers.map(({ name }) => name));
  const inTree = parsersOfTheTree();

  it('has every exported parser of outside bytes and texts', () => {
    expect(inTree.length).toBeGreaterThan(80);
    expect(inTree.filter((name) => !listed.has(name) && noParsers[name] === undefined)).toEqual([]);
  });

  it('names each once, and none that is not there any more', () => {
    const ofSources = allParsers.filter(({ name }) => /#\w+$/u.test(name));
    const gone = ofSources.filter(({ name }) => {
      const [file = '', what = ''] = name.split('#');
      return !new RegExp(`\\b${what}\\b`, 'u').test(textOf(file));
    });

    expect(gone.map(({ name }) => name)).toEqual([]);
    expect(listed.size).toBe(allParsers.length);
    expect(Object.keys(noParsers).filter((name) => !inTree.includes(name))).toEqual([]);
  });

  it('would miss a new parser', () => {
    const source =
      'export function parseNew(\n  bytes: Uint8Array,\n): Result<New, DeviceFault> {\n';

    expect(parsersIn([['devices/new.ts', source]])).toEqual(['devices/new.ts#parseNew']);
    expect(parsersIn([['devices/new.ts', 'export function made(): Uint8Array {']])).toEqual([]);
  });

  it('is the table of docs/devices/fuzzing.md', () => {
    const table = [...textOf('docs/devices/fuzzing.md').matchAll(/^\| `([^`|]+)` +\|/gmu)].map(
      ([, name]) => name,
    );

    expect(table).toEqual(allParsers.map(({ name }) => name));
  });
});
