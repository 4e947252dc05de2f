import { Button } from '@mantine/core';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { PathSteps } from '../answer/PathSteps';
import { RelationName } from '../answer/RelationName';
import { EntityLink } from '../entity/EntityName';
import { addressOf, go, Link } from '../ground/address';
import { counted, tenths } from '../ground/numbers';
import { changeWords } from '../what-if/changes';
import type { ChangeInput, Drafted } from '../what-if/changes';
import { openAsDraft } from '../what-if/draft';
import { Accepting } from './Accepting';
import { FINDING } from './questions';
import type { Finding, Proof } from './questions';

const Remedy = ({ finding, remedy }: { finding: Finding; remedy: NonNullable<Proof['remedy']> }) => {
  const { change, reason, saving } = remedy;
  const drafted: Drafted = { ...(change as unknown as ChangeInput), reason: reason ?? finding.words };
  const open = () => {
    openAsDraft(`${finding.rule.id}: ${finding.rule.title}`, finding.words, [drafted]);
    go('/scenarios');
  };
  return (
    <>
      <h3>What to do</h3>
      <p>{changeWords(drafted)}.</p>
      {saving && (
        <p>
          <EntityLink entity={saving.compromised} terse />, compromised alone: score {tenths(saving.scoreBefore)} →{' '}
          <strong>{tenths(saving.scoreAfter)}</strong>, {counted(saving.tenantsSaved, 'customer')} saved,{' '}
          {counted(saving.tenantAdminsSaved, 'administration')} saved, for a cost of {saving.cost}.
        </p>
      )}
      <p className="toolbar">
        <Button size="compact-sm" onClick={open}>
          Open as a scenario
        </Button>
      </p>
    </>
  );
};

/** What proves a finding, which controls it concerns, and what ends it. */
export const Proven = ({ finding, at, scenario }: { finding: Finding; at: string | null; scenario: string | null }) => {
  const [{ data, error }] = useQuery({ query: FINDING, variables: { id: finding.id, at, scenario } });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={1} />;
  const proof = data.finding;
  if (!proof) return <p>It is gone.</p>;
  const { relationCount, relations, path, question } = proof.evidence;
  return (
    <div className="stack">
      <p className="quiet">{proof.rule.definition}</p>
      {proof.subjects.length > 0 && (
        <p>
          Concerns{' '}
          {proof.subjects.map((subject) => (
            <span key={subject.id} className="one-of">
              <EntityLink entity={subject} terse />
            </span>
          ))}
          {finding.subjectCount > proof.subjects.length &&
            ` and ${counted(finding.subjectCount - proof.subjects.length, 'other')}`}
          .
        </p>
      )}
      {relations.length > 0 && (
        <>
          <h3>Proven by {counted(relationCount, 'relation')}</h3>
          <ul className="plain-list">
            {relations.map((relation) => (
              <li key={relation.id}>
                <RelationName relation={relation} />
              </li>
            ))}
          </ul>
        </>
      )}
      {path && (
        <>
          <h3>How</h3>
          <PathSteps path={path} />
        </>
      )}
      <Accepting finding={finding} accepted={proof.exception} />
      {proof.remedy && <Remedy finding={finding} remedy={proof.remedy} />}
      <h3>Controls</h3>
      <ul className="plain-list">
        {proof.rule.controls.map(({ control }) => (
          <li key={control.framework + control.id}>
            <Link to={addressOf('/findings', { framework: control.framework, control: control.id })}>
              {control.framework} {control.id}
            </Link>
            : {control.title}
            {!control.verified && ' (title not verified)'}
          </li>
        ))}
      </ul>
      <details>
        <summary>The question that tests it again</summary>
        <code className="question-text">{question}</code>
      </details>
    </div>
  );
};
