import { expect, it } from 'vitest';
import { auditRules } from '../../desk/audit/audit-rules.ts';
import { catalogueOf } from './catalogue.ts';
import { sourceFiles, textOf } from './tree.ts';

/** What handlers write by a name of their own. */
const ownKinds = sourceFiles()
  .filter((file) => file.startsWith('desk/') && !file.includes('.test.'))
  .map(textOf)
  .filter((text) => text.includes('addAudit('))
  .flatMap((text) => [...text.matchAll(/^ +kind: .*$/gmu)].flatMap(([line]) => namesIn(line)));
const ruled = Object.entries(auditRules).flatMap(([name, rule]) => (rule === null ? [] : [name]));

it('has words for everything that the audit trail may say was done', () => {
  const words = catalogueOf('nl');
  const missing = [...new Set([...ownKinds, ...ruled])].filter(
    (kind) => !words.has(`audit:kind.${kind.replaceAll('.', '-')}`),
  );

  expect(ownKinds).toEqual(expect.arrayContaining(['export.taken', 'backup.made']));
  expect(missing).toEqual([]);
});

function namesIn(line: string): readonly string[] {
  return [...line.matchAll(/'([a-z]+\.[a-z-]+)'/gu)].flatMap(([, name]) => name ?? []);
}
