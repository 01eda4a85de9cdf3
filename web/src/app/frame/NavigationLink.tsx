import Box from '@mui/material/Box';
import { NavLink } from 'react-router-dom';
import { Icon } from '../../components/Icon';
import type { Destination } from '../navigation';

interface Props {
  to: Destination;
  /** Beside the icon, or below it in the phone's bar. */
  layout: 'side' | 'bottom';
  onClick?: () => void;
}

export function NavigationLink({ to, layout, onClick }: Props) {
  const isSide = layout === 'side';
  return (
    <Box
      component={NavLink}
      to={to.path}
      end={to.path === '/'}
      {...(onClick && { onClick })}
      sx={{
        display: 'flex',
        flexDirection: isSide ? 'row' : 'column',
        alignItems: 'center',
        justifyContent: isSide ? 'flex-start' : 'center',
        gap: isSide ? 3 : '2px',
        minHeight: isSide ? 44 : 56,
        px: isSide ? 4 : 0,
        fontSize: isSide ? undefined : '0.69rem',
        textDecoration: 'none',
        color: 'text.secondary',
        [isSide ? 'borderLeft' : 'borderTop']: '3px solid transparent',
        '&:hover': { color: 'text.primary' },
        '&.active': {
          color: 'text.primary',
          fontWeight: 600,
          [isSide ? 'borderLeftColor' : 'borderTopColor']: 'var(--mui-palette-text-primary)',
          ...(isSide && { bgcolor: 'surface.raised' }),
        },
        '&:focus-visible': { outlineOffset: -3 },
      }}
    >
      <Icon name={to.icon} size={20} />
      <span>{to.name}</span>
    </Box>
  );
}
