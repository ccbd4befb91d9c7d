import { pagesOf, readVariant } from './instruction.ts';
import { stay, tell, type Model, type Reply, type Turn } from './model.ts';

/** The page that is before the visitor, with its photo on its way; the words are there meanwhile. */
export function withPhotoAsked(model: Model): Turn {
  const { screen } = model;
  if (screen.at !== 'instruction' || screen.telling === 'short') return stay(model);
  const variant = readVariant(screen, model.locale);
  const page = variant === null ? undefined : pagesOf(variant)[screen.page];
  const picture = page?.page === 'step' ? page.step.picture : undefined;
  if (picture?.kind !== 'photo' || picture.hash in screen.photos) return stay(model);
  const photos = { ...screen.photos, [picture.hash]: null };
  return tell(
    { ...model, screen: { ...screen, photos } },
    { call: 'instruction.photo', input: { hash: picture.hash } },
  );
}

/** The photo came, or did not: then the words stay. */
export function photoHere(
  model: Model,
  { input, result }: Extract<Reply, { call: 'instruction.photo' }>,
): Model {
  const { screen } = model;
  if (screen.at !== 'instruction' || !result.ok) return model;
  const photos = { ...screen.photos, [input.hash]: result.value.jpegBase64 };
  return { ...model, screen: { ...screen, photos } };
}
