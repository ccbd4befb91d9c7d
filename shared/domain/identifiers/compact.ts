/**
 * A number as somebody reads it from a label, without the spaces, dots and dashes that only help the
 * eye, in capitals. Dashes of typography count as dashes.
 */
export function compact(text: string): string {
  return text.replaceAll(/[\s.\u2010-\u2015-]/gu, '').toUpperCase();
}
