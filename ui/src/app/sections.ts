import type { LucideIcon } from 'lucide-react';
import Building from 'lucide-react/icons/building';
import ChartColumn from 'lucide-react/icons/chart-column';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import Eye from 'lucide-react/icons/eye';
import GitBranch from 'lucide-react/icons/git-branch';
import History from 'lucide-react/icons/history';
import House from 'lucide-react/icons/house';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Radar from 'lucide-react/icons/radar';
import Route from 'lucide-react/icons/route';
import ShieldCheck from 'lucide-react/icons/shield-check';
import Waypoints from 'lucide-react/icons/waypoints';

export interface Page {
  readonly path: string;
  readonly name: string;
  /** With Alt: the key that goes there. */
  readonly key: string;
  readonly Icon: LucideIcon;
}

/** What the navigation offers, in its order. */
export const SECTIONS: readonly { readonly name: string; readonly pages: readonly Page[] }[] = [
  {
    name: 'Look',
    pages: [
      {
        path: '/',
        name: 'Overview',
        key: 'o',
        Icon: House,
      },
      {
        path: '/estate',
        name: 'Estate',
        key: 'e',
        Icon: Building,
      },
      {
        path: '/blast-radius',
        name: 'Blast radius',
        key: 'b',
        Icon: Radar,
      },
      {
        path: '/exposure',
        name: 'Exposure',
        key: 'x',
        Icon: Eye,
      },
      {
        path: '/paths',
        name: 'Paths',
        key: 'p',
        Icon: Route,
      },
    ],
  },
  {
    name: 'Decide',
    pages: [
      {
        path: '/findings',
        name: 'Findings',
        key: 'f',
        Icon: ClipboardList,
      },
      {
        path: '/ranking',
        name: 'Ranking',
        key: 'r',
        Icon: ChartColumn,
      },
      {
        path: '/choke-points',
        name: 'Choke points',
        key: 'c',
        Icon: Waypoints,
      },
      {
        path: '/containment',
        name: 'Containment',
        key: 'k',
        Icon: ShieldCheck,
      },
      {
        path: '/scenarios',
        name: 'Scenarios',
        key: 's',
        Icon: GitBranch,
      },
      {
        path: '/advice',
        name: 'Advice',
        key: 'a',
        Icon: Lightbulb,
      },
      {
        path: '/drift',
        name: 'Drift',
        key: 't',
        Icon: History,
      },
    ],
  },
];
