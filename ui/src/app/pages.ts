import type { LucideIcon } from 'lucide-react';
import Building from 'lucide-react/icons/building';
import ChartColumn from 'lucide-react/icons/chart-column';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import Eye from 'lucide-react/icons/eye';
import GitBranch from 'lucide-react/icons/git-branch';
import History from 'lucide-react/icons/history';
import House from 'lucide-react/icons/house';
import Lightbulb from 'lucide-react/icons/lightbulb';
import List from 'lucide-react/icons/list';
import Radar from 'lucide-react/icons/radar';
import Route from 'lucide-react/icons/route';
import Settings from 'lucide-react/icons/settings';
import ShieldCheck from 'lucide-react/icons/shield-check';
import Siren from 'lucide-react/icons/siren';
import TrendingUp from 'lucide-react/icons/trending-up';
import Upload from 'lucide-react/icons/upload';
import Waypoints from 'lucide-react/icons/waypoints';
import { lazy } from 'react';
import type { ComponentType } from 'react';

/** What somebody wants to know who comes here. */
export type Section = 'What falls' | 'Who gets in' | 'What to fix' | 'What if' | 'What changed' | 'Estate';

/** A page: its address, what it is called, what it answers, and how one gets there. */
export interface Page {
  readonly path: string;
  readonly title: string;
  /** In words that somebody would look for it by. */
  readonly asks: string;
  readonly page: ComponentType;
  /** Where it stands in the navigation; left out of pages about one thing, which others lead to. */
  readonly place?: { readonly section: Section; readonly Icon: LucideIcon; /** With Alt. */ readonly key: string };
}

/** Every page, in the order of the navigation; each is loaded when it is first shown. */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    title: 'Overview',
    asks: 'Who reaches the most customers, and what one change helps most?',
    page: lazy(() => import('../overview/OverviewPage')),
    place: { section: 'What falls', Icon: House, key: 'o' },
  },
  {
    path: '/blast-radius',
    title: 'Blast radius',
    asks: 'When these are compromised, what falls?',
    page: lazy(() => import('../blast-radius/BlastRadiusPage')),
    place: { section: 'What falls', Icon: Radar, key: 'b' },
  },
  {
    path: '/paths',
    title: 'Paths',
    asks: 'By which ways does an attacker get from here to there?',
    page: lazy(() => import('../paths/PathsPage')),
    place: { section: 'What falls', Icon: Route, key: 'p' },
  },
  {
    path: '/incident',
    title: 'Incident',
    asks: 'Something was taken: what fell, what to cut first, whom to tell?',
    page: lazy(() => import('../incident/IncidentPage')),
    place: { section: 'What falls', Icon: Siren, key: 'i' },
  },
  {
    path: '/exposure',
    title: 'Exposure',
    asks: 'Who gets to these targets?',
    page: lazy(() => import('../exposure/ExposurePage')),
    place: { section: 'Who gets in', Icon: Eye, key: 'x' },
  },
  {
    path: '/ranking',
    title: 'Ranking',
    asks: 'Which identity, credential or tool reaches the most?',
    page: lazy(() => import('../ranking/RankingPage')),
    place: { section: 'Who gets in', Icon: ChartColumn, key: 'r' },
  },
  {
    path: '/findings',
    title: 'Findings',
    asks: 'Where does the estate fall short of good practice, and what ends it?',
    page: lazy(() => import('../findings/FindingsPage')),
    place: { section: 'What to fix', Icon: ClipboardList, key: 'f' },
  },
  {
    path: '/reviews',
    title: 'Reviews',
    asks: 'Is what is held still wanted? Recertify access, one at a time',
    page: lazy(() => import('../reviews/ReviewsPage')),
    place: { section: 'What to fix', Icon: ClipboardCheck, key: 'w' },
  },
  {
    path: '/choke-points',
    title: 'Choke points',
    asks: 'What single removal saves the most?',
    page: lazy(() => import('../choke-points/ChokePointsPage')),
    place: { section: 'What to fix', Icon: Waypoints, key: 'c' },
  },
  {
    path: '/containment',
    title: 'Containment',
    asks: 'What is the least that keeps an attack away?',
    page: lazy(() => import('../containment/ContainmentPage')),
    place: { section: 'What to fix', Icon: ShieldCheck, key: 'k' },
  },
  {
    path: '/advice',
    title: 'Advice',
    asks: 'What to do first within a budget?',
    page: lazy(() => import('../advice/AdvicePage')),
    place: { section: 'What to fix', Icon: Lightbulb, key: 'a' },
  },
  {
    path: '/scenarios',
    title: 'Scenarios',
    asks: 'What if: changes side by side',
    page: lazy(() => import('../scenarios/ScenariosPage')),
    place: { section: 'What if', Icon: GitBranch, key: 's' },
  },
  {
    path: '/drift',
    title: 'Drift',
    asks: 'What did the last import change?',
    page: lazy(() => import('../drift/DriftPage')),
    place: { section: 'What changed', Icon: History, key: 't' },
  },
  {
    path: '/trend',
    title: 'Trend',
    asks: 'Does it get better, quarter by quarter?',
    page: lazy(() => import('../trend/TrendPage')),
    place: { section: 'What changed', Icon: TrendingUp, key: 'q' },
  },
  {
    path: '/estate',
    title: 'Estate',
    asks: 'What is loaded, from whom, and how old is it?',
    page: lazy(() => import('../estate/EstatePage')),
    place: { section: 'Estate', Icon: Building, key: 'e' },
  },
  {
    path: '/list',
    title: 'Lists',
    asks: 'Identities, credentials, tools, tenants, grants and relations as lists',
    page: lazy(() => import('../lists/ListPage')),
    place: { section: 'Estate', Icon: List, key: 'l' },
  },
  {
    path: '/bring-in',
    title: 'Bring data in',
    asks: 'How to collect or export, and import it',
    page: lazy(() => import('../estate/BringInPage')),
    place: { section: 'Estate', Icon: Upload, key: 'n' },
  },
  {
    path: '/settings',
    title: 'Settings',
    asks: 'Scores, costs, zone of dates, theme',
    page: lazy(() => import('../settings/SettingsPage')),
    place: { section: 'Estate', Icon: Settings, key: 'g' },
  },
  {
    path: '/entity',
    title: 'Entity',
    asks: 'All that is known of one thing',
    page: lazy(() => import('../entity-page/EntityPage')),
  },
  {
    path: '/tenant',
    title: 'Tenant',
    asks: 'Who gets into one tenant, and what is precious there',
    page: lazy(() => import('../tenant/TenantPage')),
  },
];

/** The pages of the navigation by section, in order. */
export const SECTIONS: readonly {
  readonly name: Section;
  readonly pages: readonly (Page & Required<Pick<Page, 'place'>>)[];
}[] = (['What falls', 'Who gets in', 'What to fix', 'What if', 'What changed', 'Estate'] as const).map((name) => ({
  name,
  pages: PAGES.filter((page): page is Page & Required<Pick<Page, 'place'>> => page.place?.section === name),
}));
