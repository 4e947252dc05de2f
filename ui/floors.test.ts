import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { floors, FLOORS, SOURCES } from './floors.js';

const MOST_FILES = 20;

const complaints = (file: string, code: string): string[] =>
  new Linter({ cwd: SOURCES })
    .verify(
      code,
      { plugins: { house: { rules: { floors } } }, rules: { 'house/floors': 'error' } },
      join(SOURCES, file),
    )
    .map(({ message }) => message);

describe('the folders of the client', () => {
  const folders = readdirSync(SOURCES);

  it('are those of the floors', () => {
    expect(folders.toSorted()).toEqual(FLOORS.flatMap((floor) => Object.keys(floor)).toSorted());
  });

  it.each(folders)('%s holds twenty files at most', (folder) => {
    expect(readdirSync(join(SOURCES, folder)).length).toBeLessThanOrEqual(MOST_FILES);
  });
});

describe('the floors', () => {
  it.each([
    ['another page', 'ranking/a.js', "import { b } from '../drift/b';"],
    ['a type of another page', 'ranking/a.js', "export { b } from '../drift/b';"],
    ['everything of another page', 'ranking/a.js', "export * from '../drift/b';"],
    ['another page, loaded late', 'ranking/a.js', "import('../drift/b');"],
    ['another page, loaded late by a template', 'ranking/a.js', 'import(`../drift/b`);'],
    ['a worker of a folder beside it', 'answer/a.js', "new URL('../drawing/layout.worker.ts', import.meta.url);"],
    ['files of a folder beside it', 'answer/a.js', "import.meta.glob('../drawing/*.ts');"],
    ['a folder above it', 'entity/a.js', "import { b } from '../answer/b';"],
    ['what is on no floor', 'app/a.js', "import { b } from '../shared/b';"],
  ])('let no folder know %s', (_, file, code) => {
    expect(complaints(file, code)).toEqual([expect.stringContaining('may not know')]);
  });

  it('let folders know lower floors, themselves and packages', () => {
    expect(
      complaints('ranking/a.js', "import '../ground/b'; import '../answer/c.css'; import './d'; import 'react';"),
    ).toEqual([]);
  });

  it('have a place for every folder', () => {
    expect(complaints('shared/a.js', 'const a = 1;')).toEqual([
      'shared stands on no floor: add it to FLOORS in floors.js.',
    ]);
    expect(complaints('loose.js', 'const a = 1;')).toHaveLength(1);
  });
});
