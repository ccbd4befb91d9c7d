import { factLabel, factValue, subjectLabel } from '../../shared/domain/fact-words.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { factsBySubject } from '../../shared/domain/readout.ts';
import { type TextBlock, taggedPdf } from '../export/tagged-pdf.ts';
import { momentWords } from '../words/day-words.ts';
import type { DeskWords } from '../words/desk-words.ts';
import type { EscalationPackage } from './package.ts';

/** A package as a paper; the JSON has also the characters that its fonts have not. */
export function drawPackage(
  content: EscalationPackage,
  locale: Locale,
  say: DeskWords,
  timeZone: string | undefined,
): Promise<Uint8Array> {
  const title = say('escalation:package.title', { ticket: content.ticket });
  return taggedPdf(title, locale, blocksOf(content, title, locale, say, timeZone));
}

function blocksOf(
  content: EscalationPackage,
  title: string,
  locale: Locale,
  say: DeskWords,
  timeZone: string | undefined,
): readonly TextBlock[] {
  const heading = (key: string): TextBlock => ({
    is: 'H2',
    text: say(`escalation:package.${key}`),
  });
  const line = (key: string, value: string): TextBlock => ({
    is: 'P',
    text: `${say(`escalation:package.${key}`)}: ${value === '' ? say('escalation:unknown') : value}`,
  });
  const moment = (at: string) => momentWords(at, locale, timeZone);
  return [
    { is: 'H1', text: title },
    line('site', content.site),
    line('asked-by', content.askedBy),
    line('supplier', content.supplier),
    line('reference', content.reference),
    line('made-at', moment(content.madeAt)),
    heading('reason'),
    { is: 'P', text: content.reason },
    heading('facts'),
    ...content.facts.map(({ fact, value }): TextBlock => {
      const words =
        value === null
          ? say('escalation:unknown')
          : value === ''
            ? say('escalation:not-applicable')
            : value;
      return { is: 'P', text: `${say(`escalation:fact.${fact}`)}: ${words}` };
    }),
    heading('warranty'),
    { is: 'P', text: content.warranty === '' ? say('escalation:unknown') : content.warranty },
    ...(content.files.length === 0 ? [] : [heading('files')]),
    ...content.files.map(({ name, description }): TextBlock => ({
      is: 'P',
      text: description === '' ? name : `${name}: ${description}`,
    })),
    heading('readout'),
    ...(content.readAt === null
      ? [{ is: 'P', text: say('escalation:package.not-read') } as const]
      : [line('read-at', moment(content.readAt))]),
    ...readoutBlocks(content.readout, locale, say),
  ];
}

/** What was read in words, by what it is of. A fact that the catalogue does not know yet keeps its key. */
function readoutBlocks(
  readout: EscalationPackage['readout'],
  locale: Locale,
  say: DeskWords,
): readonly TextBlock[] {
  return factsBySubject(readout).flatMap(({ subject, facts }): readonly TextBlock[] => [
    { is: 'H3', text: subjectLabel(say, subject) },
    ...facts.map((fact): TextBlock => ({
      is: 'P',
      text: `${factLabel(say, fact.key, fact.key)}: ${factValue(say, fact, locale)} (${fact.layer})`,
    })),
  ]);
}
