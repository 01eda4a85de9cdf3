import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { PanelBoundary } from './PanelBoundary';

interface Props {
  title: string;
  /** Right of the title: filters, a link, one action. */
  actions?: ReactNode;
  /** Lets a table or chart reach the panel's edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A named part of a page. What breaks inside stays inside. */
export function Panel({ title, actions, flush = false, children }: Props) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        bgcolor: 'surface.panel',
        border: 1,
        borderColor: 'divider',
        borderRadius: '4px',
        minWidth: 0,
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          px: 4,
          minHeight: 44,
          flexWrap: 'wrap',
          rowGap: 0,
          '@media (pointer: coarse), (max-width: 759px)': { py: 1 },
        }}
      >
        <Typography id={id} variant="h2" sx={{ flex: 1, minWidth: 120 }}>
          {title}
        </Typography>
        {actions}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, px: flush ? 0 : 4, pb: flush ? 0 : 4 }}>
        <PanelBoundary>{children}</PanelBoundary>
      </Box>
    </Box>
  );
}
