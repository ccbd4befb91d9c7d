import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Noto Sans: Latin, Greek, Cyrillic and Devanagari with their accents. The package stands in node_modules, also
 * in the archive of a packaged kiosk.
 */
const files = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;

/** A font that fontkit 2.0.4 has taken apart. */
interface OpenFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): unknown;
}
export type Faces = Readonly<Record<keyof typeof files, OpenFont>>;

/** `_font` is in pdfkit 0.20.2 and not in its types. */
type WithFont = PDFKit.PDFDocument & { readonly _font: { readonly font: OpenFont } };

/** What the first paper opened, for all others: fontkit takes much longer over a font than over a page. */
let open: Faces | null = null;

/** The fonts for one paper. The files are read by who prints first, and by nobody else. */
export async function facesOfPaper(): Promise<Faces> {
  open ??= await openFaces();
  return { regular: withOwnGlyphs(open.regular), bold: withOwnGlyphs(open.bold) };
}

async function openFaces(): Promise<Faces> {
  const { default: PDFDocument } = await import('pdfkit');
  const { resolve } = createRequire(import.meta.url);
  const opened = (file: string): OpenFont => {
    const document = new PDFDocument({ font: '', autoFirstPage: false }) as WithFont;
    document.font(readFileSync(resolve(file)));
    return document._font.font;
  };
  return { regular: opened(files.regular), bold: opened(files.bold) };
}

/** Of which this font makes ǹ, ḿ, ṃ, ṅ, ṣ, ẹ, ị, ọ and ụ. */
const parts = 'mnseiou\u0300\u0301\u0307\u0323';

/**
 * fontkit keeps a glyph with the characters that it was first asked for, and these are what a reader's program
 * takes out of the paper. At the end of a paper with an Ö it asks for its O with none, and on the next paper no O
 * could be read; after a first ị every i would be one. So each paper has glyphs of its own, which begin with what
 * other letters are made of.
 */
function withOwnGlyphs(opened: OpenFont): OpenFont {
  // What is inherited is of the same type.
  const font = Object.create(opened, { _glyphs: { value: {} } }) as OpenFont;
  for (const part of parts) font.glyphForCodePoint(part.codePointAt(0) ?? 0);
  return font;
}
