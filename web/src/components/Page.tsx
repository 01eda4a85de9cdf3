import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its heading; opening it names the window and tells a screen reader where it is. */
export function Page({ title, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Plimsoll`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <Box sx={{ p: { xs: 3, md: 5 }, pt: { xs: 3, md: 4 }, maxWidth: 1760, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, mb: 4, flexWrap: 'wrap', minHeight: 36 }}>
        <Typography ref={heading} tabIndex={-1} variant="h1" sx={{ flex: 1, minWidth: 140 }}>
          {title}
        </Typography>
        {actions}
      </Box>
      {children}
    </Box>
  );
}
