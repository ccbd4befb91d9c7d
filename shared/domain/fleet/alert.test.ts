import { expect, it } from 'vitest';
import { alertRuleFactsSchema, webhookUrlSchema } from './alert.ts';

it.each([
  ['https://hooks.example.org/balie?team=1', true],
  ['https://10.0.0.7:8443/in', true],
  ['http://localhost:9000/in', true],
  ['http://127.0.0.1:9000/in', true],
  ['http://[::1]:9000/in', true],
  ['http://hooks.example.org/balie', false],
  ['http://127.0.0.1.example.org/', false],
  ['http://localhost@example.org/', false],
  ['https://me:secret@example.org/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['hooks.example.org', false],
])('calls %s: %s', (url, taken) => {
  expect(webhookUrlSchema.safeParse(url).success).toBe(taken);
});

it('wants a rule to go somewhere', () => {
  const facts = { name: 'Nacht', kinds: ['disk'], locale: 'nl', mails: [], webhookUrl: null };

  expect(alertRuleFactsSchema.safeParse(facts).success).toBe(false);
  expect(alertRuleFactsSchema.safeParse({ ...facts, mails: ['a@b.nl'] }).success).toBe(true);
});
