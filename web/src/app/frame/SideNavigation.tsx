import Box from '@mui/material/Box';
import { destinations } from '../navigation';
import { NavigationLink } from './NavigationLink';

export function SideNavigation() {
  return (
    <Box
      component="nav"
      aria-label="Pages"
      sx={{
        display: { xs: 'none', md: 'block' },
        width: { md: 156, lg: 196 },
        borderRight: 1,
        borderColor: 'divider',
        bgcolor: 'surface.panel',
      }}
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, py: 2, position: 'sticky', top: 54 }}>
        {destinations.map((to) => (
          <li key={to.path}>
            <NavigationLink to={to} layout="side" />
          </li>
        ))}
      </Box>
    </Box>
  );
}
