import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bosBytes } from '../simulated/descriptor-bytes.ts';
import { parseBos } from './bos.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

it('says that a device can run at 5 Gbit/s', () => {
  expect(parseBos(bosBytes({ superSpeed: true }))).toEqual({
    ok: true,
    value: {
      types: [0x02, 0x03],
      superSpeed: true,
      superSpeedPlus: false,
      containerId: null,
      alternateModeFailed: false,
      microsoftOs: false,
      webUsb: false,
    },
  });
});

it('says that a video mode failed', () => {
  const parsed = parseBos(bosBytes({ failedAlternateMode: true }));

  expect(parsed.ok && parsed.value.alternateModeFailed).toBe(true);
});

it('takes a running or untried video mode for no failure', () => {
  for (const state of [1, 3]) {
    const bytes = bosBytes({ failedAlternateMode: true });
    bytes[5 + 7 + 8] = state;
    const parsed = parseBos(bytes);
    expect(parsed.ok && parsed.value.alternateModeFailed).toBe(false);
  }
});

it('reads the container that joins the halves of a dock', () => {
  const id = Array.from({ length: 16 }, (_unused, index) => index);
  const parsed = parseBos(Uint8Array.from([5, 15, 25, 0, 1, 20, 16, 4, 0, ...id]));

  expect(parsed.ok && parsed.value.containerId).toBe('000102030405060708090a0b0c0d0e0f');
});

it('reads which platforms the device offers itself to', () => {
  const capability = (uuid: string) => [
    20,
    16,
    5,
    0,
    ...(uuid.match(/../gu) ?? []).map((two) => Number.parseInt(two, 16)),
  ];
  const microsoft = capability('df60ddd88945c74c9cd2659d9e648a9f');
  const web = capability('38b60834a909a0478bfda0768815b665');
  const parsed = (...body: readonly number[]) =>
    parseBos(Uint8Array.from([5, 15, 5 + body.length, 0, 1, ...body]));

  expect(parsed(...microsoft)).toMatchObject({ value: { microsoftOs: true, webUsb: false } });
  expect(parsed(...web)).toMatchObject({ value: { microsoftOs: false, webUsb: true } });
});

it('never throws, whatever the bytes are', () => {
  const nearly = fc
    .uint8Array({ maxLength: 120 })
    .map((bytes) => Uint8Array.from([5, 15, bytes.length + 5, 0, 3, ...bytes]));

  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 120 }), nearly), (bytes) => {
      expect(typeof parseBos(bytes).ok).toBe('boolean');
    }),
    { numRuns: fuzzRuns },
  );
});
