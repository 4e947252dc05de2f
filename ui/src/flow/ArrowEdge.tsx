import { BaseEdge, EdgeLabelRenderer } from '@xyflow/react';
import type { Edge, EdgeProps } from '@xyflow/react';
import Lock from 'lucide-react/icons/lock';
import { stepOf } from '../entity/levels';
import type { Palette } from '../drawing/palette';
import { arrowPath } from './arrowPath';
import type { Arrow } from './flow';

export type ArrowEdgeType = Edge<
  { readonly arrow: Arrow; readonly back: boolean; readonly strong: boolean; readonly palette: Palette },
  'arrow'
>;

/** An arrow with its words, and its gates as locks. */
export const ArrowEdge = ({ id, data, markerEnd, ...ends }: EdgeProps<ArrowEdgeType>) => {
  const [path, x, y] = arrowPath(ends);
  if (!data) return null;
  const { arrow, back, strong, palette } = data;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd ? { markerEnd } : {})}
        style={{
          stroke: palette.levels[stepOf(arrow.level)],
          strokeWidth: strong ? 3 : 1.8,
          opacity: back ? 0.15 : 1,
          ...(arrow.beside ? { strokeDasharray: '5 4' } : {}),
        }}
      />
      <EdgeLabelRenderer>
        <span
          className={['flow-words', back && 'back', arrow.quiet && !strong && 'quietly'].filter(Boolean).join(' ')}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          {arrow.words}
          {arrow.gates?.map((gate) => (
            <span key={gate} className="flow-gate" title={gate}>
              <Lock size={11} aria-hidden="true" /> {gate}
            </span>
          ))}
        </span>
      </EdgeLabelRenderer>
    </>
  );
};
