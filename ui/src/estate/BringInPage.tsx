import { Button } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Refusal } from '../answer/Answer';
import { PageHead } from '../answer/PageHead';
import { addressOf, amend, Link, useAddress } from '../ground/address';
import { ImportFiles } from './ImportFiles';
import { ESTATE } from './questions';
import { WAYS_IN } from './waysIn';
import type { WayIn } from './waysIn';

const Command = ({ text }: { text: string }) => {
  const [copied, setCopied] = useState(false);
  return (
    <div className="commands">
      <pre tabIndex={0} aria-label="What to type">
        {text}
      </pre>
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        <span role="status">{copied ? 'Copied' : 'Copy'}</span>
      </Button>
    </div>
  );
};

const How = ({ way }: { way: WayIn }) => (
  <section className="card" aria-label={`How to export: ${way.title}`}>
    <h2>2. Export or collect</h2>
    <ol className="stack">
      {way.steps.map(({ says, command }) => (
        <li key={says}>
          <p>{says}</p>
          {command && <Command text={command} />}
        </li>
      ))}
    </ol>
    <p className="quiet">
      For every night, the same by a timer:{' '}
      <code>curl -F file=@FILE &apos;{location.origin}/import?source=NAME&apos;</code>
    </p>
  </section>
);

/** Bringing data in: which source, how its files are made, what they would change, then a button; and back again. */
const BringInPage = () => {
  const { query } = useAddress();
  const [{ data, error }] = useQuery({ query: ESTATE });
  const way = WAYS_IN.find(({ key }) => key === query.get('from'));
  return (
    <div className="stack">
      <PageHead
        title="Bring data in"
        asks="Which source, how its files are made, what they would change; then a button."
      >
        <Link className="button plain" to={addressOf('/estate')}>
          Sources and history
        </Link>
      </PageHead>
      <section className="card" aria-label="What it comes from">
        <h2>1. What does it come from?</h2>
        <div className="ways">
          {WAYS_IN.map(({ key, title, tells }) => (
            <button
              key={key}
              type="button"
              className="way"
              aria-pressed={way?.key === key}
              onClick={() => amend({ from: way?.key === key ? null : key }, { replace: true })}
            >
              <strong>{title}</strong>
              <span>{tells}</span>
            </button>
          ))}
        </div>
      </section>
      {way && <How way={way} />}
      {error && <Refusal error={error} />}
      <ImportFiles sources={data?.estate.sources.map(({ source }) => source) ?? []} named={query.get('source') ?? ''} />
    </div>
  );
};

export default BringInPage;
