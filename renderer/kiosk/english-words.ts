/** The words of a kiosk in its other language. */
export const englishWords = import.meta.glob(
  '../../assets/locales/en/{kiosk,details,words,findings,devices,instruction-page,hand-in,hand-out,tests}.json',
  { eager: true, import: 'default' },
);
