import { readLabel } from '../../../shared/domain/identifiers/label-reading.ts';
import { mostLabelEntries, type LabelWay } from '../../../shared/domain/label-entry.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { go } from './go.ts';
import { ask, stay, type Model, type Turn } from './model.ts';

/** Screens on which somebody may say that his device has no cable. */
const opensFrom: ReadonlySet<Model['screen']['at']> = new Set([
  'device-plug',
  'device-which',
  'device-consent',
  'device-unplugged',
  'device-failed',
]);

export function openLabel(model: Model): Model {
  return opensFrom.has(model.screen.at)
    ? go(model, { at: 'device-label', labels: [], refused: null })
    : model;
}

/**
 * One code or line of the label. What is no label, or has a check digit that does not fit, is refused at
 * once; the same code twice is one. The core knows the organisation's own tags and looks again.
 */
export function giveLabel(model: Model, text: string, way: LabelWay): Model {
  const { screen } = model;
  if (screen.at !== 'device-label' || model.pending !== null) return model;
  const read = readLabel(text, null);
  if (!read.ok) {
    // A camera sees all sorts of codes in passing; only what somebody meant is worth a refusal.
    return way === 'camera' && read.fault.code === 'identifier/unknown-shape'
      ? model
      : { ...model, screen: { ...screen, refused: read.fault.code } };
  }
  const known = screen.labels.some((label) => sameText(label.text, text));
  const labels =
    known || screen.labels.length >= mostLabelEntries
      ? screen.labels
      : [...screen.labels, { text, way }];
  return { ...model, screen: { ...screen, labels, refused: null } };
}

export function finishLabel(model: Model, draft: VisitDraft): Turn {
  const { screen } = model;
  return screen.at === 'device-label' && screen.labels.length > 0
    ? ask(model, {
        call: 'label.read',
        input: { visitId: draft.visitId, labels: [...screen.labels] },
      })
    : stay(model);
}

function sameText(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase();
}
