// The client's part of a Maven build, called with a task, the path of the stamp that says when it was last done, and whether to leave it out ("true").
//   serve  installs what package-lock.json names and bundles the pages: all that running the server needs
//   check  formatting, lint, types, what clients' tools make of the contract, unit tests: begun with "begin", awaited with "check", so that
//          Java is compiled meanwhile
// A task is done only where a source or the contract is newer than its stamp.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ui = import.meta.dirname;
const contract = join(ui, '..', 'graph-schema', 'graphql');
const questions = join(ui, '..', 'src', 'docs', 'questions.md');
const [task, stamp, ...leftOut] = process.argv.slice(2);
const made = new Set(['node_modules', 'dist', 'schema.d.ts']);

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newest = (folder) =>
  Math.max(
    modified(folder), // a file was added or taken away
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !made.has(entry.name))
      .map((entry) => join(folder, entry.name))
      .map((path) => (statSync(path).isDirectory() ? newest(path) : modified(path))),
  );

const npm = (...words) => {
  const { status, error } = spawnSync('npm', words, { cwd: ui, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(
      `npm ${words.join(' ')} failed${error ? `: ${error.message}` : ''}; -Dskip.ui builds without the client`,
    );
    process.exit(status ?? 1);
  }
};

const words = ['run', '--silent', 'check'];
const [begun, log, result] = ['begun', 'log', 'result'].map((end) => `${stamp}.${end}`);

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/* What begins writes down that it has, and then how it ended; whoever waits shows what was said meanwhile. */
const begin = () => {
  mkdirSync(dirname(stamp), { recursive: true });
  rmSync(result, { force: true });
  writeFileSync(begun, String(process.pid));
  const out = openSync(log, 'w');
  spawn('npm', words, { cwd: ui, stdio: ['ignore', out, out], shell: process.platform === 'win32' }).on(
    'close',
    (status) => writeFileSync(result, String(status ?? 1)),
  );
};

const awaited = () => {
  if (modified(begun) === 0) {
    return npm(...words);
  }
  const pid = Number(readFileSync(begun, 'utf8'));
  while (modified(result) === 0 && isAlive(pid)) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  rmSync(begun);
  if (modified(result) === 0) {
    return npm(...words); // it was ended before its time
  }
  process.stdout.write(readFileSync(log));
  const status = Number(readFileSync(result, 'utf8'));
  if (status !== 0) {
    console.error('npm run check failed; -Dskip.ui builds without the client');
    process.exit(status);
  }
};

const tasks = {
  serve: () => {
    if (modified(join(ui, 'package-lock.json')) > modified(join(ui, 'node_modules', '.package-lock.json'))) {
      npm('ci', '--prefer-offline', '--no-audit', '--no-fund');
    }
    npm('run', '--silent', 'bundle', '--', '--logLevel', 'warn');
  },
  begin,
  check: awaited,
};

const absent = task === 'serve' && modified(join(ui, 'dist', 'index.html')) === 0;

if (
  !leftOut.includes('true') &&
  (absent || Math.max(newest(ui), newest(contract), modified(questions)) > modified(stamp))
) {
  tasks[task]();
  mkdirSync(dirname(stamp), { recursive: true });
  if (task !== 'begin') {
    writeFileSync(stamp, '');
  }
}
