// Tests and builds the client unless the last build is newer than every source and the contract. Maven calls it with the path of its stamp.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ui = import.meta.dirname;
const contract = join(ui, '..', 'graph-schema', 'graphql');
const stamp = process.argv[2];
const built = new Set(['node_modules', 'dist']);

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !built.has(entry.name))
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

if (modified(join(ui, 'dist', 'index.html')) === 0 || Math.max(newest(ui), newest(contract)) > modified(stamp)) {
  if (modified(join(ui, 'package-lock.json')) > modified(join(ui, 'node_modules', '.package-lock.json'))) {
    npm('ci', '--no-audit', '--no-fund');
  }
  npm('run', '--silent', 'schema');
  if (process.env.CI) {
    npm('run', '--silent', 'lint'); // twenty seconds that a newcomer need not wait for
  }
  npm('run', '--silent', 'test', '--', '--reporter', 'dot');
  npm('run', '--silent', 'build', '--', '--logLevel', 'warn');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}
