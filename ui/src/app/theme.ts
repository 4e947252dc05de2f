import { createTheme } from '@mantine/core';

/* The variables of this theme stand in ground/theme.css: a page under our policy may not write styles of its own into itself. */
export const theme = createTheme({
  primaryColor: 'indigo',
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  cursorType: 'pointer',
  respectReducedMotion: true,
});
