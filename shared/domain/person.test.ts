import { expect, it } from 'vitest';
import { contactSchema } from './person.ts';

it.each(['sam@example.org', ' 06 12 34 56 78 ', '+31 6 12345678', 'toestel 123', 'kamer 3.104'])(
  'takes %j as a way to reach a guest',
  (contact) => {
    expect(contactSchema.safeParse(contact).success).toBe(true);
  },
);

it.each(['', '  ', 'Sam', '06', 'sam@', 'n.v.t.'])(
  'takes %j for no way to reach a guest',
  (contact) => {
    expect(contactSchema.safeParse(contact).success).toBe(false);
  },
);
