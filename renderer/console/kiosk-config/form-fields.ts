import { z } from 'zod';

/** A field of a form, as its schema tells it. Words stand in the catalogue under its path. */
export type FormField =
  | { readonly kind: 'group'; readonly path: string; readonly fields: readonly FormField[] }
  | {
      readonly kind: 'list';
      readonly path: string;
      readonly options: readonly string[];
      readonly most: number;
    }
  /** A list of names that nobody knows beforehand. */
  | { readonly kind: 'names'; readonly path: string }
  | { readonly kind: 'choice'; readonly path: string; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly path: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'text';
      readonly path: string;
      readonly longest: number;
      /** Whether nothing is a value of its own. */
      readonly nullable: boolean;
    };

const nodeSchema = z.looseObject({
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  maxItems: z.number().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  anyOf: z.array(z.unknown()).optional(),
});
/** A text whose schema says nothing of its length has a pattern that does. */
const usualLength = 40;

/** The fields of a strict object, in its order. A shape that no field fits is a bug. */
export function formFields(schema: z.ZodType): readonly FormField[] {
  return fieldsOf(z.toJSONSchema(schema, { io: 'output' }), '');
}

function fieldsOf(object: unknown, before: string): readonly FormField[] {
  const { properties = {} } = nodeSchema.parse(object);
  return Object.entries(properties).map(([name, node]) => fieldOf(node, `${before}${name}`));
}

function fieldOf(schema: unknown, path: string, nullable = false): FormField {
  const node = nodeSchema.parse(schema);
  if (node.anyOf !== undefined) {
    const [some] = node.anyOf.filter((each) => nodeSchema.parse(each).type !== 'null');
    return fieldOf(some, path, true);
  }
  if (node.properties !== undefined) {
    return { kind: 'group', path, fields: fieldsOf(node, `${path}.`) };
  }
  if (node.items !== undefined) {
    const options = node.items.enum;
    if (options === undefined) return { kind: 'names', path };
    return { kind: 'list', path, options, most: node.maxItems ?? options.length };
  }
  if (node.enum !== undefined) return { kind: 'choice', path, options: node.enum };
  if (node.type === 'integer') {
    return { kind: 'number', path, from: node.minimum ?? 0, to: node.maximum ?? 0 };
  }
  if (node.type === 'string') {
    return { kind: 'text', path, longest: node.maxLength ?? usualLength, nullable };
  }
  throw new Error(`No field fits ${path}`);
}

/** What somebody made of a form; parsed by the schema before it goes anywhere. */
export type Draft = Readonly<Record<string, unknown>>;

export function valueAt(draft: Draft, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => partOf(value)[name], draft);
}

/** The same draft with one field changed. */
export function withValue(draft: Draft, path: string, value: unknown): Draft {
  const [name = '', ...rest] = path.split('.');
  return {
    ...draft,
    [name]: rest.length === 0 ? value : withValue(partOf(draft[name]), rest.join('.'), value),
  };
}

function partOf(value: unknown): Draft {
  // A draft begins as a whole configuration, so that there is an object at every way to a field.
  return typeof value === 'object' && value !== null ? (value as Draft) : {};
}
