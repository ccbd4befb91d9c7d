import type { RecordedType } from '../../shared/domain/asset.ts';
import type { Check, CheckRule } from '../../shared/domain/preparation/checks.ts';

type Words = { readonly nl: string; readonly en: string };

const day = 24;

function check(
  checkId: string,
  title: Words,
  advice: Words,
  rule: CheckRule,
  more: Partial<Pick<Check, 'byHand' | 'hours'>> = {},
): Check {
  return { checkId, title, advice, rule, byHand: true, hours: 3 * day, ...more };
}

const said: CheckRule = { kind: 'yes', facts: [] };

const label = check(
  'label',
  {
    nl: 'Het label hoort bij dit serienummer',
    en: 'The label belongs to this serial number',
  },
  {
    nl: 'Scan het label van de organisatie en het serienummer op het apparaat. Verschillen ze van het register, plak dan het goede label of verbeter het register.',
    en: 'Scan the organisation’s label and the serial number on the device. If they differ from the register, stick on the right label or mend the register.',
  },
  { kind: 'label' },
);

/** What the organisation asks of what carries its data; the least versions are for a lead to keep up. */
const version = (systems: Extract<CheckRule, { readonly kind: 'version' }>['systems']) =>
  check(
    'version',
    { nl: 'De versie is nieuw genoeg', en: 'The version is new enough' },
    {
      nl: 'Installeer alle updates, start opnieuw en lees de versie nog een keer.',
      en: 'Install all updates, restart and read the version once more.',
    },
    { kind: 'version', systems },
  );

const battery = (hours: number) =>
  check(
    'battery',
    { nl: 'De accu is genoeg geladen', en: 'The battery is charged enough' },
    {
      nl: 'Leg het apparaat aan de lader en lees het later opnieuw.',
      en: 'Charge the device and read it again later.',
    },
    { kind: 'figure', facts: ['battery.level'], unit: 'percent', least: 50, most: null },
    { hours },
  );

const enrolled = (facts: Extract<CheckRule, { readonly kind: 'yes' }>['facts']) =>
  check(
    'enrolment',
    { nl: 'Aangemeld bij het beheer van de organisatie', en: 'Enrolled with the organisation' },
    {
      nl: 'Meld het apparaat aan bij het beheersysteem en wacht tot het daar als compliant staat.',
      en: 'Enrol the device with the management system and wait until it is compliant there.',
    },
    { kind: 'yes', facts },
  );

const encrypted = (facts: Extract<CheckRule, { readonly kind: 'yes' }>['facts']) =>
  check(
    'encryption',
    { nl: 'De opslag is versleuteld', en: 'The storage is encrypted' },
    {
      nl: 'Zet de versleuteling aan, wacht tot die klaar is en noteer waar de herstelsleutel ligt.',
      en: 'Turn encryption on, wait until it is done and note where the recovery key is kept.',
    },
    { kind: 'yes', facts },
  );

/** Build 26100 is Windows 11 24H2. */
const computer = version([
  { name: 'Windows (build)', fact: null, least: '26100' },
  { name: 'macOS', fact: null, least: '15' },
]);
const mobile = version([
  { name: 'iOS', fact: 'apple.system-version', least: '18' },
  { name: 'Android', fact: 'android.release', least: '14' },
]);

/** An iPhone or iPad encrypts its storage always (Apple Platform Security, Data Protection). */
const mobileEncryption = encrypted([
  { key: 'android.encryption', is: 'encrypted' },
  { key: 'apple.system-version', is: null },
]);
const mobileEnrolment = enrolled([
  { key: 'apple.supervised', is: true },
  { key: 'android.managed', is: true },
]);

const works = (title: Words, advice: Words) => check('works', title, advice, said);

/** The checks of a desk on its first day, written by us; leads change them as they like. */
export const shippedChecks: Readonly<Record<RecordedType, readonly Check[]>> = {
  laptop: [label, computer, enrolled([]), encrypted([]), battery(day)],
  pc: [label, computer, enrolled([]), encrypted([])],
  phone: [label, mobile, mobileEnrolment, mobileEncryption, battery(day)],
  tablet: [label, mobile, mobileEnrolment, mobileEncryption, battery(day)],
  printer: [
    label,
    check(
      'firmware',
      { nl: 'De nieuwste firmware staat erop', en: 'It has the latest firmware' },
      {
        nl: 'Vergelijk met de website van de maker en werk de firmware bij.',
        en: 'Compare with the maker’s site and update the firmware.',
      },
      said,
    ),
    check(
      'supply',
      { nl: 'Er is genoeg toner of inkt', en: 'There is enough toner or ink' },
      { nl: 'Vervang de bijna lege cartridge.', en: 'Replace the cartridge that is nearly empty.' },
      { kind: 'figure', facts: ['supply.lowest'], unit: 'percent', least: 20, most: null },
    ),
    check(
      'admin-password',
      {
        nl: 'Het beheerwachtwoord is niet meer dat van de maker',
        en: 'The admin password is no longer the maker’s',
      },
      {
        nl: 'Stel een eigen wachtwoord in en bewaar het in de kluis; noteer het hier niet.',
        en: 'Set a password of your own and keep it in the vault; do not write it here.',
      },
      said,
    ),
    works(
      { nl: 'Een proefpagina is goed afgedrukt', en: 'A test page came out well' },
      {
        nl: 'Druk een proefpagina af en kijk naar strepen.',
        en: 'Print a test page and look for stripes.',
      },
    ),
  ],
  camera: [
    label,
    battery(day),
    check(
      'clock',
      { nl: 'De klok loopt gelijk', en: 'The clock is right' },
      {
        nl: 'Zet datum, tijd en tijdzone goed en lees de camera opnieuw.',
        en: 'Set date, time and time zone and read the camera again.',
      },
      { kind: 'figure', facts: ['camera.clock-offset'], unit: 'second', least: -120, most: 120 },
    ),
    check(
      'card',
      { nl: 'De geheugenkaart is leeg', en: 'The memory card is empty' },
      {
        nl: 'Zet over wat bewaard moet blijven en formatteer de kaart in de camera.',
        en: 'Move what must be kept and format the card in the camera.',
      },
      said,
    ),
    works(
      { nl: 'Een proefopname is scherp', en: 'A test picture is sharp' },
      { nl: 'Maak een opname en bekijk die groot.', en: 'Take a picture and look at it enlarged.' },
    ),
  ],
  dock: [
    label,
    works(
      { nl: 'Beeld, netwerk en opladen werken', en: 'Screen, network and charging work' },
      {
        nl: 'Sluit een laptop aan en probeer elke poort.',
        en: 'Connect a laptop and try every port.',
      },
    ),
  ],
  peripheral: [
    label,
    works(
      { nl: 'Het werkt', en: 'It works' },
      { nl: 'Sluit het aan en probeer het.', en: 'Connect it and try it.' },
    ),
  ],
};
