import { PageHead } from '../answer/PageHead';
import { addressOf, Link, useAddress } from '../ground/address';
import { LISTINGS, listingOf } from './listings';
import { RelationList } from './RelationList';
import { SavedLists } from './SavedLists';
import { ThingList } from './ThingList';

const RELATIONS = {
  what: 'relations',
  title: 'Grants and relations',
  asks: 'Who holds what, at which level, until when, and who says so?',
};

const Kinds = ({ of }: { of: string }) => (
  <nav className="kinds" aria-label="Lists">
    {[...LISTINGS.slice(0, -1), RELATIONS, ...LISTINGS.slice(-1)].map(({ what, title }) => (
      <Link key={what} to={addressOf('/list', { what })} aria-current={what === of ? 'page' : undefined}>
        {title}
      </Link>
    ))}
  </nav>
);

/** Whatever the estate states, as lists: filtered, sorted and turned by the server, saved under a name, and taken away whole. */
const ListPage = () => {
  const { query } = useAddress();
  const listing = listingOf(query.get('what'));
  const { what, title, asks } = listing ?? RELATIONS;
  return (
    <div className="stack">
      <PageHead title={title} asks={asks} />
      <Kinds of={what} />
      {listing ? <ThingList key={what} listing={listing} /> : <RelationList />}
      <SavedLists />
    </div>
  );
};

export default ListPage;
