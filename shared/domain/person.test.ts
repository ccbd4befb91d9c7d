import { expect, it } from 'vitest';
import { contactSchema } from './person.ts';

it.each([
  'sam@example.org',
  ' 06 12 34 56 78 ',
  '+31 6 12345678',
  '(020) 123-45-67',
  '0031.6.12345678',
  '+123456789012345',
])('takes %j as a way to reach a guest', (contact) => {
  expect(contactSchema.safeParse(contact).success).toBe(true);
});

it.each([
  '',
  '  ',
  'Sam',
  '06',
  '0612345',
  '1234567890123456',
  '06 12 34 56 78 +',
  'kamer 31041234',
  'toestel 123',
  'sam@',
  'sam @example.org',
  'n.v.t.',
])('takes %j for no way to reach a guest', (contact) => {
  expect(contactSchema.safeParse(contact).success).toBe(false);
});
