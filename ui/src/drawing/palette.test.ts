import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faint, paletteOf } from './palette';

const css = readFileSync(new URL('../ground/theme.css', import.meta.url), 'utf8');

const variable = (scheme: string, name: string): string | undefined => {
  const block = css.split(`color-scheme='${scheme}'] {`)[1]?.split('}')[0] ?? '';
  return new RegExp(`--${name}: (#[0-9a-f]+);`).exec(block)?.[1];
};

const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
};

describe.each(['light', 'dark'] as const)('the %s palette', (scheme) => {
  const palette = paletteOf(scheme);

  it('has the colours of the style sheet', () => {
    for (const [step, colour] of Object.entries(palette.levels)) {
      expect(variable(scheme, step.toLowerCase())).toBe(colour);
    }
    for (const name of ['compromised', 'accent', 'good', 'bad', 'text', 'quiet'] as const) {
      expect(variable(scheme, name)).toBe(palette[name]);
    }
  });

  it('has text of contrast 4.5 and marks of contrast 2.9 on its surface', () => {
    for (const colour of [palette.text, palette.quiet]) expect(contrast(colour, palette.surface)).toBeGreaterThan(4.5);
    for (const colour of Object.values(palette.levels)) expect(contrast(colour, palette.surface)).toBeGreaterThan(2.9);
  });

  it('fades to its surface', () => {
    expect(faint(palette.accent, palette, 0)).toBe(palette.surface);
    expect(faint(palette.accent, palette, 1)).toBe(palette.accent);
  });
});
