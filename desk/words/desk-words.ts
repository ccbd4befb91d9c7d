import { createInstance } from 'i18next';
import acceptanceEn from '../../assets/locales/en/acceptance.json' with { type: 'json' };
import devicesEn from '../../assets/locales/en/devices.json' with { type: 'json' };
import escalationEn from '../../assets/locales/en/escalation.json' with { type: 'json' };
import factsEn from '../../assets/locales/en/facts.json' with { type: 'json' };
import findingsEn from '../../assets/locales/en/findings.json' with { type: 'json' };
import pageEn from '../../assets/locales/en/instruction-page.json' with { type: 'json' };
import handoverEn from '../../assets/locales/en/handover.json' with { type: 'json' };
import mailEn from '../../assets/locales/en/mail.json' with { type: 'json' };
import reportEn from '../../assets/locales/en/report.json' with { type: 'json' };
import testsEn from '../../assets/locales/en/tests.json' with { type: 'json' };
import wordsEn from '../../assets/locales/en/words.json' with { type: 'json' };
import acceptanceNl from '../../assets/locales/nl/acceptance.json' with { type: 'json' };
import devicesNl from '../../assets/locales/nl/devices.json' with { type: 'json' };
import escalationNl from '../../assets/locales/nl/escalation.json' with { type: 'json' };
import factsNl from '../../assets/locales/nl/facts.json' with { type: 'json' };
import findingsNl from '../../assets/locales/nl/findings.json' with { type: 'json' };
import pageNl from '../../assets/locales/nl/instruction-page.json' with { type: 'json' };
import handoverNl from '../../assets/locales/nl/handover.json' with { type: 'json' };
import mailNl from '../../assets/locales/nl/mail.json' with { type: 'json' };
import reportNl from '../../assets/locales/nl/report.json' with { type: 'json' };
import testsNl from '../../assets/locales/nl/tests.json' with { type: 'json' };
import wordsNl from '../../assets/locales/nl/words.json' with { type: 'json' };
import type { FactWords } from '../../shared/domain/escalation.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { triageKeys } from '../../shared/domain/triage-keys.ts';

/** A text by `<catalogue>:<key>`, or by the first key of several that is known, in one language. */
export type DeskWords = (
  key: string | readonly string[],
  params?: Readonly<Record<string, string | number>>,
) => string;

const catalogues = {
  nl: {
    acceptance: acceptanceNl,
    devices: devicesNl,
    escalation: escalationNl,
    facts: factsNl,
    findings: findingsNl,
    'instruction-page': pageNl,
    handover: handoverNl,
    mail: mailNl,
    report: reportNl,
    tests: testsNl,
    words: wordsNl,
  },
  en: {
    acceptance: acceptanceEn,
    devices: devicesEn,
    escalation: escalationEn,
    facts: factsEn,
    findings: findingsEn,
    'instruction-page': pageEn,
    handover: handoverEn,
    mail: mailEn,
    report: reportEn,
    tests: testsEn,
    words: wordsEn,
  },
} as const;

/** What the desk itself writes, for papers that leave it. */
export function deskWords(locale: Locale): DeskWords {
  const texts = createInstance();
  // With its catalogues at hand it is ready at once, whatever the promise.
  void texts.init({
    resources: { [locale]: catalogues[locale] },
    ns: ['escalation'],
    defaultNS: 'escalation',
    lng: locale,
    fallbackLng: false,
    // What is made of it has no markup, so nothing needs to be escaped.
    interpolation: { escapeValue: false },
  });
  return (key, params = {}) => texts.t([key].flat(), { ...params });
}

/** The words for the facts of a ticket, for readers who know the trade. */
export function factWordsOf(say: DeskWords): FactWords {
  return {
    category: (category) => say(`words:category.${category}`),
    since: (since) => say(`words:urgency.since.${since}`),
    triage: (category, question, answer) => {
      const keys = triageKeys(category, question, answer);
      return `${say(keys.title, { defaultValue: question })} ${say(keys.said, { defaultValue: answer })}`;
    },
    deviceKind: (kind) => say(`devices:kind.${kind}`),
    finding: ({ code, params }) =>
      say(`findings:${code}.expert`, { ...params, defaultValue: code.replaceAll('-', ' ') }),
    nothingFound: say('escalation:nothing-found'),
  };
}
