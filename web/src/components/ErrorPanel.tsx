import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ApiError } from '../api/error';
import { Icon } from './Icon';

interface Props {
  error: unknown;
  /** What was attempted, as a sentence: "The positions could not be loaded." */
  title?: string;
  onRetry?: () => void;
}

/** What failed, the stable code to look up, the request to quote, and a way on. */
export function ErrorPanel({ error, title = 'This part could not be shown.', onRetry }: Props) {
  const problem = error instanceof ApiError ? error : null;
  return (
    <Box role="alert" sx={{ display: 'flex', gap: 3, py: 3 }}>
      <Box sx={{ color: 'tone.warn', pt: '1px' }}>
        <Icon name="warning" />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
        <Typography color="textSecondary">
          {problem?.message ?? 'The page met a fault of its own. The rest stays usable.'}
        </Typography>
        <Typography variant="body2" component="p" color="textSecondary" sx={{ mt: 1 }}>
          <code>{problem?.code ?? 'page.error'}</code>
          {problem?.requestId && (
            <>
              {' · request '}
              <code>{problem.requestId}</code>
            </>
          )}
        </Typography>
        {onRetry && (
          <Button sx={{ mt: 3 }} onClick={onRetry}>
            Try again
          </Button>
        )}
      </Box>
    </Box>
  );
}
