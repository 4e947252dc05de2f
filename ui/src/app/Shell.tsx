import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import Menu from 'lucide-react/icons/menu';
import Moon from 'lucide-react/icons/moon';
import Search from 'lucide-react/icons/search';
import Sun from 'lucide-react/icons/sun';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { hand } from '../estate/handed';
import { addressOf, go, Link, useAddress } from '../ground/address';
import { questionOf } from '../question/assumptions';
import { Keys } from './Keys';
import { Navigation } from './Navigation';
import { SECTIONS } from './pages';
import { Palette } from './Palette';
import type { Action } from './Palette';
import { startTour, Tour } from './Tour';
import { Who } from './Who';

/* Holding transitions back would take a style of the library's own in the page. */
const useColours = () => {
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const other = scheme === 'dark' ? ('light' as const) : ('dark' as const);
  return { scheme, other, turn: () => setColorScheme(other) };
};

const useActions = (openKeys: () => void): readonly Action[] => {
  const { other, turn } = useColours();
  return useMemo(
    () => [
      { name: `Use ${other} colours`, act: turn },
      { name: 'Print this page', act: () => setTimeout(() => window.print()) },
      { name: 'Copy the address of this page', act: () => void navigator.clipboard.writeText(location.href) },
      { name: 'Take the tour of five clicks', act: startTour },
      { name: 'Ask in GraphQL', act: () => location.assign('/graphiql') },
      { name: 'Show the keys', act: openKeys },
    ],

    [other, openKeys],
  );
};

const KeysOfPages = ({ find, keys }: { find: () => void; keys: () => void }) => {
  const { query } = useAddress();
  useHotkeys([
    ['/', find],
    ['mod+K', find, { preventDefault: true }],
    ['?', keys],
    ['shift+?', keys],
    ...SECTIONS.flatMap((section) => section.pages).map(
      (page) => [`alt+${page.place.key}`, () => go(addressOf(page.path, questionOf(query)))] as [string, () => void],
    ),
  ]);
  /* Also while something is typed, where other keys are letters. */
  useHotkeys([['mod+K', find, { preventDefault: true }]], []);
  return null;
};

const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/* Files dropped anywhere are looked at by the page that imports. */
const useDropAnywhere = () =>
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (isFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented || !isFiles(event)) return;
      event.preventDefault();
      hand([...(event.dataTransfer?.files ?? [])]);
      if (location.pathname !== '/bring-in') go('/bring-in');
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);

/** What stands around every page: where one can go, the search, the colours. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { path } = useAddress();
  const [keys, { open: openKeys, close: closeKeys }] = useDisclosure(false);
  const [finding, { open: find, close: found }] = useDisclosure(false);
  const [drawer, { toggle, close: closeDrawer }] = useDisclosure(false);
  const { scheme, other, turn } = useColours();
  const actions = useActions(openKeys);
  useEffect(closeDrawer, [path, closeDrawer]);
  useDropAnywhere();
  return (
    <div className="shell">
      <KeysOfPages find={find} keys={openKeys} />
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <aside
        className="side"
        id="side"
        data-open={drawer || undefined}
        onKeyDown={(event) => event.key === 'Escape' && closeDrawer()}
      >
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Blast Radius
        </Link>
        <Navigation />
        <footer>
          <a href="/graphiql">Ask in GraphQL</a>
          <button type="button" onClick={startTour}>
            Tour
          </button>
          <button type="button" onClick={openKeys}>
            Keys
          </button>
        </footer>
      </aside>
      <header className="top">
        <ActionIcon
          className="drawer"
          variant="default"
          size="lg"
          aria-label={drawer ? 'Close the pages' : 'Open the pages'}
          aria-expanded={drawer}
          aria-controls="side"
          onClick={toggle}
        >
          {drawer ? <X className="icon" size={18} /> : <Menu className="icon" size={18} />}
        </ActionIcon>
        <button type="button" className="find" onClick={find} aria-haspopup="dialog">
          <Search className="icon" size={16} />
          <span>Find anything …</span>
          <kbd>Ctrl K</kbd>
        </button>
        <ActionIcon variant="default" size="lg" aria-label={`Use ${other} colours`} onClick={turn}>
          {scheme === 'dark' ? <Sun className="icon" size={18} /> : <Moon className="icon" size={18} />}
        </ActionIcon>
        <Who />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Tour />
      <Keys opened={keys} close={closeKeys} />
      <Palette opened={finding} close={found} actions={actions} />
    </div>
  );
};
