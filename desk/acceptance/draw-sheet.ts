import type { Cell } from '../../shared/domain/acceptance/coverage.ts';
import { rolesOf } from '../../shared/domain/acceptance/coverage.ts';
import { severitySchema, stateOfFinding } from '../../shared/domain/acceptance/finding.ts';
import type { Sheet } from '../../shared/domain/acceptance/sheet.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { type PdfBlock, taggedPdf } from '../export/tagged-pdf.ts';
import { dayWords, momentWords } from '../words/day-words.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** The go or no-go of a campaign as a paper, with a line for each name to sign on. */
export function drawSheet(
  sheet: Sheet,
  locale: Locale,
  say: DeskWords,
  timeZone: string | undefined,
): Promise<Uint8Array> {
  const title = say('acceptance:sheet.title', { name: sheet.campaign.name });
  return taggedPdf(title, locale, blocksOf(sheet, title, locale, say, timeZone));
}

function blocksOf(
  sheet: Sheet,
  title: string,
  locale: Locale,
  say: DeskWords,
  timeZone: string | undefined,
): readonly PdfBlock[] {
  const { campaign } = sheet;
  const heading = (key: string): PdfBlock => ({ is: 'H2', text: say(`acceptance:sheet.${key}`) });
  const line = (key: string, value: string): PdfBlock => ({
    is: 'P',
    text: `${say(`acceptance:sheet.${key}`)}: ${value}`,
  });
  const moment = (at: string) => momentWords(at, locale, timeZone);
  const { decision } = campaign;
  return [
    { is: 'H1', text: title },
    {
      is: 'P',
      text:
        decision === null
          ? say('acceptance:sheet.undecided')
          : say(`acceptance:sheet.decided-${decision.verdict}`, { moment: moment(decision.at) }),
    },
    ...(decision?.reason === null || decision === null ? [] : [line('reason', decision.reason)]),
    line('scope', campaign.scope),
    ...(campaign.release === null ? [] : [line('release', campaign.release)]),
    ...(campaign.releaseNotes === null ? [] : [line('release-notes', campaign.releaseNotes)]),
    ...(campaign.ticket === null ? [] : [line('change', `#${campaign.ticket.number}`)]),
    line('period', `${dayWords(campaign.from, locale)} – ${dayWords(campaign.until, locale)}`),
    line('made-at', moment(sheet.madeAt)),
    heading('conditions'),
    ...conditionLines(sheet, say),
    heading('uncovered'),
    ...uncoveredLines(sheet, locale, say),
    heading('findings'),
    ...findingLines(sheet, locale, say),
    heading('coverage'),
    ...coverageTables(sheet, locale, say),
    heading('testers'),
    ...sheet.testers.map(({ name, role, readsA2 }): PdfBlock => ({
      is: 'P',
      text: `${name}, ${role}${readsA2 ? ` (${say('acceptance:tester.a2')})` : ''}`,
    })),
    heading('signed'),
    ...(decision?.names ?? []).map((name): PdfBlock => ({
      is: 'P',
      text: `${name}   ${'_'.repeat(50)}`,
    })),
    ...(decision === null
      ? [{ is: 'P', text: say('acceptance:sheet.undecided') } as const]
      : [line('entered-by', decision.by)]),
  ];
}

function conditionLines({ conditions }: Sheet, say: DeskWords): readonly PdfBlock[] {
  const { cells, passed, notCovered, running, failed, toRetest, open } = conditions;
  return [
    say('acceptance:sheet.passed-of', { passed, cells }),
    say('acceptance:sheet.not-passed', { notCovered, running, failed, toRetest }),
    ...severitySchema.options.map(
      (severity) =>
        `${say('acceptance:sheet.open', { severity: say(`acceptance:severity.${severity}`) })}: ${open[severity]}`,
    ),
    say(conditions.testedByA2 ? 'acceptance:sheet.with-a2' : 'acceptance:sheet.without-a2'),
  ].map((text): PdfBlock => ({ is: 'P', text }));
}

/** Every combination that nobody tested, by name. */
function uncoveredLines(sheet: Sheet, locale: Locale, say: DeskWords): readonly PdfBlock[] {
  const uncovered = sheet.cells.filter(({ state }) => state !== 'passed');
  if (uncovered.length === 0) return [{ is: 'P', text: say('acceptance:sheet.all-passed') }];
  return uncovered.map((cell): PdfBlock => {
    const script = sheet.scripts.find(({ scriptId }) => scriptId === cell.scriptId);
    const device = sheet.devices.find(({ wishId }) => wishId === cell.wishId);
    const words = [script?.[locale], cell.role, `${device?.model} ${device?.version}`].join(' · ');
    return { is: 'P', text: `${words}: ${say(`acceptance:cell.${cell.state}`)}` };
  });
}

function findingLines(sheet: Sheet, locale: Locale, say: DeskWords): readonly PdfBlock[] {
  if (sheet.findings.length === 0) return [{ is: 'P', text: say('acceptance:sheet.no-findings') }];
  return sheet.findings.map((finding): PdfBlock => {
    const script = sheet.scripts.find(({ scriptId }) => scriptId === finding.scriptId);
    const parts = [
      finding.number === null ? say('acceptance:sheet.hidden') : `#${finding.number}`,
      say(`acceptance:severity.${finding.severity}`),
      say(`acceptance:finding-state.${stateOfFinding(finding)}`),
      script?.[locale] ?? '',
    ];
    return { is: 'P', text: parts.join(' · ') };
  });
}

/** As many devices as an A4 page has room for beside each other. */
const acrossPage = 5;

/** Roles down, devices across: a table for each script, and one more for each five devices. */
function coverageTables(sheet: Sheet, locale: Locale, say: DeskWords): readonly PdfBlock[] {
  const roles = rolesOf(sheet.testers);
  const groups = Array.from({ length: Math.ceil(sheet.devices.length / acrossPage) }, (_, group) =>
    sheet.devices.slice(group * acrossPage, (group + 1) * acrossPage),
  );
  return sheet.scripts.flatMap((script): PdfBlock[] => {
    const stateAt = (role: string, wishId: string): Cell['state'] =>
      sheet.cells.find(
        (cell) => cell.scriptId === script.scriptId && cell.role === role && cell.wishId === wishId,
      )?.state ?? 'not-covered';
    return [
      { is: 'P', text: script[locale] },
      ...groups.map((devices): PdfBlock => ({
        is: 'table',
        rows: [
          [
            say('acceptance:sheet.role'),
            ...devices.map(({ model, version }) => `${model} ${version}`),
          ],
          ...roles.map((role) => [
            role,
            ...devices.map(({ wishId }) => say(`acceptance:cell.${stateAt(role, wishId)}`)),
          ]),
        ],
      })),
    ];
  });
}
