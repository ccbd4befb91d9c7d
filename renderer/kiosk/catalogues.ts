/** The texts that the kiosk bundles, by path. */
export const kioskCatalogues = import.meta.glob(
  '../../assets/locales/*/{kiosk,details,words,findings,devices,instruction-page,hand-in}.json',
  { eager: true, import: 'default' },
);
