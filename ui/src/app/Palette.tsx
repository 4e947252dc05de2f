import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import Search from 'lucide-react/icons/search';
import Zap from 'lucide-react/icons/zap';
import { useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { EntityName, pageOf } from '../entity/EntityName';
import type { Named } from '../entity/EntityName';
import { addressOf, changed, go, useAddress } from '../ground/address';
import { counted } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { listAddress } from '../table/ServerTable';
import { useFound } from './found';
import { PAGES } from './pages';

interface Item {
  readonly key: string;
  readonly show: ReactNode;
  readonly act: () => void;
}

interface Titled {
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Action {
  readonly name: string;
  readonly act: () => void;
}

const fits = (text: string, ...said: readonly string[]): boolean => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const all = said.join(' ').toLowerCase();
  return words.every((word) => all.includes(word));
};

/* What is most often wanted of a thing that was found. */
const doing = (thing: Named, kept: URLSearchParams): Item[] =>
  (
    [
      ['Compromise', '/blast-radius', { of: thing.id }],
      ['Who gets to', '/exposure', { of: null, target: thing.id }],
      ['What helps against', '/choke-points', { of: thing.id }],
      ['It was taken:', '/incident', { of: thing.id }],
    ] as const
  ).map(([name, path, query]) => ({
    key: `${path} ${thing.id}`,
    show: (
      <>
        <Zap className="icon" size={16} /> {name} <strong>{thing.name}</strong>
      </>
    ),
    act: () => go(addressOf(path, changed(kept, query))),
  }));

const useTitled = (text: string, actions: readonly Action[]): { titled: readonly Titled[]; looking: boolean } => {
  const { query } = useAddress();
  const [asked] = useDebouncedValue(text.trim(), 120);
  const { groups, looking } = useFound(asked);
  const titled = useMemo(() => {
    const kept = questionOf(query);
    const found = groups.map(({ title, what, total, things }) => ({
      title: total > things.length ? `${title}, ${counted(total, 'in all', 'in all')}` : title,
      items: [
        ...things.map((thing) => ({
          key: thing.id,
          show: <EntityName entity={thing} />,
          act: () => go(pageOf(thing)),
        })),
        ...(total > things.length && what !== 'all'
          ? [
              {
                key: `all ${what}`,
                show: <span className="quiet">All {title.toLowerCase()} called so, as a list</span>,
                act: () => go(`${listAddress(what)}&search=${encodeURIComponent(asked)}`),
              },
            ]
          : []),
      ],
    }));
    const best = groups[0]?.things[0];
    const pages = PAGES.filter((page) => page.place && fits(text, page.title, page.asks)).map((page) => ({
      key: page.path,
      show: (
        <>
          {page.place && <page.place.Icon className="icon" size={16} />} {page.title}{' '}
          <span className="entity-kind">{page.asks}</span>
        </>
      ),
      act: () => go(addressOf(page.path, kept)),
    }));
    const acts = actions
      .filter(({ name }) => fits(text, name))
      .map(({ name, act }) => ({
        key: name,
        show: (
          <>
            <Zap className="icon" size={16} /> {name}
          </>
        ),
        act,
      }));
    const [first, ...others] = found;
    return [
      ...(first ? [first] : []),
      { title: 'Do', items: best ? doing(best, kept) : [] },
      ...others,
      { title: 'Pages', items: pages },
      { title: 'Actions', items: acts },
    ].filter(({ items }) => items.length > 0);
  }, [groups, query, text, asked, actions]);
  return { titled, looking: looking || asked !== text.trim() };
};

const Found = ({ actions, onDone }: { actions: readonly Action[]; onDone: () => void }) => {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /* Enter came before the answer: what was typed counts, not what was found for the words before. */
  const [wanted, setWanted] = useState(false);
  const { titled, looking } = useTitled(text, actions);
  const items = titled.flatMap((group) => group.items);
  const current = items[Math.min(at, items.length - 1)];

  useEffect(() => {
    document.getElementById('palette-current')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const take = (item: Item | undefined) => {
    if (!item) return;
    onDone();
    item.act();
  };
  useEffect(() => {
    if (!wanted || looking) return;
    setWanted(false);
    take(current);
  });
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(items.length - 1, Math.min(at, items.length - 1) + step)));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (looking) setWanted(true);
      else take(current);
    }
  };
  return (
    <>
      <div className="palette-field">
        <Search className="icon" size={18} />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={current ? 'palette-current' : undefined}
          aria-label="Find anything"
          placeholder="A name, UPN or id; a page; what to do. customer:osprey narrows"
          value={text}
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
            setWanted(false);
          }}
          onKeyDown={move}
        />
      </div>
      <div id="palette-list" role="listbox" aria-label="Found" className="palette-list">
        {titled.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="palette-title" aria-hidden="true">
              {group.title}
            </div>
            {group.items.map((item) => (
              <div
                key={item.key}
                id={item === current ? 'palette-current' : undefined}
                role="option"
                aria-selected={item === current}
                className="palette-item"
                onPointerMove={() => item !== current && setAt(items.indexOf(item))}
                onClick={() => take(item)}
              >
                {item.show}
              </div>
            ))}
          </div>
        ))}
        {items.length === 0 && (
          <p className="quiet palette-title">{looking ? 'Looking …' : 'Nothing is called that'}</p>
        )}
      </div>
      <p className="hidden" role="status">
        {looking ? '' : counted(items.length, 'choice')}
      </p>
    </>
  );
};

/** Finds any thing, page or action by a few letters; the first is chosen already, Enter takes it. */
export const Palette = ({
  opened,
  close,
  actions,
}: {
  opened: boolean;
  close: () => void;
  actions: readonly Action[];
}) => (
  <Modal
    opened={opened}
    onClose={close}
    withCloseButton={false}
    size="lg"
    yOffset="8vh"
    padding={0}
    lockScroll={false}
    transitionProps={{ duration: 0 }}
    title={undefined}
    aria-label="Find anything"
  >
    <Found actions={actions} onDone={close} />
  </Modal>
);
