import { Suspense, useEffect, useRef } from 'react';
import { Waiting } from '../answer/Answer';
import { Link, useAddress } from '../ground/address';
import { Failures } from './Failures';
import { PAGES } from './pages';

const Absent = () => (
  <section>
    <h1>There is no such page</h1>
    <p>
      Start at the <Link to="/estate">estate</Link>.
    </p>
  </section>
);

/** The page of the present address; each is loaded when it is first shown. */
export const Pages = () => {
  const { path } = useAddress();
  const found = PAGES.find((page) => page.path === path);
  useEffect(() => {
    document.title = `${found?.title ?? 'No such page'} · Blast Radius`;
  }, [found]);
  const shown = useRef(path);
  useEffect(() => {
    /* Whoever went to another page is there also for those who do not see it; the tour keeps its own button. */
    if (shown.current !== path && !document.activeElement?.closest('.tour')) {
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    shown.current = path;
  }, [path]);
  const Page = found?.page ?? Absent;
  return (
    <Failures key={path}>
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    </Failures>
  );
};
