import { lazy, Suspense, useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { flowOf } from '../flow/ways';
import { amend } from '../ground/address';
import type { Question } from '../question/question';
import { MarkMenu } from './MarkMenu';
import { EXPLANATION } from './questions';
import { LayoutChoice } from './Layouts';

const FlowDrawing = lazy(() => import('../flow/FlowDrawing'));

/** The shortest way to what is explained, as a sequence. */
export const PathView = ({ question, to }: { question: Question; to: string }) => {
  const [{ data, error }] = useQuery({ query: EXPLANATION, variables: { ...question, to } });
  const path = data?.blastRadius.path;
  const flow = useMemo(() => flowOf(path ? [path] : []), [path]);
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={1} />;
  return (
    <Suspense fallback={<Waiting rows={1} />}>
      <FlowDrawing
        label="The shortest way to it, step by step; what is needed beside a step is dashed"
        file="path"
        flow={flow}
        wraps
        onChoose={({ entity, level }) => entity && level && amend({ explain: entity })}
        menu={(asked, close) => <MarkMenu asked={asked} onClose={close} />}
        tools={<LayoutChoice />}
      >
        <ol>
          {path?.words.map((words, step) => (
            <li key={step}>{words}</li>
          ))}
        </ol>
      </FlowDrawing>
    </Suspense>
  );
};
