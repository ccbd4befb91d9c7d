import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savedAs } from './content-disposition.ts';

describe('the header under which a file is saved', () => {
  it('keeps letters beyond ASCII apart from what every program understands', () => {
    expect(savedAs("één 'foto' (2).png")).toBe(
      `attachment; filename="__n _foto_ (2).png"; filename*=UTF-8''%C3%A9%C3%A9n%20%27foto%27%20%282%29.png`,
    );
  });

  it('is one header with one quoted name, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) =>
        /^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.!~%-]*$/u.test(savedAs(name)),
      ),
    );
  });
});
