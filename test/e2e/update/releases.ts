import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packaged } from '../harness/package.ts';

/** The version that package.json says, in the program and beside it. */
const packagedVersion = '0.1.0';
/** The first line of our own code that the package runs, of any module. */
const firstLine = 'var __create = Object.create;';

/**
 * The packaged kiosk as if it had another version: the same program with an archive of its own, in which the
 * version, as long as the one before, is replaced byte by byte. A broken one throws before anything of ours
 * runs. Answers what a slot holds: a small program that starts it, in place of an AppImage.
 */
export function releaseProgram(folder: string, version: string, isBroken = false): Buffer {
  const app = join(folder, version);
  const archive = join(app, 'resources', 'app.asar');
  rmSync(app, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Linked, not copied: Electron is over 200 MB, and only the archive differs.
  const { status } = spawnSync('cp', ['-al', packaged.folder, app], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${packaged.folder} was not linked to ${app}`);
  const bytes = readFileSync(archive);
  replaceAll(bytes, `version: "${packagedVersion}"`, `version: "${version}"`);
  replaceAll(bytes, `"version": "${packagedVersion}"`, `"version": "${version}"`);
  if (isBroken) {
    const runtime = bytes.indexOf('// \\0rolldown/runtime.js');
    const at = bytes.indexOf(firstLine, runtime);
    if (runtime < 0 || at < 0) throw new Error('The package begins otherwise');
    bytes.write('throw Error("broken");'.padEnd(firstLine.length), at);
  }
  rmSync(archive);
  writeFileSync(archive, bytes);
  // The tests run as root in some places, where Chromium has no sandbox; a shut package takes no such switch.
  writeFileSync(join(app, 'resources', 'allow-debugging'), '');
  const asRoot = process.getuid?.() === 0 ? '--no-sandbox ' : '';
  return Buffer.from(`#!/bin/sh\nexec '${join(app, 'balie')}' ${asRoot}--disable-gpu "$@"\n`);
}

function replaceAll(bytes: Buffer, from: string, to: string): void {
  let at = bytes.indexOf(from);
  if (at < 0 || from.length !== to.length) throw new Error(`Not to be replaced: ${from}`);
  for (; at >= 0; at = bytes.indexOf(from, at + to.length)) bytes.write(to, at);
}
