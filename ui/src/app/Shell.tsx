import { ActionIcon, Kbd, Modal, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import type { ReactNode } from 'react';
import { EntityPicker } from '../entity/EntityPicker';
import { addressOf, go, Link, useAddress } from '../ground/address';
import { counted } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { useDraft } from '../what-if/draft';
import { SECTIONS } from './sections';

const focusSearch = () => document.querySelector<HTMLInputElement>('#search input')?.focus();

const ColourScheme = () => {
  const scheme = useComputedColorScheme('light');
  /* Holding transitions back would take a style of the library's own in the page. */
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon variant="default" size="lg" aria-label={`Use ${other} colours`} onClick={() => setColorScheme(other)}>
      {scheme === 'dark' ? <Sun className="icon" size={18} /> : <Moon className="icon" size={18} />}
    </ActionIcon>
  );
};

const Keys = ({ opened, close }: { opened: boolean; close: () => void }) => (
  <Modal opened={opened} onClose={close} title="Keys" lockScroll={false} closeButtonProps={{ 'aria-label': 'Close' }}>
    <dl className="keys">
      <dt>
        <Kbd>/</Kbd>
      </dt>
      <dd>find an entity</dd>
      {SECTIONS.flatMap((section) => section.pages).map((page) => (
        <div key={page.path}>
          <dt>
            <Kbd>Alt</Kbd> <Kbd>{page.key}</Kbd>
          </dt>
          <dd>{page.name}</dd>
        </div>
      ))}
      <dt>
        <Kbd>?</Kbd>
      </dt>
      <dd>this list</dd>
    </dl>
  </Modal>
);

const Navigation = () => {
  const { path, query } = useAddress();
  const kept = questionOf(query);
  const changes = useDraft().changes.length;
  return (
    <nav aria-label="Pages">
      <span className="hidden" role="status">
        {changes > 0 && `${counted(changes, 'change')} in the scenario that is being made`}
      </span>
      {SECTIONS.map((section) => (
        <div key={section.name}>
          <h2>{section.name}</h2>
          <ul>
            {section.pages.map((page) => (
              <li key={page.path}>
                <Link to={addressOf(page.path, kept)} aria-current={path === page.path ? 'page' : undefined}>
                  <page.Icon className="icon" size={18} />
                  {page.name}
                  {page.path === '/scenarios' && changes > 0 && (
                    <span className="count" title="Changes of the draft">
                      {changes}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
};

/** What stands around every page: where one can go, the search, the colours. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { query } = useAddress();
  const [keys, { open, close }] = useDisclosure(false);
  useHotkeys([
    ['/', focusSearch],
    ['?', open],
    ['shift+?', open],
    ...SECTIONS.flatMap((section) => section.pages).map(
      (page) => [`alt+${page.key}`, () => go(addressOf(page.path, questionOf(query)))] as [string, () => void],
    ),
  ]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <aside className="side">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Blast Radius
        </Link>
        <Navigation />
        <footer>
          <a href="/graphiql">Ask in GraphQL</a>
          <button type="button" onClick={open}>
            Keys
          </button>
        </footer>
      </aside>
      <header className="top">
        <div id="search">
          <EntityPicker
            label="Find an entity"
            placeholder="Find by name, UPN or id …   /"
            chosen={[]}
            onChange={([id]) => id && go(addressOf('/entity', { id }))}
            single
          />
        </div>
        <ColourScheme />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Keys opened={keys} close={close} />
    </div>
  );
};
