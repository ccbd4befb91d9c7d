import type { ProcedureContent, ProcedureStep } from '../../shared/domain/procedure.ts';

type Words = { readonly nl: string; readonly en: string };

function step(
  stepId: string,
  title: Words,
  minutes: number,
  more: Partial<Pick<ProcedureStep, 'evidence' | 'help' | 'valueName'>> = {},
): ProcedureStep {
  return { stepId, title, minutes, help: null, evidence: 'none', valueName: null, ...more };
}

const readAgain = step(
  'read-again',
  {
    nl: 'Laat het toestel opnieuw lezen en vergelijk met de eerste keer',
    en: 'Have the device read again and compare with the first time',
  },
  1,
  { evidence: 'readout' },
);
const askVisitor = step(
  'ask-visitor',
  { nl: 'Vraag de bezoeker of het nu werkt', en: 'Ask the visitor whether it works now' },
  1,
);

/** The procedures of a desk on its first day, written by us; each may be changed or retired. */
export const shippedProcedures: Readonly<Record<string, ProcedureContent>> = {
  'free-storage': {
    title: { nl: 'Opslag vrijmaken', en: 'Free storage' },
    findings: [
      'storage-full',
      'storage-almost-full',
      'storage-card-full',
      'storage-card-almost-full',
    ],
    categories: ['storage', 'slow'],
    steps: [
      step(
        'biggest',
        { nl: 'Kijk samen wat de meeste ruimte neemt', en: 'See together what takes most space' },
        2,
        {
          help: {
            nl: 'Instellingen, Opslag. De bezoeker houdt het toestel vast; wij openen geen foto’s of berichten.',
            en: 'Settings, Storage. The visitor holds the device; we open no photos or messages.',
          },
          evidence: 'value',
          valueName: { nl: 'Grootste verbruiker', en: 'Biggest user' },
        },
      ),
      step(
        'saved-elsewhere',
        {
          nl: 'Controleer dat een kopie bestaat voordat er iets weggaat',
          en: 'Check that a copy exists before anything goes',
        },
        3,
      ),
      step(
        'remove',
        {
          nl: 'Verwijder of verplaats wat de bezoeker aanwijst',
          en: 'Remove or move what the visitor points at',
        },
        5,
      ),
      readAgain,
      askVisitor,
    ],
  },
  'renew-mail-profile': {
    title: {
      nl: 'Mailprofiel vernieuwen (beheerd toestel)',
      en: 'Renew the mail profile (managed device)',
    },
    findings: ['apple-supervised', 'android-managed', 'android-work-profile'],
    categories: ['mail'],
    steps: [
      step(
        'system-version',
        { nl: 'Kijk of het systeem bij is', en: 'See whether the system is up to date' },
        1,
        { evidence: 'value', valueName: { nl: 'Versie van het systeem', en: 'System version' } },
      ),
      step(
        'remove-account',
        { nl: 'Verwijder het werkaccount van de mail', en: 'Remove the work account from mail' },
        1,
        {
          help: {
            nl: 'De mail staat op de server en komt terug. Vraag of er concepten zijn die nergens anders staan.',
            en: 'The mail is on the server and comes back. Ask for drafts that are nowhere else.',
          },
        },
      ),
      step('add-account', { nl: 'Voeg het account opnieuw toe', en: 'Add the account again' }, 3),
      step(
        'first-mail',
        { nl: 'Stuur een proefmail en zie hem aankomen', en: 'Send a test mail and see it arrive' },
        2,
      ),
      askVisitor,
    ],
  },
  'judge-battery': {
    title: { nl: 'Accu beoordelen', en: 'Judge the battery' },
    findings: [
      'android-battery-bad',
      'android-battery-worn',
      'android-battery-many-cycles',
      'android-battery-hot',
      'apple-battery-worn',
      'apple-battery-cycles',
      'apple-battery-hot',
      'label-battery-worn',
      'label-battery-weak',
    ],
    categories: ['battery'],
    steps: [
      step(
        'look-for-swelling',
        { nl: 'Bekijk of het toestel bol staat', en: 'Look whether the device bulges' },
        1,
        {
          help: {
            nl: 'Bol? Niet laden en niet openen. Leg het in de brandveilige tas en stop hier.',
            en: 'Bulging? Do not charge or open it. Put it in the fireproof bag and stop here.',
          },
          evidence: 'photo',
        },
      ),
      step(
        'own-figure',
        {
          nl: 'Schrijf op wat het toestel zelf over de accu zegt',
          en: 'Write down what the device itself says of the battery',
        },
        1,
        {
          evidence: 'value',
          valueName: { nl: 'Conditie volgens het toestel', en: 'Health as the device says' },
        },
      ),
      step(
        'warranty',
        { nl: 'Zoek uit of er garantie is', en: 'Find out whether there is warranty' },
        2,
        { evidence: 'value', valueName: { nl: 'Garantie tot', en: 'Warranty until' } },
      ),
      step(
        'decide',
        { nl: 'Spreek af: vervangen, ruilen of zo laten', en: 'Agree: replace, swap or leave' },
        2,
      ),
    ],
  },
  'reset-password': {
    title: { nl: 'Wachtwoord opnieuw instellen', en: 'Reset a password' },
    findings: [],
    categories: ['password'],
    steps: [
      step(
        'identity',
        {
          nl: 'Stel vast wie het is: pas met foto of bekende collega',
          en: 'Establish who it is: badge with photo or a known colleague',
        },
        1,
        { evidence: 'value', valueName: { nl: 'Hoe vastgesteld', en: 'How established' } },
      ),
      step('one-time', { nl: 'Geef een eenmalig wachtwoord', en: 'Give a one-time password' }, 1),
      step(
        'own-password',
        {
          nl: 'De bezoeker kiest zelf een nieuw wachtwoord; kijk weg',
          en: 'The visitor chooses a new password; look away',
        },
        2,
      ),
      step(
        'second-factor',
        { nl: 'Controleer de tweede factor', en: 'Check the second factor' },
        2,
      ),
      askVisitor,
    ],
  },
  'renew-wifi': {
    title: { nl: 'Wifi opnieuw instellen', en: 'Set up wifi again' },
    findings: ['android-airplane-mode'],
    categories: ['wifi'],
    steps: [
      step(
        'known-disturbance',
        { nl: 'Kijk of er een bekende storing is', en: 'See whether there is a known disturbance' },
        1,
      ),
      step(
        'forget-network',
        { nl: 'Vergeet het netwerk op het toestel', en: 'Forget the network on the device' },
        1,
      ),
      step(
        'join-again',
        { nl: 'Meld opnieuw aan met het werkaccount', en: 'Join again with the work account' },
        2,
      ),
      step('open-page', { nl: 'Open een pagina van buiten', en: 'Open a page from outside' }, 1, {
        evidence: 'value',
        valueName: { nl: 'Snelheid of melding', en: 'Speed or message' },
      }),
      askVisitor,
    ],
  },
  'take-in-for-repair': {
    title: { nl: 'Toestel innemen voor reparatie', en: 'Take a device in for repair' },
    findings: [
      'drive-smart-failing',
      'label-disk-failed',
      'label-memory-failed',
      'label-hp-hardware-failed',
    ],
    categories: ['screen'],
    steps: [
      readAgain,
      step('state', { nl: 'Fotografeer de buitenkant', en: 'Photograph the outside' }, 1, {
        evidence: 'photo',
      }),
      step('accessories', { nl: 'Noteer wat erbij hoort', en: 'Note what comes with it' }, 1, {
        evidence: 'value',
        valueName: { nl: 'Toebehoren', en: 'Accessories' },
      }),
      step(
        'account-lock',
        {
          nl: 'Laat de bezoeker afmelden bij Apple of Google',
          en: 'Have the visitor sign out of Apple or Google',
        },
        3,
      ),
      step(
        'sign',
        { nl: 'De bezoeker tekent voor het innemen', en: 'The visitor signs for the taking in' },
        1,
        { evidence: 'signature' },
      ),
    ],
  },
  'lost-or-stolen': {
    title: { nl: 'Toestel kwijt of gestolen', en: 'Device lost or stolen' },
    findings: [],
    categories: ['lost-or-stolen'],
    steps: [
      step('when-and-where', { nl: 'Vraag wanneer en waar', en: 'Ask when and where' }, 1, {
        evidence: 'value',
        valueName: { nl: 'Wanneer en waar', en: 'When and where' },
      }),
      step('lock', { nl: 'Vergrendel het toestel op afstand', en: 'Lock the device from afar' }, 2),
      step(
        'end-sessions',
        {
          nl: 'Beëindig alle aanmeldingen en wijzig het wachtwoord',
          en: 'End all sessions and change the password',
        },
        3,
      ),
      step(
        'data-breach',
        {
          nl: 'Meld een mogelijk datalek bij de privacyfunctionaris',
          en: 'Report a possible data breach to the privacy officer',
        },
        3,
      ),
      step('spare', { nl: 'Geef een leentoestel mee', en: 'Hand out a loan device' }, 5),
    ],
  },
};
