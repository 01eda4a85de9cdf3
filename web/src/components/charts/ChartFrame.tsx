import Box from '@mui/material/Box';
import { Suspense, useState, type ReactNode } from 'react';
import { Attribution } from './Attribution';
import { Loading } from '../Loading';

interface Props {
  label: string;
  summary: string;
  table: ReactNode;
  legend?: ReactNode;
  height?: number;
  children: ReactNode;
}

const usualHeight = 320;

/** Around every chart: its name and gist for those who cannot see it, and its data as a table for all who ask. */
export function ChartFrame({ label, summary, table, legend, height = usualHeight, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box component="figure" aria-label={label} sx={{ m: 0 }}>
      {legend}
      <Box sx={{ position: 'relative' }}>
        <Box role="img" aria-label={summary} sx={{ height }}>
          <Suspense fallback={<Loading rows={[height - 24]} label={`Loading ${label}`} />}>
            {children}
          </Suspense>
        </Box>
        <Attribution />
      </Box>
      <Box
        component="details"
        onToggle={(event: { currentTarget: HTMLDetailsElement }) => setOpen(event.currentTarget.open)}
        sx={{ borderTop: 1, borderColor: 'divider' }}
      >
        <Box
          component="summary"
          sx={{ px: 4, py: 2, color: 'text.secondary', cursor: 'pointer', fontSize: '0.78rem' }}
        >
          Show as table
        </Box>
        {isOpen && table}
      </Box>
    </Box>
  );
}
