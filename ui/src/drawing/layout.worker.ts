import { layOut } from './layout';
import type { Drawing } from './layout';

self.onmessage = (event: MessageEvent<Drawing>) => {
  const layout = layOut(event.data);
  self.postMessage(layout, { transfer: [layout.x.buffer, layout.y.buffer] });
};
