import { getBezierPath, getSmoothStepPath, Position } from '@xyflow/react';

/** Where an arrow begins and ends. */
export interface Ends {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

/* So far above its end an arrow into the next line runs: between the lines. */
const ABOVE = 38;

/** The line of an arrow as an SVG writes it, and the place of its words. One that goes back leads into the next line. */
export const arrowPath = ({ sourceX, sourceY, targetX, targetY }: Ends): [path: string, x: number, y: number] => {
  const ends = { sourceX, sourceY, sourcePosition: Position.Right, targetX, targetY, targetPosition: Position.Left };
  if (targetX >= sourceX) {
    const [path, x, y] = getBezierPath(ends);
    return [path, x, y];
  }
  const between = targetY > sourceY ? targetY - ABOVE : (sourceY + targetY) / 2;
  const [path] = getSmoothStepPath({ ...ends, centerY: between, borderRadius: 12, offset: 16 });
  return [path, (sourceX + targetX) / 2, between];
};
