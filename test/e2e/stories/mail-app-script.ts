import type { ScriptContent } from '../../../shared/domain/acceptance/script.ts';

const steps = [
  ['De app staat op je telefoon.', 'Open de mail-app.', 'Je ziet het beginscherm.'],
  ['', 'Log in met je werkaccount.', 'Je postvak gaat open.'],
  ['', 'Wacht een halve minuut.', 'Je nieuwste mail staat bovenaan.'],
  ['', 'Open een mail met een foto.', 'Je ziet de foto.'],
  ['', 'Open een bijlage.', 'Het bestand gaat open.'],
  ['', 'Schrijf een mail aan jezelf.', 'De mail komt binnen een minuut aan.'],
  ['', 'Stuur een foto mee.', 'De foto komt mee aan.'],
  ['', 'Zoek een oude mail.', 'Je vindt hem.'],
  ['', 'Open je agenda.', 'Je afspraken van vandaag staan erin.'],
  ['', 'Zet het netwerk uit.', 'De app zegt dat er geen netwerk is.'],
  ['Het netwerk is uit.', 'Lees een mail van gisteren.', 'Je kunt hem lezen.'],
  ['', 'Zet het netwerk weer aan.', 'Nieuwe mail komt vanzelf.'],
] as const;

/** Twelve steps, written for somebody who reads at A2; English stands in for itself. */
export const mailAppScript: ScriptContent = {
  title: { nl: 'Nieuwe mail-app', en: 'New mail app' },
  steps: steps.map(([given, what, expect], index) => ({
    stepId: `step-${index + 1}`,
    given: { nl: given, en: given },
    do: { nl: what, en: what },
    expect: { nl: expect, en: expect },
  })),
};
