import { conclude, type FactView, type Rule } from './rule.ts';

/** Where a printer does not say itself when a supply is low. */
const lowSupplyPercent = 10;

/**
 * The printer's reasons without their severity: `media-empty-error` is `media-empty` (RFC 8011 section
 * 5.4.12).
 */
function reasons(facts: FactView): readonly string[] {
  return (facts.list('printer.reasons') ?? []).map((one) =>
    one.replace(/-(?:error|warning|report)$/u, ''),
  );
}

function has(facts: FactView, ...wanted: readonly string[]): boolean {
  return reasons(facts).some((one) => wanted.includes(one));
}

const paperWords = ['media-empty', 'media-needed'];
const coverWords = ['cover-open', 'door-open', 'interlock-open'];
const emptyWords = ['marker-supply-empty', 'toner-empty'];
const lowWords = ['marker-supply-low', 'toner-low'];
const explained = [...paperWords, ...coverWords, ...emptyWords, 'media-jam', 'paused'];

/** A printer told a reason that has a finding of its own. */
function isExplained(facts: FactView): boolean {
  return facts.flag('printer.paper-empty') === true || has(facts, ...explained);
}

const outOfPaper: Rule = (facts) => {
  const port = facts.flag('printer.paper-empty') === true;
  if (!port && !has(facts, ...paperWords)) return null;
  return conclude(facts, {
    code: 'printer-out-of-paper',
    verdict: 'attention',
    params: {},
    basedOn: [port ? 'printer.paper-empty' : 'printer.reasons'],
    route: 'printing',
  });
};

const jam: Rule = (facts) =>
  has(facts, 'media-jam')
    ? conclude(facts, {
        code: 'printer-jam',
        verdict: 'fault',
        params: {},
        basedOn: ['printer.reasons'],
        route: 'printing',
      })
    : null;

const coverOpen: Rule = (facts) =>
  has(facts, ...coverWords)
    ? conclude(facts, {
        code: 'printer-cover-open',
        verdict: 'attention',
        params: {},
        basedOn: ['printer.reasons'],
        route: 'printing',
      })
    : null;

/** It reports an error and does not say which. */
const unnamedError: Rule = (facts) =>
  facts.flag('printer.error') === true && !isExplained(facts)
    ? conclude(facts, {
        code: 'printer-error',
        verdict: 'fault',
        params: {},
        basedOn: ['printer.error'],
        route: 'printing',
      })
    : null;

const offline: Rule = (facts) =>
  facts.flag('printer.online') === false &&
  facts.flag('printer.error') !== true &&
  !isExplained(facts)
    ? conclude(facts, {
        code: 'printer-offline',
        verdict: 'attention',
        params: {},
        basedOn: ['printer.online'],
        route: 'printing',
      })
    : null;

const paused: Rule = (facts) =>
  has(facts, 'paused')
    ? conclude(facts, {
        code: 'printer-paused',
        verdict: 'attention',
        params: {},
        basedOn: ['printer.reasons'],
        route: 'printing',
      })
    : null;

const stopped: Rule = (facts) => {
  const unexplained =
    facts.text('printer.state') === 'stopped' &&
    facts.flag('printer.error') !== true &&
    !isExplained(facts);
  if (!unexplained) return null;
  return conclude(facts, {
    code: 'printer-stopped',
    verdict: 'fault',
    params: { reasons: reasons(facts).join(', ') || '-' },
    basedOn: ['printer.state', 'printer.reasons'],
    route: 'printing',
  });
};

const supply: Rule = (facts) => {
  const percent = facts.number('supply.lowest');
  const lowAt = facts.number('supply.low-at') ?? lowSupplyPercent;
  const none = percent === 0;
  const empty = none || has(facts, ...emptyWords);
  const little = percent !== null && percent <= lowAt;
  if (!empty && !little && !has(facts, ...lowWords)) return null;
  // A reason alone does not say which supply it is about.
  const measured = empty ? none : little;
  return conclude(facts, {
    code: empty ? 'printer-supply-empty' : 'printer-supply-low',
    verdict: empty ? 'fault' : 'attention',
    params: {
      name: measured ? (facts.text('supply.lowest-name') ?? '?') : '?',
      percent: measured ? String(percent) : '?',
    },
    basedOn: measured ? ['supply.lowest', 'supply.lowest-name'] : ['printer.reasons'],
    route: 'printing',
  });
};

const ownDriver: Rule = (facts) =>
  facts.flag('printer.needs-own-driver') === true
    ? conclude(facts, {
        code: 'printer-needs-own-driver',
        verdict: 'attention',
        params: { languages: (facts.list('printer.languages') ?? []).join(', ').slice(0, 200) },
        basedOn: ['printer.needs-own-driver', 'printer.languages'],
        route: 'printing',
      })
    : null;

/** Rules over printers. */
export const printerRules: readonly Rule[] = [
  jam,
  outOfPaper,
  coverOpen,
  unnamedError,
  stopped,
  paused,
  offline,
  supply,
  ownDriver,
];
