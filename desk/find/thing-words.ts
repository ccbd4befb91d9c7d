import { z } from 'zod';
import { storedJson } from '../store/stored-json.ts';

/** What is found by words of an index of its own; other things have a search already, or are few. */
export type ThingKind = 'person' | 'problem' | 'instruction' | 'consumable' | 'grant';

export function wordsOfPerson(person: {
  readonly first_name: string;
  readonly last_name: string;
  readonly staff_number: string;
  readonly department: string | null;
}): string {
  const { first_name: first, last_name: last, staff_number: number, department } = person;
  return `${first} ${last} ${number} ${department ?? ''}`;
}

export function wordsOfProblem(problem: {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly workaround: string | null;
}): string {
  const { number, title, description, workaround } = problem;
  return `P-${number} ${title} ${description} ${workaround ?? ''}`;
}

export function wordsOfConsumable(item: {
  readonly name: string;
  readonly ean: string | null;
  readonly site: string;
}): string {
  return `${item.name} ${item.ean ?? ''} ${item.site}`;
}

export function wordsOfGrant(grant: {
  readonly holder_name: string;
  readonly staff_number: string | null;
  readonly system: string;
  readonly role: string;
}): string {
  const { holder_name: holder, staff_number: number, system, role } = grant;
  return `${holder} ${number ?? ''} ${system} ${role}`;
}

/** What is searched of a stored content, of every variant; anything else in it is left alone. */
const searchedText = storedJson(
  z.looseObject({
    variants: z.array(
      z.looseObject({
        title: z.string(),
        intro: z.string().optional(),
        safety: z.array(z.string()),
        steps: z.array(
          z.looseObject({
            do: z.string(),
            see: z.string().optional(),
            ifNot: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
);

export function wordsOfInstruction(content: string): string {
  return searchedText
    .parse(content)
    .variants.flatMap(({ title, intro, safety, steps }) => [
      title,
      intro ?? '',
      ...safety,
      ...steps.flatMap((step) => [step.do, step.see ?? '', step.ifNot ?? '']),
    ])
    .join(' ');
}
