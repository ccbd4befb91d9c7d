import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Text } from '../utf8.ts';
import { bytesOf, textOf } from './ascii.ts';
import { knowsCommonLanguage, parseDeviceId, parseDeviceIdReply } from './device-id.ts';
import { parsePortStatus } from './port-status.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const withLength = (length: number, text: string) =>
  Uint8Array.from([length >> 8, length & 0xff, ...bytesOf(text)]);

const id = 'MFG:Brother;CMD:PJL,PCL,PCLXL,URF;MDL:HL-L2350DW series;CLS:PRINTER;';
const brother = {
  maker: 'Brother',
  model: 'HL-L2350DW series',
  serial: null,
  languages: ['PJL', 'PCL', 'PCLXL', 'URF'],
};

describe('a device id', () => {
  it.each([
    ['true', id.length + 2],
    ['too long', 0xffff],
    ['zero', 0],
    ['with its bytes swapped', (id.length + 2) << 8],
  ])('is read whatever its length says: %s', (_name, length) => {
    expect(parseDeviceIdReply(withLength(length & 0xffff, id))).toEqual({
      ok: true,
      value: brother,
    });
  });

  it('ends where its length says that it does', () => {
    expect(parseDeviceIdReply(withLength(id.length + 2, `${id}SN:LAB0TRAIL;`))).toMatchObject({
      value: { serial: null },
    });
  });

  it('has long names, odd case and spaces by maker', () => {
    const long =
      ' manufacturer: HP ; MODEL:LaserJet;COMMAND SET: pcl3gui , ,PCL3GUI;SERN: LAB0SERIAL ;';

    expect(parseDeviceId(bytesOf(long))).toEqual({
      ok: true,
      value: { maker: 'HP', model: 'LaserJet', serial: 'LAB0SERIAL', languages: ['PCL3GUI'] },
    });
  });

  it('is a fault without maker and model, and bounded however long it is', () => {
    expect(parseDeviceId(bytesOf('CMD:PCL;'))).toMatchObject({ fault: { code: 'device/garbled' } });
    expect(parseDeviceIdReply(new Uint8Array(1))).toMatchObject({ ok: false });
    const endless = `MFG:${'A'.repeat(9000)};CMD:${'X,'.repeat(4000)}`;
    const parsed = parseDeviceId(bytesOf(endless));
    expect(parsed.ok && parsed.value.maker?.length).toBe(80);
  });

  it('says whether a computer can print without the driver of the maker', () => {
    expect(knowsCommonLanguage(['PJL', 'PCLXL'])).toBe(true);
    expect(knowsCommonLanguage(['POSTSCRIPT'])).toBe(true);
    expect(knowsCommonLanguage(['PWG_RASTER'])).toBe(true);
    expect(knowsCommonLanguage(['CAPT1.1'])).toBe(false);
    expect(knowsCommonLanguage(['PJL', 'ZJS'])).toBe(false);
    expect(knowsCommonLanguage(['PJL'])).toBeNull();
    expect(knowsCommonLanguage([])).toBeNull();
  });

  it('never makes a parser throw, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        parseDeviceIdReply(bytes);
        parsePortStatus(bytes);
        const parsed = parseDeviceId(bytes);
        expect(parsed.ok || parsed.fault.code === 'device/garbled').toBe(true);
        expect(textOf(bytes)).toHaveLength(bytes.length);
      }),
      { numRuns },
    );
  });
});

describe('the port status', () => {
  it('has its three bits, "no error" the other way round', () => {
    const of = (byte: number) => parsePortStatus(Uint8Array.of(byte));

    expect(of(0x18)).toEqual({
      ok: true,
      value: { paperEmpty: false, online: true, error: false },
    });
    expect(of(0x20)).toEqual({ ok: true, value: { paperEmpty: true, online: false, error: true } });
    expect(parsePortStatus(new Uint8Array(0))).toMatchObject({ ok: false });
  });
});

describe('text in UTF-8', () => {
  it('is what the system decodes as well, also when it is broken', () => {
    const system = (bytes: Uint8Array) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

    const point = fc.nat(0x10_ffff).filter((one) => one < 0xd800 || one > 0xdfff);

    expect(utf8Text(new TextEncoder().encode('Zwart – 黑色 🖨'))).toBe('Zwart – 黑色 🖨');
    expect(utf8Text(Uint8Array.of(0xf8, 0x90, 0x80, 0x80)).replaceAll('\ufffd', '')).toBe('');
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        const text = String.fromCodePoint(...points);
        const bytes = new TextEncoder().encode(text);
        expect(utf8Text(bytes)).toBe(system(bytes));
      }),
      { numRuns },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        // The number of replacement characters differs by decoder; what is left of the text does not.
        const plain = (one: string) => one.replaceAll('\ufffd', '');
        expect(plain(utf8Text(bytes))).toBe(plain(system(bytes)));
      }),
      { numRuns },
    );
  });
});
