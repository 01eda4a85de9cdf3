import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

interface Props {
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** The way to what is older than a page shows. */
export function MoreButton({ hasMore, isLoading, onMore }: Props) {
  if (!hasMore) return null;
  return (
    <Box sx={{ px: 4, py: 3, borderTop: 1, borderColor: 'divider' }}>
      <Button disabled={isLoading} onClick={onMore}>
        {isLoading ? 'Loading' : 'Load older ones'}
      </Button>
    </Box>
  );
}
