import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useEffect, useState } from 'react';

const patienceMs = 150;

interface Props {
  /** Heights in pixels of what will stand here, so that nothing jumps. */
  rows: readonly number[];
  label?: string;
}

/** Outlines of the final layout, shown only when waiting becomes noticeable. */
export function Loading({ rows, label = 'Loading' }: Props) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Box role="status" aria-label={label} sx={{ display: 'grid', gap: 2, py: 2 }}>
      {rows.map((height, index) =>
        isLate ? <Skeleton key={index} height={height} /> : <Box key={index} sx={{ height }} />,
      )}
    </Box>
  );
}
