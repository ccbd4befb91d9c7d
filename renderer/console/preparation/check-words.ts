import type { TFunction } from 'i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { CheckRule } from '../../../shared/domain/preparation/checks.ts';
import type { CheckEvidence } from '../../../shared/domain/preparation/evidence.ts';
import type { CheckState } from '../../../shared/domain/preparation/readiness.ts';
import { formatDateTime } from '../../i18n/format.ts';

type Proof = NonNullable<CheckState['proof']>;

/** What a rule asks, when its title does not say it all; else null. */
export function ruleWords(t: TFunction, rule: CheckRule): string | null {
  switch (rule.kind) {
    case 'version':
      return t('preparation:rule.version', {
        systems: rule.systems.map(({ name, least }) => `${name} ${least}`).join(' · '),
      });
    case 'figure': {
      const { least, most } = rule;
      if (least !== null && most !== null) {
        return t('preparation:rule.between', {
          least: figure(least, rule),
          most: figure(most, rule),
        });
      }
      if (least !== null) return t('preparation:rule.least', { least: figure(least, rule) });
      return most === null ? null : t('preparation:rule.most', { most: figure(most, rule) });
    }
    default:
      return null;
  }
}

/** What a check rests on, with who or what told it and when. */
export function proofWords(t: TFunction, proof: Proof, rule: CheckRule, locale: Locale): string {
  const at = formatDateTime(new Date(proof.at), locale);
  if (proof.by === 'reading') {
    const told = valueWords(t, proof.value, rule);
    const value = rule.kind === 'yes' ? `${proof.key} ${told}` : told;
    return t('preparation:proof.read', { value, at });
  }
  const value = evidenceWords(t, proof.evidence, rule);
  return t('preparation:proof.seen', { name: proof.name, value, at });
}

function valueWords(
  t: TFunction,
  value: Extract<Proof, { readonly by: 'reading' }>['value'],
  rule: CheckRule,
): string {
  if (typeof value === 'boolean') return t(value ? 'preparation:yes' : 'preparation:no');
  if (typeof value === 'number') return figure(value, rule);
  return Array.isArray(value) ? value.join(', ') : value;
}

function evidenceWords(t: TFunction, evidence: CheckEvidence, rule: CheckRule): string {
  switch (evidence.kind) {
    case 'version':
      return `${evidence.system} ${evidence.value}`;
    case 'figure':
      return figure(evidence.value, rule);
    case 'yes':
      return `${t(evidence.holds ? 'preparation:yes' : 'preparation:no')}, ${evidence.words}`;
    case 'label':
      return evidence.number === null ? evidence.tag : `${evidence.tag}, ${evidence.number}`;
  }
}

function figure(value: number, rule: CheckRule): string {
  const unit = rule.kind === 'figure' ? rule.unit : null;
  if (unit === 'percent') return `${value} %`;
  return unit === 'second' ? `${value} s` : String(value);
}
