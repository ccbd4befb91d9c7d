import { expect, it } from 'vitest';
import { z } from 'zod';
import { kioskConfigSchema, usualConfig } from '../../../shared/domain/kiosk-config.ts';
import { type FormField, formFields, valueAt, withValue } from './form-fields.ts';

it('makes a field of each shape with the bounds of the schema', () => {
  const schema = z.strictObject({
    idle: z.strictObject({ seconds: z.int().min(5).max(30).default(9) }),
    tiles: z.array(z.enum(['a', 'b'])).max(1),
    ports: z.array(z.string().regex(/^\d$/u)).max(3),
    depth: z.enum(['L0', 'L1']),
    printer: z.string().max(20).nullable().default(null),
    greeting: z.string().max(60),
  });

  expect(formFields(schema)).toEqual([
    {
      kind: 'group',
      path: 'idle',
      fields: [{ kind: 'number', path: 'idle.seconds', from: 5, to: 30 }],
    },
    { kind: 'list', path: 'tiles', options: ['a', 'b'], most: 1 },
    { kind: 'names', path: 'ports' },
    { kind: 'choice', path: 'depth', options: ['L0', 'L1'] },
    { kind: 'text', path: 'printer', longest: 20, nullable: true },
    { kind: 'text', path: 'greeting', longest: 60, nullable: false },
  ]);
});

it('has a field for everything that a kiosk can be configured with', () => {
  const paths = (fields: readonly FormField[]): readonly string[] =>
    fields.flatMap((field) => (field.kind === 'group' ? paths(field.fields) : [field.path]));

  const all = paths(formFields(kioskConfigSchema));

  expect(all).toContain('texts.greeting.nl');
  expect(all).toContain('categories.incident');
  expect(all.filter((path) => valueAt(usualConfig, path) === undefined)).toEqual([]);
});

it('refuses a shape that it has no field for', () => {
  expect(() => formFields(z.strictObject({ when: z.boolean() }))).toThrow('No field fits when');
});

it('changes one field and leaves the others and the draft before as they were', () => {
  const changed = withValue(usualConfig, 'idle.goodbyeSeconds', 60);

  expect(valueAt(changed, 'idle.goodbyeSeconds')).toBe(60);
  expect(kioskConfigSchema.parse(withValue(changed, 'idle.goodbyeSeconds', 30))).toEqual(
    usualConfig,
  );
  expect(usualConfig.idle.goodbyeSeconds).toBe(30);
});
