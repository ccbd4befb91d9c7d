import { personalLineSchema, type Identification } from '../../../shared/domain/person.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import type { Model } from './model.ts';

/** What a visitor typed of himself, before he said that this is who he is. */
export interface SelfTyped {
  readonly name: string;
  readonly contact: string;
}

/** What stands in the fields for name and contact: what was typed, else what he checked in with. */
export function selfShown({ selfTyped, draft }: Model): SelfTyped {
  const visitor = draft?.visitor;
  return selfTyped ?? (visitor?.kind === 'guest' ? visitor : { name: '', contact: '' });
}

export function typeSelf(model: Model, typed: SelfTyped): Model {
  const { screen } = model;
  const asks =
    screen.at === 'unknown-badge' || (screen.at === 'check-in' && screen.how === 'guest');
  return asks ? { ...model, selfTyped: typed } : model;
}

/**
 * Who somebody is who asks for a person in the middle of saying it, or null. A name will do: whoever cannot
 * type an address is the one who asks. A number that nobody knows goes along as it was read.
 */
export function selfTold(model: Model, draft: VisitDraft): Identification | null {
  const { screen } = model;
  const { name, contact } = selfShown(model);
  const said = personalLineSchema.safeParse(name);
  if (draft.visitor !== null) return null;
  if (screen.at === 'unknown-badge') {
    const { badgeNumber } = screen;
    return { by: 'unknown-badge', badgeNumber, name: said.success ? said.data : null };
  }
  if (screen.at !== 'check-in' || screen.how !== 'guest' || !said.success) return null;
  const reached = personalLineSchema.safeParse(contact);
  return { by: 'guest', name: said.data, contact: reached.success ? reached.data : '' };
}
