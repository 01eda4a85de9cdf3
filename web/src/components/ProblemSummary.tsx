import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { ApiError } from '../api/error';
import { Icon } from './Icon';

/** Why saving failed, above the form: takes the focus, so that it is heard and found. */
export function ProblemSummary({ error }: { error: Error | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = error instanceof ApiError ? error : null;
  return (
    <Box
      ref={box}
      role="alert"
      tabIndex={-1}
      sx={{ display: 'flex', gap: 2, p: 3, border: 1, borderColor: 'tone.down', borderRadius: '3px' }}
    >
      <Box sx={{ color: 'tone.down', pt: '2px' }}>
        <Icon name="warning" size={16} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        {problem?.message ?? 'The page met a fault of its own.'}
        {problem && problem.fields.length > 0 && (
          <Box component="ul" sx={{ m: 0, pl: 4 }}>
            {problem.fields.map((field) => (
              <li key={`${field.field} ${field.code}`}>{field.message}</li>
            ))}
          </Box>
        )}
        <Box sx={{ color: 'text.secondary', fontSize: '0.85em' }}>
          <code>{problem?.code ?? 'page.error'}</code>
          {problem?.requestId && (
            <>
              {' · request '}
              <code>{problem.requestId}</code>
            </>
          )}
        </Box>
      </Box>
    </Box>
  );
}
