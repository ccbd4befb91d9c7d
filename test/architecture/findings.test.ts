import { describe, expect, it } from 'vitest';
import { withoutSelfHelp } from '../../devices/findings/without-self-help.ts';
import { catalogueOf } from './catalogue.ts';
import { sourceFiles, textOf } from './tree.ts';

/**
 * What a rule decides itself (verdict, skill, evidence) the type of `conclude` asks for, and layer and
 * confidence follow from the evidence. What stands apart from the rule is held together here.
 */
const rules = sourceFiles()
  .filter((file) => /^devices\/findings\/(?:find|[a-z-]+-rules)\.ts$/u.test(file))
  .map(textOf);
const codes = codesOfRules();
const excused = Object.values(withoutSelfHelp).flat();

/** The codes as they stand in the rules: literals, and those that are put together from a part. */
function codesOfRules(): readonly string[] {
  const literals = rules.flatMap((rule) =>
    [...rule.matchAll(/code: (?:[a-z]+ \? )?'([a-z0-9-]+)'(?: : '([a-z0-9-]+)')?/gu)].flatMap(
      ([, one, other]) => [one, other].filter((code) => code !== undefined),
    ),
  );
  const modes = [...textOf('devices/usb/device-modes.ts').matchAll(/^ {2}\| '([a-z-]+)'/gmu)].map(
    ([, mode]) => (mode === 'firmware-upgrade' ? 'firmware-upgrade-mode' : `mode-${mode}`),
  );
  const spaces = ['storage', 'storage-card'].flatMap((subject) => [
    `${subject}-full`,
    `${subject}-almost-full`,
  ]);
  return [...new Set([...literals, ...modes, ...spaces])].toSorted();
}

/** Findings whose rule always says that it does not know. */
const unknown = rules.flatMap((rule) =>
  [...rule.matchAll(/code: '([a-z0-9-]+)',\s+verdict: 'unknown'/gu)].map(([, code]) => code ?? ''),
);

describe.each(['nl', 'en'] as const)('every finding in %s', (locale) => {
  const words = new Map(
    [...catalogueOf(locale)].flatMap(([key, text]) =>
      key.startsWith('findings:') ? [[key.slice('findings:'.length), text] as const] : [],
    ),
  );
  const at = (level: string) =>
    [...words].filter(([key]) => key.endsWith(`.${level}`)).map(([key, text]) => ({ key, text }));

  it('has words on three levels, a question, and advice or a reason for none; none to spare', () => {
    const parts = codes.flatMap((code) => [
      ...['a2', 'b1', 'expert', 'question'].map((part) => `${code}.${part}`),
      ...(excused.some((one) => one === code) ? [] : [`${code}.self-help`]),
    ]);

    expect([...words.keys()].toSorted()).toEqual(parts.toSorted());
  });

  it.each([
    ['a2', 11],
    ['self-help', 11],
    ['b1', 20],
    ['question', 20],
  ])('says %s in sentences of at most %i words', (level, most) => {
    const long = at(level).filter(({ text }) =>
      text.split(/(?<=[.!?:;])\s+/u).some((sentence) => sentence.split(/\s+/u).length > most),
    );

    expect(long).toEqual([]);
  });

  it('says so to the technician when it proves nothing', () => {
    const honest =
      locale === 'nl'
        ? /niet (?:te )?meten|niet(?:s)? gemeten|geen uitspraak|zegt niets/iu
        : /cannot be measured|cannot measure|no(?:t|thing was) measured|no (?:verdict|statement)|says nothing/iu;

    expect(unknown.length).toBeGreaterThan(10);
    expect(unknown.filter((code) => !honest.test(words.get(`${code}.expert`) ?? ''))).toEqual([]);
  });

  it('advises a visitor nothing that can cost data and nothing that takes a secret', () => {
    const harm =
      locale === 'nl'
        ? /\b(?:wis|verwijder|formatteer|reset|repareer|herstel)\b(?! (?:hem |nog )?niet)|wachtwoord|toegangscode/iu
        : /(?<!\bnot )\b(?:erase|delete|format|reset|repair|restore)\b(?! it\?)|password|passcode/iu;

    expect(at('self-help').filter(({ text }) => harm.test(text))).toEqual([]);
  });
});

it('a finding without advice has one reason, and is a finding', () => {
  expect(excused.toSorted()).toEqual([...new Set(excused)].toSorted());
  expect(excused.filter((code) => !codes.includes(code))).toEqual([]);
});
