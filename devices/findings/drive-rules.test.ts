import { describe, expect, it } from 'vitest';
import { factsOf, type Values } from './facts.test-support.ts';
import { findingsOf } from './find.ts';

const facts = (values: Values) => factsOf(values, { confidence: 'measured' });
const found = (values: Values) =>
  findingsOf(facts(values)).map(({ code, verdict }) => `${verdict} ${code}`);

describe('findings over a drive', () => {
  it('suspect a size that comes again, with both figures', () => {
    const [finding] = findingsOf(
      facts({ 'drive.capacity': 62_914_560_000, 'drive-sample.repeats-after': 8_589_934_592 }),
    );

    expect(finding).toMatchObject({
      code: 'drive-not-its-size',
      verdict: 'attention',
      params: { claimedGb: 63, realGb: 8.6 },
      route: 'storage',
    });
    expect(found({ 'drive.capacity': 62_914_560_000, 'drive-sample.empty-from': 1 })).toEqual([]);
  });

  it('call unreadable spots a fault from the first on, once', () => {
    const sample = (unreadable: number) => ({
      'drive-sample.spots': 48,
      'drive-sample.unreadable': unreadable,
      'drive-sample.slow': 0,
    });

    expect(found(sample(0))).toEqual([]);
    expect(found(sample(1))).toEqual(['fault drive-unreadable-spots']);
    expect(found({ ...sample(9), 'drive-sample.unreadable-from': 60 })).toEqual([
      'fault drive-end-unreadable',
    ]);
    expect(found({ ...sample(0), 'drive-sample.slow': 1 })).toEqual(['attention drive-slow-spots']);
  });

  it('compare speed with the link that was negotiated', () => {
    const speed = (bytes: number, link: number) =>
      found({ 'drive-sample.speed': bytes, 'usb.speed': link });
    const slow = ['attention drive-slow-for-link'];

    expect(speed(3_999_999, 5_000_000_000)).toEqual(slow);
    expect(speed(4_000_000, 5_000_000_000)).toEqual([]);
    expect(speed(999_999, 480_000_000)).toEqual(slow);
    expect(speed(1_000_000, 480_000_000)).toEqual([]);
    // At full speed nothing can be fast.
    expect(speed(500_000, 12_000_000)).toEqual([]);
  });

  it.each([
    [{ 'drive.write-protected': true }, ['attention drive-write-protected']],
    [{ 'drive.write-protected': false }, []],
    [{ 'drive.medium-present': false }, ['attention drive-no-medium']],
    [{ 'drive.medium-present': true }, []],
    [{ 'drive.not-ready': '02/04/01' }, ['unknown drive-not-ready']],
    [{ 'drive-layout.blank': true, 'drive-layout.table': 'none' }, ['attention drive-blank']],
    [{ 'drive-layout.blank': false, 'drive-layout.partitions': 0 }, ['attention drive-blank']],
    [{ 'drive-layout.blank': false, 'drive-layout.partitions': 1 }, []],
    [{ 'drive-layout.unknown-volumes': 1 }, ['unknown drive-file-system-unknown']],
    [{ 'drive-layout.unknown-volumes': 1, 'drive-layout.file-systems': ['NTFS'] }, []],
    [{ 'drive-layout.unreadable-volumes': 1 }, ['fault drive-volume-unreadable']],
    [
      { 'drive-layout.dirty': true, 'drive-layout.dirty-volumes': ['exFAT'] },
      ['attention drive-file-system-dirty'],
    ],
    [{ 'drive-layout.dirty': false }, []],
    [{ 'drive-layout.encryption': ['BitLocker'] }, ['ok drive-bitlocker']],
    [{ 'drive-layout.encryption': ['LUKS', 'FileVault'] }, ['ok drive-luks', 'ok drive-filevault']],
    [{ 'drive-layout.damaged-volumes': ['BitLocker'] }, ['fault drive-encryption-damaged']],
  ])('of %j are %j', (values, expected) => {
    expect(found(values)).toEqual(expected);
  });

  it('do not call a drive blank whose damaged table shows no partition', () => {
    expect(
      found({ 'drive-layout.partitions': 0, 'drive-layout.problems': ['primary-header'] }),
    ).toEqual(['attention drive-partition-table-damaged']);
  });
});
