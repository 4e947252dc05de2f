// Where Chromium is, and how it draws here: without a graphics card, and asking nobody for anything.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @returns {string} Chromium in the path */
export const executable = () => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders
    .flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name)))
    .find(runs);
  if (!found) throw new Error('no chromium in PATH');
  return found;
};

export const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing', // what no card draws the processor draws sooner by itself; it stays for WebGL
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
