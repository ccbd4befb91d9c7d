import { runProgram } from '../usb/run-program.ts';

/** What the kiosk of this lab is: who it runs as, where its jail lies, and its own keyboard. */
export const kiosk = {
  user: 'kiosk',
  /** Where the package puts it. */
  jail: '/opt/Balie/resources/jail',
  /** QEMU's keyboard in the port where scripts/usb-lab/boot-jail.ts has it. */
  ownPort: '1-4',
  ownId: '0627:0001',
} as const;

/** Starts a program as the kiosk's user with its groups. */
export const asKiosk: readonly string[] = [
  '/usr/bin/setpriv',
  ...[`--reuid=${kiosk.user}`, `--regid=${kiosk.user}`, '--init-groups'],
];

/** One property of a unit as systemd has it. */
export async function unitState(unit: string, property: string): Promise<string> {
  const args = ['show', unit, `--property=${property}`, '--value'];
  return (await runProgram('systemctl', args, 60_000)).output.trim();
}
