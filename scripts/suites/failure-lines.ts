import { stripVTControlCharacters } from 'node:util';
import type { Failure } from './suite.ts';

/** What is kept of a run's output is its end, so all failures together must fit there. */
const mostLines = 60;
const mostLinesOfOne = 15;
const mostColumns = 200;

/**
 * The failures of a run for the end of its output: each with its suite, its place and the beginning of
 * its error, behind `mark`. With many failures each gets fewer lines, so that as many as possible are named.
 */
export function failureLines(
  failures: readonly (Failure & { readonly suite: string })[],
  mark = '✗',
): readonly string[] {
  const told = failures.length > mostLines ? failures.slice(0, mostLines - 1) : failures;
  const linesOfOne = Math.min(mostLinesOfOne, Math.floor(mostLines / told.length));
  const rest = failures.length - told.length;
  return [
    ...told.flatMap(({ suite, name, error }) => [
      plain(`${mark} ${suite}: ${name}`.replaceAll(/\s+/gu, ' ')),
      ...error
        .split(/\r\n|\r|\n/u)
        .map(plain)
        .filter((line) => line.trim() !== '')
        .slice(0, linesOfOne - 1)
        .map((line) => `    ${line}`),
    ]),
    ...(rest > 0 ? [`${mark} and ${rest} more`] : []),
  ];
}

/** A line without colours and other control characters, and not endless. */
function plain(line: string): string {
  const text = stripVTControlCharacters(line)
    .replaceAll('\t', '  ')
    .replaceAll(/\p{Cc}/gu, '');
  return text.length > mostColumns ? `${text.slice(0, mostColumns)}…` : text;
}
