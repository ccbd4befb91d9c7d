import type { ScriptContent, TestStep } from '../../shared/domain/acceptance/script.ts';

type Words = { readonly nl: string; readonly en: string };

const nothing: Words = { nl: '', en: '' };

function step(stepId: string, given: Words, what: Words, expect: Words): TestStep {
  return { stepId, given, do: what, expect };
}

/** What is tried on ring 0 before a release of this product goes to everybody, written by us. */
export const releaseScript: ScriptContent = {
  title: { nl: 'Balie-release (ring 0)', en: 'Balie release (ring 0)' },
  steps: [
    step(
      'starts',
      { nl: 'De kiosk heeft de nieuwe versie.', en: 'The kiosk has the new version.' },
      { nl: 'Start de kiosk opnieuw op.', en: 'Restart the kiosk.' },
      {
        nl: 'Binnen een minuut zie je het beginscherm.',
        en: 'Within a minute you see the first screen.',
      },
    ),
    step(
      'language',
      nothing,
      { nl: 'Kies English en daarna Nederlands.', en: 'Choose Nederlands and then English.' },
      { nl: 'Alle tekst wisselt meteen mee.', en: 'All text changes at once.' },
    ),
    step(
      'plug-in',
      { nl: 'Je hebt een telefoon en een kabel.', en: 'You have a phone and a cable.' },
      { nl: 'Sluit de telefoon aan op de kiosk.', en: 'Plug the phone into the kiosk.' },
      {
        nl: 'De kiosk noemt het toestel en vraagt of lezen mag.',
        en: 'The kiosk names the device and asks whether it may read.',
      },
    ),
    step(
      'readout',
      { nl: 'De telefoon zit in de kiosk.', en: 'The phone is in the kiosk.' },
      { nl: 'Sta het lezen toe en wacht.', en: 'Allow the reading and wait.' },
      {
        nl: 'Je ziet wat er is gelezen. Het klopt met de telefoon.',
        en: 'You see what was read. It fits the phone.',
      },
    ),
    step(
      'ticket',
      nothing,
      {
        nl: 'Meld een probleem en maak het bezoek af.',
        en: 'Report a problem and finish the visit.',
      },
      {
        nl: 'Je krijgt een nummer en hoort wat er nu gebeurt.',
        en: 'You get a number and hear what happens now.',
      },
    ),
    step(
      'slip',
      { nl: 'Je hebt een nummer.', en: 'You have a number.' },
      { nl: 'Print het bonnetje, of scan de QR-code.', en: 'Print the slip, or scan the QR code.' },
      {
        nl: 'Het nummer klopt. De pagina opent op je telefoon.',
        en: 'The number is right. The page opens on your phone.',
      },
    ),
    step(
      'forgets',
      { nl: 'Er is een bezoek begonnen.', en: 'A visit has begun.' },
      {
        nl: 'Loop weg en kom na twee minuten terug.',
        en: 'Walk away and come back after two minutes.',
      },
      {
        nl: 'Het beginscherm staat er. Niets van jou is te zien.',
        en: 'The first screen is there. Nothing of you is in sight.',
      },
    ),
    step(
      'queue',
      { nl: 'Je bent ingelogd bij de balie.', en: 'You are signed in at the desk.' },
      { nl: 'Open de wachtrij.', en: 'Open the queue.' },
      {
        nl: 'De melding van stap 5 staat er, met het toestel.',
        en: 'The ticket of step 5 is there, with the device.',
      },
    ),
    step(
      'call',
      { nl: 'De melding wacht.', en: 'The ticket is waiting.' },
      { nl: 'Roep de bezoeker op.', en: 'Call the visitor.' },
      {
        nl: 'Het bord en de telefoon tonen het loket.',
        en: 'The board and the phone show the counter.',
      },
    ),
    step(
      'close',
      { nl: 'Je helpt de bezoeker.', en: 'You are helping the visitor.' },
      { nl: 'Los de melding op en sluit haar.', en: 'Resolve the ticket and close it.' },
      {
        nl: 'De melding is weg uit de rij en staat bij gesloten.',
        en: 'The ticket has left the queue and stands with the closed ones.',
      },
    ),
    step(
      'offline',
      { nl: 'De kiosk werkt.', en: 'The kiosk works.' },
      {
        nl: 'Haal het netwerk eraf en maak een bezoek af.',
        en: 'Take the network away and finish a visit.',
      },
      { nl: 'Je krijgt toch een nummer.', en: 'You get a number all the same.' },
    ),
    step(
      'online-again',
      {
        nl: 'Er is een bezoek gedaan zonder netwerk.',
        en: 'A visit was done without the network.',
      },
      {
        nl: 'Zet het netwerk er weer op en wacht een minuut.',
        en: 'Bring the network back and wait a minute.',
      },
      { nl: 'De melding staat één keer in de rij.', en: 'The ticket is in the queue once.' },
    ),
    step(
      'large-text',
      nothing,
      { nl: 'Zet op de kiosk grote letters aan.', en: 'Switch large text on at the kiosk.' },
      {
        nl: 'Alles is te lezen. Er valt niets weg.',
        en: 'Everything can be read. Nothing is cut off.',
      },
    ),
    step(
      'rollback',
      { nl: 'De vorige versie staat nog klaar.', en: 'The previous version is still at hand.' },
      {
        nl: 'Ga terug naar de vorige versie en dan weer vooruit.',
        en: 'Go back to the previous version and forward again.',
      },
      { nl: 'Alle meldingen zijn er nog.', en: 'All tickets are still there.' },
    ),
  ],
};
