import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { useToast } from '../../../components/toasts';
import { visuallyHidden } from '../../../theme/hidden';
import { useImportEvents } from '../api';

/** All of a file is taken, or nothing where one of its events is wrong. */
export function ImportButton() {
  const bring = useImportEvents();
  const toast = useToast();
  return (
    <>
      <Button component="label" variant="contained" disabled={bring.isPending}>
        {bring.isPending ? 'Reading' : 'Import a file'}
        <Box
          component="input"
          type="file"
          accept=".csv,.json,.ics,.gz,.zip"
          sx={visuallyHidden}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file)
              bring.mutate(file, {
                onSuccess: ({ added, updated }) =>
                  toast(`${added} events added, ${updated} brought up to date.`),
              });
          }}
        />
      </Button>
      <Box sx={{ flexBasis: '100%' }}>
        <ProblemSummary error={bring.error} />
      </Box>
    </>
  );
}
