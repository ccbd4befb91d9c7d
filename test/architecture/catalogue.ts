import { basename } from 'node:path';
import { z } from 'zod';
import { jsonOf, projectFiles } from './tree.ts';

const branchSchema: z.ZodType<Branch> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), branchSchema])),
);
interface Branch {
  readonly [key: string]: string | Branch;
}

/** One language's texts: `namespace:key.with.dots` → text. */
export function catalogueOf(locale: 'nl' | 'en'): ReadonlyMap<string, string> {
  const files = projectFiles().filter((file) => file.startsWith(`assets/locales/${locale}/`));
  return new Map(
    files.flatMap((file) =>
      leaves(branchSchema.parse(jsonOf(file)), `${basename(file, '.json')}:`),
    ),
  );
}

function leaves(branch: Branch, path: string): readonly (readonly [string, string])[] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as const]
      : leaves(value, `${path}${key}.`),
  );
}

/** The names of what a text leaves open, for example `count` of `{{count}} min`. */
export function parametersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/gu)].map(([, name]) => name ?? '').sort();
}

/** A key as the code asks for it: without the plural form that i18next adds. */
export function withoutPlural(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/u, '');
}
