import Box from '@mui/material/Box';
import { useState } from 'react';
import { Outlet } from 'react-router-dom';
import { useAccount } from '../../lib/account';
import { useKill } from '../../lib/accounts';
import { KillContext } from '../../lib/kill';
import type { Me } from '../../lib/session';
import { BottomNavigation } from './BottomNavigation';
import { KillDialog } from './KillDialog';
import { LiveBanner, ModeEdge } from './ModeEdge';
import { SafetyBanners } from './SafetyBanners';
import { ShortcutsDialog } from './ShortcutsDialog';
import { SideNavigation } from './SideNavigation';
import { TopBar } from './TopBar';
import { useShortcuts } from './useShortcuts';

type Open = 'kill' | 'shortcuts' | null;

/** What stands around every page. */
export function Frame({ user }: { user: Me }) {
  const [open, setOpen] = useState<Open>(null);
  const account = useAccount();
  const mode = account?.executionMode ?? 'unknown';
  const kill = useKill(account?.id);
  const openKill = () => setOpen('kill');
  const close = () => {
    setOpen(null);
    kill.reset();
  };
  useShortcuts({ onKill: openKill, onHelp: () => setOpen('shortcuts') });
  return (
    <>
      <SkipLink />
      <ModeEdge mode={mode} />
      <Box
        sx={{
          display: 'grid',
          minHeight: '100dvh',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'auto minmax(0, 1fr)' },
          gridTemplateRows: 'auto minmax(0, 1fr)',
          p: '3px',
          pb: { xs: 'calc(60px + env(safe-area-inset-bottom))', md: '3px' },
        }}
      >
        <Box component="header" sx={{ gridColumn: '1 / -1', position: 'sticky', top: 3, zIndex: 'appBar' }}>
          <TopBar user={user} account={account} onKill={openKill} onShortcuts={() => setOpen('shortcuts')} />
          <LiveBanner account={account} />
          <SafetyBanners account={account} />
        </Box>
        <SideNavigation />
        <Box component="main" id="page" tabIndex={-1} sx={{ minWidth: 0 }}>
          <KillContext value={openKill}>
            <Outlet />
          </KillContext>
        </Box>
      </Box>
      <BottomNavigation />
      <KillDialog
        open={open === 'kill'}
        account={account}
        isPending={kill.isPending}
        error={kill.error}
        onHeld={account ? () => kill.mutate(undefined, { onSuccess: close }) : null}
        onClose={close}
      />
      <ShortcutsDialog open={open === 'shortcuts'} onClose={close} />
    </>
  );
}

function SkipLink() {
  return (
    <Box
      component="a"
      href="#page"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('page')?.focus();
      }}
      sx={{
        position: 'fixed',
        top: 8,
        left: 8,
        zIndex: 'tooltip',
        px: 4,
        py: 2,
        bgcolor: 'text.primary',
        color: 'surface.ground',
        '&:not(:focus)': { transform: 'translateY(-80px)' },
      }}
    >
      Skip to the page
    </Box>
  );
}
