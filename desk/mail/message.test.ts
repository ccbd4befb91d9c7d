import { expect, it } from 'vitest';
import { mailOf } from './message.ts';

it('says the same as text and as HTML', () => {
  const mail = mailOf('nl', 'Bewijs', [
    'Beste Noor,',
    { words: 'Bekijk het bewijs', href: 'https://balie.example/r/a?b=1&c=2' },
  ]);

  expect(mail.text).toBe('Beste Noor,\n\nBekijk het bewijs\nhttps://balie.example/r/a?b=1&c=2\n');
  expect(mail.html).toContain('<html lang="nl">');
  expect(mail.html).toContain(
    '<p><a href="https://balie.example/r/a?b=1&amp;c=2">Bekijk het bewijs</a></p>',
  );
});

it('takes markup and line breaks of a name for words', () => {
  const name = `<img src=x onerror="alert('1')">\r\nBcc: d@e.nl`;

  const mail = mailOf('en', `Loan of ${name}`, [name]);

  expect(mail.subject).toBe(`Loan of <img src=x onerror="alert('1')"> Bcc: d@e.nl`);
  expect(mail.html).not.toContain('<img');
  expect(mail.html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
});
