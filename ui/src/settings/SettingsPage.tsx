import { NumberInput, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { PageHead } from '../answer/PageHead';
import { instant, keepZone, zone } from '../ground/dates';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { keepCosts, ownCosts, PRICED } from '../question/costs';

const SETTINGS = graphql(`
  query Settings {
    ranking(by: SCORE, first: 1) {
      settings {
        asShipped
        levels {
          see
          read
          write
          control
        }
        criticalities {
          low
          moderate
          high
          mission
        }
        sensitivities {
          public
          internal
          confidential
          restricted
        }
        gates {
          selfActivation
          ticket
          zone
          phishableFactor
          approval
          resistantFactor
        }
        parts {
          depth
          breadth
          sum
        }
        bands {
          critical
          high
          moderate
        }
      }
    }
    findings(first: 1) {
      rules {
        rule {
          id
          title
          parameters {
            name
            value
          }
        }
      }
    }
  }
`);

type Settings = ResultOf<typeof SETTINGS>;

const words = (name: string) => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

const Numbers = ({ title, changes, of }: { title: string; changes: string; of: object }) => (
  <div>
    <h3>{title}</h3>
    <p className="quiet">{changes}</p>
    <dl className="facts numbers">
      {Object.entries(of).map(([name, value]) => (
        <div key={name}>
          <dt>{words(name)}</dt>
          <dd>{String(value)}</dd>
        </div>
      ))}
    </dl>
  </div>
);

const Chosen = ({ title, changes, children }: { title: string; changes: string; children: ReactNode }) => (
  <div className="spread">
    <div>
      <h3>{title}</h3>
      <p className="quiet">{changes}</p>
    </div>
    {children}
  </div>
);

const Ours = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const [shown, setShown] = useState(zone);
  return (
    <section className="card stack" aria-label="Of this browser">
      <h2>Of this browser</h2>
      <Chosen title="Colours" changes="What every page looks like; drawings that are saved are always light.">
        <SegmentedControl
          aria-label="Colours"
          data={[
            { value: 'auto', label: 'As the system has it' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme)}
        />
      </Chosen>
      <Chosen
        title="Zone of dates"
        changes={`How instants are shown: now is ${instant(new Date().toISOString())}. What is typed, asked and exported stays in UTC.`}
      >
        <SegmentedControl
          aria-label="Zone of dates"
          data={[
            { value: 'UTC', label: 'UTC' },
            { value: 'local', label: Intl.DateTimeFormat().resolvedOptions().timeZone },
          ]}
          value={shown}
          onChange={(chosen) => {
            keepZone(chosen === 'local' ? 'local' : 'UTC');
            setShown(zone());
          }}
        />
      </Chosen>
    </section>
  );
};

const Scores = ({ settings }: { settings: Settings['ranking']['settings'] }) => (
  <section className="card" aria-label="What scores weigh with">
    <h2>What scores weigh with</h2>
    <p>
      {settings.asShipped ? 'All as shipped.' : 'Somebody who runs this server has set some of them otherwise.'} They
      are assumptions, not facts: the operator sets them as <code>blastradius.score.*</code>, and every answer says what
      it was weighed with. None of them changes what is reached.
    </p>
    <div className="settings">
      <Numbers title="Levels" changes="The share of a thing's value that is lost at each." of={settings.levels} />
      <Numbers title="Criticality" changes="What a resource is worth, first factor." of={settings.criticalities} />
      <Numbers title="Sensitivity" changes="What it is worth, second factor." of={settings.sensitivities} />
      <Numbers
        title="Gates"
        changes="The share of attacks that pass each gate: lowers the residual score alone."
        of={settings.gates}
      />
      <Numbers title="Parts" changes="What depth, breadth and sum count for; together 1." of={settings.parts} />
      <Numbers title="Bands" changes="From which residual score on each begins." of={settings.bands} />
    </div>
  </section>
);

const Costs = () => {
  const [own, setOwn] = useState(ownCosts);
  const set = (key: string, cost: number | string) => {
    const { [key]: _, ...others } = own;
    const next = typeof cost === 'number' && cost > 0 ? { ...others, [key]: cost } : others;
    keepCosts(next);
    setOwn(next);
  };
  return (
    <section className="card" aria-label="What changes cost">
      <h2>What changes cost</h2>
      <p className="quiet">
        Advice compares what a change saves with what it costs: these, for each thing that it changes. They are this
        browser&apos;s; left empty, the server&apos;s count. Scenarios state costs of their own, change by change.
      </p>
      <div className="settings">
        {PRICED.map(({ key, name, cost }) => (
          <NumberInput
            key={key}
            size="sm"
            label={`To ${name}`}
            placeholder={String(cost)}
            min={key === 'rotate' || key === 'disable' ? 1 : 0.1}
            max={1000}
            allowDecimal={key !== 'rotate' && key !== 'disable'}
            value={own[key] ?? ''}
            onChange={(said) => set(key, said)}
          />
        ))}
      </div>
    </section>
  );
};

const Rules = ({ rules }: { rules: Settings['findings']['rules'] }) => (
  <section className="card" aria-label="What findings judge by">
    <h2>What findings judge by</h2>
    <p className="quiet">
      The operator sets each as <code>blastradius.findings.*</code>; a stricter number finds more.
    </p>
    <dl className="facts numbers">
      {rules.flatMap(({ rule }) =>
        rule.parameters.map(({ name, value }) => (
          <div key={rule.id + name}>
            <dt>
              {rule.id} {rule.title}
            </dt>
            <dd>
              {value} {name}
            </dd>
          </div>
        )),
      )}
    </dl>
  </section>
);

/** What the reader sees things by, and what the server weighs them with; each with what it changes. */
const SettingsPage = () => {
  const [{ data, error }] = useQuery({ query: SETTINGS });
  return (
    <div className="stack">
      <PageHead title="Settings" asks="What is shown how, what is weighed with what, and what each changes" />
      <Ours />
      <Costs />
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Scores settings={data.ranking.settings} />
          <Rules rules={data.findings.rules} />
        </>
      )}
    </div>
  );
};

export default SettingsPage;
