import Box from '@mui/material/Box';
import { useRouteError } from 'react-router-dom';
import { ErrorPanel } from '../components/ErrorPanel';

export function BrokenPage() {
  const error = useRouteError();
  return (
    <Box sx={{ p: 4, maxWidth: 720 }}>
      <ErrorPanel
        error={error}
        title="This page could not be opened."
        onRetry={() => window.location.reload()}
      />
    </Box>
  );
}
