/**
 * Characters that must never reach a screen, a slip, a log or SQL from outside: C0 and C1 controls,
 * bidirectional overrides and isolates (Unicode TR 36 section 2), zero-width and tag characters,
 * interlinear annotation marks, private use, and lone surrogates.
 */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is removed here
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** Text without what must never be shown; line breaks and tabs are among it. */
export function visible(text: string): string {
  return text.replace(forbidden, '');
}

/**
 * Makes text from outside (a device, a visitor, a network) safe to store and show as plain text:
 * forbidden characters become nothing (line breaks and tabs a space), white space is folded, and the
 * result has at most `maxLength` code points, ending in `…` when something was cut.
 */
export function cleanText(input: string, maxLength: number): string {
  const line = visible(
    input.slice(0, maxLength * 16).replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' '),
  )
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
  const points = Array.from(line);
  return points.length <= maxLength ? line : `${points.slice(0, maxLength - 1).join('')}…`;
}

/** As `cleanText`, but keeps line breaks, for what a person wrote in a larger box. */
export function cleanParagraphs(input: string, maxLength: number): string {
  const lines = input
    .slice(0, maxLength * 16)
    .split(/\r\n|\r|\n|\u2028|\u2029/u)
    .map((line) => cleanText(line, maxLength));
  const text = lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  const points = Array.from(text);
  return points.length <= maxLength ? text : `${points.slice(0, maxLength - 1).join('')}…`;
}
