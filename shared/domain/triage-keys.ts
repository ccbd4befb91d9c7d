/** Where the words of a question of the triage and of its answer stand, the likeliest first. */
export function triageKeys(
  category: string,
  question: string,
  answer: string,
): { readonly title: readonly string[]; readonly said: readonly string[] } {
  // What a visitor is asked about a finding is the same for every category.
  const places = [`words:triage.${category}.${question}`, `words:triage.${question}`];
  return {
    title: places.map((place) => `${place}.title`),
    said:
      answer === 'not-sure'
        ? ['words:triage.not-sure']
        : places.map((place) => `${place}.answers.${answer}`),
  };
}
