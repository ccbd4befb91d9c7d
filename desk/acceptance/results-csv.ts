import type { Locale } from '../../shared/domain/locale.ts';
import { byteOrderMark, csvLine } from '../../shared/domain/csv-line.ts';
import type { DeskContext } from '../desk-context.ts';
import { findScript } from '../store/test-script-store.ts';
import type { DeskWords } from '../words/desk-words.ts';
import type { Gathered } from './gather.ts';

const columns = [
  'script',
  'script-version',
  'step',
  'tester',
  'role',
  'device',
  'device-version',
  'device-source',
  'place',
  'started',
  'ended',
  'outcome',
  'remark',
  'photo',
  'readout',
  'ticket',
] as const;

/** One line per step of every run, oldest run first. */
export async function* resultLines(
  context: DeskContext,
  { campaign, runs, testers, findings }: Gathered,
  locale: Locale,
  say: DeskWords,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns.map((column) => say(`acceptance:csv.${column}`)));
  for (const run of runs.toReversed()) {
    const { scriptId, scriptVersion, device } = run;
    const script = await findScript(
      context.database.read,
      campaign.campaignId,
      scriptId,
      scriptVersion,
    );
    const tester = testers.find(({ testerId }) => testerId === run.testerId);
    for (const step of run.steps) {
      const asked = script?.content.steps.findIndex(({ stepId }) => stepId === step.stepId) ?? -1;
      const finding = findings.find(
        ({ runId, stepId }) => runId === run.runId && stepId === step.stepId,
      );
      yield csvLine([
        script?.content.title[locale] ?? '',
        scriptVersion,
        asked + 1,
        tester?.name ?? '',
        tester?.role ?? '',
        device.model,
        device.version,
        say(`acceptance:source.${device.source}`),
        say(`acceptance:place.${run.place}`),
        run.startedAt,
        step.at,
        say(`tests:outcome.${step.outcome}`),
        step.remark,
        step.photoHash,
        run.readoutId,
        finding?.number ?? null,
      ]);
    }
  }
}
