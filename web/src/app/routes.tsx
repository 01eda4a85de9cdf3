import { createBrowserRouter, type RouteObject } from 'react-router-dom';
import { Arrival } from './Arrival';
import { BrokenPage } from './BrokenPage';
import { Loading } from '../components/Loading';
import { NotFoundPage } from './NotFoundPage';
import { SignedIn } from './SignedIn';

/** One line a page; each is loaded when it is first opened. */
const pages: RouteObject[] = [
  { index: true, lazy: () => page(import('../features/dashboard/DashboardPage')) },
  { path: 'positions', lazy: () => page(import('../features/positions/PositionsPage')) },
  { path: 'market', lazy: () => page(import('../features/market/MarketPage')) },
  { path: 'bots', lazy: () => page(import('../features/bots/BotsPage')) },
  { path: 'bots/new', lazy: () => page(import('../features/bots/NewBotPage')) },
  { path: 'bots/:id', lazy: () => page(import('../features/bots/BotPage')) },
  { path: 'strategies', lazy: () => page(import('../features/strategies/StrategiesPage')) },
  { path: 'strategies/new', lazy: () => page(import('../features/strategies/StrategyEditorPage')) },
  { path: 'strategies/:id', lazy: () => page(import('../features/strategies/StrategyEditorPage')) },
  { path: 'backtests', lazy: () => page(import('../features/backtests/BacktestsPage')) },
  { path: 'backtests/compare', lazy: () => page(import('../features/backtests/ComparePage')) },
  { path: 'backtests/:id', lazy: () => page(import('../features/backtests/BacktestReportPage')) },
  { path: 'indicators', lazy: () => page(import('../features/indicators/IndicatorsPage')) },
  { path: 'data', lazy: () => page(import('../features/data/DataPage')) },
  { path: 'data/replays', lazy: () => page(import('../features/replays/ReplaysPage')) },
  { path: 'data/replays/:id', lazy: () => page(import('../features/replays/ReplayPage')) },
  { path: 'events', lazy: () => page(import('../features/events/EventsPage')) },
  { path: 'risk', lazy: () => page(import('../features/risk/RiskPage')) },
  { path: 'journal', lazy: () => page(import('../features/journal/JournalPage')) },
  { path: 'settings', lazy: () => page(import('../features/settings/SettingsPage')) },
  { path: '*', element: <NotFoundPage /> },
];

async function page(module: Promise<{ default: React.ComponentType }>) {
  return { Component: (await module).default };
}

const waiting = <Loading rows={[48, 320]} />;

export function createRouter() {
  return createBrowserRouter([
    {
      element: <Arrival />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: waiting,
      children: [
        { path: 'setup', lazy: () => page(import('../features/setup/SetupPage')) },
        { path: 'sign-in', lazy: () => page(import('../features/signIn/SignInPage')) },
        {
          element: <SignedIn />,
          children: [{ errorElement: <BrokenPage />, children: pages }],
        },
      ],
    },
  ]);
}
