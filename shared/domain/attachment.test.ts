import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachmentName,
  attachmentTypeSchema,
  bearsOut,
  isPicture,
  mayRemove,
  signatureLength,
  typeOfBytes,
  typeSaid,
} from './attachment.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the type of a file', () => {
  it.each([
    ['\xff\xd8\xff\xe0\x00\x10JFIF\x00', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR', 'image/png'],
    ['GIF87a\x01\x00\x01\x00', 'image/gif'],
    ['GIF89a\x01\x00\x01\x00', 'image/gif'],
    ['RIFF\x24\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7\n%\xe2\xe3', 'application/pdf'],
    ['\x00\x00\x00\x18ftypheic\x00\x00', 'image/heic'],
    ['PK\x03\x04\x14\x00\x06\x00', 'application/zip'],
  ])('is read from its bytes: %j is %s', (text, type) => {
    expect(typeOfBytes(bytesOf(text))).toBe(type);
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!doctype html><script>',
    'MZ\x90\x00\x03\x00\x00\x00',
    'PK\x05\x06\x00\x00',
    '\x00\x00\x00\x18ftypisom\x00\x00',
    '\x00\x00\x00\x1cftypavif\x00\x00',
    'RIFF\x24\x00\x00\x00AVI LIST',
    '\x89PNG\r\n\x1a\n\x00\x00\x00\x0dEVIL',
    '\n%PDF-1.7',
    '%PDF-evil',
    '\xff\xd8',
    '',
  ])('is none of ours for %j', (text) => {
    expect(typeOfBytes(bytesOf(text))).toBeNull();
  });

  it('is one of ours or none for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: signatureLength * 2 }), (bytes) => {
        const type = typeOfBytes(bytes);
        return type === null || attachmentTypeSchema.options.includes(type);
      }),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['foto.JPG', 'image/jpeg', 'foto.JPG'],
    ['scherm.jpeg', 'image/jpeg', 'scherm.jpeg'],
    ['factuur.html', 'application/pdf', 'factuur.html.pdf'],
    ['factuur.pdf.exe', 'application/pdf', 'factuur.pdf.exe.pdf'],
    ['..\\..\\Windows\\win.png', 'image/png', 'win.png'],
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['a"; filename="b.png', 'image/png', 'a ; filename= b.png'],
    ['foto\u202egnp.exe', 'image/png', 'fotognp.exe.png'],
    ['...', 'image/gif', 'bestand.gif'],
    ['.png', 'image/png', 'png.png'],
    ['', 'image/webp', 'bestand.webp'],
    ['één ñandú 😀.png', 'image/png', 'één ñandú 😀.png'],
    ['event.LOG', 'text/plain', 'event.LOG'],
    ['schoon.ps1', 'text/plain', 'schoon.ps1.txt'],
    ['spel.jar', 'application/zip', 'spel.jar.zip'],
  ] as const)('%j of %s is kept as %j', (said, type, kept) => {
    expect(attachmentName(said, type)).toBe(kept);
  });

  it('is short, ends as its type ends and holds no path, whatever was said', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 })),
        fc.constantFrom(...attachmentTypeSchema.options),
        (said, type) => {
          const name = attachmentName(said, type);
          return (
            Array.from(name).length <= 120 &&
            !/[/\\<>:"|?*%\p{Cc}]/u.test(name) &&
            !name.startsWith('.') &&
            name === attachmentName(name, type)
          );
        },
      ),
    );
  });
});

describe('what is said of a file', () => {
  it.each([
    ['foto.png', 'image/png', 'image/png'],
    ['event.LOG', '', 'text/plain'],
    ['lijst.csv', 'application/vnd.ms-excel', 'text/plain'],
    ['IMG_1.HEIC', '', 'image/heic'],
    ['alles.zip', 'application/x-zip-compressed', 'application/zip'],
    ['virus.exe', 'application/x-msdownload', null],
    ['map', '', null],
  ])('%s of which the system says %j is sent as %s', (name, ofSystem, type) => {
    expect(typeSaid(name, ofSystem)).toBe(type);
  });

  it('is borne out by a ZIP for a document of Word, not the other way round', () => {
    const [, , , , , , , zip, word] = attachmentTypeSchema.options;

    expect(word && zip && [bearsOut(zip, word), bearsOut(word, zip), bearsOut(null, zip)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is never drawn unless every browser draws it', () => {
    expect(attachmentTypeSchema.options.filter(isPicture)).toEqual([
      'image/jpeg',
      'image/png',
      'image/gif',
      'image/webp',
    ]);
  });
});

describe('taking a file away', () => {
  const attachment = { addedBy: { accountId: 'anna', name: 'Anna' } };

  it.each([
    ['anna', 'technician', true],
    ['bram', 'technician', false],
    ['bram', 'lead', true],
    ['bram', 'admin', true],
  ])('%s as %s: %s', (accountId, role, may) => {
    expect(mayRemove(attachment, { accountId, role })).toBe(may);
  });
});
