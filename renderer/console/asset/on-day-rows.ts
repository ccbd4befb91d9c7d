import type { TFunction } from 'i18next';
import type { AssetOnDay, TimelineEntry } from '../../../shared/domain/asset-timeline.ts';
import { identifierOf } from '../../../shared/domain/asset.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { changeWords } from './change-words.ts';
import { eventWords } from './event-words.ts';

/** The answer to an auditor as rows: the stand of that day first, then what was done around it. */
export function onDayRows(
  t: TFunction,
  locale: Locale,
  answers: readonly AssetOnDay[],
  day: string,
): readonly (readonly string[])[] {
  const head = ['tag', 'serial', 'when', 'who', 'what', 'minutes', 'ticket', 'words'].map(
    (column) => t(`assets:on-day.column.${column}`),
  );
  return [
    head,
    ...answers.flatMap(({ asset, stand, entries }) => {
      const specimen = [asset.tag, identifierOf(asset, 'serial') ?? ''];
      const what =
        stand === null ? t('assets:on-day.unregistered') : t(`assets:state.${stand.state}`);
      return [
        [...specimen, day, stand?.holder?.name ?? '', what, '', '', ''],
        ...entries.map((entry) => [...specimen, ...cellsOf(t, locale, entry)]),
      ];
    }),
  ];
}

function cellsOf(t: TFunction, locale: Locale, entry: TimelineEntry): readonly string[] {
  if (entry.kind === 'visit') {
    const { visit } = entry;
    const what = t(`words:report-type.${visit.reportType}`);
    const words = [visit.words, visit.solution].filter((text) => text !== null).join(' / ');
    return [entry.at, visit.visitorName ?? '', what, String(visit.minutes), visit.visitCode, words];
  }
  const { event } = entry;
  const changes = event.changes.map((change) => changeWords(t, locale, change));
  const words = [event.reason, event.wipeProof, ...changes].filter((text) => text !== null);
  return [
    entry.at,
    event.actor,
    eventWords(t, event),
    String(event.minutes ?? ''),
    event.ticket?.visitCode ?? '',
    words.join(' / '),
  ];
}
