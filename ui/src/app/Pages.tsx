import { lazy, Suspense, useEffect } from 'react';
import type { ComponentType } from 'react';
import { Waiting } from '../answer/Answer';
import { Link, useAddress } from '../ground/address';
import { Failures } from './Failures';

const PAGES: Readonly<Record<string, { title: string; page: ComponentType }>> = {
  '/': { title: 'Overview', page: lazy(() => import('../overview/OverviewPage')) },
  '/estate': { title: 'Estate', page: lazy(() => import('../estate/EstatePage')) },
  '/entity': { title: 'Entity', page: lazy(() => import('../entity-page/EntityPage')) },
  '/blast-radius': { title: 'Blast radius', page: lazy(() => import('../blast-radius/BlastRadiusPage')) },
  '/exposure': { title: 'Exposure', page: lazy(() => import('../exposure/ExposurePage')) },
  '/paths': { title: 'Paths', page: lazy(() => import('../paths/PathsPage')) },
  '/choke-points': { title: 'Choke points', page: lazy(() => import('../choke-points/ChokePointsPage')) },
  '/containment': { title: 'Containment', page: lazy(() => import('../containment/ContainmentPage')) },
  '/findings': { title: 'Findings', page: lazy(() => import('../findings/FindingsPage')) },
  '/advice': { title: 'Advice', page: lazy(() => import('../advice/AdvicePage')) },
  '/drift': { title: 'Drift', page: lazy(() => import('../drift/DriftPage')) },
  '/ranking': { title: 'Ranking', page: lazy(() => import('../ranking/RankingPage')) },
  '/scenarios': { title: 'Scenarios', page: lazy(() => import('../scenarios/ScenariosPage')) },
};

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
  const found = PAGES[path];
  useEffect(() => {
    document.title = `${found?.title ?? 'No such page'} · Blast Radius`;
  }, [found]);
  const Page = found?.page ?? Absent;
  return (
    <Failures key={path}>
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    </Failures>
  );
};
