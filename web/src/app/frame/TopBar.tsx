import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { Mark } from '../../components/Mark';
import { ModeBadge, OperatingBadge } from '../../components/ModeBadge';
import type { Me } from '../../lib/session';
import type { CurrentAccount } from '../../lib/account';
import { AccountSwitch } from './AccountSwitch';
import { ConnectionLight } from './ConnectionLight';
import { KillButton } from './KillButton';
import { ThemeToggle } from './ThemeToggle';
import { UserMenu } from './UserMenu';

interface Props {
  user: Me;
  account: CurrentAccount | null;
  onKill: () => void;
  onShortcuts: () => void;
}

export function TopBar({ user, account, onKill, onShortcuts }: Props) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 2, md: 3 },
        minHeight: 50,
        px: { xs: 3, md: 4 },
        bgcolor: 'surface.panel',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component={Link}
        to="/"
        aria-label="Plimsoll, dashboard"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          minHeight: 44,
          textDecoration: 'none',
          fontWeight: 600,
        }}
      >
        <Mark />
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, width: { lg: 148 } }}>
          Plimsoll
        </Box>
      </Box>
      <AccountSwitch account={account} />
      <ModeBadge mode={account?.executionMode ?? 'unknown'} />
      <OperatingBadge mode={account?.operatingMode ?? 'unknown'} shrinks />
      <Box sx={{ flex: 1 }} />
      <ConnectionLight />
      <Box sx={{ display: { xs: 'none', md: 'flex' } }}>
        <ThemeToggle />
      </Box>
      <UserMenu user={user} onShortcuts={onShortcuts} />
      <KillButton onClick={onKill} />
    </Box>
  );
}
