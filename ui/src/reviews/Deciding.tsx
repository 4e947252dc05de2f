import { Button, Kbd, Select, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { isUnsaved, Unsaved } from '../what-if/Unsaved';
import { EntityLink } from '../entity/EntityName';
import { EntityPicker } from '../entity/EntityPicker';
import { inWords, TYPES } from '../entity/kinds';
import { Level } from '../entity/levels';
import { addressOf, amend, Link, useAddress } from '../ground/address';
import { day, instant } from '../ground/dates';
import type { AccessLevel } from '../ground/graphql';
import { counted, tenths, whole } from '../ground/numbers';
import { DECIDE, ITEMS } from './questions';
import type { Item } from './questions';
import { keepReviewer, reviewer } from './reviewer';

/* So many are read at once; decisions do not wait for each other. */
const READ = 25;

type Verdict = 'KEEP' | 'NARROW' | 'REVOKE';

const REASONS: Readonly<Record<Verdict, string>> = {
  KEEP: 'Still needed',
  NARROW: 'Less is enough',
  REVOKE: 'No longer needed',
};

const LOWER: readonly AccessLevel[] = ['WRITE', 'READ', 'SEE'];

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Asked = ({ item }: { item: Item }) => (
  <>
    <p className="headline">{item.words}.</p>
    <dl className="facts">
      {item.holder && (
        <Fact name="held by">
          <EntityLink entity={item.holder} />{' '}
          <Link to={addressOf('/blast-radius', { of: item.holder.id })}>what falls with it</Link>
        </Fact>
      )}
      {item.held && (
        <Fact name="what is held">
          <EntityLink entity={item.held} />
        </Fact>
      )}
      <Fact name="opens">
        {counted(item.openCount, 'thing')}, at most at <Level level={item.level} />
        {item.opens.length > 0 && `: ${item.opens.map(({ name }) => name).join(', ')}`}
        {item.openCount > item.opens.length && ' …'}
      </Fact>
      <Fact name="blast radius">
        {item.blastRadius
          ? `score ${tenths(item.blastRadius.score)}, ${counted(item.blastRadius.tenantCount, 'customer')} controlled`
          : 'nothing follows, or it is not known'}
      </Fact>
      <Fact name="last used">{item.lastUsedAt ? day(item.lastUsedAt) : 'no source says'}</Fact>
      <Fact name="answered for by">{item.owners.length > 0 ? item.owners.join(', ') : 'no source says'}</Fact>
      {item.state !== 'STANDS' && (
        <Fact name="now">
          {item.state === 'GONE' ? 'gone: the estate has it no more' : 'under other terms than when it was chosen'}
        </Fact>
      )}
      {item.lastDecision && (
        <Fact name="last time">
          {inWords(item.lastDecision.verdict)} by {item.lastDecision.by}, {instant(item.lastDecision.at)}:{' '}
          {item.lastDecision.reason}
        </Fact>
      )}
    </dl>
  </>
);

/** One access after the other, the gravest first: K keeps, N narrows, R revokes, S leaves it for later. */
export const Deciding = ({ id, onDecided }: { id: string; onDecided: () => void }) => {
  const { query } = useAddress();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [by, setBy] = useState(reviewer);
  const [reason, setReason] = useState('');
  const [narrowing, setNarrowing] = useState(false);
  const [level, setLevel] = useState<AccessLevel | null>(null);
  const [tenants, setTenants] = useState<string[]>([]);
  const place = useRef<HTMLDivElement>(null);
  const orderBy = query.get('order') === 'used' ? ('LAST_USED' as const) : ('BLAST_RADIUS' as const);
  const [{ data, error, fetching }, again] = useQuery({
    query: ITEMS,
    variables: { id, where: { open: true }, orderBy, first: READ + left.length, after: null },
    requestPolicy: 'cache-and-network',
  });
  const [deciding, decide] = useMutation(DECIDE);
  const items = data?.review?.items;
  const item = items?.nodes.find((each) => !left.includes(each.id));
  const shown = item?.id;
  useEffect(() => {
    if (shown !== undefined) place.current?.focus({ preventScroll: true });
  }, [shown]);

  const done = () => {
    setReason('');
    setNarrowing(false);
    setLevel(null);
    setTenants([]);
  };
  const say = (verdict: Verdict) => {
    if (!item || by.trim() === '' || deciding.fetching) return;
    keepReviewer(by.trim());
    const input = {
      items: [item.id],
      verdict,
      reason: reason.trim() || REASONS[verdict],
      by: by.trim(),
      ...(verdict === 'NARROW' ? { level, tenants } : {}),
    };
    void decide({ id, input }).then((outcome) => {
      if (isUnsaved(outcome)) return;
      setLeft((present) => [...present, item.id]);
      done();
      onDecided();
      /* The next ones are read before the last of these is decided. */
      if ((items?.nodes.length ?? 0) - left.length <= 3) again({ requestPolicy: 'network-only' });
    });
  };
  const later = () => {
    if (!item) return;
    setLeft((present) => [...present, item.id]);
    done();
  };
  useHotkeys([
    ['k', () => say('KEEP')],
    ['n', () => setNarrowing(true)],
    ['r', () => say('REVOKE')],
    ['s', later],
  ]);

  if (error) return <Refusal error={error} />;
  if (!items || (!item && fetching)) return <Waiting />;
  if (!item)
    return (
      <section className="card">
        <p className="headline">
          {left.length > 0 ? 'Nothing is left but what was put off.' : 'Everything is decided.'}
        </p>
        {left.length > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => setLeft([])}>
            Go through the rest again
          </Button>
        )}
      </section>
    );
  return (
    <section className="card" aria-label="To be decided" ref={place} tabIndex={-1}>
      <div className="spread">
        <h2>To be decided: {whole(items.totalCount)}</h2>
        <Select
          size="xs"
          aria-label="The first to be decided"
          data={[
            { value: 'grave', label: 'what reaches most' },
            { value: 'used', label: 'what was not used for longest' },
          ]}
          value={query.get('order') ?? 'grave'}
          allowDeselect={false}
          onChange={(order) => amend({ order: order === 'grave' ? null : order }, { replace: true })}
        />
      </div>
      <Asked item={item} />
      <div className="toolbar top">
        <TextInput
          size="sm"
          label="Decided by"
          required
          placeholder="your name"
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <TextInput
          size="sm"
          className="grow"
          label="Why"
          placeholder="left empty, the words of the button stand"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      {narrowing && (
        <div className="toolbar top">
          <Select
            size="sm"
            label="At most"
            placeholder="as it is"
            data={LOWER.map((each) => ({ value: each, label: each }))}
            value={level}
            onChange={(chosen) => setLevel(chosen)}
            clearable
          />
          <div className="grow">
            <EntityPicker
              label="Only for"
              placeholder="all that it opens"
              chosen={tenants}
              onChange={setTenants}
              kinds={TYPES.Tenants}
            />
          </div>
          <Button size="sm" disabled={level === null && tenants.length === 0} onClick={() => say('NARROW')}>
            Narrow it
          </Button>
        </div>
      )}
      <div className="toolbar top">
        <Button onClick={() => say('KEEP')} disabled={by.trim() === ''} color="teal.9">
          Keep <Kbd ml={6}>K</Kbd>
        </Button>
        <Button variant="default" onClick={() => setNarrowing(!narrowing)} disabled={by.trim() === ''}>
          Narrow … <Kbd ml={6}>N</Kbd>
        </Button>
        <Button onClick={() => say('REVOKE')} disabled={by.trim() === ''} color="red.9">
          Revoke <Kbd ml={6}>R</Kbd>
        </Button>
        <Button variant="subtle" onClick={later}>
          Later <Kbd ml={6}>S</Kbd>
        </Button>
        {by.trim() === '' && <span className="quiet">Say who decides first.</span>}
      </div>
      <Unsaved of={deciding} />
    </section>
  );
};
