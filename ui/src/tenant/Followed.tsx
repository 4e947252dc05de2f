import { Button } from '@mantine/core';
import { useMutation, useQuery } from 'urql';
import { Refusal } from '../answer/Answer';
import { Unsaved } from '../what-if/Unsaved';
import { addressOf, Link } from '../ground/address';
import { useForget } from '../ground/client';
import { FOLLOW, FOLLOWED } from './questions';

/* A list of exactly this tenant. */
const isOf = (where: Record<string, unknown> | null, id: string): boolean =>
  where !== null && Object.keys(where).length === 1 && where['tenant'] === id;

/** The trend of a tenant: from the day on that somebody follows it. */
export const Followed = ({ id, name }: { id: string; name: string }) => {
  const forget = useForget();
  const [{ data, error }] = useQuery({ query: FOLLOWED });
  const [followed, follow] = useMutation(FOLLOW);
  const list = data?.lists.nodes.find(({ where }) => isOf(where, id));
  const input = { name, description: `Follows ${name} over time.`, where: { tenant: id } };
  return (
    <section className="card no-print" aria-label="Trend">
      <h2>Trend</h2>
      {error && <Refusal error={error} />}
      {list && (
        <p>
          It is followed:{' '}
          <Link to={addressOf('/trend', { list: list.id })}>what its identities came to, version by version</Link>.
        </p>
      )}
      {data && !list && (
        <p className="toolbar">
          <span className="quiet">
            Nobody follows it yet: from now on each import would say what its identities come to.
          </span>
          <Button
            size="compact-sm"
            variant="default"
            loading={followed.fetching}
            onClick={() => void follow({ input }).then(({ data: done }) => done?.listCreate.list && forget())}
          >
            Follow it from now on
          </Button>
        </p>
      )}
      <Unsaved of={followed} />
    </section>
  );
};
