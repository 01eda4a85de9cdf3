import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';

interface Props {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its heading, which names the window and can be focused on arrival. */
export function Page({ title, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Plimsoll`;
  }, [title]);
  return (
    <Box sx={{ p: { xs: 3, md: 5 }, pt: { xs: 3, md: 4 }, maxWidth: 1760, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, mb: 4, flexWrap: 'wrap', minHeight: 36 }}>
        <Typography tabIndex={-1} variant="h1" sx={{ flex: 1, minWidth: 140 }}>
          {title}
        </Typography>
        {actions}
      </Box>
      {children}
    </Box>
  );
}
