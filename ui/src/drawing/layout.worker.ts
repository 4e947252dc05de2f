import { layOut } from './layout';
import type { Drawing, Layout } from './layout';

/* The first WebGL of a browser takes long to begin, and who asks for it waits: here the page does not. */
const begin = () => {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
};

/** A drawing to be laid out, or its layout; the number tells which belongs to which. */
export interface Numbered<Of> {
  readonly number: number;
  readonly of: Of;
}

self.onmessage = ({ data: { number, of } }: MessageEvent<Numbered<Drawing>>) => {
  const layout = layOut(of);
  const answer: Numbered<Layout> = { number, of: layout };
  self.postMessage(answer, { transfer: [layout.x.buffer, layout.y.buffer] });
};

begin();
self.postMessage('begun');
