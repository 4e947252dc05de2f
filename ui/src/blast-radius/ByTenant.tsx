import { lazy, Suspense, useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { amend } from '../ground/address';
import { share } from '../ground/numbers';
import type { Question } from '../question/question';
import { MarkMenu } from './MarkMenu';
import { TENANTS } from './questions';
import { BY_TENANT, STORY } from './storyQuestions';
import { LayoutChoice, useShown } from './Layouts';
import { tenantsFlow } from './tenantsFlow';

const FlowDrawing = lazy(() => import('../flow/FlowDrawing'));

/** Whose falls: every reached tenant behind what the attack passes. */
export const ByTenant = ({ question }: { question: Question }) => {
  const [told] = useQuery({ query: STORY, variables: question });
  const [of] = useQuery({ query: BY_TENANT, variables: question });
  const [reached] = useQuery({ query: TENANTS, variables: question });
  const { shown, onShow } = useShown();
  const error = told.error ?? of.error ?? reached.error;
  const tenants = reached.data?.blastRadius.tenants.edges;
  const flow = useMemo(() => {
    if (!told.data || !of.data || !tenants) return undefined;
    const { story, compromised } = told.data.blastRadius;
    return tenantsFlow({ ...story, compromised }, tenants, of.data.blastRadius.story.groups);
  }, [told.data, of.data, tenants]);
  if (error) return <Refusal error={error} />;
  if (!flow || !tenants) return <Waiting rows={1} />;
  return (
    <Suspense fallback={<Waiting rows={1} />}>
      <FlowDrawing
        label="Whose falls: the reached tenants behind what the attack passes; a crown is an administration that falls"
        file="blast-radius-by-tenant"
        flow={flow}
        shown={shown}
        onShow={onShow}
        onChoose={({ entity, level }) => entity && level && amend({ explain: entity })}
        menu={(asked, close) => <MarkMenu asked={asked} onClose={close} />}
        tools={<LayoutChoice />}
      >
        <ul>
          {tenants.map(({ node, level, admin, impact }) => (
            <li key={node.id}>
              {node.name}: {level}
              {admin && ', with its administration'}, {share(impact)} of its value lost
            </li>
          ))}
        </ul>
      </FlowDrawing>
    </Suspense>
  );
};
