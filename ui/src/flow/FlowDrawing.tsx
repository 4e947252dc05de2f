import '@xyflow/react/dist/base.css';
import './flow.css';
import { Loader, useComputedColorScheme } from '@mantine/core';
import { MarkerType, ReactFlow, ReactFlowProvider, useNodesState, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MouseEvent as Pointing, ReactNode } from 'react';
import { paletteOf } from '../drawing/palette';
import { stepOf } from '../entity/levels';
import { ArrowEdge } from './ArrowEdge';
import type { ArrowEdgeType } from './ArrowEdge';
import type { Flow, Mark, Shown } from './flow';
import { FlowTools } from './FlowTools';
import { layOut } from './layout';
import type { Places } from './layout';
import { MarkNode, sentence } from './MarkNode';
import type { MarkNodeType } from './MarkNode';

const NODES = { mark: MarkNode };
const EDGES = { arrow: ArrowEdge };
const FIT = { padding: 0.06, maxZoom: 1.15 };

/** Where a reader has asked what can be done about a mark. */
export interface Asked {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
}

interface Props {
  /** What is drawn, in one sentence. */
  label: string;
  /** What its files are called. */
  file: string;
  flow: Flow;
  /** Whether a long way goes on in the next line. */
  wraps?: boolean;
  /** The ids of arrows that stand out, with their ends; null: all are alike. */
  strong?: ReadonlySet<string> | null;
  shown?: Shown;
  onShow?: (shown: Partial<Shown>) => void;
  onChoose: (mark: Mark) => void;
  /** What a right click on a mark offers. */
  menu?: (asked: Asked, close: () => void) => ReactNode;
  /** More to choose from above the drawing. */
  tools?: ReactNode;
  low?: boolean;
  /** The same in words, for those who do not see the drawing. */
  children: ReactNode;
}

const EVERYTHING: Shown = { level: null, kind: null, tenant: null };

const isShown = (mark: Mark, { level, kind, tenant }: Shown): boolean =>
  mark.level === null ||
  ((level === null || stepOf(mark.level) === level) &&
    (kind === null || mark.kind === kind) &&
    (tenant === null || mark.tenant === undefined || mark.tenant?.id === tenant));

const usePlaces = (flow: Flow, wraps: boolean): { flow: Flow; places: Places } | undefined => {
  const [found, setFound] = useState<{ flow: Flow; places: Places }>();
  useEffect(() => {
    let gone = false;
    void layOut(flow, wraps).then((places) => {
      if (!gone) setFound({ flow, places });
    });
    return () => {
      gone = true;
    };
  }, [flow, wraps]);
  return found;
};

const Drawn = ({
  label,
  file,
  flow: asked,
  wraps = false,
  strong = null,
  shown = EVERYTHING,
  onShow,
  onChoose,
  menu,
  tools,
  low = false,
}: Props) => {
  const laidOut = usePlaces(asked, wraps);
  const palette = paletteOf(useComputedColorScheme('light'));
  const { fitView, getNode } = useReactFlow<MarkNodeType, ArrowEdgeType>();
  const [nodes, setNodes, onNodesChange] = useNodesState<MarkNodeType>([]);
  const [menuAt, setMenuAt] = useState<Asked>();
  const frame = useRef<HTMLElement>(null);
  const closeMenu = useCallback(() => setMenuAt(undefined), []);

  const held = useMemo(() => {
    if (!strong || !laidOut) return null;
    return new Set(laidOut.flow.arrows.filter(({ id }) => strong.has(id)).flatMap(({ from, to }) => [from, to]));
  }, [strong, laidOut]);

  useEffect(() => {
    if (!laidOut) return;
    const { flow, places } = laidOut;
    setNodes(
      flow.marks.map((mark) => {
        const { x, y, width, height } = places.get(mark.id)!;
        return {
          id: mark.id,
          type: 'mark' as const,
          position: { x, y },
          width,
          height,
          data: { mark, back: (held !== null && !held.has(mark.id)) || !isShown(mark, shown) },
          ...(mark.inside ? { parentId: mark.inside, extent: 'parent' as const } : {}),
        };
      }),
    );
  }, [laidOut, held, shown, setNodes]);

  /* What is new is seen whole. */
  useEffect(() => {
    if (!laidOut) return undefined;
    const later = setTimeout(() => {
      void fitView(FIT).then(() => performance.mark('drawn'));
    }, 60);
    return () => clearTimeout(later);
  }, [laidOut, fitView]);

  const edges = useMemo(
    () =>
      (laidOut?.flow.arrows ?? []).map((arrow): ArrowEdgeType => {
        const colour = palette.levels[stepOf(arrow.level)];
        return {
          id: arrow.id,
          source: arrow.from,
          target: arrow.to,
          type: 'arrow',
          markerEnd: { type: MarkerType.ArrowClosed, color: colour, width: 16, height: 16 },
          data: {
            arrow,
            palette,
            strong: strong?.has(arrow.id) ?? false,
            back: strong !== null && !strong.has(arrow.id),
          },
        };
      }),
    [laidOut, palette, strong],
  );

  const find = useCallback(
    (id: string) => {
      const node = getNode(id);
      if (node)
        void fitView({ nodes: [node], maxZoom: 1.4, duration: 0 }).then(() =>
          frame.current?.querySelector<HTMLElement>(`[data-id=${CSS.escape(id)}] button`)?.focus(),
        );
    },
    [fitView, getNode],
  );

  const ask = (event: Pointing, { data }: MarkNodeType) => {
    if (!menu) return;
    event.preventDefault();
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    /* From the keyboard no place is given. */
    const [x, y] = event.clientX === 0 ? [box.left + 20, box.bottom] : [event.clientX, event.clientY];
    setMenuAt({ mark: data.mark, x, y });
  };

  return (
    <figure className="flow" aria-label={label} ref={frame}>
      <figcaption className="sr-only">{label}</figcaption>
      <FlowTools
        file={file}
        flow={asked}
        nodes={nodes}
        edges={edges}
        frame={frame}
        shown={shown}
        onShow={onShow}
        onFind={find}
      >
        {tools}
      </FlowTools>
      <div className={low ? 'flow-canvas low' : 'flow-canvas'}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODES}
          edgeTypes={EDGES}
          onNodesChange={onNodesChange}
          onNodeClick={(_, node) => onChoose(node.data.mark)}
          onNodeContextMenu={ask}
          nodesFocusable={false}
          edgesFocusable={false}
          nodesConnectable={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          zoomOnScroll={false}
          preventScrolling={false}
          zoomActivationKeyCode={['Control', 'Meta']}
          zoomOnDoubleClick={false}
          minZoom={0.1}
          maxZoom={3}
          proOptions={{ hideAttribution: true }}
          aria-label={`${label}: ${nodes.map(({ data }) => sentence(data.mark)).length} marks`}
        />
        {!laidOut && (
          <div className="middle" role="status" aria-label="Being laid out">
            <Loader />
          </div>
        )}
      </div>
      {menuAt && menu?.(menuAt, closeMenu)}
    </figure>
  );
};

/** Marks and arrows from left to right, to be moved, found, filtered and taken away; the page scrolls unless Ctrl is held. */
export const FlowDrawing = (props: Props) => (
  <>
    <ReactFlowProvider>
      <Drawn {...props} />
    </ReactFlowProvider>
    <details className="as-table">
      <summary>In words</summary>
      {props.children}
    </details>
  </>
);

export default FlowDrawing;
