import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lackingToOpen, takesResults } from './campaign.ts';
import { cellStateSchema } from './coverage.ts';
import { severitySchema } from './finding.ts';
import { hardWordsOf } from './plain-words.ts';
import { checkedDecision, conditionsOf, needsReason } from './sheet.ts';

const cells = fc.array(fc.record({ state: fc.constantFrom(...cellStateSchema.options) }));
const findings = fc.array(
  fc.record({
    severity: fc.constantFrom(...severitySchema.options),
    status: fc.constantFrom('waiting', 'closed', 'cancelled'),
    closingCode: fc.constantFrom('solved', 'workaround', null),
  }),
);

it('a go needs a reason exactly when a cell did not pass or a severe finding is open', () => {
  fc.assert(
    fc.property(cells, findings, (every, found) => {
      const conditions = conditionsOf(every, found, false);
      const left =
        every.some(({ state }) => state !== 'passed') ||
        found.some(
          ({ severity, status }) =>
            status === 'waiting' && (severity === 'blocking' || severity === 'severe'),
        );

      expect(needsReason(conditions)).toBe(left);
      const decide = (verdict: 'go' | 'no-go', reason: string | null) =>
        checkedDecision({ verdict, reason, names: ['Petra'] }, conditions).ok;
      expect(decide('go', null)).toBe(!left);
      expect(decide('go', 'Alleen de pilot')).toBe(true);
      expect(decide('no-go', null)).toBe(true);
    }),
  );
});

it('counts each cell in exactly one state', () => {
  fc.assert(
    fc.property(cells, (every) => {
      const {
        passed,
        notCovered,
        running,
        failed,
        toRetest,
        cells: all,
      } = conditionsOf(every, [], true);

      expect(passed + notCovered + running + failed + toRetest).toBe(all);
    }),
  );
});

it('takes results from opening to decision, until the end of its last day', () => {
  const until = '2026-11-27';

  expect(takesResults({ state: 'open', until }, '2026-11-27')).toBe(true);
  expect(takesResults({ state: 'open', until }, '2026-11-28')).toBe(false);
  expect(takesResults({ state: 'draft', until }, '2026-11-27')).toBe(false);
  expect(takesResults({ state: 'closed', until }, '2026-11-27')).toBe(false);
  expect(lackingToOpen({ scripts: [1], testers: [], devices: [] })).toEqual(['testers', 'devices']);
});

it('names the sentence and the words that a reader at A2 has to take apart', () => {
  expect(hardWordsOf('Open de app. Tik op Nieuw.')).toEqual({ sentence: null, words: [] });
  expect(
    hardWordsOf(
      'Open de app. Ga daarna naar de instellingen van het toestel en zet daar onder meldingen alles aan wat er staat. Meervoudige authenticatiemethodes.',
    ),
  ).toEqual({
    sentence:
      'Ga daarna naar de instellingen van het toestel en zet daar onder meldingen alles aan wat er staat',
    words: ['authenticatiemethodes'],
  });
});
