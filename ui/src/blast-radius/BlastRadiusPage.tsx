import { Tabs } from '@mantine/core';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Check } from '../answer/Check';
import { PageHead } from '../answer/PageHead';
import { statesTiers, SUMMARY } from '../answer/summary';
import { amend, useAddress } from '../ground/address';
import { whole } from '../ground/numbers';
import { Compromised } from '../question/Compromised';
import { useQuestion } from '../question/question';
import type { Question } from '../question/question';
import { ByTenant } from './ByTenant';
import { Explanation } from './Explanation';
import { OverTime } from './OverTime';
import { PathView } from './PathView';
import { CHECKED } from './questions';
import { ReachedList } from './ReachedList';
import { ReachedTenants } from './ReachedTenants';
import { StoryView } from './StoryView';
import { Verdict } from './Verdict';

const Graph = ({ question }: { question: Question }) => {
  const { query } = useAddress();
  const explained = query.get('explain');
  const layout = query.get('layout') ?? (explained ? 'path' : 'story');
  if (layout === 'tenants') return <ByTenant question={question} />;
  if (layout === 'path' && explained) return <PathView question={question} to={explained} />;
  return <StoryView question={question} />;
};

const Views = ({ question, at }: { question: Question; at: string }) => {
  const { query } = useAddress();
  const view = query.get('view') ?? 'graph';
  const explained = query.get('explain');
  return (
    <div className={explained ? 'beside' : undefined}>
      <section className="card canvas-card">
        <Tabs
          value={view}
          onChange={(chosen) => amend({ view: chosen === 'graph' ? null : chosen })}
          keepMounted={false}
        >
          <Tabs.List aria-label="Views">
            <Tabs.Tab value="graph">Graph</Tabs.Tab>
            <Tabs.Tab value="tenants">Tenants</Tabs.Tab>
            <Tabs.Tab value="list">List</Tabs.Tab>
            <Tabs.Tab value="time">Over time</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="graph">
            <Graph question={question} />
          </Tabs.Panel>
          <Tabs.Panel value="tenants">
            <ReachedTenants question={question} />
          </Tabs.Panel>
          <Tabs.Panel value="list">
            <ReachedList question={question} />
          </Tabs.Panel>
          <Tabs.Panel value="time">
            <OverTime question={question} at={at} />
          </Tabs.Panel>
        </Tabs>
      </section>
      {explained && <Explanation question={question} to={explained} />}
    </div>
  );
};

const Result = ({ question }: { question: Question }) => {
  const [{ data, error, stale, fetching }] = useQuery({ query: SUMMARY, variables: question });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const summary = data.blastRadius;
  return (
    <div className={stale || fetching ? 'stack tight fading' : 'stack tight'}>
      <Verdict summary={summary} tiers={statesTiers(data)} />
      <Views question={question} at={summary.assumptions.at} />
      <Provenance about={summary}>
        <Check query={CHECKED} variables={question} found={(found) => found.blastRadius.agreement} />
        {summary.publicReach.totalCount > 0 && (
          <span>{whole(summary.publicReach.totalCount)} more are open to anyone</span>
        )}
      </Provenance>
    </div>
  );
};

/** When these are compromised, what falls? */
const BlastRadiusPage = () => {
  const question = useQuestion();
  return (
    <div className={question.compromised.length === 0 ? 'stack' : 'stack tight'}>
      <PageHead title="Blast radius" asks="When these are compromised, all at once, what falls?" />
      <Compromised />
      {question.compromised.length === 0 ? (
        <p className="empty">
          Choose who or what is compromised. Several at once can reach more than the sum of each: factors and approvals
          come together.
        </p>
      ) : (
        <Result question={question} />
      )}
    </div>
  );
};

export default BlastRadiusPage;
