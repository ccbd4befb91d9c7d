/** All that a console says in Dutch. */
export const words = import.meta.glob(
  [
    '../../../assets/locales/nl/*.json',
    '!../../../assets/locales/nl/{board,hand-out,kiosk,mail,slip,status}.json',
  ],
  { eager: true, import: 'default' },
);
