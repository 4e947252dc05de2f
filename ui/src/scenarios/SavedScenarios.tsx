import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { download } from '../drawing/download';
import { amend } from '../ground/address';
import { useForget } from '../ground/client';
import { counted, instant } from '../ground/numbers';
import { keepDraft } from '../what-if/draft';
import { draftOf } from './save';
import { DELETE, SCENARIOS, YAML } from './savedQuestions';
import type { Saved } from './savedQuestions';

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'scenario';

const edit = (scenario: Saved) => {
  keepDraft(draftOf(scenario));
  document.querySelector('#draft')?.scrollIntoView({ block: 'nearest' });
};

const Scenario = ({ scenario, compared }: { scenario: Saved; compared: readonly string[] }) => {
  const client = useClient();
  const forget = useForget();
  const [asked, setAsked] = useState(false);
  const chosen = compared.includes(scenario.id);
  const others = compared.filter((id) => id !== scenario.id);
  const take = () =>
    void client
      .query(YAML, { id: scenario.id })
      .toPromise()
      .then(
        ({ data }) =>
          data?.scenario && download(`${fileName(data.scenario.name)}.yaml`, data.scenario.yaml, 'application/yaml'),
      );
  const remove = () =>
    void client
      .mutation(DELETE, { id: scenario.id })
      .toPromise()
      .then(() => {
        amend({ compare: others });
        forget();
      });
  return (
    <li className={chosen ? 'scenario chosen' : 'scenario'}>
      <Checkbox
        label={scenario.name}
        checked={chosen}
        disabled={!chosen && compared.length >= 10}
        onChange={() => amend({ compare: chosen ? others : [...compared, scenario.id], show: null })}
      />
      {scenario.description && <p className="quiet">{scenario.description}</p>}
      <details>
        <summary className="quiet">
          {counted(scenario.changes.length, 'change')}, cost {scenario.cost} · saved {instant(scenario.updatedAt)}
        </summary>
        <ol>
          {scenario.changes.map((change, at) => (
            <li key={at}>
              {change.words}
              {change.reason && <span className="quiet"> ({change.reason})</span>}
            </li>
          ))}
        </ol>
        <div className="toolbar">
          <Button variant="default" size="compact-xs" onClick={() => edit(scenario)}>
            Change it
          </Button>
          <Button variant="default" size="compact-xs" onClick={take}>
            YAML
          </Button>
          {asked ? (
            <Button color="red.9" size="compact-xs" onClick={remove}>
              Delete for good
            </Button>
          ) : (
            <Button variant="subtle" size="compact-xs" onClick={() => setAsked(true)}>
              Delete
            </Button>
          )}
        </div>
      </details>
    </li>
  );
};

/** All saved scenarios, to be chosen for the comparison. */
export const SavedScenarios = ({ compared }: { compared: readonly string[] }) => {
  const [{ data, error }] = useQuery({ query: SCENARIOS });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={2} />;
  const { nodes } = data.scenarios;
  return (
    <section className="card" aria-label="Saved scenarios">
      <h2>Scenarios</h2>
      {nodes.length === 0 ? (
        <p className="quiet">None is saved yet.</p>
      ) : (
        <ul className="scenarios">
          {nodes.map((scenario) => (
            <Scenario key={scenario.id} scenario={scenario} compared={compared} />
          ))}
        </ul>
      )}
    </section>
  );
};
