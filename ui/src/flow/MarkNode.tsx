import { VisuallyHidden } from '@mantine/core';
import { Handle, Position } from '@xyflow/react';
import type { Node, NodeProps } from '@xyflow/react';
import Crown from 'lucide-react/icons/crown';
import { KindIcon } from '../entity/EntityName';
import { stepOf } from '../entity/levels';
import { whole } from '../ground/numbers';
import type { Mark } from './flow';
import { JOINT } from './layout';

export type MarkNodeType = Node<{ readonly mark: Mark; readonly back: boolean }, 'mark'>;

/* What is not written on it. */
const unwritten = ({ level, crown }: Mark): string =>
  `, ${[level ?? 'compromised', crown && 'precious'].filter(Boolean).join(', ')}`;

/** What a mark says in one sentence. */
export const sentence = (mark: Mark): string =>
  [mark.title, mark.subtitle, mark.over].filter(Boolean).join(', ') + unwritten(mark);

/** A mark: its kind as an icon in a ring of its level, its name on a plate. */
export const MarkNode = ({ data: { mark, back } }: NodeProps<MarkNodeType>) => {
  const step = mark.level ? stepOf(mark.level).toLowerCase() : 'compromised';
  const joint = { top: JOINT[mark.looks] };
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} style={joint} />
      <button type="button" className={`flow-mark ${mark.looks} ${step}${back ? ' back' : ''}`} title={sentence(mark)}>
        <span className="flow-ring" aria-hidden="true">
          {mark.kind ? <KindIcon kind={mark.kind} size={mark.looks === 'entity' ? 20 : 16} /> : <span>…</span>}
          {mark.crown && <Crown className="crown" size={14} />}
        </span>
        <span className="flow-plate">
          <strong>{mark.title}</strong> <span>{mark.subtitle}</span>
          {mark.over && <span>{mark.over}</span>}
        </span>
        {mark.looks === 'tile' && mark.count > 1 && <span className="flow-count">{whole(mark.count)}</span>}
        <VisuallyHidden>{unwritten(mark)}</VisuallyHidden>
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} style={joint} />
    </>
  );
};
