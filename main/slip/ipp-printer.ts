import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { SlipPrinter } from './slip-printer.ts';

/**
 * RFC 8011 section 4.2.1 Print-Job, as ipptool(5) reads it. The printer fits nothing: the page is
 * already as wide as its paper.
 */
const printJob = `{
  NAME "Print slip"
  OPERATION Print-Job
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR name requesting-user-name balie
  ATTR name job-name slip
  ATTR mimeMediaType document-format application/pdf
  FILE $filename
  STATUS successful-ok
  STATUS successful-ok-ignored-or-substituted-attributes
}
`;

/** What an IPP printer is reached with. */
export interface IppPrinterParts {
  /** `ipp://host/ipp/print`, checked by the settings schema. */
  readonly uri: string;
  readonly timeoutMs: number;
  /** The program; CUPS' own `ipptool` unless told. */
  readonly ipptool?: string;
}

/**
 * Prints on a driverless printer (IPP Everywhere) by CUPS' `ipptool`: fixed arguments, no shell. The
 * slip stands in a private folder only while it is sent.
 */
export function ippPrinter(parts: IppPrinterParts): SlipPrinter {
  return {
    async print(pdf) {
      let folder: string | null = null;
      try {
        folder = await mkdtemp(join(tmpdir(), 'balie-slip-'));
        const document = join(folder, 'slip.pdf');
        const request = join(folder, 'print-job.test');
        await writeFile(document, pdf, { mode: 0o600 });
        await writeFile(request, printJob, { mode: 0o600 });
        const seconds = String(Math.ceil(parts.timeoutMs / 1000));
        return await run(
          parts.ipptool ?? 'ipptool',
          // IPP 2.0 is what driverless printers speak; small ones know no chunked body.
          ['-q', '-V', '2.0', '-L', '-T', seconds, '-f', document, parts.uri, request],
          parts.timeoutMs + 1000,
        );
      } catch (error) {
        return err(fault('printer/failed', `The slip cannot be written: ${String(error)}`));
      } finally {
        if (folder !== null) await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function run(
  program: string,
  argv: readonly string[],
  timeoutMs: number,
): Promise<Result<null, Fault>> {
  return new Promise((resolve) => {
    const child = spawn(program, argv, {
      shell: false,
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    child.once('error', (error) => {
      resolve(err(fault('printer/failed', `${program} did not start: ${error.message}`)));
    });
    child.once('exit', (code, signal) => {
      resolve(
        code === 0
          ? ok(null)
          : err(fault('printer/failed', `${program} ended with ${code ?? signal ?? 'nothing'}`)),
      );
    });
  });
}
