import Box from '@mui/material/Box';

/**
 * The chart library's own mark, which its licence asks to keep in view. Drawn here because the library would style it
 * by an inline style sheet, which the content security policy refuses, and would tell the link's target our address.
 */
export function Attribution() {
  return (
    <Box
      component="a"
      href="https://www.tradingview.com/"
      target="_blank"
      rel="noopener noreferrer"
      title="Charting by TradingView"
      aria-label="Charting by TradingView"
      sx={{
        position: 'absolute',
        left: 10,
        bottom: 34,
        zIndex: 3,
        width: 35,
        height: 19,
        color: 'text.secondary',
      }}
    >
      <svg viewBox="0 0 35 19" width="35" height="19" fill="currentColor" fillRule="evenodd" aria-hidden>
        <path d="M14 2H2v6h6v9h6V2Zm12 15h-7l6-15h7l-6 15Zm-7-9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />
      </svg>
    </Box>
  );
}
