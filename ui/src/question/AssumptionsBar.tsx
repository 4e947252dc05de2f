import { Button, Collapse, NumberInput, SegmentedControl, Switch, TagsInput, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { addressOf, amend, go, useAddress } from '../ground/address';
import { stated, withoutAssumptions } from './assumptions';
import { ScenarioSelect } from './ScenarioSelect';

const MODES = [
  { value: 'STRICT', label: 'Strict' },
  { value: 'SELF', label: 'Self' },
  { value: 'ALL', label: 'All' },
];

const MODE_MEANINGS: Record<string, string> = {
  STRICT: 'Nobody activates anything: only access that stands or is active counts',
  SELF: 'The attacker activates what his identities may, approval only by others whom he controls',
  ALL: 'Approval fraud assumed: every eligible access can be activated',
};

const toField = (at: string | null): string => (at ? new Date(at).toISOString().slice(0, 16) : '');

const flag = (query: URLSearchParams, word: string, label: string, meaning: string) => (
  <Tooltip label={meaning} multiline maw={320} key={word} events={{ hover: true, focus: true, touch: false }}>
    <Switch
      size="sm"
      label={label}
      checked={query.has(word)}
      onChange={(event) => amend({ [word]: event.currentTarget.checked })}
    />
  </Tooltip>
);

/** What is assumed while the attacker moves; each change is a change of the address. */
export const AssumptionsBar = ({
  sourceKinds = [],
  withScenario = true,
}: {
  sourceKinds?: readonly string[];
  withScenario?: boolean;
}) => {
  const { path, query } = useAddress();
  const [open, { toggle }] = useDisclosure(['zone', 'only', 'except', 'hops', 'cut'].some((word) => query.has(word)));
  const jit = query.get('jit') ?? 'SELF';
  const count = stated(query);
  return (
    <section className="assumptions" aria-label="Assumptions">
      <div className="toolbar">
        {withScenario && <ScenarioSelect />}
        <TextInput
          type="datetime-local"
          size="sm"
          label="At (UTC)"
          title="The instant at which windows of access are judged; empty: now"
          value={toField(query.get('at'))}
          onChange={(event) => amend({ at: event.currentTarget.value && `${event.currentTarget.value}Z` })}
        />
        <div>
          <span className="label" id="jit-label">
            Just-in-time access
          </span>
          <Tooltip label={MODE_MEANINGS[jit]} multiline maw={320}>
            <SegmentedControl
              size="sm"
              data={MODES}
              value={jit}
              aria-labelledby="jit-label"
              onChange={(mode) => amend({ jit: mode === 'SELF' ? null : mode })}
            />
          </Tooltip>
        </div>
        <div className="switches">
          {flag(
            query,
            'mfa',
            'MFA defeated',
            'Phishable factors are assumed defeated; phishing-resistant ones never are',
          )}
          {flag(query, 'tickets', 'Tickets obtained', 'The attacker can obtain tickets where access asks for one')}
          {flag(
            query,
            'secrets',
            'Secrets in content',
            'Copies of secrets in logs, tickets and wikis are assumed disclosed to readers',
          )}
        </div>
        <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={open}>
          {open ? 'Less' : 'More'}
        </Button>
        {count > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => go(addressOf(path, withoutAssumptions(query)))}>
            Reset
          </Button>
        )}
      </div>
      <Collapse expanded={open} transitionDuration={0}>
        <div className="toolbar top">
          <TagsInput
            size="sm"
            label="Zones held"
            value={query.getAll('zone')}
            onChange={(zone) => amend({ zone })}
            placeholder="id or name"
          />
          <TagsInput
            size="sm"
            label="Only source kinds"
            data={[...sourceKinds]}
            value={query.getAll('only')}
            onChange={(only) => amend({ only })}
            placeholder="all propagate"
          />
          <TagsInput
            size="sm"
            label="Except source kinds"
            data={[...sourceKinds]}
            value={query.getAll('except')}
            onChange={(except) => amend({ except })}
            placeholder="none"
          />
          <NumberInput
            size="sm"
            label="Longest path"
            min={1}
            max={100000}
            value={query.get('hops') ?? ''}
            onChange={(hops) => amend({ hops: hops === '' ? null : hops })}
            placeholder="unbounded"
          />
          {query.has('cut') && (
            <Button variant="light" size="compact-sm" onClick={() => amend({ cut: null })}>
              Restore {query.getAll('cut').length} left-out relations
            </Button>
          )}
        </div>
      </Collapse>
    </section>
  );
};
