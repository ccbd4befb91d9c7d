import { create } from 'qrcode';

/** A QR code as black squares, so that it is sharp at any resolution. Lengths are in points. */
export function drawCode(
  document: PDFKit.PDFDocument,
  text: string,
  place: { readonly left: number; readonly top: number; readonly side: number },
): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const square = place.side / modules.size;
  modules.data.forEach((dark, index) => {
    if (!dark) return;
    const row = Math.floor(index / modules.size);
    const column = index % modules.size;
    // A hair wider than a square, or some viewers draw white lines between them.
    document.rect(
      place.left + column * square,
      place.top + row * square,
      square + 0.05,
      square + 0.05,
    );
  });
  document.fill('black');
}
