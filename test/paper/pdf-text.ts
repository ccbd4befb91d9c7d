import { inflateSync } from 'node:zlib';

/**
 * What stands in a PDF of ours, a line for each line on the paper, as a program of a reader takes it out: glyphs
 * become characters by the ToUnicode map of their font (ISO 32000-1, 9.10.3), put together (NFC). Without such a
 * map they are taken for WinAnsi.
 */
export function pdfText(pdf: Uint8Array): string {
  const file = Buffer.from(pdf).toString('latin1');
  const objects = objectsOf(file);
  const maps = new Map(
    [...file.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name = '', id = '']) => {
      const [, map] = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(id) ?? '') ?? [];
      return [name, map === undefined ? null : charactersIn(streamOf(objects.get(map)))];
    }),
  );
  return [...objects.values()]
    .flatMap((body) => [...streamOf(body).matchAll(/^BT\n([\s\S]*?)^ET$/gmu)])
    .map(([, block = '']) => lineOf(block, maps))
    .join('\n')
    .normalize('NFC');
}

/** What is drawn on each page, and whatever else a PDF of ours holds as a stream that was packed. */
export function pdfStreams(pdf: Uint8Array): readonly string[] {
  return [...objectsOf(Buffer.from(pdf).toString('latin1')).values()].map(streamOf);
}

function objectsOf(file: string): ReadonlyMap<string, string> {
  return new Map(
    [...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gmu)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
}

type FontMaps = ReadonlyMap<string, readonly string[] | null>;

function lineOf(block: string, maps: FontMaps): string {
  let map: readonly string[] | null = null;
  let line = '';
  for (const [, font, shown] of block.matchAll(/\/(F\d+) [\d.]+ Tf|^\[(.*)\] TJ$/gmu)) {
    if (font !== undefined) map = maps.get(font) ?? null;
    const hex = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/gu)].map(([, part]) => part).join('');
    const glyphs = Buffer.from(hex, 'hex');
    if (map === null) line += glyphs.toString('latin1');
    else for (let at = 0; at < glyphs.length; at += 2) line += map[glyphs.readUInt16BE(at)] ?? '';
  }
  return line;
}

/** The characters of each glyph, from the ranges that pdfkit 0.20.2 writes. */
function charactersIn(map: string): readonly string[] {
  return [...map.matchAll(/^<[0-9a-f]{4}> <[0-9a-f]{4}> \[(.*)\]$/gmu)].flatMap(([, range = '']) =>
    [...range.matchAll(/<([0-9a-f ]*)>/gu)].map(([, units = '']) =>
      Buffer.from(units.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  );
}

function streamOf(body = ''): string {
  const [, stream] = /\nstream\n([\s\S]*)\nendstream/u.exec(body) ?? [];
  if (stream === undefined) return '';
  const bytes = Buffer.from(stream, 'latin1');
  return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : stream;
}
