import type { TermsTexts } from '../../shared/domain/handover-terms.ts';

/**
 * The terms of a desk whose lead has written none: plain, and without promises that only an
 * organisation can make. Version 1.
 */
export const shippedTerms: TermsTexts = {
  issue: {
    nl: {
      a2: 'Je krijgt dit apparaat van je werk. Het blijft van je werk. Pas er goed op. Is het stuk, kwijt of gestolen? Zeg het meteen bij de balie. Ga je weg bij je werk? Dan breng je het terug.',
      b1: 'Dit apparaat blijft eigendom van de organisatie. Je gebruikt het voor je werk en past er goed op. Meld verlies, diefstal of schade meteen bij de balie. Als je het niet meer nodig hebt of uit dienst gaat, lever je het in met alle toebehoren. Meld je dan eerst af bij je accounts op het apparaat.',
      expert:
        'Het apparaat met toebehoren wordt in bruikleen verstrekt en blijft eigendom van de organisatie. De ontvanger gebruikt het volgens het informatiebeveiligingsbeleid, schakelt versleuteling en beheer niet uit, meldt verlies, diefstal of schade onverwijld en levert alles bij einde gebruik in zonder accountvergrendeling.',
    },
    en: {
      a2: 'You get this device from your work. It still belongs to your work. Take good care of it. Is it broken, lost or stolen? Tell the desk at once. Do you leave your job? Then bring it back.',
      b1: 'This device still belongs to the organisation. You use it for your work and take good care of it. Report loss, theft or damage to the desk at once. When you no longer need it or leave, you hand it in with everything that came with it. Sign out of your accounts on the device first.',
      expert:
        'The device and its accessories are provided for use and remain property of the organisation. The recipient uses them under the information security policy, does not disable encryption or management, reports loss, theft or damage without delay and returns everything at the end of use free of any account lock.',
    },
  },
  loan: {
    nl: {
      a2: 'Je leent dit apparaat. Breng het terug op de dag die hierboven staat. Pas er goed op. Is het stuk, kwijt of gestolen? Zeg het meteen bij de balie. Zet er niets op dat je wilt bewaren: wij wissen het.',
      b1: 'Je leent dit apparaat tot en met de datum hierboven. Kan dat niet, vraag dan vóór die dag om verlenging. Meld verlies, diefstal of schade meteen. Lever het in met alle toebehoren en afgemeld bij je accounts. Wij wissen het daarna: bewaar er niets op.',
      expert:
        'Bruikleen tot en met de vermelde datum; verlenging uitsluitend vooraf. De lener gebruikt het apparaat volgens het informatiebeveiligingsbeleid, meldt verlies, diefstal of schade onverwijld en retourneert het compleet en zonder accountvergrendeling. Lokale gegevens worden na inname gewist.',
    },
    en: {
      a2: 'You borrow this device. Bring it back on the day above. Take good care of it. Is it broken, lost or stolen? Tell the desk at once. Do not keep anything on it: we erase it.',
      b1: 'You borrow this device up to and including the date above. If you cannot, ask for more time before that day. Report loss, theft or damage at once. Hand it in with everything that came with it, signed out of your accounts. We erase it afterwards: keep nothing on it.',
      expert:
        'Lent up to and including the date stated; extension only beforehand. The borrower uses the device under the information security policy, reports loss, theft or damage without delay and returns it complete and free of any account lock. Local data is erased after return.',
    },
  },
  return: {
    nl: {
      a2: 'Je geeft dit apparaat terug. Wij wissen alles wat erop staat. Hierboven staat wat je teruggeeft en wat er nog mist.',
      b1: 'Je levert dit apparaat in. Hierboven staat wat je teruggaf, hoe het eruitziet en wat er nog mist. Wij wissen alles wat erop staat; dat is niet terug te halen.',
      expert:
        'Inname van het vermelde apparaat met toebehoren in de vermelde staat. Alle gegevens worden onherstelbaar gewist. Ontbrekende onderdelen blijven op naam van de houder staan.',
    },
    en: {
      a2: 'You give this device back. We erase everything on it. Above you see what you gave back and what is still missing.',
      b1: 'You hand this device in. Above is what you gave back, how it looks and what is still missing. We erase everything on it; that cannot be undone.',
      expert:
        'Return of the stated device with accessories in the stated condition. All data is erased beyond recovery. Missing parts stay in the name of the holder.',
    },
  },
};
