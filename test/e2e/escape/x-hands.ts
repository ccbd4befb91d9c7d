import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A window that can be seen on the display. */
export interface SeenWindow {
  readonly id: string;
  readonly name: string;
  /** As X writes it: `1080x1920+0+0`. */
  readonly geometry: string;
}

/** Hands at the keyboard and mouse of one X display: the X server sends what they do. */
export class XHands {
  private readonly display: string;

  constructor(display: string) {
    this.display = display;
  }

  /** Commands of xdotool, in order. */
  async do(...commands: readonly string[]): Promise<void> {
    await run('xdotool', commands, { env: this.environment, timeout: 10_000 });
  }

  /** The windows on the display that are mapped and larger than the small ones programs keep. */
  async windows(): Promise<readonly SeenWindow[]> {
    const ids = await run('xdotool', ['search', '--onlyvisible', '--maxdepth', '1', '--name', ''], {
      env: this.environment,
    }).then(
      ({ stdout }) => stdout.trim().split('\n').filter(Boolean),
      // xdotool ends with 1 when no window is there.
      () => [],
    );
    const { stdout } = await run('xwininfo', ['-root', '-children'], { env: this.environment });
    return ids.flatMap((id) => {
      const hex = `0x${Number(id).toString(16)}`;
      const line = stdout.split('\n').find((one) => one.trim().startsWith(`${hex} `)) ?? '';
      const found = /(?:"([^"]*)"|\(has no name\)).* (\d+)x(\d+)\+(-?\d+)\+(-?\d+) /u.exec(line);
      if (found === null) return [];
      const [, name = '', width, height, left, top] = found;
      const tiny = Number(width) <= 10 && Number(height) <= 10;
      return tiny ? [] : [{ id, name, geometry: `${width}x${height}+${left}+${top}` }];
    });
  }

  /** What can be pasted from one of X's clipboards; empty when nobody offers anything. */
  async clipboard(which: 'clipboard' | 'primary'): Promise<string> {
    return run('xclip', ['-o', '-selection', which], { env: this.environment, timeout: 5000 }).then(
      ({ stdout }) => stdout,
      // xclip ends with 1 when the clipboard has no owner.
      () => '',
    );
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, DISPLAY: this.display };
  }
}
