import type { JargonTerm } from '../../shared/domain/jargon.ts';
import type { Locale } from '../../shared/domain/locale.ts';

type Line = readonly [term: string, explanation: string, instead: string];

const dutch: readonly Line[] = [
  ['account', 'Je naam en wachtwoord bij een dienst', 'inloggegevens'],
  ['authenticator', 'Een app die een code geeft bij het inloggen', 'code-app'],
  ['back-up', 'Een kopie van je gegevens op een andere plek', 'reservekopie'],
  ['bios', 'Het programma dat een computer start', 'opstartprogramma'],
  ['browser', 'Een programma waarmee je websites opent', 'internetprogramma'],
  ['cache', 'Gegevens die een app tijdelijk bewaart', 'tijdelijke bestanden'],
  ['client', 'Een programma op je eigen apparaat', 'programma'],
  ['cloud', 'Opslag op computers van een ander, via internet', 'opslag op internet'],
  ['configureren', 'Kiezen hoe iets moet werken', 'instellen'],
  ['credentials', 'Je gebruikersnaam en wachtwoord', 'inloggegevens'],
  ['driver', 'Een programma waarmee een computer een apparaat gebruikt', 'stuurprogramma'],
  ['enrollen', 'Een apparaat aanmelden bij de organisatie', 'aanmelden'],
  ['firewall', 'Een beveiliging tussen een computer en het netwerk', 'netwerkbeveiliging'],
  ['firmware', 'Het vaste programma in een apparaat', 'programma in het apparaat'],
  ['hotspot', 'Je telefoon als wifi voor een ander apparaat', 'wifi van je telefoon'],
  ['implementeren', 'Iets gaan gebruiken', 'invoeren'],
  ['interface', 'Wat je op het scherm ziet', 'scherm'],
  ['malware', 'Een programma dat schade doet', 'schadelijk programma'],
  ['MFA', 'Inloggen met een wachtwoord en nog iets', 'tweede stap bij het inloggen'],
  ['phishing', 'Een bericht dat je iets wil afpakken', 'nepbericht'],
  ['provider', 'Het bedrijf van je telefoon of internet', 'aanbieder'],
  ['rebooten', 'Uit- en weer aanzetten', 'opnieuw starten'],
  ['resetten', 'Weer maken zoals het in het begin was', 'opnieuw instellen'],
  ['router', 'Het kastje dat het internet verdeelt', 'internetkastje'],
  ['server', 'Een computer waar anderen gegevens van halen', 'centrale computer'],
  ['ssid', 'De naam van een wifi-netwerk', 'naam van de wifi'],
  ['synchroniseren', 'Zorgen dat overal hetzelfde staat', 'gelijk maken'],
  ['two-factor', 'Inloggen met een wachtwoord en nog iets', 'tweede stap bij het inloggen'],
  ['updaten', 'De nieuwste versie op je apparaat zetten', 'bijwerken'],
  ['VPN', 'Een veilige verbinding met het werk', 'veilige verbinding'],
];

const english: readonly Line[] = [
  ['authenticate', 'Show who you are', 'log in'],
  ['authenticator', 'An app that gives a code when you log in', 'code app'],
  ['backup', 'A copy of your data in another place', 'spare copy'],
  ['browser', 'A program that opens websites', 'internet program'],
  ['cache', 'Data that an app keeps for a short time', 'temporary files'],
  ['configure', 'Choose how something must work', 'set up'],
  ['credentials', 'Your user name and password', 'login details'],
  ['driver', 'A program with which a computer uses a device', 'device program'],
  ['enrol', 'Make a device known to the organisation', 'register'],
  ['firmware', 'The fixed program inside a device', 'program in the device'],
  ['hotspot', 'Your phone as wifi for another device', 'wifi of your phone'],
  ['malware', 'A program that does harm', 'harmful program'],
  ['MFA', 'Log in with a password and one thing more', 'second step when you log in'],
  ['navigate', 'Go to a place on the screen', 'go'],
  ['phishing', 'A message that wants to take something from you', 'fake message'],
  ['provision', 'Make ready for use', 'prepare'],
  ['reboot', 'Switch off and on again', 'restart'],
  ['SSID', 'The name of a wifi network', 'name of the wifi'],
  ['synchronise', 'Make the same everywhere', 'make the same'],
  ['VPN', 'A safe connection to work', 'safe connection'],
];

function termsOf(locale: Locale, lines: readonly Line[]): readonly Omit<JargonTerm, 'termId'>[] {
  return lines.map(([term, explanation, instead]) => ({ locale, term, explanation, instead }));
}

/** The jargon list of a desk on its first day, written by us; each word may be changed or taken out. */
export const shippedJargon = [...termsOf('nl', dutch), ...termsOf('en', english)];
