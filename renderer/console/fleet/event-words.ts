import type { TFunction } from 'i18next';
import type { KioskEvent } from '../../../shared/contract/fleet-routes.ts';
import { commandKindSchema } from '../../../shared/domain/fleet/kiosk-command.ts';

/** What happened to a kiosk; of a command which one, and what was said with it. */
export function eventWords(
  t: TFunction<'fleet'>,
  { kind, detail }: Pick<KioskEvent, 'kind' | 'detail'>,
): string {
  const what = t(`event.${kind}`);
  if (!kind.startsWith('command')) return what;
  // The desk writes the command's own name, and behind a colon what was said.
  const [name = '', ...said] = detail.split(': ');
  const command = commandKindSchema.safeParse(name);
  const named = command.success ? t(`command.${command.data}`) : name;
  return [what, named, ...said].join(': ');
}
