import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A named part of an entry. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Typography variant="h3" sx={{ mb: 2 }}>
        {title}
      </Typography>
      {children}
    </section>
  );
}
