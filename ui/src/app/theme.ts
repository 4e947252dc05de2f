import { createTheme, Modal, Popover } from '@mantine/core';

/* The variables of this theme stand in ground/theme.css: a page under our policy may not write styles of its own into itself. */
export const theme = createTheme({
  primaryColor: 'indigo',
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Its head is no banner of the page.
    Modal: Modal.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
    // A menu near the edge of a small window scrolls its button away; it would vanish while somebody reaches for it.
    Popover: Popover.extend({ defaultProps: { hideDetached: false } }),
  },
});
