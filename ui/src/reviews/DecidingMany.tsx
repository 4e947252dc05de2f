import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { isUnsaved, Unsaved } from '../what-if/Unsaved';
import { Level } from '../entity/levels';
import { day } from '../ground/dates';
import type { AccessLevel } from '../ground/graphql';
import { counted, tenths, whole } from '../ground/numbers';
import { DECIDE, ITEMS } from './questions';
import { keepReviewer, reviewer } from './reviewer';

/* So many stand on a page. */
const SHOWN = 25;

const LEVELS: readonly AccessLevel[] = ['READ', 'WRITE', 'CONTROL'];
const UNUSED = [30, 90, 180, 365].map((days) => ({ value: String(days), label: `${days} days` }));

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Open items that are alike, found by words, level and last use: those that are ticked, or all of them, decided at once. */
export const DecidingMany = ({ id, onDecided }: { id: string; onDecided: () => void }) => {
  const [search, setSearch] = useState('');
  const [level, setLevel] = useState<AccessLevel | null>(null);
  const [unused, setUnused] = useState<string | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [by, setBy] = useState(reviewer);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const where = useMemo(
    () => ({
      open: true,
      ...(search.trim() === '' ? {} : { search: search.trim() }),
      ...(level === null ? {} : { levelAtLeast: level }),
      ...(unused === null ? {} : { lastUsedBefore: `${daysAgo(Number(unused))}T00:00:00Z` }),
    }),
    [search, level, unused],
  );
  const variables = useMemo(
    () => ({ id, where, orderBy: 'BLAST_RADIUS' as const, first: SHOWN, after: null }),
    [id, where],
  );
  const [{ data, error }, again] = useQuery({ query: ITEMS, variables, requestPolicy: 'cache-and-network' });
  const [deciding, decide] = useMutation(DECIDE);
  const items = data?.review?.items;
  const chosen = ticked.length > 0 ? ticked.length : (items?.totalCount ?? 0);
  const narrow = (change: () => void) => {
    setTicked([]);
    change();
  };
  const say = (verdict: 'KEEP' | 'REVOKE') => {
    keepReviewer(by.trim());
    const which = ticked.length > 0 ? { items: [...ticked] } : { where };
    void decide({ id, input: { ...which, verdict, reason: reason.trim(), by: by.trim() } }).then((outcome) => {
      setSaid('');
      if (isUnsaved(outcome)) return;
      setSaid(`${counted(outcome.data?.reviewDecide.changed ?? 0, 'access', 'accesses')} decided.`);
      setTicked([]);
      again({ requestPolicy: 'network-only' });
      onDecided();
    });
  };
  const cannot = by.trim() === '' || reason.trim() === '' || chosen === 0 || deciding.fetching;
  return (
    <section className="card no-print" aria-label="Many at once">
      <h2>Many at once{items && `: ${counted(items.totalCount, 'open access', 'open accesses')} alike`}</h2>
      <div className="toolbar top">
        <TextInput
          size="sm"
          className="grow"
          label="With the words"
          placeholder="who holds, or what is held or opened"
          value={search}
          onChange={(event) => narrow(() => setSearch(event.target.value))}
        />
        <Select
          size="sm"
          label="Level at least"
          placeholder="any"
          data={[...LEVELS]}
          value={level}
          onChange={(value) => narrow(() => setLevel(value))}
          clearable
        />
        <Select
          size="sm"
          label="Not used for"
          placeholder="whenever"
          data={UNUSED}
          value={unused}
          onChange={(value) => narrow(() => setUnused(value))}
          clearable
        />
      </div>
      {error && <Refusal error={error} />}
      {!items && !error && <Waiting rows={1} />}
      {items && (
        <div className="scroller" role="region" aria-label="Open accesses" tabIndex={0}>
          <table className="data dense">
            <thead>
              <tr>
                <th scope="col">
                  <span className="hidden">Tick</span>
                </th>
                {['Access', 'Level', 'Score of the holder', 'Last used'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.nodes.map((item) => (
                <tr key={item.id}>
                  <td>
                    <Checkbox
                      size="xs"
                      aria-label={`Tick: ${item.words}`}
                      checked={ticked.includes(item.id)}
                      onChange={() =>
                        setTicked(
                          ticked.includes(item.id) ? ticked.filter((other) => other !== item.id) : [...ticked, item.id],
                        )
                      }
                    />
                  </td>
                  <td title={item.words}>{item.words}</td>
                  <td>
                    <Level level={item.level} />
                  </td>
                  <td className="number">{item.blastRadius ? tenths(item.blastRadius.score) : '–'}</td>
                  <td>{item.lastUsedAt ? day(item.lastUsedAt) : 'no source says'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="toolbar top">
        <TextInput
          size="sm"
          label="Decided by"
          required
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <TextInput
          size="sm"
          className="grow"
          label="Why, for each of them"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button size="sm" color="teal.9" disabled={cannot} onClick={() => say('KEEP')}>
          Keep {whole(chosen)}
        </Button>
        <Button size="sm" color="red.9" disabled={cannot} onClick={() => say('REVOKE')}>
          Revoke {whole(chosen)}
        </Button>
        <span role="status">{said}</span>
      </div>
      <Unsaved of={deciding} />
      <p className="quiet">
        {ticked.length > 0 ? 'Those that are ticked.' : 'All that are alike, also beyond those shown.'}
      </p>
    </section>
  );
};
