import {
  changeRiskSchema,
  forWhomSchema,
  reportDetailsSchema,
  type ForWhom,
  type ReportDetails,
} from '../../../shared/domain/report-details.ts';
import type { ReportType } from '../../../shared/domain/report-type.ts';

/** One field of the form; its label is `details:fact.<name>`, an option's `details:<name>.<option>`. */
export interface FactField {
  readonly name: string;
  readonly as: 'line' | 'sentences' | 'day' | 'moment' | readonly string[];
  /** Shown only while another field holds this. */
  readonly when?: { readonly name: string; readonly is: string };
}

/** What the fields hold; nothing filled in is an empty text. */
export type FactValues = Readonly<Record<string, string>>;

const line = (name: string): FactField => ({ name, as: 'line' });
const sentences = (name: string): FactField => ({ name, as: 'sentences' });

/** The fields of each type, in the order in which the kiosk asks them. */
export const factFields: Readonly<Record<ReportType, readonly FactField[]>> = {
  incident: [{ name: 'workaround', as: ['none', 'have-one'] }],
  information: [],
  change: [
    sentences('why'),
    { name: 'wished', as: ['on', 'any-day'] },
    { name: 'wishedDay', as: 'day', when: { name: 'wished', is: 'on' } },
    { name: 'agreedDay', as: 'day' },
    line('approver'),
    { name: 'risk', as: changeRiskSchema.options },
  ],
  authorisation: [
    line('system'),
    line('role'),
    sentences('reason'),
    { name: 'end', as: ['until', 'unlimited'] },
    { name: 'endDay', as: 'day', when: { name: 'end', is: 'until' } },
    line('approver'),
  ],
  complaint: [
    line('about'),
    line('wish'),
    line('owner'),
    { name: 'replyBy', as: 'moment' },
    sentences('reply'),
  ],
};

/** For whom it is: asked of every type. */
export const forWhomFields: readonly FactField[] = [
  { name: 'for-whom', as: ['myself', 'team-member', 'as-manager'] },
  { name: 'who', as: 'line', when: { name: 'for-whom', is: 'team-member' } },
];

/** The fields that go with what the others hold now. */
export function shownFields(
  fields: readonly FactField[],
  values: FactValues,
): readonly FactField[] {
  return fields.filter(({ when }) => when === undefined || values[when.name] === when.is);
}

/** The facts as fields hold them. */
export function valuesOf(details: ReportDetails, forWhom: ForWhom | null): FactValues {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === 'string' && name !== 'type') values.set(name, value);
  }
  if (details.type === 'change' && details.wished !== null) {
    values.set('wished', details.wished.kind);
    values.set('wishedDay', details.wished.kind === 'on' ? details.wished.day : '');
  }
  if (details.type === 'authorisation' && details.end !== null) {
    values.set('end', details.end.kind);
    values.set('endDay', details.end.kind === 'until' ? details.end.day : '');
  }
  if (details.type === 'complaint' && details.replyBy !== null) {
    values.set('replyBy', localMoment(details.replyBy));
  }
  if (forWhom !== null) {
    values.set('for-whom', forWhom.kind);
    values.set('who', forWhom.kind === 'team-member' ? forWhom.who : '');
  }
  return Object.fromEntries(values);
}

/** The facts that the fields make; null while they make none, for example a day that is chosen and not given. */
export function factsOf(
  type: ReportType,
  values: FactValues,
): { readonly details: ReportDetails; readonly forWhom: ForWhom | null } | null {
  const of = (name: string) => values[name] ?? '';
  const facts = factFields[type]
    .filter(({ name }) => name !== 'wishedDay' && name !== 'endDay')
    .map(({ name }) => [name, of(name).trim() === '' ? null : factOf(name, of)] as const);
  const details = reportDetailsSchema.safeParse({ type, ...Object.fromEntries(facts) });
  const forWhom = forWhomSchema.nullable().safeParse(forWhomOf(of));
  return details.success && forWhom.success
    ? { details: details.data, forWhom: forWhom.data }
    : null;
}

function factOf(name: string, of: (name: string) => string): unknown {
  switch (name) {
    case 'wished':
      return of(name) === 'on' ? { kind: 'on', day: of('wishedDay') } : { kind: of(name) };
    case 'end':
      return of(name) === 'until' ? { kind: 'until', day: of('endDay') } : { kind: of(name) };
    case 'replyBy': {
      const atMs = Date.parse(of(name));
      return Number.isNaN(atMs) ? of(name) : new Date(atMs).toISOString();
    }
    default:
      return of(name);
  }
}

function forWhomOf(of: (name: string) => string): unknown {
  const kind = of('for-whom');
  if (kind === '') return null;
  return kind === 'team-member' ? { kind, who: of('who') } : { kind };
}

/** `2026-11-27T17:00` in the time zone of the browser, as its field for a moment takes it. */
function localMoment(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
