import { stay, tell, textScales, type Model, type Turn } from './model.ts';

/** The next larger text, or after the largest the usual one. */
export function enlarge(model: Model): Model {
  return { ...model, textScale: nextScale(model.textScale) };
}

function nextScale(scale: Model['textScale']): Model['textScale'] {
  const after = textScales[(textScales.indexOf(scale) + 1) % textScales.length];
  return after ?? 1;
}

/** The language of the screen, and of what is said and printed of this visit. */
export function chooseLanguage(model: Model, locale: Model['locale']): Turn {
  const spoken = { ...model, locale };
  return model.draft === null
    ? stay(spoken)
    : tell(spoken, {
        call: 'visit.answer',
        input: { visitId: model.draft.visitId, step: { type: 'locale-chosen', locale } },
      });
}
