import type { Step } from '../entity/levels';

/** Colours of drawings. Levels are told apart by readers who see colours differently (after Okabe and Ito), and by shape. */
export interface Palette {
  readonly levels: Readonly<Record<Step, string>>;
  readonly compromised: string;
  readonly accent: string;
  readonly good: string;
  readonly bad: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
}

const FONT = "'Inter Variable', system-ui, sans-serif";

const LIGHT: Palette = {
  levels: { SEE: '#4a9fd4', READ: '#0b5fa5', WRITE: '#c88000', CONTROL: '#c2410c' },
  compromised: '#86198f',
  accent: '#3b5bdb',
  good: '#0b7a5c',
  bad: '#b3261e',
  text: '#1b2130',
  quiet: '#586174',
  line: '#d5dae3',
  surface: '#ffffff',
  font: FONT,
};

const DARK: Palette = {
  levels: { SEE: '#86ccf7', READ: '#4c9bec', WRITE: '#f2b632', CONTROL: '#ff7a45' },
  compromised: '#e879f9',
  accent: '#91a7ff',
  good: '#3fcf9f',
  bad: '#ff8a80',
  text: '#e8ebf2',
  quiet: '#a3abbb',
  line: '#343b4a',
  surface: '#1a1f2b',
  font: FONT,
};

export const paletteOf = (scheme: 'light' | 'dark'): Palette => (scheme === 'dark' ? DARK : LIGHT);

/** A colour that stands back: so much of it, from 0 to 1, on the ground of the drawing. Opaque, as WebGL adds up what shines through. */
export const faint = (colour: string, palette: Palette, much: number): string => {
  const parts = [1, 3, 5].map((at) => {
    const [over, under] = [colour, palette.surface].map((text) => parseInt(text.slice(at, at + 2), 16));
    return Math.round(over! * much + under! * (1 - much));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};
