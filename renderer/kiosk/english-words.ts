import { type Catalogues, resourcesOf } from '../i18n/catalogue-files.ts';

/** The words of a kiosk in its other language. */
export const englishWords: Catalogues = resourcesOf(
  import.meta.glob(
    '../../assets/locales/en/{kiosk,details,words,findings,devices,instruction-page,hand-in,hand-out,tests}.json',
    { eager: true, import: 'default' },
  ),
).en;
