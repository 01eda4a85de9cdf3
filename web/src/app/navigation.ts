import type { IconName } from '../components/Icon';

export interface Destination {
  path: string;
  name: string;
  icon: IconName;
  /** Pressed after `g`. */
  key: string;
  /** Stands in the phone's bottom bar; the others are under More. */
  isMain: boolean;
}

export const destinations: readonly Destination[] = [
  { path: '/', name: 'Dashboard', icon: 'dashboard', key: 'd', isMain: true },
  { path: '/positions', name: 'Positions & orders', icon: 'positions', key: 'p', isMain: false },
  { path: '/bots', name: 'Bots', icon: 'bots', key: 'b', isMain: true },
  { path: '/market', name: 'Market', icon: 'market', key: 'm', isMain: true },
  { path: '/strategies', name: 'Strategies', icon: 'strategies', key: 'y', isMain: false },
  { path: '/backtests', name: 'Backtests', icon: 'backtests', key: 't', isMain: false },
  { path: '/indicators', name: 'Indicators', icon: 'indicators', key: 'i', isMain: false },
  { path: '/data', name: 'Data', icon: 'data', key: 'a', isMain: false },
  { path: '/events', name: 'Economic events', icon: 'events', key: 'e', isMain: false },
  { path: '/risk', name: 'Risk', icon: 'risk', key: 'r', isMain: false },
  { path: '/journal', name: 'Journal', icon: 'journal', key: 'j', isMain: true },
  { path: '/settings', name: 'Settings', icon: 'settings', key: 's', isMain: false },
];
