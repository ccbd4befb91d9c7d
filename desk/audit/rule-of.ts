import { z } from 'zod';
import type { RouteName } from '../../shared/contract/desk-contract.ts';
import type { AuditArea, AuditDetails } from '../../shared/domain/audit.ts';
import { type ChangingRoute, type RuleFor, auditRules } from './audit-rules.ts';
import type { Found } from './changes.ts';
import type { Look } from './look.ts';

/** What a rule of alerts is called, in the facts that a desk wrote. */
const nameInFacts = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ name: z.string() }))
  .transform(({ name }) => name);

/** A rule without the types of its route. */
export interface AuditRule {
  readonly area: AuditArea;
  readonly subject: (input: AnyInput, found: Found) => string;
  readonly look: ((input: AnyInput) => Look) | null;
  readonly makes: (input: AnyInput) => boolean;
  readonly details: (input: AnyInput) => AuditDetails;
}
export interface AnyInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** The rule of a route; null for one that is not written down here. */
export function ruleOf(name: RouteName): AuditRule | null {
  if (!isChanging(name)) return null;
  // Each rule takes what its own route parses to, and the registrar passes it exactly that.
  const rule = auditRules[name] as RuleFor<RouteName> | null;
  if (rule === null) return null;
  const { area, subject, look, makes, details } = rule;
  return {
    area,
    subject: (input, found) => subject?.(input as never) ?? nameIn(found),
    look: look === undefined ? null : (input) => look(input as never),
    makes: (input) => makes?.(input as never) ?? false,
    details: (input) => details?.(input as never) ?? {},
  };
}

function isChanging(name: RouteName): name is ChangingRoute {
  return Object.hasOwn(auditRules, name);
}

/** How a row calls itself. */
function nameIn(found: Found): string {
  const facts = nameInFacts.safeParse(found?.['facts']);
  const names = ['name', 'title', 'user_name', 'device_name', 'version'] as const;
  const name = names.map((each) => found?.[each] ?? null).find((each) => each !== null);
  const said = name ?? facts.data;
  return typeof said === 'string' ? said : '';
}
