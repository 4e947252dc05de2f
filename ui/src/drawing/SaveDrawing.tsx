import { Button } from '@mantine/core';

/** Takes a drawing away as a picture or as a drawing that stays sharp. */
export const SaveDrawing = ({ onPng, onSvg }: { onPng: () => void; onSvg: () => void }) => (
  <span className="save no-print">
    <Button variant="subtle" size="compact-xs" onClick={onPng} aria-label="Save as PNG">
      PNG
    </Button>
    <Button variant="subtle" size="compact-xs" onClick={onSvg} aria-label="Save as SVG">
      SVG
    </Button>
  </span>
);
