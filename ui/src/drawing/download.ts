/** Hands a file to the reader. */
export const download = (name: string, content: Blob | string, type = 'text/plain'): void => {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

export const downloadPng = (name: string, canvas: HTMLCanvasElement): void =>
  canvas.toBlob((blob) => blob && download(`${name}.png`, blob));

export const downloadSvg = (name: string, svg: string): void => download(`${name}.svg`, svg, 'image/svg+xml');

type Cell = string | number | boolean | null | undefined;

/* A cell that a spreadsheet would take for a formula is kept text by an apostrophe, as the server's exports do. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: Cell): string => {
  const text = String(value ?? '');
  const guarded = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/** Rows as RFC 4180 text, the names of the columns first. */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

/** Text that stands safely between the tags of an SVG or in its attributes. */
export const xml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A picture of an SVG, drawn by the browser. */
export const pictureOf = async (svg: string): Promise<HTMLCanvasElement> => {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')!.drawImage(image, 0, 0);
  return canvas;
};
