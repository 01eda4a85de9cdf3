import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Icon } from '../../components/Icon';
import { destinations } from '../navigation';
import { NavigationLink } from './NavigationLink';

const main = destinations.filter((destination) => destination.isMain);
const more = destinations.filter((destination) => !destination.isMain);

/** The thumb's way around on a phone. */
export function BottomNavigation() {
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const isUnderMore = more.some((destination) => pathname.startsWith(destination.path));
  return (
    <Box
      component="nav"
      aria-label="Pages"
      sx={{
        display: { xs: 'grid', md: 'none' },
        gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
        position: 'fixed',
        zIndex: 'appBar',
        insetInline: 3,
        bottom: 3,
        pb: 'env(safe-area-inset-bottom)',
        bgcolor: 'surface.panel',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {main.map((to) => (
        <NavigationLink key={to.path} to={to} layout="bottom" />
      ))}
      <ButtonBase
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        sx={{
          flexDirection: 'column',
          gap: '2px',
          minHeight: 56,
          fontSize: '0.69rem',
          borderTop: 3,
          borderColor: isUnderMore ? 'text.primary' : 'transparent',
          color: isUnderMore ? 'text.primary' : 'text.secondary',
          fontFamily: 'inherit',
        }}
      >
        <Icon name="more" size={20} />
        More
      </ButtonBase>
      <Drawer
        anchor="bottom"
        open={isOpen}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { 'aria-label': 'More pages', role: 'dialog', sx: { pb: 4 } } }}
      >
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, py: 2 }}>
          {more.map((to) => (
            <li key={to.path}>
              <NavigationLink to={to} layout="side" onClick={() => setOpen(false)} />
            </li>
          ))}
        </Box>
      </Drawer>
    </Box>
  );
}
