import Box from '@mui/material/Box';

/** The load line: a ring and the line no cargo may push under water. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 24 24"
      aria-hidden
      focusable={false}
      sx={{ width: size, height: size, flex: 'none', display: 'block' }}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="square"
    >
      <circle cx="12" cy="12" r="6.5" />
      <path d="M2 12h20" />
    </Box>
  );
}
