/** All that a console says in English. */
export const words = import.meta.glob(
  [
    '../../../assets/locales/en/*.json',
    '!../../../assets/locales/en/{board,hand-out,kiosk,mail,slip,status}.json',
  ],
  { eager: true, import: 'default' },
);
