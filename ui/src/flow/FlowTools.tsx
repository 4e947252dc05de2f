import { Button, Select, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { downloadPng, downloadSvg, pictureOf } from '../drawing/download';
import { paletteOf } from '../drawing/palette';
import { SaveDrawing } from '../drawing/SaveDrawing';
import { inWords } from '../entity/kinds';
import { Mark as LevelMark, MEANINGS, stepOf, STEPS } from '../entity/levels';
import { whole } from '../ground/numbers';
import type { ArrowEdgeType } from './ArrowEdge';
import { tally } from './flow';
import type { Flow, Shown } from './flow';
import type { MarkNodeType } from './MarkNode';
import { svgOf } from './svg';

interface Props {
  file: string;
  flow: Flow;
  nodes: readonly MarkNodeType[];
  edges: readonly ArrowEdgeType[];
  frame: RefObject<HTMLElement | null>;
  shown: Shown;
  onShow: ((shown: Partial<Shown>) => void) | undefined;
  onFind: (id: string) => void;
  children: ReactNode;
}

/* The next mark whose name has the text, after the one found before. */
const nextOf = (flow: Flow, text: string, after: string | undefined): string | undefined => {
  const found = flow.marks.filter(({ title, subtitle }) =>
    `${title} ${subtitle}`.toLowerCase().includes(text.toLowerCase()),
  );
  const at = found.findIndex(({ id }) => id === after);
  return found[(at + 1) % Math.max(1, found.length)]?.id;
};

const Find = ({ flow, onFind }: Pick<Props, 'flow' | 'onFind'>) => {
  const [text, setText] = useState('');
  const [found, setFound] = useState<string>();
  const [none, setNone] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['f', () => field.current?.focus()]]);
  const next = () => {
    const id = text.trim() === '' ? undefined : nextOf(flow, text.trim(), found);
    setFound(id);
    setNone(id === undefined);
    if (id) onFind(id);
  };
  return (
    <TextInput
      ref={field}
      size="xs"
      className="flow-find"
      aria-label="Find in the graph"
      placeholder="Find in the graph"
      value={text}
      error={none && text !== '' ? 'Nothing drawn is called that' : undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setNone(false);
      }}
      onKeyDown={(event) => event.key === 'Enter' && next()}
    />
  );
};

/* Levels with counts, each a switch; kinds and tenants to choose one from. */
const Filter = ({ flow, shown, onShow }: { flow: Flow; shown: Shown; onShow: (shown: Partial<Shown>) => void }) => {
  const counted = useMemo(() => {
    const marks = flow.marks.filter(
      ({ level, inside, looks }) => level !== null && (looks === 'box' || inside === undefined),
    );
    const all = flow.marks.filter(({ tenant }) => tenant);
    return {
      levels: new Map(
        tally(
          marks,
          ({ level }) => level && stepOf(level),
          ({ count }) => count,
        ),
      ),
      kinds: tally(
        marks,
        ({ kind }) => kind,
        ({ count }) => count,
      ),
      tenants: tally(
        all,
        ({ tenant }) => tenant?.id ?? null,
        ({ count }) => count,
      ),
      names: new Map(all.map(({ tenant }) => [tenant!.id, tenant!.name])),
    };
  }, [flow]);
  return (
    <>
      <ul className="flow-legend" aria-label="Legend">
        <li>
          <LevelMark of="COMPROMISED" /> compromised
        </li>
        {STEPS.filter((step) => counted.levels.has(step)).map((step) => (
          <li key={step}>
            <button
              type="button"
              aria-pressed={shown.level === step}
              title={MEANINGS[step]}
              onClick={() => onShow({ level: shown.level === step ? null : step })}
            >
              <LevelMark of={step} /> {step} {whole(counted.levels.get(step) ?? 0)}
            </button>
          </li>
        ))}
      </ul>
      {counted.kinds.length > 1 && (
        <Select
          size="xs"
          className="flow-choice"
          aria-label="Kind"
          placeholder="All kinds"
          clearable
          data={counted.kinds.map(([kind, count]) => ({ value: kind, label: `${inWords(kind)} ${whole(count)}` }))}
          value={shown.kind}
          onChange={(kind) => onShow({ kind })}
        />
      )}
      {counted.tenants.length > 1 && (
        <Select
          size="xs"
          className="flow-choice"
          aria-label="Tenant"
          placeholder="All tenants"
          clearable
          searchable
          data={counted.tenants.map(([id, count]) => ({
            value: id,
            label: `${counted.names.get(id) ?? id} ${whole(count)}`,
          }))}
          value={shown.tenant}
          onChange={(tenant) => onShow({ tenant })}
        />
      )}
    </>
  );
};

/** What can be done with a drawing: find, filter, zoom, fill the screen, take away what is seen. */
export const FlowTools = ({ file, flow, nodes, edges, frame, shown, onShow, onFind, children }: Props) => {
  const { zoomIn, zoomOut, fitView, getViewport } = useReactFlow();
  const seen = () => {
    const canvas = frame.current!.querySelector('.flow-canvas')!;
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    return svgOf(nodes, edges, { ...getViewport(), ...size }, paletteOf('light'));
  };
  return (
    <div className="flow-tools no-print">
      {children}
      <Find flow={flow} onFind={onFind} />
      {onShow && <Filter flow={flow} shown={shown} onShow={onShow} />}
      <span className="flow-right">
        <Button variant="subtle" size="compact-xs" aria-label="Zoom in" onClick={() => void zoomIn()}>
          +
        </Button>
        <Button variant="subtle" size="compact-xs" aria-label="Zoom out" onClick={() => void zoomOut()}>
          −
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={() => void fitView({ padding: 0.06 })}>
          All
        </Button>
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() =>
            void (document.fullscreenElement ? document.exitFullscreen() : frame.current?.requestFullscreen())
          }
        >
          Full screen
        </Button>
        <SaveDrawing
          onPng={() => void pictureOf(seen()).then((picture) => downloadPng(file, picture))}
          onSvg={() => downloadSvg(file, seen())}
        />
      </span>
    </div>
  );
};
