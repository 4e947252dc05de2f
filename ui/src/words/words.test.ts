import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WORD_OF_PAGE, WORDS } from './words';

const source = `${import.meta.dirname}/../`;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') || file === 'app/pages.ts')
  .map((file) => readFileSync(source + file, 'utf8'));

it('explains pages that there are', () => {
  const titles = files.flatMap((text) => [...text.matchAll(/title: '([^']+)'/g)].map(([, title]) => title));
  expect(titles).toEqual(expect.arrayContaining(Object.keys(WORD_OF_PAGE)));
});

it('explains no word that stands nowhere', () => {
  const used = new Set(files.flatMap((text) => [...text.matchAll(/<Word of="([^"]+)"/g)].map(([, word]) => word)));
  const all = [...used, ...Object.values(WORD_OF_PAGE)];
  expect(Object.keys(WORDS).filter((word) => !all.includes(word))).toEqual([]);
});
