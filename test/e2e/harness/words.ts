import { catalogueOf } from '../../architecture/catalogue.ts';

const dutch = catalogueOf('nl');

/** A text as the visitor reads it in Dutch, by its key; a test then survives another wording. */
export function dutchWords(key: string): string {
  const text = dutch.get(key);
  if (text === undefined) throw new Error(`No Dutch text ${key}`);
  return text;
}
