import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { px, sizes } from '../theme/tokens';

interface Props {
  label: string;
  children: ReactNode;
  /** The one figure a panel is about. */
  isMain?: boolean;
}

/** A figure under its name. */
export function Figure({ label, children, isMain = false }: Props) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: px(sizes.table) }}>
        {label}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          fontWeight: 600,
          fontSize: px(isMain ? sizes.figure : sizes.title),
          lineHeight: isMain ? 1.2 : 1.4,
        }}
      >
        {children}
      </Box>
    </Box>
  );
}

/** Figures side by side, as many as fit. */
export function Figures({ children, minWidth = 96 }: { children: ReactNode; minWidth?: number }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gap: 4,
        rowGap: 3,
        gridTemplateColumns: `repeat(auto-fill, minmax(${minWidth}px, 1fr))`,
        alignItems: 'end',
      }}
    >
      {children}
    </Box>
  );
}
