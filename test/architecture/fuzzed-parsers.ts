import { sourceFiles, textOf } from './tree.ts';

/** Where bytes and texts from outside are understood. */
const folders = /^(?:devices|main\/reader|main\/warden|shared\/domain\/identifiers)\//u;
const notProduction = /\.test\.ts$|^devices\/simulated\//u;

/** `export function name(parameters)`, the parameters over any number of lines. */
const exported = /^export (?:async )?function (?<name>\w+)(?:<[^>(]*>)?\((?<parameters>[^)]*)\)/gmu;
const understands =
  /^(?:parse|recognise|find|readLabel|looksLike|serialLooksLike|isIban|isAssetTag)/u;

/** The exported functions of these sources that take bytes, or by their name understand a text. */
export function parsersIn(
  sources: readonly (readonly [file: string, text: string])[],
): readonly string[] {
  return sources.flatMap(([file, text]) =>
    [...text.matchAll(exported)].flatMap(({ groups }) => {
      const { name = '', parameters = '' } = groups ?? {};
      const takesText = /: string\b/u.test(parameters) && understands.test(name);
      return takesText || /\bUint8Array\b/u.test(parameters) ? [`${file}#${name}`] : [];
    }),
  );
}

export function parsersOfTheTree(): readonly string[] {
  return parsersIn(
    sourceFiles()
      .filter((file) => folders.test(file) && !notProduction.test(file))
      .map((file) => [file, textOf(file)] as const),
  );
}
